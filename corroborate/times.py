"""When: time expressions read against the publication day by a closed grammar.

A date library guesses; this reads only forms it knows, and says why. Nothing here looks at a clock.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corroborate.records import When
from corroborate.text.patterns import pattern
from corroborate.when.timerelative import read_lasting, since, until
from corroborate.when.timerules import Rule, rules
from corroborate.when.timewords import MONTHS, WEEKDAY, WORDS, Grain, Reading, Setting

Role = Literal["stated", "recalled"]

#: A day this far before publication is background by itself, however it is worded.
RECALLED_AFTER_DAYS = 60
#: How far back, in characters, a day may stand that "the previous day" counts from.
REFERENCE_REACH = 300
#: How far back, in characters, "the first" may stand from the end of the "since ..." it is measured by.
SINCE_REACH = 180


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression; offsets are relative to the text given.

    ``role`` is "recalled" where the words look back at background: months, years and open stretches, "a day earlier",
    and days more than 60 before publication.
    """

    start: int
    end: int
    when: When
    grain: Grain
    role: Role


_GATES = {
    "month": re.compile("|".join(name for month in MONTHS for name in (month[:3], month[:3].upper()))),
    "weekday": re.compile(WEEKDAY),
    "year": re.compile(r"(?:19|20)\d\d"),
    "number": re.compile(r"\d[-/.]\d\d?[-/.]\d"),
    "word": re.compile(r"(?i)day|week|month|year|hour|night|morning|afternoon|evening|tomorrow"),
}
_AHEAD = re.compile(
    r"\b(?:will|would (?:begin|start|open|meet|resume|take effect|be held)"
    r"|(?:starting|beginning|effective)(?= (?:on|from)\b)"
    r"|upcoming|slated|(?:scheduled|expected|set|planned|plans) (?:to|for)"
    r"|due (?:on|in|to (?:be|begin|start|meet|hold|take|arrive|leave|visit|resume|end|expire|travel|speak)))\b"
    r"(?!.*\b(?:said|told|announced|reported|added|says|warned)\b)",
    re.S,
)
_RANKED = re.compile(rf"\b(?:{'|'.join(WORDS['ranked'])})\b[^.;:]{{0,40}}$")
_RANKED_FAR = re.compile(
    rf"\b(?:the|its|their) (?:{'|'.join(WORDS['ranked'])})\b(?! (?:time|day|toll)\b)[^.;:]{{0,110}}$"
)
_SENTENCE_END = re.compile(r"[.!?\n][\"'”’]?\s")
_SINCE = re.compile(r"\b[Ss]ince (?:(?:at least|the|about) ){0,2}$")
_SINCE_BEGAN = re.compile(
    r"\b[Ss]ince [^.;:]{1,60}\b(?:began|begun|erupted|started|starting|broke out|beginning|start|outbreak|flared)"
    r"(?: (?:of|with|as|up)\b[^.;:]{0,40})?(?: early| late| back)?(?: in| of)? ?$"
)
_UNTIL = re.compile(r"\b([Uu]ntil|[Bb]efore) $")
_NAMED_AFTER = re.compile(r"\s(?:" + "|".join(WORDS["named_after"]) + r")\b")
_NAMED_BEFORE = re.compile(r"\b(?:" + "|".join(WORDS["named_before"]) + r")\s$")
_COUNTED = re.compile(r"\s(?:" + "|".join(WORDS["counted"]) + r")\b")
_HABIT = re.compile(r"\b[Oo]n $")


def find(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """Every time expression of ``text``, in order, none overlapping another.

    Without ``published`` relative expressions keep ``anchored=False`` and a normalised reason ("Monday" for
    "on Monday").
    """
    taken = bytearray(len(text))
    mentions: list[TimeMention] = []
    waiting: list[re.Match[str]] = []
    for rule, match in _matches(text, taken):
        if rule.relative:
            waiting.append(match)
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            continue
        reading = _read(rule, match, text, published)
        if reading:
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            mentions.append(_mention(match, reading, text, published))
    days = sorted((m for m in mentions if m.grain == "day"), key=lambda m: m.start)
    mentions = _up_to_the_saying(mentions, days, text, published)
    relative = next((r for r in rules() if r.relative), None)
    if relative:
        mentions += [found for match in waiting if (found := _counted_from(match, relative, days, text, published))]
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _up_to_the_saying(
    mentions: list[TimeMention], days: list[TimeMention], text: str, published: date | None
) -> list[TimeMention]:
    """Move "the past 24 hours" back to end on the day it was said, where one is named: "..., he said on Saturday"."""
    said = [m.when.start for m in days if pattern("surroundings", "saying").search(text[: m.start])]
    if published is None or len(said) != 1 or said[0] is None or said[0] >= published:
        return mentions
    lag, up_to = published - said[0], f" up to publication on {published}"
    return [
        replace(
            m,
            when=When(m.when.start - lag, said[0], m.when.reason.replace(up_to, f" up to {said[0]}, when it was said")),
        )
        if m.when.start is not None and m.when.end == published and m.when.reason.endswith(up_to)
        else m
        for m in mentions
    ]


def _matches(text: str, taken: bytearray) -> Iterator[tuple[Rule, re.Match[str]]]:
    gates = {name: bool(gate.search(text)) for name, gate in _GATES.items()}
    for rule in rules():
        if gates[rule.gate]:
            for match in rule.pattern.finditer(text):
                if not any(taken[match.start() : match.end()]) and not _is_name(rule, match, text):
                    yield rule, match


def _is_name(rule: Rule, match: re.Match[str], text: str) -> bool:
    """Whether the words are a name, a rite, a habit or a count rather than a time."""
    start, end = match.span()
    after, before = text[end : end + 20], text[max(0, start - 12) : start]
    if rule.gate == "year":
        return bool(_COUNTED.match(after)) and not match[0].lower().startswith(("since", "in early"))
    if rule.gate not in ("weekday", "month"):
        return False
    if _NAMED_AFTER.match(after) or _NAMED_BEFORE.search(before):
        return True
    plural = match[0].endswith("days") and not after[1:2].islower()
    return plural and bool(_HABIT.search(before))


def _sentence_start(text: str, position: int) -> int:
    low = max(0, position - REFERENCE_REACH)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, low, position)]
    return ends[-1] if ends else low


