"""Counts that a cut between speaker and content left on the wrong side: "wounded dozens the governor said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corroborate.records import Saying, Sentence

Run = tuple[int, int]


def spare(
    sayings: Sequence[Saying], sentences: Sequence[Sentence], kept: Sequence[tuple[str, int, int]]
) -> tuple[Saying, ...]:
    """Return the sayings so widened that each run of ``kept`` (field, start, end) lies within one of its sentence.

    Who is said to have said it stays; only its content reaches further. A sentence without any saying that holds such
    a run is said by the outlet.
    """
    by_sentence: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_sentence.setdefault(saying.sentence, []).append(saying)
    for number, sentence in enumerate(sentences):
        if sentence.furniture is None:
            own = by_sentence.get(number, [])
            for run in _outside(sentence, own, kept):
                own = _widened(own, run) if own else [Saying(number, sentence.start, sentence.end)]
            if own:
                by_sentence[number] = own
    return tuple(saying for number in sorted(by_sentence) for saying in by_sentence[number])


def _outside(sentence: Sentence, own: Sequence[Saying], kept: Sequence[tuple[str, int, int]]) -> Iterator[Run]:
    for field, start, end in kept:
        within = field == sentence.field and sentence.start <= start and end <= sentence.end
        if within and not any(saying.start <= start and end <= saying.end for saying in own):
            yield start, end


def _widened(own: Sequence[Saying], run: Run) -> list[Saying]:
    """Widen the saying nearest to the run; of several the first."""
    start, end = run
    nearest = min(range(len(own)), key=lambda i: (max(own[i].start - end, start - own[i].end, 0), i))
    saying = own[nearest]
    widened = replace(
        saying,
        start=min(saying.start, start),
        end=max(saying.end, end),
        outside=tuple(piece for outside in saying.outside for piece in _without(outside, run)),
    )
    return [*own[:nearest], widened, *own[nearest + 1 :]]


def _without(outside: Run, run: Run) -> Iterator[Run]:
    """What is left of a run of the attribution beside the words of a count."""
    for start, end in ((outside[0], min(outside[1], run[0])), (max(outside[0], run[1]), outside[1])):
        if start < end:
            yield start, end
