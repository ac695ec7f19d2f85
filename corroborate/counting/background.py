"""Counts that speak of a longer span of time: totals of a war, a year or a month."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from corroborate.counting.numberwords import number_at
from corroborate.counting.slotwords import CALENDAR
from corroborate.lexicons import lexicon
from corroborate.text.words import Phrases, Word

if TYPE_CHECKING:
    from corroborate.counting.bound import Bound
    from corroborate.counting.clauses import View

_LONG: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in lexicon("casualties")["background"].items()
}
_SPANS = Phrases((wording, wording) for wording in sorted(_LONG["spans"]))
_SINCE = Phrases((wording, wording) for wording in sorted(_LONG["since"]))
_MONTHS = frozenset(lexicon("numerals")["months"])
_VALUES = frozenset(lexicon("numerals")["values"])
_WINDOW, _NEAR, _NEIGHBOURS = 12, 6, 8  # words, words, counts
_CUE_WORDS = (
    _LONG["duration"]
    | _LONG["wars"]
    | {"since", "in", "during", "last", "now", "from", "between", "days", "weeks"}
    | _LONG["long"]
    | {span.split()[0] for span in _LONG["spans"]}
)
_NAMED = _LONG["acts"]
_TRACKING = _LONG["tracking"]
_STRIKES = frozenset({"airstrikes", "attacks", "bombardment", "bombing", "raids", "shelling", "strikes"})
_WEEK = 7  # days, from which on "the past ten days" is a span
_WAR_TOLLS = {"killed": 100_000, "injured": 500_000, "displaced": 1_000_000}  # people; larger than of any one battle
_SUPERLATIVES = frozenset(lexicon("grammar")["superlatives"])


def background(view: View, bound: Sequence[Bound | None]) -> set[int]:
    """Which mentions the words put on a span longer than a fortnight, or on a war as a whole."""
    counted = [i for i, found in enumerate(bound) if found is not None and view.mentions[i].quantity.high != 1]
    out: set[int] = set()
    if not counted:
        return out
    firsts = [view.mentions[i].first for i in counted]
    lasts = [view.mentions[i].last for i in counted]
    for start, end, forward in _cues(view.words):
        at = bisect_left(firsts, start)
        near = [i for i in counted[max(0, at - _NEIGHBOURS) : at] if _same_clause(view, view.mentions[i].last, start)]
        at = bisect_right(lasts, end)
        if near and not (forward and at < len(counted)):
            out.update(_joined(view, bound, near[-1]))
        elif at < len(counted) and _same_clause(view, end, view.mentions[counted[at]].first):
            out.update(_joined(view, bound, counted[at]))
    great = [i for i in counted if i not in out and _of_a_war(bound[i], view.mentions[i].quantity.low)]
    if great and not any(word.low in _NAMED for word in view.words):
        for i in great:
            out.update(_joined(view, bound, i))
    return out


def _of_a_war(own: Bound | None, low: int) -> bool:
    """ "More than 300,000 people have been killed": what no single act does."""
    least = _WAR_TOLLS.get(own.slot) if own is not None else None
    return least is not None and low >= least


def _joined(view: View, bound: Sequence[Bound | None], i: int) -> set[int]:
    """The group of a mention and its neighbours under one subject: "killed 400,000 people, displaced millions"."""
    out = _group(bound, i)
    for step in (-1, 1):
        j = i
        while (
            abs(j - i) < _NEIGHBOURS
            and 0 <= j + step < len(bound)
            and bound[j]
            and bound[j + step]
            and _adjoin(view, bound, min(j, j + step))
        ):
            j += step
            out.update(_group(bound, j))
    return out


def _adjoin(view: View, bound: Sequence[Bound | None], left: int) -> bool:
    one, two = bound[left], bound[left + 1]
    end, start = view.mentions[left].last, view.mentions[left + 1].first
    if one and one.trigger and not one.before:
        end = max(end, one.trigger.last)
    if two and two.trigger and two.before:
        start = max(end, two.trigger.first)
    return start - end <= 2 and all(
        word.low in ("and", ",", "while", "forced", "left", "-") for word in view.words[end:start]
    )


def _group(bound: Sequence[Bound | None], i: int) -> set[int]:
    """The mention with those that share its verb or belong to it."""
    own = bound[i]
    out = {i}
    for j, other in enumerate(bound[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS], max(0, i - _NEIGHBOURS)):
        if own and other and (other.linked == i or own.linked == j or (own.trigger and own.trigger is other.trigger)):
            out.add(j)
    return out


def _same_clause(view: View, start: int, end: int) -> bool:
    gap = view.words[start:end] if end - start <= 25 else []
    if not gap:
        return start >= end or end - start <= 25
    breaks = (";", "but", "while", "although", "after", "when", "adding", "where")
    return not any(word.low in breaks for word in gap)


def _cues(sentence: Sequence[Word]) -> list[tuple[int, int, bool]]:
    """Where words speak of a long span; the last member is true where it does the counting of what follows."""
    out: list[tuple[int, int, bool]] = []
    for i, word in enumerate(sentence):
        low = word.low
        if low not in _CUE_WORDS and "-" not in low:
            continue
        following = sentence[i + 1] if i + 1 < len(sentence) else None
        span = _SPANS.at(sentence, i)
        if span and not (i and sentence[i - 1].low in ("earlier", "late", "later", "early")):
            out.append((i, span[1], False))
        elif (
            low == "since"
            and following is not None
            and (_year(following) or following.low in _MONTHS or _begins(sentence, i))
        ):
            out.append((i, i + 2, False))
        elif low in ("from", "between") and _months_long(sentence, i):
            out.append((i, i + 3, False))
        elif low == "since" and i and sentence[i - 1].low in ("has", "have"):
            out.append((i, i + 1, True))
        elif (
            _days_of(sentence, i)
            or (low in _LONG["duration"] and _lasting(sentence, i))
            or (
                _old_war(word)
                and any(later.low in _LONG["wars"] | _LONG["efforts"] for later in sentence[i + 1 : i + 4])
            )
        ):
            out.append((i, i + 1, False))
        elif low == "now" and [later.low for later in sentence[i + 1 : i + 3]] == ["in", "its"]:
            out.append((i, i + 1, True))  # "the war, now in its seventh year, has killed ..."
        elif low in _LONG["wars"] and _war_counts(sentence, i):
            out.append((i, i + 1, any(later.low in ("has", "have") for later in sentence[i + 1 : i + 4])))
        elif _whole_month(sentence, i) or (
            low in ("in", "during") and following is not None and _year(following) and _alone(sentence, i)
        ):
            out.append((i, i + 2, False))
    return [
        cue
        for cue in out
        if not _watched(sentence, cue[0])
        if _told_of(sentence, cue[0])
        or not any(near.low in _SUPERLATIVES for near in sentence[max(0, _opened(sentence, cue[0]) - _WINDOW) : cue[0]])
    ]


def _watched(sentence: Sequence[Word], i: int) -> bool:
    """ "The group, which tracks violence on all sides in the war, said": the war is what a speaker keeps count of."""
    before = [word.low for word in sentence[max(0, i - _WINDOW) : i]]
    return any(low in _TRACKING for low in before[-2:]) or any(
        low in ("that", "which") and later in _TRACKING for low, later in pairwise(before)
    )


def _opened(sentence: Sequence[Word], i: int) -> int:
    """Where "since the war broke out in 2011" opens, for the year in it."""
    return next((at for at in range(i - 1, max(-1, i - _NEIGHBOURS), -1) if sentence[at].low == "since"), i)


def _told_of(sentence: Sequence[Word], i: int) -> bool:
    """ "... of the war which has killed": the relative clause tells of the war, whatever was worst in it."""
    later = [word.low for word in sentence[i + 1 : i + 3]]
    return sentence[i].low in _LONG["wars"] and later[:1] in (["that"], ["which"]) and later[1:] in (["has"], ["have"])


def _begins(sentence: Sequence[Word], i: int) -> bool:
    """Whether "since" opens onto a war or its start: "since the conflict erupted", "since 22 May", "since it began"."""
    later = [word.low for word in sentence[i + 1 : i + 6]]
    if len(later) > 1 and later[0].isdigit() and later[1] in _MONTHS:
        return True
    if any(low in _LONG["begun"] for low in later):
        return True
    return _SINCE.at(sentence, i + 1) is not None or any(word.low in _LONG["wars"] for word in sentence[i + 1 : i + 4])


def _months_long(sentence: Sequence[Word], i: int) -> bool:
    """ "From March 2011 to June 2016": a span between months that both have their year."""
    later = sentence[i + 1 : i + 6]
    years = [at for at, word in enumerate(later) if _year(word) and at and later[at - 1].low in _MONTHS]
    return len(years) == 2 or (bool(years) and len(later) > years[0] + 1 and later[years[0] + 1].low in ("to", "and"))


def _year(word: Word) -> bool:
    return word.kind == "number" and len(word.text) == 4 and word.text[:2] in ("19", "20")


def _alone(sentence: Sequence[Word], i: int) -> bool:
    """ "In 2013" as a span: no attack named with it, and no day or month before it."""
    return not any(word.low in _NAMED or word.low in _MONTHS for word in sentence[max(0, i - _NEAR) : i])


def _whole_month(sentence: Sequence[Word], i: int) -> bool:
    """ "In July", "last month", where the sentence names no single act."""
    following = sentence[i + 1] if i + 1 < len(sentence) else None
    if following is None:
        return False
    month = sentence[i].low == "in" and following.low in _MONTHS and following.capital
    if not month and (sentence[i].low, following.low) not in (("last", "month"), ("last", "year")):
        return False
    return not any(word.low in _NAMED or word.low in CALENDAR - _MONTHS for word in sentence)


def _days_of(sentence: Sequence[Word], i: int) -> bool:
    """ "Seven days of airstrikes", "in the past ten days", "the last two weeks": a total over days beside the news."""
    number = number_at(sentence, i - 1) if i else None
    if sentence[i].low not in ("days", "weeks") or number is None:
        return False
    later = [word.low for word in sentence[i + 1 : i + 4]]
    if later[:1] == ["of"]:
        return any(low in _STRIKES for low in later)
    past = i > 1 and sentence[i - 2].low in ("last", "past", "previous")
    return past and (number.low >= _WEEK if sentence[i].low == "days" else i < _NEAR)


def _lasting(sentence: Sequence[Word], i: int) -> bool:
    """ "In the past three years", "over five months"; a bare "last month" is in the list of spans."""
    window = [word.low for word in sentence[max(0, i - 4) : i]]
    numbered = any(low in _VALUES or low.isdigit() or low in ("few", "several") for low in window)
    return numbered and any(low in ("past", "last", "over", "during", "previous", "preceding", "in") for low in window)


def _old_war(word: Word) -> bool:
    return word.low in _LONG["long"] or word.low.endswith(
        ("-year", "-year-old", "-year-long", "-month-old", "-month", "years-old")
    )


def _war_counts(sentence: Sequence[Word], i: int) -> bool:
    """ "The war has killed ...", "a conflict that has left ...", "killed in the conflict": the war counts."""
    after = [word.low for word in sentence[i + 1 : i + 7]]
    before = [word.low for word in sentence[max(0, i - 4) : i]]
    if sentence[i].capital and i + 1 < len(sentence) and sentence[i + 1].capital:
        return False  # the name of a body
    if any(
        low in ("monitor", "monitors", "monitoring", "planes", "crimes", "crime", "zone", "observer")
        for low in after[:1]
    ):
        return False
    if any(low in ("has", "have") for low in after[:5]):
        return True
    return (
        bool(before)
        and any(low in ("in", "during", "throughout", "from", "by") for low in before)
        and "the" in before + ["the"] * (before[-1] in ("syria", "syrian", "civil"))
    )
