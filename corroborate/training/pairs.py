"""Training pairs from parsed articles: claims re-worded, shortened, with one thing changed, beside other claims.

Whatever is done to a claim is also done to its changed twin: the twin entails its own re-wordings and is contradicted
by the original, so that neither side of a pair alone tells its label.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corroborate.training.edits import Change, list_changes, reword, words
from corroborate.training.pool import Pair
from corroborate.training.rewrites import list_rewrites, reported_content, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ENTAILS, NEUTRAL, CONTRADICTS = 0, 1, 2
_LINKS = set("But And Also However Yet So Then Still Meanwhile Nor Or Because If When While".split())
_COMMON = set("the a an in on at there it they he she two three some".split())
_OPEN = {"-LRB-", "(", "[", "http", "@", "|", "Tags", "©"}


@dataclass(frozen=True, slots=True)
class Base:
    """A claim, its re-wordings as (text, says less) and the changes that contradict it."""

    text: str
    rewrites: tuple[tuple[str, bool], ...]
    changes: tuple[Change, ...]


def usable(sentence: Span) -> bool:
    """A whole sentence of 7 to 42 tokens with a subject and a verb, and no sign of page furniture."""
    root = sentence.root
    if not 7 <= len(sentence) <= 42 or root.pos_ not in {"VERB", "AUX"}:
        return False
    if sentence[-1].text not in {".", '."', "”", '"'}:
        return False
    if not sentence[0].text[:1].isupper() or any(token.text in _OPEN or "\n" in token.text for token in sentence):
        return False
    subject = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
    return subject and sentence.text.count('"') % 2 == 0 and "?" not in sentence.text


def _claim_verb(sentence: Span) -> Token:
    content = {token.i for token in reported_content(sentence)}
    return next((token for token in sentence if token.i in content and token.head == sentence.root), sentence.root)


def entity_pool(docs: Sequence[Doc]) -> dict[str, list[str]]:
    """Names by kind, each once, in order of first mention: what `edits` may put in another's place."""
    pool: dict[str, dict[str, None]] = {}
    for doc in docs:
        for entity in doc.ents:
            text = entity.text.removeprefix("the ").strip()
            if text[:1].isupper() and 2 < len(text) < 30 and "\n" not in text:
                pool.setdefault(entity.label_, {})[text] = None
    return {kind: list(names) for kind, names in pool.items()}


def make_base(sentence: Span, pool: dict[str, list[str]], rng: random.Random) -> Base:
    """The claim of one sentence, ready for pairing."""
    rewrites = [(item.text, item.less) for item in list_rewrites(sentence, rng)[:4]]
    changes = list_changes(sentence, _claim_verb(sentence), pool, rng)
    return Base(tidy(sentence.text), tuple(rewrites), tuple(changes[:3]))


def changed_twin(base: Base, change: Change) -> Base | None:
    """The changed twin, with the re-wordings that hold the changed words."""
    text = change.apply(base.text)
    if text is None:
        return None
    twins = [(change.apply(rewrite), less) for rewrite, less in base.rewrites]
    return Base(text, tuple((twin, less) for twin, less in twins if twin), ())


def inside(text: str) -> str:
    """The claim as it stands after "that"."""
    text = text.rstrip(".!")
    common = text.split(" ", 1)[0].lower() in _COMMON
    return text[:1].lower() + text[1:] if common else text


