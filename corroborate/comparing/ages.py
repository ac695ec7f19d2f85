"""Numbers that belong to a name or to one vote: how old somebody is, how many were for a thing and how many against."""

from __future__ import annotations

import re

from corroborate.comparing.verdicts import Verdict
from corroborate.lexicons import lexicon

_TITLES = frozenset((*lexicon("matters")["titles"], *lexicon("numerals")["months"]))
_NAME = r"(?P<name>(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)"
_AGES = (
    re.compile(
        rf"(?<!\b[Ii]n ){_NAME}(?:, (?:who (?:is|was) )?(?:aged )?| (?:is|was) (?:aged )?| aged )(?P<age>\d{{1,2}})"
        r"(?=[,.;](?!\d)|$| when\b| years old)"
    ),
    re.compile(rf"(?P<age>\d{{1,2}})-year-old (?:[a-z]+ )?{_NAME}"),
    re.compile(rf"{_NAME},? (?:a |the )?(?P<age>\d{{1,2}})-year-old"),
)
_SPLIT = re.compile(
    r"\b(?P<one>\d[\d,]*)(?:(?: votes?)? ?(?:-|–|to) ?| votes? (?:for|in favou?r),? (?:and |with )?)"
    r"(?P<other>\d[\d,]*)\b"
)
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|passed|carried|approved|adopted|rejected|defeated|bill|motion)\b", re.IGNORECASE
)
_LEAST, _ABSENT = 12, 0.05
"""Votes cast from which a split tells one vote by its sum, and the share of them that may be counted otherwise."""


def compare_ages(later: str, earlier: str) -> Verdict | None:
    """Contradict where two texts give one person ages more than a birthday apart."""
    old = _ages(earlier)
    for name, age in _ages(later).items():
        for other, then in old.items():
            if abs(age - then) > 1 and (name <= other or other <= name):
                return Verdict("contradict", "wording", 0.6, f"aged {age} against {then}")
    return None


def _ages(text: str) -> dict[frozenset[str], int]:
    found: dict[frozenset[str], int] = {}
    for pattern in _AGES:
        for match in pattern.finditer(text):
            name = frozenset(word.lower() for word in match["name"].split() if word.lower() not in _TITLES)
            if name:
                found.setdefault(name, int(match["age"]))
    return found


def compare_splits(later: str, earlier: str) -> Verdict | None:
    """Contradict where two texts split the votes of one body otherwise: as many voted, the sides differ."""
    new, old = _split(later), _split(earlier)
    if new is None or old is None or new == old:
        return None
    sums = sum(new), sum(old)
    if min(sums) < _LEAST or abs(sums[0] - sums[1]) > _ABSENT * max(sums):
        return None
    return Verdict("contradict", "wording", 0.6, f"{new[0]} to {new[1]} against {old[0]} to {old[1]}")


def marks(text: str) -> frozenset[str]:
    """Return what must be marked in another text too for its ages or votes to be comparable with those of this one."""
    named = frozenset[str]().union(*_ages(text))
    return frozenset(f"aged {name}" for name in named) | ({"split"} if _split(text) else frozenset())


def _split(text: str) -> tuple[int, int] | None:
    found = list(_SPLIT.finditer(text)) if _VOTE.search(text) else []
    if len(found) != 1:
        return None
    one, other = (int(found[0][side].replace(",", "")) for side in ("one", "other"))
    return max(one, other), min(one, other)
