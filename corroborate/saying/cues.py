"""Cue words, and the frame of one cue in a parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from corroborate.lexicons import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Side = Literal["left", "right", "around", "whole"]
CLAUSAL = frozenset({"ccomp", "xcomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLOSING = frozenset({'"', "”", "''", "»"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(slots=True)
class Frame:
    """One cue with token ranges: ``speaker``, the whole attribution ``run``, and ``content`` (to be refined).

    ``side`` says where the content lies from the run. ``chain`` holds the relays, nearest the outlet first.
    ``deed`` says that the cue is itself what happened ("the mayor condemned the raid").
    """

    cue: Token
    speaker: tuple[int, int]
    run: tuple[int, int]
    content: tuple[int, int]
    side: Side
    nested: bool = False
    chain: tuple[tuple[int, int], ...] = ()
    alleged: bool = False
    inherited: bool = False
    cue_end: int = 0
    deed: bool = False

    @property
    def bare(self) -> bool:
        """Whether the sentence says only who spoke the words before it."""
        return self.content[0] >= self.content[1]

    @property
    def words(self) -> str:
        """The cue as printed."""
        return self.cue.doc[self.cue.i : max(self.cue_end, self.cue.i + 1)].text


@cache
def verbs(group: str) -> frozenset[str]:
    """Return a group of cue verbs, as lemmas."""
    return frozenset(lexicon("cues")["verbs"][group])


@cache
def nouns(group: str) -> frozenset[str]:
    """Return a group of nouns that go with cues."""
    return frozenset(lexicon("cues")["nouns"][group])


@cache
def printed(*groups: str) -> str:
    """Return an expression for verbs of saying as printed: ``finite``, ``plural``, ``participle``, ``capital``."""
    words = [word for group in groups for word in lexicon("cues")["printed"][group]]
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def cue_verb(token: Token) -> bool:
    """Tell whether ``token`` is a verb of saying or believing."""
    lemma = token.lemma_.lower()
    if lemma not in verbs("speech") and lemma not in verbs("belief"):
        return False
    if _is_name(token):
        return False
    return (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.tag_ == "VBN"


def _is_name(token: Token) -> bool:
    """Tell whether a verb printed with a capital amid small letters is part of a name ("Omar Said", "Rodi Said")."""
    if not token.text[:1].isupper() or token.i == 0 or not token.nbor(-1).text[:1].isupper():
        return False
    near = [t for t in token.doc[max(0, token.i - 6) : token.i + 7] if t.is_alpha and len(t) > 3 and t.i != token.i]
    return sum(t.text[:1].islower() for t in near) * 3 > len(near)


def finite(tokens: Iterable[Token]) -> bool:
    """Tell whether a verb that stands by itself is among ``tokens``."""
    return any(t.tag_ in {"VBD", "VBP", "VBZ", "MD"} for t in tokens)


def clause_in(doc: Doc, left: int, right: int) -> bool:
    """Tell whether the tokens ``left..right`` can be content: a verb among them, or words enough for a headline."""
    tokens = [t for t in doc[left:right] if t.is_alpha or t.like_num]
    return (len(tokens) >= 3 and any(t.pos_ in {"VERB", "AUX"} or t.tag_ in {"VBN", "VBD"} for t in tokens)) or len(
        tokens
    ) >= 6


def has_words(doc: Doc, left: int, right: int) -> bool:
    """Tell whether a word or number stands among the tokens ``left..right``."""
    return any(t.is_alpha or t.like_num for t in doc[left:right])


def region_left(token: Token, span: Span, quoted: frozenset[int]) -> int:
    """Return where the clause that a trailing attribution covers begins: after a "but" that opens a clause."""
    doc = token.doc
    for i in range(token.i - 1, span.start, -1):
        if (doc[i].lower_ in {"but", "whereas"} or doc[i].text == ";") and i not in quoted:
            before, after = doc[span.start : i], doc[i + 1 : token.i]
            if finite(before) and finite(after) and len(after) > 4:
                return i + 1
    return span.start
