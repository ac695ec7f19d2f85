"""What is said without telling anything that could be checked: questions, orders, opinions, bare acts of speaking."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from corroborate.claiming.checkworthy import FINITE, LEAST, LEAST_BY_NAME, worth
from corroborate.lexicons import lexicon
from corroborate.records import Claim
from corroborate.saying.able import is_speaker
from corroborate.saying.cues import verbs

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SAID = frozenset({"ccomp", "xcomp", "dobj", "parataxis", "advcl", "conj", "oprd"})


def checkable(claim: Claim, tokens: Sequence[Token]) -> bool:
    """Say whether a claim without a count asserts something; ``tokens`` are the parser's tokens of its content."""
    top = main_verb(tokens)
    if claim.form in ("headline", "caption") or not tokens:
        return top is None or not _only_speaks(top, tokens)
    if claim.text.rstrip('"”’ ').endswith("?"):
        return False
    return top is None or not (
        _orders(top, tokens)
        or _is_ought(top)
        or _only_speaks(top, tokens)
        or _judges(top, tokens)
        or _opines(claim, top, tokens)
    )


def main_verb(tokens: Sequence[Token]) -> Token | None:
    """Return the verb that nothing else of a claim governs."""
    held = {token.i for token in tokens}
    return next(
        (token for token in tokens if token.pos_ in ("VERB", "AUX") and token.head.i not in held - {token.i}), None
    )


def _opines(claim: Claim, top: Token, tokens: Sequence[Token]) -> bool:
    """Say whether hardly anybody would check a clause.

    What is charged, denied or announced is always a claim. What somebody stands for by name is one sooner than what
    the outlet says or somebody unnamed: another may say the opposite.
    """
    subject = next((child for child in top.children if child.dep_ in _SUBJECT), None)
    own = subject is not None and subject.lower_ in ("i", "we")
    unreal = any(child.lower_ == "would" for child in top.children)
    announced = claim.modality == "planned" and not own and not unreal
    if subject is None or announced or claim.modality in ("alleged", "denied"):
        return False
    by_name = claim.attribution is not None and not claim.attribution.anonymous
    return worth(tokens, top) < (LEAST_BY_NAME if by_name else LEAST)


def _orders(top: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a verb is an order: "Look at them"."""
    first = next((token for token in tokens if token.is_alpha), None)
    bare = not any(child.dep_ in _SUBJECT or child.dep_ == "aux" for child in top.children)
    return first is not None and first.i == top.i and top.tag_ == "VB" and bare


def _is_ought(top: Token) -> bool:
    """Say whether a clause says what ought to be: "should leave", "has to be stopped", "needs to be rebuilt"."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in top.children):
        return False
    for verb in (top, *(child for child in top.children if child.dep_ == "xcomp")):
        helped = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        governed = verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need") and verb.tag_ == "VBN"
        if helped & _words("ought") or (governed and {"to", "be"} <= helped):
            return True
    return False


def _judges(top: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a clause only rates something: "the siege is shocking", "it was a disgrace"."""
    if top.lemma_ != "be" or any(token.like_num for token in tokens):
        return False
    held = {token.i for token in tokens}
    vague = any(child.dep_ == "nsubj" and child.lower_ in ("this", "that") for child in top.children)
    telling = any(token.pos_ == "PROPN" or (token.tag_ in FINITE and token.i != top.i) for token in tokens)
    if vague and top.tag_ in ("VBZ", "VBP") and not telling:
        return True  # "that is a well known rule"
    rated = [child for child in top.children if child.dep_ in ("acomp", "attr") and child.i in held]
    told = any(part.dep_ in ("ccomp", "advcl", "relcl", "acl") for child in rated for part in child.children)
    return not told and any(child.lemma_.lower() in _words("rating") for child in rated)


def _only_speaks(top: Token, tokens: Sequence[Token]) -> bool:
    """Say whether nothing is said of what somebody said: "the director of the institute said"."""
    if top.lemma_ not in verbs("clause_only") | {"say", "tell"}:
        return False
    if any(child.dep_ in _SUBJECT and not is_speaker(child, child.sent) for child in top.children):
        return False  # "clashes continue in the north"
    harm = lexicon("framing")["words"]["harm"]
    told = any(token.lemma_.lower() in harm or token.like_num for token in tokens)
    about = any(child.dep_ == "prep" and child.lower_ in ("of", "about", "to") for child in top.children)
    return not told and not about and not any(child.dep_ in _SAID for child in top.children)


def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon("hedges")["uncheckable"][group])
