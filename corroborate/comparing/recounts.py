"""Counts an article gives more than once: whoever gives one of them there gives them all.

A headline's 61 is the 61 that the text gives with its speaker, and what the text says of it ("raised the toll to 61",
"over a four-day stretch", "up from an initial 34") holds for the headline too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.comparing.wholes import number
from corroborate.records import Figure

SMALL = 10
"""Counts below it recur by chance in one article; they need the same event to be one count."""
MANIFOLD = 5
"""From this many times as many dead, and as many times the injured, on, two articles tell of two happenings."""
ABOUT = 0.10
"""Share of the larger by which two counts may differ and still be about the same number."""

Line = tuple[str, str]
"""An article and a slot."""


@dataclass(frozen=True, slots=True)
class Recounts:
    """What articles say of their counts elsewhere.

    ``again`` are the counts equal to a count in its article, by figure id; ``told`` every count of an article and slot
    that it does not call an earlier one, ``former`` those it does; ``voices`` name the voice of each claim.
    """

    again: Mapping[str, Sequence[Figure]] = field(default_factory=dict)
    told: Mapping[Line, Sequence[Figure]] = field(default_factory=dict)
    former: Mapping[Line, Sequence[Figure]] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)

    def replaced(self, figure: Figure, other: Figure) -> bool:
        """Say whether the article of one count calls the number of the other an earlier one."""
        return any(
            past.stated == other.stated and _of_one(past, other) and number(past) >= SMALL
            for past in self.former.get((figure.article, figure.slot), ())
        )

    def givers(self, figure: Figure) -> set[str]:
        """Return the voices that give a count in its article; one given without a speaker may be of any named there."""
        same = (figure, *self.again.get(figure.id, ()))
        found = {self.voices[one.claim] for one in same}
        if all(one.speaker is None for one in same):
            told = self.told.get((figure.article, figure.slot), ())
            found |= {self.voices[one.claim] for one in told if one.speaker is not None and _at_one(one, figure)}
        return found

    def settled(self, one: Figure, other: Figure) -> bool:
        """Say whether the article of one of two counts, of two articles, accounts for the other as well."""
        return one.article != other.article and (self.accounted(one, other) or self.accounted(other, one))

    def accounted(self, figure: Figure, other: Figure) -> bool:
        """Say whether whoever gives one count gives, in that article and of that event, the number of the other too.

        Who tells of 57 dead in some days and 18 in one of them does not disagree with who tells of 20 on that day.
        """
        mine = self.givers(figure)
        return any(
            one.claim != figure.claim
            and _of_one(one, other)
            and _at_one(one, figure)
            and near(one, other)
            and mine & self.givers(one)
            for one in self.told.get((figure.article, figure.slot), ())
        )

    def of_two(self, one: Figure, other: Figure) -> bool:
        """Say whether one article's dead and injured both are many times those of the other: two happenings, not two
        counts of one."""
        sizes = [[self._most(side, slot) for side in (one, other)] for slot in ("killed", "injured")]
        return one.article != other.article and any(
            all(pair[at] > 0 and pair[at] * MANIFOLD <= pair[1 - at] for pair in sizes) for at in (0, 1)
        )

    def _most(self, figure: Figure, slot: str) -> int:
        """Return the largest count of a slot that an article gives of the event of one of its counts."""
        told = self.told.get((figure.article, slot), ())
        return max((number(one) for one in told if _at_one(one, figure)), default=0)


def recounts(figures: Iterable[Figure], voices: Mapping[str, str]) -> Recounts:
    """Find the counts that each article gives more than once, and those it calls earlier ones."""
    told: dict[Line, list[Figure]] = defaultdict(list)
    former: dict[Line, list[Figure]] = defaultdict(list)
    for figure in figures:
        (former if figure.superseded else told)[(figure.article, figure.slot)].append(figure)
    again = {
        figure.id: tuple(other for other in members if other is not figure and one_count(figure, other))
        for members in told.values()
        for figure in members
        if figure.stated is not None
    }
    return Recounts({key: found for key, found in again.items() if found}, dict(told), dict(former), voices)


def one_count(one: Figure, other: Figure) -> bool:
    """Say whether two counts of one article and slot give one number of the same people."""
    return one.stated == other.stated and _of_one(one, other) and (number(one) >= SMALL or _at_one(one, other))


def near(one: Figure, other: Figure) -> bool:
    """Say whether two counts state about the same number."""
    if one.stated is None or other.stated is None:
        return False
    return one.stated == other.stated or (
        min(one.stated, other.stated) >= SMALL
        and abs(one.stated - other.stated) <= ABOUT * max(one.stated, other.stated)
    )


def _at_one(one: Figure, other: Figure) -> bool:
    return one.event is not None and one.event == other.event


def _of_one(one: Figure, other: Figure) -> bool:
    """Say whether two counts are of one group; who counts "61 civilians" says "61" in the headline."""
    return one.part == other.part or {one.part, other.part} == {None, "civilians"}
