"""Every threshold and choice of a run, named once, with its unit and the reason for its value."""

from __future__ import annotations

from dataclasses import dataclass, fields

WITHOUT_EFFECT = frozenset({"batch_size"})
"""Settings that change how fast a run is, never what it finds; left out of the report so that its bytes do not move."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run."""

    embedder: str = "minilm"
    """``minilm`` (packaged) or a sentence-transformers model by folder or hub name."""
    stance_model: str = "stance-minilm-l6"
    """``stance-minilm-l6`` (ours, packaged), ``lexical`` (no weights) or the folder of a cross-encoder."""
    policy: str = "default"
    """How vague numbers are read, voices weighed and events graded; a file of ``lexicons/policies``."""
    point_similarity: float = 0.6
    """Cosine from which free claims of one event are one point (average linkage). Honest paraphrases lie from 0.7 on,
    claims of one event about other points mostly below 0.55; the stance check decides inside a cluster."""
    copy_share: float = 0.35
    """Share of the shorter text's words, in pieces of four or more, that two articles must share to be copies. Versions
    of one text lay from 0.37 on, texts that share background and an opening formula below 0.33."""
    batch_size: int = 32
    """Texts a model reads at once; no effect on results."""

    def as_items(self) -> tuple[tuple[str, str | int | float | bool], ...]:
        """Return the settings that can change a result, by name."""
        return tuple(
            (field.name, getattr(self, field.name)) for field in fields(self) if field.name not in WITHOUT_EFFECT
        )
