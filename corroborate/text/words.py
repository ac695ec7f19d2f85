"""Text as words with offsets: the light reading the figure parser works on, with no model behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corroborate.lexicons import lexicon

# One pass, no backtracking: dates and clock times, model names and ages are single words.
_WORD = re.compile(
    r"""
    (?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\d{1,2}:\d{2}(?::\d{2})?)
  | (?P<aged>\d{1,3}\ ?-\ ?(?:year|month|week|day)s?\ ?-\ ?old\b)
  | (?P<number>\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d{1,3}\ 000(?![\w,])
      | \d{1,3},\ 0\d\d(?![\w,])|\d{1,12}\.\d{1,3}(?![\w.])|\d+(?![\w]|-[^\W\d_])|\d+(?=-(?:and|to|or)\b))
  | (?P<mixed>\d+(?:-?[^\W\d_]+){1,4}\d*|[^\W\d_]+-?\d+[^\W_]*)
  | (?P<word>(?:[A-Z]\.){2,4}|[^\W\d_]+(?:['’\-][^\W\d_]+)*)
  | (?P<other>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"(\d{1,9})([a-z]{5,20})")
_END = re.compile(r"[.!?…]{1,3}[\"'”’)\]]{0,2}(?=\s)|\n\s*\n")
_ABBREVIATIONS = frozenset(lexicon("grammar")["abbreviations"])
_LONGEST_NUMBER = 9
_QUOTES = frozenset('"“”„«»')  # a quoted word counts as one that is not


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or punctuation mark. ``low`` is its lower-case form without a possessive ending."""

    text: str
    low: str
    start: int
    end: int
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` with offsets into ``text``; number words joined by hyphens come apart."""
    out: list[Word] = []
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup or "other"
        raw = found.group()
        if raw in _QUOTES:
            continue
        if kind == "aged":  # "16 - year - old", as corpora cut it
            out.append(Word(raw, raw.lower().replace(" ", ""), found.start(), found.end(), "mixed"))
            continue
        if kind == "number" and len(raw) > _LONGEST_NUMBER + 3:
            kind = "mixed"
        glued = _GLUED.fullmatch(raw) if kind == "mixed" else None
        if glued:  # "15people", its space lost
            cut = found.start() + glued.end(1)
            out.append(Word(glued[1], glued[1], found.start(), cut, "number"))
            out.append(Word(glued[2], glued[2], cut, found.end(), "word"))
        elif kind == "word" and "-" in raw:
            out.extend(_hyphenated(raw, found.start()))
        else:
            out.append(Word(raw, _plain(raw) if kind == "word" else raw.lower(), found.start(), found.end(), kind))
    return out


def _plain(raw: str) -> str:
    if raw == "IS":  # the group, never the verb
        return "isis"
    low = raw.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def _hyphenated(raw: str, at: int) -> Iterator[Word]:
    parts = raw.split("-")
    if not all(part.lower() in _NUMBER_PARTS for part in parts):
        yield Word(raw, _plain(raw), at, at + len(raw), "word")
        return
    for part in parts:
        yield Word(part, part.lower(), at, at + len(part), "word")
        at += len(part) + 1


_NUMBER_PARTS = frozenset(lexicon("grammar")["number_parts"])


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut ``text`` where a sentence surely ends: a full stop before a capital, a digit or a quote, or an empty line."""
    start = 0
    for found in _END.finditer(text):
        if found.group()[0] == "\n" or (_opens(text, found.end()) and not _abbreviated(text, found.start())):
            yield start, found.end()
            start = found.end()
    if start < len(text):
        yield start, len(text)


def _opens(text: str, at: int) -> bool:
    following = text[at : at + 20].lstrip()[:1]
    return not following or not following.islower()


def _abbreviated(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    head = re.split(r"[^\w]", text[max(0, stop - 12) : stop])[-1]
    return head.lower() in _ABBREVIATIONS or (len(head) == 1 and head.isupper())


class Phrases:
    """Wordings of one or more words, each with a value, found by first word; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for wording, value in entries:
            split = tuple(wording.lower().split())
            self._by_first.setdefault(split[0], []).append((split, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, sentence: Sequence[Word], i: int) -> tuple[str, int] | None:
        """The value of the longest wording that starts at word ``i``, and the index after it."""
        entries = self._by_first.get(sentence[i].low) if i < len(sentence) else None
        if entries is None:
            return None
        for split, value in entries:
            if len(split) == 1 or tuple(word.low for word in sentence[i : i + len(split)]) == split:
                return value, i + len(split)
        return None
