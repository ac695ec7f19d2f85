"""Long evidence: labelled premises among other sentences, claims against passages of articles, near-by neutrals."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corroborate.training.edits import reword
from corroborate.training.embedded import embedded_pairs
from corroborate.training.pairs import (
    CONTRADICTS,
    ENTAILS,
    NEUTRAL,
    Base,
    changed_twin,
    entity_pool,
    inside,
    make_base,
    usable,
)
from corroborate.training.pool import Pair

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = 125
"""Most words of a passage: with its claim it then stays within the pairs that training takes."""
_MOST_HELD = 0.45
"""Evidence that holds more of a claim's words than this may well settle it."""


def _near(texts: Sequence[str], queries: Sequence[str], low: float, high: float) -> Iterator[npt.NDArray[np.int64]]:
    """For every query the texts of tf-idf cosine ``low`` to ``high``, at most twelve, nearest first."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english")
    rows = vectors.fit_transform(texts)
    asked = vectors.transform(queries)
    for first in range(0, len(queries), 500):
        for line in (asked[first : first + 500] @ rows.T).toarray():
            order = np.argsort(-line, kind="stable")[:40]
            yield order[(line[order] >= low) & (line[order] <= high)][:12]


def _held(claim: str, text: str) -> float:
    """Share of the claim's longer words and numbers that the text holds too."""
    wanted = [word for word in re.findall(r"\w+", claim.lower()) if len(word) > 3 or word.isdigit()]
    there = set(re.findall(r"\w+", text.lower()))
    return sum(word in there for word in wanted) / max(1, len(wanted))


def near_neutrals(pairs: Sequence[Pair], name: str, seed: int, low: float = 0.12, high: float = 0.45) -> list[Pair]:
    """Each claim of a set of evidence beside another claim's evidence on a like topic, as neutral (``name``)."""
    rng = random.Random(seed)
    texts = list(dict.fromkeys(pair.premise for pair in pairs))
    claims = list(dict.fromkeys(pair.hypothesis for pair in pairs))
    own: dict[str, set[str]] = {}
    for pair in pairs:
        own.setdefault(pair.hypothesis, set()).add(pair.premise)
    made = []
    for claim, near in zip(claims, _near(texts, claims, low, high), strict=True):
        others = (texts[int(index)] for index in near)
        choices = [text for text in others if text not in own[claim] and _held(claim, text) <= _MOST_HELD]
        if choices:
            made.append(Pair(rng.choice(choices), claim, NEUTRAL, name))
    return made


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", '"')) else f"{text}."


def among_others(pairs: Sequence[Pair], name: str, seed: int, like: bool) -> list[Pair]:
    """The pairs with one to three other premises around their own; ``like``: on a like topic, else any."""
    rng = random.Random(seed)
    texts = list(dict.fromkeys(pair.premise for pair in pairs))
    near: Iterator[npt.NDArray[np.int64]] | None = None
    if like:
        near = _near(texts, [pair.premise for pair in pairs], 0.1, 0.5)
    made = []
    for pair in pairs:
        choices = [texts[int(index)] for index in next(near)] if near else rng.sample(texts, min(3, len(texts)))
        others = [_ended(text) for text in choices if text != pair.premise and pair.hypothesis not in text]
        parts = [_ended(pair.premise), *rng.sample(others, min(len(others), rng.randint(1, 3)))]
        while len(parts) > 1 and sum(len(part.split()) for part in parts) > _WORDS:
            parts.pop()
        if len(parts) > 1:
            rng.shuffle(parts)
            made.append(Pair(" ".join(parts), pair.hypothesis, pair.label, name))
    return made


def _both(first: str, second: str) -> str:
    """Two claims as one."""
    return f"{first.rstrip('.!')}, and {inside(second)}."


def _window(bases: Sequence[Base], rng: random.Random) -> tuple[int, int]:
    size = rng.randint(3, 6)
    start = rng.randint(0, max(0, len(bases) - size))
    end = min(len(bases), start + size)
    while end - start > 2 and sum(len(base.text.split()) for base in bases[start:end]) > _WORDS:
        end -= 1
    return start, end


