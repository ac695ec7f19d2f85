"""Which pairs of a cluster are worth judging: across outlets, and across speakers inside one outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corroborate.comparing.acts import lays_blame
from corroborate.comparing.symbolic import Bench, Pair, civilians_of, counts_of
from corroborate.comparing.wholes import number
from corroborate.records import Claim, Cluster, Figure

MAX_PAIRS = 120
"""Pairs judged in one cluster at most; beyond it one claim stands for each voice and value."""
PAIRS_A_CLAIM = 4
"""Pairs a claim of a large cluster may cost, so that the work grows with the claims and not with their square."""


def pairs(cluster: Cluster, bench: Bench) -> tuple[Pair, ...]:
    """Return the pairs of one cluster worth judging: across outlets, and across speakers inside one outlet."""
    members = sorted((bench.claims[claim] for claim in cluster.claims), key=lambda claim: _order(claim, cluster, bench))
    chosen = [
        _pair(cluster, bench, first, second)
        for position, first in enumerate(members)
        for second in members[position + 1 :]
        if _worth(first, second, cluster, bench)
    ]
    if len(chosen) > MAX_PAIRS:
        chosen = _informative(chosen, cluster, bench)
    return tuple(chosen)


_RISES = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s|ing)|increas(?:ed|es|ing)|jump(?:ed|s)|grow(?:n|s)|grew|mount(?:ed|s)"
    r"|revised|updated|fell|lowered) (?:\w+ )?(?:to|from|up|down|by)\b"
    r"|\b(?:new|updated|revised|latest|final) (?:death )?toll\b"
    r"|\b(?:rais(?:e|es|ed|ing)|revis(?:es|ed|ing)|updat(?:es|ed|ing)) (?:[\w-]+ ){0,3}?(?:toll|number|total)\b"
    r"|\blater (?:said|reported|put|gave|counted|announced|confirmed|told)\b",
    re.IGNORECASE,
)
"""Words of a count that replaces an earlier one."""
_LATER = re.compile(
    r"\b(?:later (?:said|reported|put|gave|counted|announced|confirmed|told)"
    r"|(?:said|reported|announced|confirmed) later)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_CUE = 80
"""Characters before a claim in which its cue may stand."""
_ASIDES = frozenset({"place", "responsible", "time"})
"""Questions nearly every sentence touches in passing: inside one article only two attributed answers are compared."""


def _worth(first: Claim, second: Claim, cluster: Cluster, bench: Bench) -> bool:
    if first.article != second.article and (first.outlet is None or first.outlet != second.outlet):
        return True
    if (
        first.article == second.article
        and first.field == second.field
        and first.start < second.end
        and second.start < first.end
    ):
        return False
    counts = counts_of(first, cluster, bench), counts_of(second, cluster, bench)
    if counts[0] and counts[1] and _revises(first, second, cluster, bench):
        return True
    if bool(counts[0]) != bool(counts[1]) and _counts_on(first, second, cluster, bench):
        return True
    if bench.voices[first.id] == bench.voices[second.id]:
        return False
    if counts[0] and counts[1]:
        # Inside one article a total, its parts and the next incident stand side by side: two speakers named for it
        # can disagree there, or a speaker with the outlet's own words about the very place.
        return (first.attribution is not None and second.attribution is not None) or _own_against_said(first, second)
    if cluster.question == "responsible" and lays_blame(first) and lays_blame(second):
        return not (first.frame.contrast or second.frame.contrast)
    if cluster.question == "responsible" and (_denied_there(first, second) or _denied_there(second, first)):
        return True
    if cluster.question in _ASIDES:
        return (
            first.attribution is not None
            and second.attribution is not None
            and not (first.frame.contrast or second.frame.contrast)
        )
    return True


def _denied_there(denying: Claim, telling: Claim) -> bool:
    """Say whether a speaker denies what the outlet's own words tell of him in the same article."""
    if denying.attribution is None or telling.attribution is not None:
        return False
    denied = {answer.value for answer in denying.answers if answer.question == "responsible" and not answer.polarity}
    return any(answer.polarity and answer.value in denied for answer in telling.answers)


def _own_against_said(first: Claim, second: Claim) -> bool:
    """Say whether one claim of the body is a speaker's and the other the outlet's own, and both name the same places.

    A headline sums up, and a count with a town of its own beside one without is a part of it.
    """
    if (first.attribution is None) == (second.attribution is None) or "headline" in (first.form, second.form):
        return False
    return {place.name for place in first.places} == {place.name for place in second.places}


def _revises(first: Claim, second: Claim, cluster: Cluster, bench: Bench) -> bool:
    """Say whether two counts of one voice at one outlet differ in time, so that one may update the other."""
    one, two = counts_of(first, cluster, bench), counts_of(second, cluster, bench)
    return one[0].superseded != two[0].superseded or (
        first.article != second.article and one[0].stated != two[0].stated
    )


def _counts_on(first: Claim, second: Claim, cluster: Cluster, bench: Bench) -> bool:
    """Say whether one voice gives, in two articles of one outlet, a count of civilians and one of everybody."""
    lacking = second if counts_of(first, cluster, bench) else first
    return (
        first.article != second.article
        and bench.voices[first.id] == bench.voices[second.id]
        and civilians_of(lacking, cluster, bench) is not None
    )


