"""The closed grammar of times: each form of expression, in order of precedence, with its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corroborate.lexicons import lexicon
from corroborate.when import timedates, timerelative
from corroborate.when.timewords import FRAGMENTS, Reading, Setting

Reader = Callable[[re.Match[str], Setting], Reading | None]
Gate = Literal["month", "weekday", "year", "number", "word"]

_READERS: dict[str, Reader] = {
    "day_month": timedates.read_day_month,
    "day_range": timedates.read_day_range,
    "full": timedates.read_full,
    "iso": timedates.read_iso,
    "month": timedates.read_month,
    "month_range": timedates.read_month_range,
    "numeric": timedates.read_numeric,
    "two_dates": timedates.read_two_dates,
    "year": timedates.read_year,
    "ago": timerelative.read_ago,
    "coming": timerelative.read_coming,
    "lasting": timerelative.read_lasting,
    "period": timerelative.read_period,
    "relative": timerelative.read_relative,
    "spoken": timerelative.read_spoken,
    "weekday": timerelative.read_weekday,
    "weekday_night": timerelative.read_weekday_night,
    "weekday_range": timerelative.read_weekday_range,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression; ``gate`` names the kind of trigger word the text must hold before it is worth looking."""

    gate: Gate
    pattern: re.Pattern[str]
    read: Reader
    relative: bool = False


def _compiled(form: str) -> re.Pattern[str]:
    filled = re.sub(r"<<(\w+)>>", lambda m: FRAGMENTS[m[1]], form)
    return re.compile(rf"(?<!\w)(?:{filled})(?!\w)")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of ``lexicons/timegrammar.toml``, compiled once, in order of precedence."""
    table = lexicon("timegrammar")["rule"]
    return tuple(Rule(r["gate"], _compiled(r["form"]), _READERS[r["read"]], r.get("relative", False)) for r in table)
