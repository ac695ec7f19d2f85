"""What the checks look things up in, laid out once for a whole run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.comparing.recounts import recounts
from corroborate.comparing.scenes import alone, scenes
from corroborate.comparing.symbolic import Bench
from corroborate.comparing.wholes import scope
from corroborate.joining.accounts import Happening
from corroborate.joining.stories import alike
from corroborate.records import Article, Claim, Event, Figure
from corroborate.voices import Mouth


def bench_of(
    articles: Mapping[str, Article],
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    mouths: Mapping[str, Mouth],
    told: Sequence[Happening],
    events: Sequence[Event],
) -> Bench:
    """Return the bench of a run.

    ``mouths`` name whom each claim goes back to, ``told`` is what each article tells of, ``events`` what became of it.
    """
    claim_of = {claim.id: claim for claim in claims}
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counts[figure.claim].append(figure)
    voices = {claim: mouth.id for claim, mouth in mouths.items()}
    played = scenes(claims, told, {article.id: article.published for article in articles.values()})
    places = {claim: scene.places for claim, scene in played.items()}
    scoped = scope(figures, claim_of, voices, places)
    likeness = alike(tuple(articles.values())).likeness
    return Bench(claim_of, articles, counts, voices, played, scoped, alone(events), likeness, recounts(figures, voices))