def _pair(cluster: Cluster, bench: Bench, earlier: Claim, later: Claim) -> Pair:
    one, two = _stamp(earlier, cluster, bench), _stamp(later, cluster, bench)
    days = bench.articles[earlier.article].published, bench.articles[later.article].published
    # Two counts as of the same day are told apart by publication, where both days are known.
    known = (one is not None and two is not None and one != two) or (None not in days and days[0] != days[1])
    counts = [counts_of(claim, cluster, bench)[:1] for claim in (earlier, later)]
    if not known and one == two and all(counts):
        known, swap = _told_apart(counts[0][0], counts[1][0], bench)
        earlier, later = (later, earlier) if swap else (earlier, later)
    superseded = {figure.superseded for found in counts for figure in found}
    known = known or len(superseded) == 2
    return Pair(
        cluster=cluster.id,
        question=cluster.question,
        later=later,
        earlier=earlier,
        # "The previous toll was 58" gives the earlier count of whoever gives the new one in the same article.
        same_voice=bench.voices[later.id] == bench.voices[earlier.id]
        or (len(superseded) == 2 and later.article == earlier.article)
        or (known and _may_be_one_voice(later, earlier, cluster, bench)),
        time_known=known,
    )


def _told_apart(first: Figure, second: Figure, bench: Bench) -> tuple[bool, bool]:
    """Return whether one of two counts of one day is known to be the later, and whether it is the first.

    It is told as a change, or its article calls the other number an earlier one, or one voice counts on ("at least").
    """
    changes = [_changes(figure, bench) for figure in (first, second)]
    if changes[0] != changes[1]:
        return True, changes[0]
    replaces = bench.recounts.replaced(first, second), bench.recounts.replaced(second, first)
    if replaces[0] != replaces[1]:
        return True, replaces[0]
    if first.article != second.article and bench.voices[first.claim] == bench.voices[second.claim]:
        return None in (first.high, second.high), number(first) > number(second)
    return False, False


def _may_be_one_voice(later: Claim, earlier: Claim, cluster: Cluster, bench: Bench) -> bool:
    """Say whether one voice gives, or may give, the counts of two articles: then the later updates the earlier."""
    counts = [counts_of(claim, cluster, bench)[:1] for claim in (later, earlier)]
    if later.article == earlier.article or not all(counts):
        return False
    (new,), (old,) = counts
    if new.superseded or old.superseded:
        return False
    return bool(bench.recounts.givers(new) & bench.recounts.givers(old)) or bench.recounts.replaced(new, old)


def _changes(figure: Figure, bench: Bench) -> bool:
    """Say whether an article tells a count as one that has changed, wherever it gives it."""
    told = (figure, *bench.recounts.again.get(figure.id, ()))
    return any(rises(bench.claims[other.claim], bench) for other in told)


def rises(claim: Claim, bench: Bench) -> bool:
    """Say whether a claim tells of a count that has changed: it is later than the counts given without that.

    "The monitor later said that ..." stands before the words claimed.
    """
    article = bench.articles[claim.article]
    field = article.text if claim.field == "text" else article.title
    return bool(_RISES.search(claim.resolved) or _LATER.search(field, max(0, claim.start - _CUE), claim.start))


def _order(claim: Claim, cluster: Cluster, bench: Bench) -> tuple[bool, date, date, bool, str, int]:
    """Order claims by as-of, publication, article id and start; a superseded count comes before all that replace it.

    Of two counts of one day the one told as a change is the later.
    """
    superseded = any(figure.superseded for figure in counts_of(claim, cluster, bench)[:1])
    published = bench.articles[claim.article].published or date.min
    return (
        not superseded,
        _stamp(claim, cluster, bench) or date.min,
        published,
        rises(claim, bench),
        claim.article,
        claim.start,
    )


def _stamp(claim: Claim, cluster: Cluster, bench: Bench) -> date | None:
    """Return the day a claim speaks from: of its count, else its article's publication."""
    counts = counts_of(claim, cluster, bench)
    if counts and counts[0].as_of is not None:
        return counts[0].as_of
    return bench.articles[claim.article].published


def _informative(chosen: Sequence[Pair], cluster: Cluster, bench: Bench) -> list[Pair]:
    """Keep pairs that answer differently, one for each two (voice, value) kinds of claim first, then those that agree.

    Of those that agree every pair with the headline claim is kept, and one for each two kinds.
    """
    kept: list[tuple[int, bool, Pair]] = []
    seen: set[frozenset[object]] = set()
    values = {claim: _value(bench.claims[claim], cluster, bench) for claim in cluster.claims}
    for pair in chosen:
        one, two = values[pair.later.id], values[pair.earlier.id]
        with_headline = cluster.headline_claim in (pair.later.id, pair.earlier.id)
        kinds, agrees = frozenset((one, two)), one[1:] == two[1:]
        if not agrees or with_headline or kinds not in seen:
            kept.append((1 if agrees else 2 * (kinds in seen), not with_headline, pair))
        seen.add(kinds)
    kept.sort(key=lambda item: item[:2])
    return [pair for _, _, pair in kept[: max(MAX_PAIRS, PAIRS_A_CLAIM * len(cluster.claims))]]


def _value(claim: Claim, cluster: Cluster, bench: Bench) -> tuple[object, ...]:
    """Return the voice of a claim and what it answers, a free point by itself."""
    counts = counts_of(claim, cluster, bench)
    if counts:
        return (bench.voices[claim.id], counts[0].low, counts[0].high)
    answers = sorted((answer.value, answer.polarity) for answer in claim.answers if answer.question == cluster.question)
    return (bench.voices[claim.id], *answers) if answers else (bench.voices[claim.id], claim.id)