def _read(rule: Rule, match: re.Match[str], text: str, published: date | None) -> Reading | None:
    start = match.start()
    ahead = bool(_AHEAD.search(text, max(_sentence_start(text, start), start - 90), start))
    reading = rule.read(match, Setting(text, published, ahead))
    if reading is None or (rule.read is read_lasting and _is_compared(match, text)):
        return None
    before = text[max(0, start - 30) : start]
    first = match[0].split(" ", 1)[0].lower()
    began = reading.grain in ("month", "year") and _SINCE_BEGAN.search(text, max(0, start - 120), start)
    if first == "since" or _SINCE.search(before) or began:
        return None if _ranks(start, text) else since(reading, published)
    bound = first if first in ("until", "before") else (m := _UNTIL.search(before)) and m[1].lower()
    return until(reading, bound) if bound and reading.grain in ("month", "year") else reading


def _ranks(start: int, text: str) -> bool:
    """Whether "since ..." only says among what something is the first or worst ("the first blast since 2011")."""
    begin = max(_sentence_start(text, start), start - SINCE_REACH)
    at = text.lower().rfind("since", begin, start + len("since"))
    return at >= 0 and bool(_RANKED_FAR.search(text, begin, at))


def _is_compared(match: re.Match[str], text: str) -> bool:
    """Whether a stretch only ranks what happened ("the heaviest in more than a week")."""
    begin = max(_sentence_start(text, match.start()), match.start() - 60)
    return not match.groupdict().get("way") and bool(_RANKED.search(text, begin, match.start()))


def _mention(match: re.Match[str], reading: Reading, text: str, published: date | None) -> TimeMention:
    span = match[0]
    start = match.start() + len(span) - len(span.lstrip())
    coarse = reading.grain in ("month", "year", "open") or reading.previous
    start_day = reading.when.end or reading.when.start
    far = bool(published and start_day and (published - start_day).days > RECALLED_AFTER_DAYS)
    return TimeMention(start, match.end(), reading.when, reading.grain, "recalled" if coarse or far else "stated")


def _counted_from(
    match: re.Match[str], rule: Rule, days: list[TimeMention], text: str, published: date | None
) -> TimeMention | None:
    """Read "the previous day" and its like from the nearest day before it, else in its sentence, else publication.

    "A day after the attack", said of Tuesday, puts the attack on Monday: the day meant is that of what follows "after".
    """
    begin = _sentence_start(text, match.start())
    sentence_end = _SENTENCE_END.search(text, match.end(), match.end() + REFERENCE_REACH)
    stop = sentence_end.start() if sentence_end else match.end() + REFERENCE_REACH
    low = bisect_left(days, match.start() - REFERENCE_REACH, key=lambda m: m.start)
    high = bisect_left(days, stop, lo=low, key=lambda m: m.start)
    before = [m for m in days[low:high] if m.end <= match.start()]
    inside = [m for m in days[low:high] if m.start >= match.end()]
    clausal = " after" in match[0] or " before" in match[0]
    attached = [m for m in before if m.start >= begin] or inside if clausal else before
    reference = attached[-1] if attached and attached[-1].end <= match.start() else attached[0] if attached else None
    if reference is not None and not reference.when.anchored:
        published = None
    anchor = reference.when.start if reference else published
    forward = any(word in match[0] for word in ("later", "following", "next"))
    if reference is None and (forward or " before" in match[0]):
        return None
    reading = rule.read(match, Setting(text, anchor))
    return _mention(match, reading, text, published) if reading else None


def overlap(a: When | None, b: When | None, *, same_article: bool = False) -> bool | None:
    """Whether two times can be the same; ``None`` where that cannot be known.

    Times of an undated article compare by their words, and only inside it: say ``same_article`` when both are from one.
    """
    if a is None or b is None:
        return None
    if not (a.anchored and b.anchored):
        return True if same_article and a.reason == b.reason and a.anchored == b.anchored else None
    if (a.start, a.end) == (None, None) or (b.start, b.end) == (None, None):
        return None
    starts_in_time = a.start is None or b.end is None or a.start <= b.end
    return starts_in_time and (b.start is None or a.end is None or b.start <= a.end)
