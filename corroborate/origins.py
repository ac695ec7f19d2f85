"""Where an article's words were first set down: who copied whom, and which wire is credited.

Two articles are copies where they share at least half of the shorter one's eight-word runs, after characters that look
alike are folded and invisible ones dropped. Candidates come from an index of runs: the work grows with what is shared.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Article

RUN = 8
"""Words in a run; two texts written apart seldom share even one of this length."""
MIN_RUNS = 6
"""A text with fewer runs is too short to tell a copy from a coincidence."""
COMMON_RUN = 40
"""A run found in more articles than this is a house formula, not evidence of copying."""
CREDIT_REACH = 160
"""A wire credit stands within this many characters of the head or the end of a text."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Traced:
    """Articles with their origin set, and for those with copies the id of their group."""

    articles: tuple[Article, ...]
    copies: Mapping[str, str]


def trace(articles: Sequence[Article], copy_share: float) -> Traced:
    """Set every article's origin: ``wire:NAME``, ``outlet:NAME`` or ``article:ID`` where the outlet is unknown.

    Copies share the origin of the wire they credit, else of the outlet among them that another one credits, else of
    the earliest. ``copy_share`` is the share of the shorter text's runs two copies have in common.
    """
    groups = _groups(articles, copy_share)
    by_id = {article.id: article for article in articles}
    origin: dict[str, str] = {article.id: _own_origin(article) for article in articles}
    for members in groups.values():
        first = min(members, key=lambda name: (by_id[name].published or date.max, name))
        wires = sorted({origin[name] for name in members if origin[name].startswith("wire:")})
        credited = _credited_member([by_id[name] for name in members])
        shared = wires[0] if wires else f"outlet:{credited}" if credited else origin[first]
        origin.update(dict.fromkeys(members, shared))
    copies = {name: group for group, members in groups.items() for name in members}
    return Traced(
        tuple(
            replace(article, origin=origin[article.id], copies=copies.get(article.id), credit=credited_wire(article))
            for article in articles
        ),
        copies,
    )


def _credited_member(members: Sequence[Article]) -> str | None:
    """Return the outlet whose name or initials another copy carries at head or end ("(ONA)", "material from ...")."""
    found = set()
    for outlet in sorted({article.outlet for article in members if article.outlet is not None}):
        initials = "".join(word[0] for word in outlet.split() if word[:1].isupper())
        names = [outlet, *([initials] if len(initials) >= 3 else [])]
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")
        others = [article for article in members if article.outlet != outlet]
        if any(
            pattern.search(other.text[:CREDIT_REACH]) or pattern.search(other.text[-CREDIT_REACH:]) for other in others
        ):
            found.add(outlet)
    return min(found) if len(found) == 1 else None


def _own_origin(article: Article) -> str:
    wire = credited_wire(article)
    if wire is not None:
        return f"wire:{wire}"
    if article.outlet is not None:
        return f"outlet:{article.outlet}"
    return f"article:{article.id}"


def credited_wire(article: Article) -> str | None:
    """Return the agency an article credits for its words at its head or end, or the agency that is its outlet."""
    wires: dict[str, list[str]] = lexicon("wires")["wires"]
    if article.outlet is not None:
        for name, spellings in wires.items():
            if article.outlet.casefold() in {name.casefold(), *(spelling.casefold() for spelling in spellings)}:
                return None
    head = article.text[:CREDIT_REACH]
    tail = article.text[-CREDIT_REACH:]
    for name, pattern in _credits():
        if pattern[0].search(head) or pattern[1].search(tail):
            return name
    return None


@cache
def _credits() -> tuple[tuple[str, tuple[re.Pattern[str], re.Pattern[str]]], ...]:
    """Compile the credit forms of each wire: a dateline at the head; in brackets, after dashes or alone at the end."""
    found = []
    for name, spellings in lexicon("wires")["wires"].items():
        names = "|".join(re.escape(spelling) for spelling in sorted({name, *spellings}, key=len, reverse=True))
        head = re.compile(
            rf"\((?:{names})\)|(?:^|\n)\s*(?:{names})\s*(?:[-–—]|\n)"
            rf"|^[A-Z][\w ,/]{{2,40}}[-–—(]\s*(?:{names})\b|\b(?:By|Source:)\s+(?:{names})\b"
        )
        tail = re.compile(
            r"(?:[-–—]{1,2}\s*|\("
            r"|\b(?:[Ss]ource|[Vv]ia|[Ff]rom|[Bb]y|[Mm]aterial from|[Rr]eporting by|[Cc]redit):?\s+(?:the\s+)?)"
            rf"(?:{names})\)?[\s.\d]*(?:news agency|agency)?[\s.)]*$"
            rf"|[.!?”\"]\s+(?:{names})[\s.]*$"
        )
        found.append((name, (head, tail)))
    return tuple(found)


def _groups(articles: Sequence[Article], copy_share: float) -> dict[str, list[str]]:
    """Return groups of copies (two or more), keyed by their smallest article id."""
    runs = {article.id: runs_of(article.text) for article in articles}
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(runs):
        for run in runs[name]:
            holders[run].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= COMMON_RUN:
            for position, first in enumerate(names):
                for second in names[position + 1 :]:
                    shared[(first, second)] += 1
    top = {name: name for name in runs}

    def root(name: str) -> str:
        while top[name] != name:
            name = top[name]
        return name

    for (first, second), count in sorted(shared.items()):
        shorter = min(len(runs[first]), len(runs[second]))
        if shorter >= MIN_RUNS and count >= copy_share * shorter:
            a, b = sorted((root(first), root(second)))
            top[b] = a
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(runs):
        groups[root(name)].append(name)
    return {key: members for key, members in groups.items() if len(members) > 1}


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of a text's eight-word runs, look-alikes folded."""
    words = _WORD.findall(fold(text))
    return frozenset(_hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def fold(text: str) -> str:
    """Return a text for comparison: compatibility forms, look-alikes to Latin, no invisible characters, lower case."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Mn"))
    return plain.translate(_look_alikes()).lower().replace("’", "").replace("'", "")


@cache
def _look_alikes() -> dict[int, str]:
    return {ord(char): latin for char, latin in lexicon("wires")["look_alikes"].items()}


def _hash(run: str) -> int:
    """Return a hash that is the same in every process, unlike the built-in one."""
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest())
