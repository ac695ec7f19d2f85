"""The claims nearest in words to one that is checked, and what the stance model makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from corroborate.comparing.barepairs import against_agreement, one_word_apart
from corroborate.comparing.comparisons import Verdict
from corroborate.embedders import Embedder
from corroborate.records import Claim
from corroborate.stance_models import StanceModel
from corroborate.stance_models.lexical import opposed
from corroborate.stances import Limits, of_denial, verdict_of, words_compared
from corroborate.text.parsing import parser
from corroborate.text.wording import differing_words

MOST_JUDGED = 8
"""Claims nearest to the checked one that the model reads."""
MOST_SHOWN = 3
LIKE = 0.35
"""Cosine from which a claim is near enough to be shown or read; who it is about must be named in both besides."""


def nearest(text: str, claims: Sequence[Claim], embedder: Embedder) -> list[tuple[Claim, float]]:
    """The claims that are like a text in words, the likest first, one of those that read alike."""
    if not claims:
        return []
    rows = embedder.embed([text, *(words_compared(claim) for claim in claims)])
    likeness = [round(float(value), 6) for value in rows[1:] @ rows[0]]
    near = [(claim, like) for claim, like in zip(claims, likeness, strict=True) if like >= LIKE]
    return sorted(near, key=lambda item: (-item[1], item[0].id))[:MOST_JUDGED]


def read(
    text: str, denied: bool, near: Sequence[Claim], close: frozenset[str], model: StanceModel
) -> list[tuple[Claim, Verdict]]:
    """What the stance model says of claims near a text, where both are about the same person or thing.

    Claims whose ids are ``close`` are so alike that the model's word for a contradiction is enough; the others need a
    sign of it in words: a negation, or opposite words.
    """
    about = _about(text)
    chosen = [claim for claim in near if _shared(about, claim)]
    if not chosen:
        return []
    limits = Limits(model.entails_from, model.contradicts_from)
    bare = without_scene(text)
    read_whole = _judged(text, denied, chosen, close, about[0], model, limits)
    if bare == text:
        return list(read_whole.values())
    read_bare = _judged(bare, denied, chosen, close, about[0], model, limits)
    return list({**read_bare, **read_whole}.values())


def _judged(
    text: str,
    denied: bool,
    chosen: Sequence[Claim],
    close: frozenset[str],
    subjects: frozenset[str],
    model: StanceModel,
    limits: Limits,
) -> dict[str, tuple[Claim, Verdict]]:
    pairs = [(words_compared(claim), text) for claim in chosen]
    ahead, back = model.judge(pairs), model.judge([(second, first) for first, second in pairs])
    found = {}
    for claim, (told, _), forward, backward in zip(chosen, pairs, ahead, back, strict=True):
        verdict = of_denial((claim.modality == "denied", denied), forward, backward, limits)
        if verdict is None:
            verdict = verdict_of(forward, backward, limits, told, text)
        if verdict.stance in ("support", "detail"):
            verdict = against_agreement(told, text) or verdict
            if not subjects <= _nouns(told):
                continue
        shown = one_word_apart(told, text) if verdict.stance == "unrelated" else None
        verdict = shown or verdict
        signed = shown is not None or claim.id in close or verdict.kind == "denial" or opposed(told, text)
        if verdict.stance != "unrelated" and (verdict.stance != "contradict" or signed):
            found[claim.id] = (claim, verdict)
    return found


def without_scene(text: str) -> str:
    """A claim without the phrases that only say on which occasion and where ("after the blast in the town").

    Whether it is about the event is settled by then, and the claims of the event need not say it again.
    """
    tokens = parser()(text)
    dropped: set[int] = set()
    for token in tokens:
        if token.dep_ == "prep" and token.lemma_.lower() in _SCENE and token.i > token.head.i:
            dropped |= {part.i for part in token.subtree if not part.is_punct}
    kept = "".join(token.text_with_ws for token in tokens if token.i not in dropped)
    return " ".join(kept.split()) if dropped else text


_SCENE = frozenset("in at near after during following outside".split())


def untold(text: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The words of a text that none of the claims has, in their order: what of it nobody tells."""
    told = " ".join(f"{claim.text} {claim.resolved}" for claim in claims)
    kept = [
        token for token in parser()(text) if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and _told_by_words(token)
    ]
    lemmas = {token.lemma_.lower() for token in parser()(told)}
    words = [
        token.text for token in kept if token.lemma_.lower() not in lemmas and differing_words(token.text, told)[0]
    ]
    return tuple(dict.fromkeys(words))


def _told_by_words(token: Token) -> bool:
    return token.is_alpha and token.lemma_.lower() not in _SIZES


_SIZES = frozenset("more few fewer less little least most many much other".split())


def _about(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Whom or what a text speaks of: its subjects, and all its nouns."""
    subjects = {
        token.lemma_.lower()
        for token in parser()(text)
        if token.dep_ in ("nsubj", "nsubjpass", "nsubj:pass") and token.pos_ in ("NOUN", "PROPN")
    }
    return frozenset(subjects), _nouns(text)


def _nouns(text: str) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in parser()(text) if token.pos_ in ("NOUN", "PROPN"))


def _shared(about: tuple[frozenset[str], frozenset[str]], claim: Claim) -> bool:
    subjects, nouns = about
    return bool((subjects or nouns) & _nouns(words_compared(claim)))