def _wordings(base: Base) -> list[str]:
    return [base.text, *(text for text, _ in base.rewrites)]


def _article_evidence(bases: Sequence[Base], foreign: Base, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """Claims, one by one or two at once, against three to six sentences: held, changed, or told elsewhere."""
    start, end = _window(bases, rng)
    inner, outer = list(bases[start:end]), [*bases[:start], *bases[end:], foreign]
    passage = " ".join(base.text for base in inner)
    base, second = rng.sample(inner, 2)
    said, other = rng.choice(_wordings(base)), rng.choice(_wordings(second))
    yield passage, reword(said, rng), ENTAILS
    absent = rng.choice(_wordings(rng.choice(outer)))
    if absent not in passage:
        yield passage, absent, NEUTRAL
        joined = (said, absent) if rng.random() < 0.5 else (absent, said)
        yield passage, _both(*joined), NEUTRAL
    yield passage, _both(said, other), ENTAILS
    if base.changes:
        twin = changed_twin(base, rng.choice(base.changes))
        if twin is not None:
            false = rng.choice(_wordings(twin))
            yield passage, reword(false, rng), CONTRADICTS
            yield passage, _both(other, false), CONTRADICTS
            without = " ".join(item.text for item in inner if item is not base)
            yield without, false, NEUTRAL


def _runs_of_claims(docs: Sequence[Doc], rng: random.Random, most: int) -> list[list[Base]]:
    """Of every article at most ``most`` claims that follow one another."""
    pool = entity_pool(docs)
    articles = []
    for doc in docs:
        local = {kind: names for kind, names in entity_pool([doc]).items() if len(names) > 3}
        sentences = [sentence for sentence in doc.sents if usable(sentence)]
        first = rng.randint(0, max(0, len(sentences) - most))
        articles.append([make_base(sentence, pool | local, rng) for sentence in sentences[first : first + most]])
    return articles


def evidence_pairs(docs: Sequence[Doc], seed: int, most: int = 8, windows: int = 2) -> list[Pair]:
    """Pairs of passages and claims of articles, from ``windows`` passages of each (dataset ``news_evidence``)."""
    rng = random.Random(seed)
    long = [bases for bases in _runs_of_claims(docs, rng, most) if len(bases) >= 3]
    made = []
    for place, bases in enumerate(long):
        for _ in range(windows):
            foreign = rng.choice(long[(place + rng.randint(1, max(1, len(long) - 1))) % len(long)])
            made += [Pair(p, h, label, "news_evidence") for p, h, label in _article_evidence(bases, foreign, rng)]
    return made


def derived_pairs(pairs: Sequence[Pair], seed: int, embedded: int = 24_000) -> list[Pair]:
    """What the pool's own pairs give: near-by neutrals, premises among others, claims inside other clauses.

    To be made from the pairs kept for training and from those held out by themselves, so that none crosses over.
    """
    sets: dict[str, list[Pair]] = {}
    for pair in pairs:
        sets.setdefault(pair.dataset, []).append(pair)
    evidence, climate = sets.get("fever_dev_evidence", []), sets.get("climate_fever", [])
    general = [pair for name in ("lingnli", "wanli_15k") for pair in sets.get(name, [])]
    made = []
    if covid := sets.get("covid_fact"):
        made += near_neutrals(covid, "covid_near", seed)
    if evidence:
        made += near_neutrals(evidence, "fever_near", seed) + among_others(evidence, "fever_among", seed, like=True)
    if climate:
        made += among_others(climate, "climate_among", seed, like=True)
    random.Random(seed).shuffle(general)
    made += among_others(general[:24_000], "general_among", seed, like=False)
    plain = [*general, *sets.get("snli_orig_from_disco", []), *sets.get("cad_nli", [])]
    return made + embedded_pairs([pair.hypothesis for pair in plain], seed, embedded)
