"""Which counts are the parts of a total by place: "nine in Northgate ... two in Millside" under a total of eleven.

A place alone makes no part, for a town is often the place of the whole event. Two or more places whose counts add up to
a total that the same text states elsewhere do.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from corroborate.counting.roles import PEOPLE_SLOTS
from corroborate.counting.slotwords import CALENDAR, GRAMMAR
from corroborate.records import Count, Slot
from corroborate.text.words import Word

_MOST_PLACES = 8  # counts in one split; bounds the sums tried
_LONG_RUN = 3  # counts up to which no place may come twice
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


def by_place(located: Sequence[Located], told: Sequence[str]) -> Iterator[Count]:
    """The counts, those of a split with their places as parts; ``told`` holds the words of each sentence."""
    names: set[tuple[int, str]] = set()
    for slot in PEOPLE_SLOTS:
        names |= _split(located, told, slot)
    for item in located:
        named = (item.sentence, _key(item.place)) in names and not item.count.background
        if named and item.place and not item.count.derived and "in" not in (item.count.part or "").split():
            yield replace(item.count, part=label(item.count.part, item.place))
        else:
            yield item.count


def _split(located: Sequence[Located], told: Sequence[str], slot: Slot) -> set[tuple[int, str]]:
    """The sentences and places of runs of counts of a slot that add up to one before them."""
    whole = [item for item in located if item.count.slot == slot and not item.subset and not item.count.superseded]
    whole.sort(key=lambda item: (item.count.start, item.count.end))
    totals: dict[int, list[int]] = {}
    for i, item in enumerate(whole):
        if not item.count.derived and (stated := item.count.stated) and stated >= _LEAST_TOTAL:
            totals.setdefault(stated, []).append(i)
    lead = next((stated for stated, at in totals.items() if not whole[at[0]].count.background), 0)
    placed = _placed(whole)
    names: set[tuple[int, str]] = set()
    first = 0
    while first < len(placed):
        run = _run(whole, placed[first : first + _MOST_PLACES], totals, lead)
        if run and not _round_up(whole, run, told):
            sentences = range(whole[run[0]].sentence, whole[run[-1]].sentence + 1)
            names.update((at, _key(whole[i].place)) for i in run for at in sentences)
        first += max(1, len(run))
    return names


def _round_up(whole: Sequence[Located], run: Sequence[int], told: Sequence[str]) -> bool:
    """Whether a total names places told of in later sentences: "Five killed in Oldford and Millside".

    What such a headline sums up are acts of their own.
    """
    added = sum(whole[i].count.stated or 0 for i in run)
    totals = [item for item in whole[: run[0]] if item.count.stated == added]
    later = [(whole[i].sentence, _key(whole[i].place)) for i in run]
    return all(
        any(at > item.sentence and key in told[item.sentence].casefold() for at, key in later) for item in totals
    )


def _placed(whole: Sequence[Located]) -> list[int]:
    """The counts with a place, a sum in the stead of what it was made of."""
    out: list[int] = []
    for i, item in enumerate(whole):
        if item.place is None or item.count.background:
            continue
        if item.count.derived:
            out = [j for j in out if whole[j].count.end <= item.count.start]
        elif out and whole[out[-1]].count.derived and item.count.start < whole[out[-1]].count.end:
            continue
        out.append(i)
    return out


def _run(whole: Sequence[Located], placed: Sequence[int], totals: dict[int, list[int]], lead: int) -> list[int]:
    """The shortest run of ``placed`` from its first on that adds up to a total of no place of theirs.

    Two counts meet a total below the article's first by chance; three rarely do. A place comes again only in a long
    run, and never with the same number.
    """
    seen: dict[str, list[Located]] = {}
    amount = 0
    least = 1 if whole and whole[0].count.slot == "killed" else 2
    for size, i in enumerate(placed, 1):
        item, key = whole[i], _key(whole[i].place)
        if not item.count.stated or any(_again(item, other) for other in seen.get(key, ())):
            break
        seen.setdefault(key, []).append(item)
        amount += item.count.stated
        run = placed[:size]
        enough = len(seen) == size or (len(seen) > 1 and size > _LONG_RUN)
        if (
            enough
            and size > least + (amount < lead)
            and any(_sums(whole, at, run, seen) for at in totals.get(amount, [])[:_MOST_TOTALS])
        ):
            return list(run)
    return []


def _again(item: Located, other: Located) -> bool:
    """Whether a count tells one of the same place anew: a headline and its first words, or a later sentence."""
    alike = item.count.stated == other.count.stated
    return alike and (item.sentence != other.sentence or item.count.part == other.count.part)


def _sums(whole: Sequence[Located], total: int, run: Sequence[int], places: Container[str]) -> bool:
    """Whether a total stands before the run, at none of its places, and is of the same people."""
    item = whole[total]
    within = GRAMMAR["civilian_parts"] if item.count.part == "civilians" else frozenset({item.count.part})
    group = all(whole[i].count.part is None or whole[i].count.part in within for i in run)
    return total < run[0] and _key(item.place) not in places and (item.count.part is None or group)


def _key(place: str | None) -> str:
    return (place or "").casefold()
