"""Which agency an article credits for its words: a dateline, a line of its own, brackets or dashes at head or end."""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.records import Article

CREDIT_REACH = 160
"""A wire credit stands within this many characters of the head or the end of a text."""


_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?"
    r"\s+\d{4}"
)
"""A day as a byline prints it."""


def credited_wire(article: Article) -> str | None:
    """Return the agency an article credits for its words at its head or end; none where the outlet is an agency."""
    if is_agency(article.outlet):
        return None
    head = article.text[:CREDIT_REACH]
    tail = article.text[-CREDIT_REACH:]
    below = _below_title(article)
    for name, at_head, at_end, byline in _credits():
        if at_head.search(head) or at_end.search(tail) or byline.match(below):
            return name
    return None


def _below_title(article: Article) -> str:
    """Return what follows the title where a page's text repeats it: the byline, if it has one."""
    title = article.title.strip()
    at = article.text[: CREDIT_REACH + len(title)].find(title) if title else -1
    return "" if at < 0 else article.text[at + len(title) : at + len(title) + CREDIT_REACH]


def is_agency(outlet: str | None) -> bool:
    """Say whether an outlet is itself a news agency."""
    return outlet is not None and outlet.casefold() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    wires: dict[str, list[str]] = lexicon("wires")["wires"]
    return frozenset(name.casefold() for wire, names in wires.items() for name in (wire, *names))


@cache
def _credits() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Compile the credit forms of each wire: a dateline at the head; in brackets, after dashes or alone at the end;
    a byline, with its day or straight before the first sentence ("REUTERS" there credits a picture)."""
    found = []
    for name, spellings in lexicon("wires")["wires"].items():
        names = "|".join(re.escape(spelling) for spelling in sorted({name, *spellings}, key=len, reverse=True))
        head = re.compile(
            rf"\((?:{names})\)|(?:^|\n)\s*(?:{names})\s*(?:[-–—]|\n)"
            rf"|^[A-Z][\w ,/]{{2,40}}[-–—(]\s*(?:{names})\b|\b(?:By|Source:)\s+(?:{names})\b"
            rf"|(?:^|\s)(?:{names}),?\s+{_DAY}"
        )
        printed = "|".join(name for name in names.split("|") if len(name) < 5 or not name.isupper())
        byline = re.compile(
            rf"[\s.,|–-]*(?:By\s+)?(?:(?:{names})[\s.,|–-]*{_DAY}|(?:{printed})[\s.,|–-]+(?=[A-Z][\w'’-]*\s))"
        )
        tail = re.compile(
            r"(?:[-–—]{1,2}\s*|\("
            r"|\b(?:[Ss]ource|[Vv]ia|[Ff]rom|[Bb]y|[Mm]aterial from|[Rr]eporting by|[Cc]redit):?\s+(?:the\s+)?)"
            rf"(?:{names})\)?[\s.\d]*(?:news agency|agency)?[\s.)]*$"
            rf"|[.!?”\"]\s+(?:{names})[\s.]*$"
        )
        found.append((name, head, tail, byline))
    return tuple(found)
