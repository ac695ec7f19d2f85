"""What stands before and after the prose of a text: stamps, bylines, its own title, credits, links."""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.text.blocks import Block
from corroborate.text.titles import core_title, locate

HEAD_REACH = 900  # characters from the start of a text within which its own title is looked for

REPEAT_WORDS = 6  # a run of at least so many words that starts again further on is a repetition

REPEAT_REACH = 1500  # characters within which a standfirst is repeated


@cache
def rules(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the (reason, pattern) pairs for ``where``: head, tail, line or anywhere."""
    table = lexicon("furniture")
    parts: dict[str, str] = dict(table["parts"])

    def filled(pattern: str) -> str:
        for _ in range(3):
            for name, part in parts.items():
                pattern = pattern.replace("{" + name + "}", part)
        return pattern

    ends = {"tail": r"\s*$", "line": r"\s*$"}
    return tuple(
        (rule["reason"], re.compile(f"(?:{filled(rule['pattern'])}){ends.get(where, '')}", re.DOTALL))
        for rule in table[where]
    )


def mark_head(text: str, start: int, end: int, title: str, marks: list[Block]) -> int:
    """Mark what stands before the prose; return where the prose starts."""
    core = core_title(title)
    at = start
    for _ in range(12):
        while at < end and not (text[at].isalnum() or text[at] in "\"“'‘(["):
            at += 1
        moved = False
        stamp = next((m for m in _stamps(text, at, end)), None)
        if stamp:
            marks.append(stamp)
            at, moved = stamp.end, True
        elif core and (spot := locate(core, text, at, min(end, at + HEAD_REACH))) and _before(text[at : spot[0]]):
            if spot[0] > at and text[at : spot[0]].strip():
                marks.append(Block(at, spot[0], furniture="byline or page links"))
            marks.append(Block(spot[0], spot[1], "headline"))
            at, core, moved = spot[1], "", True
        else:
            for reason, pattern in rules("head"):
                found = pattern.match(text, at, end)
                if found and found.end() > at and not (reason == "dateline" and _sentence_like(found.group())):
                    marks.append(Block(at, found.end(), furniture=reason))
                    at, moved = found.end(), True
                    break
        if not moved:
            break
    again = _repeat(text, at, end)
    if again:
        marks.append(Block(at, again, "headline"))
        at = mark_head(text, again, end, "", marks)
    return at


def _stamps(text: str, at: int, end: int) -> list[Block]:
    """Match the head rules that can never be part of a title."""
    plain = ("date stamp", "short link and counters", "share counts")
    found = [(reason, pattern.match(text, at, end)) for reason, pattern in rules("head") if reason in plain]
    return [Block(at, match.end(), furniture=reason) for reason, match in found if match and match.end() > at]


def _before(gap: str) -> bool:
    """Tell whether what precedes a title in the text can be set aside whole: short, and not a sentence."""
    return len(gap) < 160 and not re.search(r"[a-z]{3}[.?!]\s", gap) and " said" not in gap


def _sentence_like(words: str) -> bool:
    return len(words) > 60


def _repeat(text: str, at: int, end: int) -> int | None:
    """Return where the prose starts anew if its opening is printed twice in a row."""
    opening = text[at : at + 45]
    if len(opening) < 45:
        return None
    again = text.find(opening, at + 45, min(end, at + REPEAT_REACH))
    if again < 0:
        return None
    first, second = text[at:again].strip(" .…"), text[again:end]
    return again if second.startswith(first) and len(first.split()) >= REPEAT_WORDS else None


def mark_tail(text: str, start: int, end: int, marks: list[Block]) -> int:
    """Mark what stands after the prose; return where the prose ends."""
    for _ in range(10):
        moved = False
        for reason, pattern in rules("tail"):
            window = max(start, end - 700)
            found = pattern.search(text, window, end)
            if found and found.end() > found.start() and found.group().strip():
                marks.append(Block(found.start(), found.end(), furniture=reason))
                end, moved = found.start(), True
                break
        if not moved:
            break
    return end
