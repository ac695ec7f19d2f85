"""Which counts are the parts of a total by place: "nine in Northgate ... two in Millside" under a total of eleven.

A place alone makes no part, for a town is often the place of the whole event. Two or more places whose counts add up to
a total that the same text states elsewhere do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corroborate.counting.slotwords import CALENDAR, GRAMMAR
from corroborate.records import Count
from corroborate.text.words import Word

_MOST_PLACES = 8  # counts in one split; bounds the sums tried
_MOST_TOTALS = 8  # mentions of one total looked at
_LEAST_TOTAL = 5  # smaller totals are met by chance
_LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class Located:
    """A count with the name of the place its own clause gives, and whether it is a member of another count."""

    count: Count
    place: str | None
    subset: bool
    sentence: int


def place_phrases(sentence: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Phrases of place with a name, as first word, word after and name, left to right."""
    out: list[tuple[int, int, str]] = []
    at = 0
    while at < len(sentence):
        found = _phrase(sentence, at)
        if found is not None:
            out.append((at, *found))
        at = found[0] if found else at + 1
    return out


def _phrase(sentence: Sequence[Word], at: int) -> tuple[int, str] | None:
    opened = sentence[at].low in GRAMMAR["where"]
    first = opening(sentence, at + 1) if opened else at
    last = name_end(sentence, first)
    if (
        last == first
        or sentence[last - 1].low in GRAMMAR["bodies"]
        or (first + 1 == last and sentence[first].low in CALENDAR)
    ):
        return None
    if not opened and (last >= len(sentence) or sentence[last].low not in GRAMMAR["localities"]):
        return None
    if last + 1 < len(sentence) and sentence[last].low == "and" and sentence[last + 1].kind == "word":
        second = name_end(sentence, last + 1)
        following = sentence[second].low if second < len(sentence) else ""
        if second > last + 1 and following in GRAMMAR["localities"]:
            last = second
    return last, " ".join(word.text for word in sentence[first:last])


def opening(sentence: Sequence[Word], at: int) -> int:
    """The word after "the town of", "the outskirts of" and the like."""
    stop = min(at + 6, len(sentence))
    while at < stop and (
        sentence[at].low in GRAMMAR["localities"] | GRAMMAR["locality_words"] or _of_locality(sentence, at)
    ):
        at += 1
    return at


def _of_locality(sentence: Sequence[Word], at: int) -> bool:
    """ "The embattled town of X": a word that describes the town."""
    if sentence[at].capital or sentence[at - 1].low != "the" or at + 2 >= len(sentence):
        return False
    return sentence[at + 1].low in GRAMMAR["localities"] and sentence[at + 2].low == "of"


def name_end(sentence: Sequence[Word], first: int) -> int:
    """The word after the name that starts at ``first``, or ``first`` where none does."""
    last = first
    while last < len(sentence) and last < first + _LONGEST_NAME and _in_name(sentence[last]):
        if last > first and len(sentence[last].text) > 1 and sentence[last].text.isupper():
            break  # an agency after it
        last += 1
    return last


def _in_name(word: Word) -> bool:
    return word.kind == "word" and (word.capital or word.low.startswith("al-"))


def label(part: str | None, place: str) -> str:
    """The part of a count by place, with the group counted where it is narrower than everyone."""
    return f"{part} in {place}" if part else f"in {place}"


def by_place(located: Sequence[Located]) -> Iterator[Count]:
    """The counts, those of a split with their places as parts."""
    totals: dict[int, list[int]] = {}
    for i, item in enumerate(located):
        stated = item.count.stated
        if item.count.slot == "killed" and not item.count.derived and stated and stated >= _LEAST_TOTAL:
            totals.setdefault(stated, []).append(i)
    lead = next((stated for stated, at in totals.items() if not located[at[0]].count.background), 0)
    names: dict[tuple[int, str], None] = {}
    heads = [i for i, item in enumerate(located) if _heads(item)]
    first = 0
    while first < len(heads):
        run = _run(located, heads[first : first + _MOST_PLACES], totals, lead)
        if run:
            sentences = range(located[run[0]].sentence, located[run[-1]].sentence + 1)
            names.update(dict.fromkeys((at, _key(located[i].place)) for i in run for at in sentences))
        first += max(1, len(run))
    for item in located:
        named = (item.sentence, _key(item.place)) in names and not item.count.background
        if named and item.place and not item.count.derived and "in" not in (item.count.part or "").split():
            yield replace(item.count, part=label(item.count.part, item.place))
        else:
            yield item.count


def _heads(item: Located) -> bool:
    count = item.count
    whole = item.place is not None and not item.subset and not count.derived
    return whole and count.slot == "killed" and not count.background and not count.superseded


def _run(located: Sequence[Located], heads: Sequence[int], totals: dict[int, list[int]], lead: int) -> list[int]:
    """The shortest run of ``heads`` from its first on, each of its own place, that adds up to a total of another.

    Two counts meet a total below the article's first by chance; three rarely do.
    """
    seen: set[str] = set()
    amount = 0
    for size, i in enumerate(heads, 1):
        key, stated = _key(located[i].place), located[i].count.stated
        if key in seen or not stated or _again(located, i, heads[: size - 1]):
            break
        seen.add(key)
        amount += stated
        run = heads[:size]
        if size > 1 + (amount < lead) and any(
            _sums(located, i, run, seen) for i in totals.get(amount, [])[:_MOST_TOTALS]
        ):
            return list(run)
    return []


def _again(located: Sequence[Located], i: int, run: Sequence[int]) -> bool:
    """Whether a count is told of this sentence already: a headline and its first words."""
    own = located[i]
    return any(
        (other.sentence, other.count.stated, other.count.part) == (own.sentence, own.count.stated, own.count.part)
        for other in (located[j] for j in run)
    )


def _sums(located: Sequence[Located], total: int, run: Sequence[int], places: set[str]) -> bool:
    """Whether a total stands before the run, at none of its places, and is of the same people."""
    item = located[total]
    within = GRAMMAR["civilian_parts"] if item.count.part == "civilians" else frozenset({item.count.part})
    group = all(located[i].count.part is None or located[i].count.part in within for i in run)
    return total < run[0] and _key(item.place) not in places and (item.count.part is None or group)


def _key(place: str | None) -> str:
    return (place or "").casefold()
