"""How the readable faces word things: questions, intervals, days, counts, speakers. Each face escapes for itself."""

from __future__ import annotations

import re
from datetime import date

from corroborate.records import Attribution, Event, Figure, Standing
from corroborate.reports.rows import Row

_SPACE = re.compile(r"[ \t\r\n]+")
UNKNOWN_OUTLET = "unknown outlet"
OWN_WORDS = "in its own words"
STANDINGS: dict[Standing, str] = {
    "contested": "contested",
    "updated": "updated",
    "corroborated": "corroborated",
    "single_voice": "single voice",
}
_QUESTIONS = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Killed or injured",
    "missing": "Missing",
    "detained": "Detained",
    "displaced": "Displaced",
    "strikes": "Strikes",
    "munitions": "Munitions",
    "buildings": "Buildings",
    "present": "People present",
    "target": "What was hit",
    "responsible": "Who is responsible",
    "place": "Where",
    "time": "Time of day",
    "order": "Order of events",
    "status": "What became of",
    "point": "Point",
}


def question(name: str) -> str:
    """Return a question in words: ``killed/children`` as "Killed, children"."""
    head, _, part = name.partition("/")
    words = _QUESTIONS.get(head, head.replace("_", " ").capitalize())
    if not part:
        return words
    return f"{words} {part}" if head == "status" else f"{words}, {part}"


def counted(number: int, thing: str) -> str:
    """Return "1 voice", "9 outlets", "2,400 claims"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def interval(low: int, high: int | None) -> str:
    """Return an interval of a count: ``5``, ``15 to 20``, ``15 or more``, ``up to 30``."""
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"


def number(low: int, high: int | None, stated: int | None) -> str:
    """Return a count as the words have it where they name a number: ``more than 100``, ``about 40``, ``up to 30``."""
    if stated is None or stated == low or (low == 0 and stated == high):
        return interval(low, high)
    if high is None:
        return f"more than {stated:,}" if stated == low - 1 else interval(low, high)
    if stated == high + 1:
        return f"fewer than {stated:,}"
    if stated == high:
        return f"nearly {stated:,}"
    return f"about {stated:,}" if low < stated < high else interval(low, high)


def days(start: date | None, end: date | None) -> str:
    """Return an interval of days: ``2024-11-14``, ``2024-11-14 to 2024-11-15``, ``from ...``, ``undated``."""
    if start is None and end is None:
        return "undated"
    if start is None:
        return f"until {end}"
    if end is None:
        return f"from {start}"
    return f"{start}" if start == end else f"{start} to {end}"


def name_of(event: Event) -> str:
    """Return an event's label without the days at its end."""
    label = event.label
    for end in (days(event.start, event.end), str(event.start or event.end)):
        label = label.removesuffix(f", {end}")
    return label


def speaker(attribution: Attribution | None) -> str:
    """Return who is said to have said it, with those who relayed it: "a resident (unnamed), via SANA"."""
    if attribution is None:
        return OWN_WORDS
    unnamed = " (unnamed)" if attribution.anonymous else ""
    relays = "".join(f", via {relay}" for relay in reversed(attribution.chain))
    return f"{attribution.speaker}{unnamed}{relays}"


def stated(item: Figure | Row) -> str:
    """Return a figure's interval, and its words where they are vague or state another number than its ends."""
    words = item.text if isinstance(item, Figure) else item.figure
    if words is None or item.low is None:
        return ""
    number = interval(item.low, item.high)
    if item.stated in (item.low, item.high):
        return number
    return f"{number} (“{shortened(words, 60)}”)"


def said(row: Row, question: str) -> str:
    """Return a row's figure, naming what it counts where that is not what the question asks; empty without a figure."""
    number = stated(row)
    named = row.slot is not None and row.slot != question.partition("/")[0]
    return f"{number} {row.slot}" if number and named else number


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut at a word with an ellipsis where it is longer than ``most`` characters.

    Only plain space is folded: what cannot be seen stays, for each face to show it.
    """
    line = _SPACE.sub(" ", text).strip(" ")
    if len(line) <= most:
        return line
    return (line[: most - 1].rsplit(" ", 1)[0] or line[: most - 1]) + "…"