def _supported(base: Base, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    own = reword(base.text, rng)
    if own != base.text:
        yield (base.text, own, ENTAILS) if rng.random() < 0.5 else (own, base.text, ENTAILS)
    for text, less in base.rewrites[:2]:
        yield own, text, ENTAILS
        back = (text, base.text, NEUTRAL if less else ENTAILS)
        if rng.random() < 0.7:
            yield back


def _opposed(base: Base, twin: Base, change: Change, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    left = [base.text, *(text for text, _ in base.rewrites if change.apply(text))]
    right = [twin.text, *(text for text, _ in twin.rewrites)]
    for first, second in ((left, right), (right, left)):
        if rng.random() < 0.6:
            yield reword(rng.choice(first), rng), rng.choice(second), CONTRADICTS


def _framed(base: Base, twin: Base | None, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """The claim confirmed, doubted, denied or contradicted outright by what is said about it."""
    lists, inner = words(), inside(base.text)
    kind = rng.choice(["confirm", "doubt", "refute", "refute"])
    said = rng.choice(lists[kind]).format(s=inner)
    yield said, base.text, {"confirm": ENTAILS, "doubt": NEUTRAL, "refute": CONTRADICTS}[kind]
    if kind == "refute" and rng.random() < 0.5:
        yield rng.choice(lists["confirm"]).format(s=inner), said, CONTRADICTS
    if twin is not None and rng.random() < 0.5:
        other = rng.choice(lists["refute"]).format(s=inner)
        yield said, other, {"confirm": CONTRADICTS, "doubt": NEUTRAL, "refute": ENTAILS}[kind]


def frames(bases: Sequence[Base], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """What is said about claims, alone or after another sentence of the article."""
    for place, base in enumerate(bases):
        if base.text.split(" ", 1)[0].rstrip(",") in _LINKS:
            continue
        twin = changed_twin(base, base.changes[0]) if base.changes else None
        for premise, hypothesis, label in _framed(base, twin, rng):
            before = f"{bases[place - 1].text} " if place and rng.random() < 0.4 else ""
            yield before + premise, hypothesis, label


def pairs_of_claim(base: Base, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """(premise, hypothesis, label) about one claim and its changed twins."""
    yield from _supported(base, rng)
    for change in base.changes:
        twin = changed_twin(base, change)
        if twin is None:
            continue
        yield from _opposed(base, twin, change, rng)
        if rng.random() < 0.8:
            yield from list(_supported(twin, rng))[:2]


def pairs_of_article(bases: Sequence[Base], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """Other claims of the article, plain or changed (neutral), and a claim among its neighbours."""
    for place, base in enumerate(bases):
        others = [other for other in bases if other is not base]
        if not others:
            continue
        other = rng.choice(others)
        text = other.text
        if other.changes and rng.random() < 0.4:
            text = rng.choice(other.changes).apply(text) or text
        yield base.text, rng.choice([text, *(rewrite for rewrite, _ in other.rewrites)]), NEUTRAL
        if place + 1 < len(bases) and base.rewrites and rng.random() < 0.35:
            passage = f"{base.text} {bases[place + 1].text}"
            yield passage, rng.choice(base.rewrites)[0], ENTAILS
            changed = base.changes[0].apply(base.text) if base.changes else None
            if changed:
                yield passage, changed, CONTRADICTS


def passages(bases: Sequence[Base], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """A claim, re-worded or changed, against a passage of two to four sentences that holds it."""
    for place, base in enumerate(bases):
        first = max(0, place - rng.randint(0, 2))
        passage = " ".join(item.text for item in bases[first : place + rng.randint(1, 3)])
        if len(passage.split()) > 110 or passage == base.text:
            continue
        kind = rng.random()
        twin = changed_twin(base, rng.choice(base.changes)) if base.changes else None
        if kind < 0.5 and twin is not None:
            yield passage, reword(rng.choice([twin.text, *(text for text, _ in twin.rewrites)]), rng), CONTRADICTS
            if rng.random() < 0.5:
                yield passage.replace(base.text, twin.text), twin.text, ENTAILS
        elif kind < 0.85:
            yield passage, reword(rng.choice([base.text, *(text for text, _ in base.rewrites)]), rng), ENTAILS
        elif twin is not None and place + 3 < len(bases):
            yield " ".join(item.text for item in bases[place + 1 : place + 4]), twin.text, NEUTRAL


def article_pairs(docs: Sequence[Doc], seed: int, most: int = 14) -> list[Pair]:
    """Pairs of every article, at most ``most`` claims of each, under the datasets news_claim and news_article."""
    rng = random.Random(seed)
    pool = entity_pool(docs)
    pairs = []
    for doc in docs:
        local = {kind: names for kind, names in entity_pool([doc]).items() if len(names) > 3}
        sentences = [sentence for sentence in doc.sents if usable(sentence)]
        if len(sentences) > most:
            sentences = [sentences[index] for index in sorted(rng.sample(range(len(sentences)), most))]
        bases = [make_base(sentence, pool | local, rng) for sentence in sentences]
        for base in bases:
            pairs += [Pair(p, h, label, "news_claim") for p, h, label in pairs_of_claim(base, rng) if p != h]
        pairs += [Pair(p, h, label, "news_article") for p, h, label in pairs_of_article(bases, rng)]
        pairs += [Pair(p, h, label, "news_frame") for p, h, label in frames(bases, rng)]
        pairs += [Pair(p, h, label, "news_passage") for p, h, label in passages(bases, rng)]
    return pairs


def like_pairs(texts: Sequence[tuple[str, str]], seed: int, low: float = 0.2, high: float = 0.6) -> list[Pair]:
    """Claims of different articles with like words, as neutral; ``texts`` are (article, claim), tf-idf low..high."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rng = random.Random(seed)
    rows = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform([text for _, text in texts])
    pairs = []
    for first in range(0, len(texts), 500):
        likeness = (rows[first : first + 500] @ rows.T).toarray()
        for offset, line in enumerate(likeness):
            article, claim = texts[first + offset]
            near = [int(i) for i in line.argsort()[::-1][:12] if low <= line[i] <= high and texts[i][0] != article]
            if near:
                pairs.append(Pair(claim, texts[rng.choice(near)][1], NEUTRAL, "news_like"))
    return pairs
