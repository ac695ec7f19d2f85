"""Whether a claim still points at something told before it, or is only a piece of what was said."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings
from corroborate.claiming.worded import Edit
from corroborate.records import Claim, Sentence
from corroborate.referring.antecedents import words
from corroborate.referring.openings import verbal
from corroborate.referring.pronouns import explained
from corroborate.referring.subjects import FIRST, WE, refers
from corroborate.saying.cues import verbs

SHORT = 6
"""Words of a claim that may be no more than what leads on to another."""

_TIMED = frozenset({"DATE", "TIME"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset("he she it they him her them his its their these those this that".split())
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_LEFT = frozenset({"det", "compound", "amod", "nmod", "nummod", "poss", "advmod", "predet", "quantmod"})
_RIGHT = frozenset({"prep", "acl", "relcl"})
_TELLING = frozenset({"relcl", "prep", "acl", "appos", "compound", "poss", "nmod"})


def pointing(
    claim: Claim, tokens: Sequence[Token], here: Surroundings, edits: Sequence[Edit]
) -> tuple[list[Token], list[Token]]:
    """Return the words of a claim that surely point back, and those that may: nothing beside them was put in."""
    shift = here.sentence.shift
    sure = [token for number, token in enumerate(tokens) if _bare(token, tokens[:number], shift, edits, claim)]
    maybe = [
        token
        for token in tokens
        if ((points(token) and not known(token)) or _likens(token)) and not _near_edit(token, shift, edits)
    ]
    selves = [token for token in tokens if token.lower_ in FIRST | WE and token.pos_ == "PRON"]
    if not any(_near_edit(token, shift, edits) for token in selves):
        sure += selves[:1]
    return sure, [token for token in maybe if token not in sure]


def _likens(token: Token) -> bool:
    """Say whether a noun is set beside something told before: "such attacks", "similar killings"."""
    return token.pos_ == "NOUN" and any(
        child.lower_ in ("such", "similar") and child.i < token.i and child.dep_ in ("amod", "predet", "det")
        for child in token.children
    )


def named(tokens: Sequence[Token]) -> bool:
    """Say whether a claim names somebody or something: not so "Unemployment is above half"."""
    return any(token.pos_ == "PROPN" and token.ent_type_ not in _TIMED for token in tokens)


def points_back(sentence: Sentence) -> bool:
    """Say whether a sentence itself points at something told before it."""
    tokens = list(sentence.parsed or ())
    first = next((token for token in tokens if token.is_alpha), None)
    if first is not None and first.lower_ in _POINTING and first.head.pos_ == "NOUN" and points(first.head):
        return True
    return any(
        token.lower_ in FIRST | WE or (token.lower_ in _PRONOUNS and _pronoun(token, tokens[:number]))
        for number, token in enumerate(tokens)
        if token.pos_ == "PRON"
    )


def in_pieces(claim: Claim, tokens: Sequence[Token], edits: Sequence[Edit]) -> bool:
    """Say whether a claim is no clause, or only leads on to one, and nothing was put before it that makes it one."""
    if not tokens or (
        not (_leads_on(tokens) or _says(tokens) or _verbless(tokens[-1])) if verbal(tokens) else _misread(tokens)
    ):
        return False
    return not any(edit.start == edit.end == claim.start for edit in edits)


def _verbless(final: Token) -> bool:
    """Say whether a claim breaks off before its verb: "The mayor has been" (criticised for)."""
    return final.dep_ in ("aux", "auxpass") and final.head.i > final.i


def _misread(tokens: Sequence[Token]) -> bool:
    """Say whether a whole sentence's verb may have been taken for a participle: "A raid hit the port"."""
    return any(token.dep_ == "ROOT" for token in tokens) and any(token.tag_ in ("VBN", "VBD") for token in tokens)


def _leads_on(tokens: Sequence[Token]) -> bool:
    """Say whether a claim only leads on to what was cut from it: "The raids came" (as the army withdrew)."""
    root = next(
        (token for token in tokens if token.lemma_ in ("come", "follow") and token.tag_ in ("VBD", "VBZ", "VBP")), None
    )
    return root is not None and len(tokens) <= SHORT and tokens[-1].i == root.i


def _says(tokens: Sequence[Token]) -> bool:
    """Say whether a claim only tells who said it: "On Monday the agency reported"."""
    return (
        len(tokens) <= SHORT
        and tokens[-1].tag_ == "VBD"
        and tokens[-1].lemma_.lower() in verbs("bare") | {"say", "add"}
    )


def _bare(token: Token, earlier: Sequence[Token], shift: int, edits: Sequence[Edit], claim: Claim) -> bool:
    if _near_edit(token, shift, edits):
        return False
    if token.lower_ in _PRONOUNS and token.pos_ == "PRON":
        return _pronoun(token, earlier)
    if token.lower_ == "then" and token.head.lower_ == "since":
        return not any(part.like_num for part in earlier)
    if token.lower_ in ("there", "here") and token.dep_ == "advmod":
        return not any(part.pos_ == "PROPN" for part in earlier)
    if not any(part.is_alpha or part.like_num for part in earlier) and _counts_on(token):
        return True
    return token.pos_ == "NOUN" and _definite(token, earlier)


def _near_edit(token: Token, shift: int, edits: Sequence[Edit]) -> bool:
    at = token.idx + shift
    return any(edit.start <= at <= edit.end or at + len(token) == edit.start for edit in edits)


def _counts_on(token: Token) -> bool:
    """Say whether a claim opens by counting on: "Another was hurt", "Two others", "Most of them", "Some fled"."""
    if token.lower_ in words("counting_on"):
        return True
    if token.head.lower_ in ("others", "more") and token.head.dep_ in _SUBJECT:
        return True
    return (
        token.lower_ in words("parts")
        and token.dep_ in _SUBJECT
        and not any(
            child.dep_ in ("prep", "relcl", "acl") and not any(part.lower_ == "them" for part in child.children)
            for child in token.children
        )
    )


def _pronoun(token: Token, earlier: Sequence[Token]) -> bool:
    low = token.lower_
    if low in ("this", "that", "these", "those"):
        return (
            token.dep_ in _SUBJECT
            and token.tag_ == "DT"
            and not any(child.dep_ in ("relcl", "acl", "prep") for child in token.children)
        )
    if low == "it" and not refers(token) and token.head.lemma_ != "be":
        return False
    if (
        low == "it"
        and token.head.lemma_ == "be"
        and not any(child.dep_ == "attr" and child.pos_ in ("NOUN", "PROPN") for child in token.head.children)
    ):
        return False
    return not explained(token, earlier)


def _definite(token: Token, earlier: Sequence[Token]) -> bool:
    """Say whether "the men" stands for something told before, and nothing beside it or ahead of it tells which."""
    opens = token.dep_ in _SUBJECT and not any(
        part.pos_ in ("NOUN", "PROPN", "VERB") and part.head.i != token.i and part.ent_type_ not in _TIMED
        for part in earlier
    )
    points = token.lower_ in words("told") and not any(part.lemma_ == token.lemma_ for part in earlier)
    if not (opens or points) or token.lower_ in words("known"):
        return False
    children = list(token.children)
    if any(child.lower_ in ("this", "these") for child in children) and token.ent_type_ not in _TIMED:
        return token.lemma_.lower() not in words("times") and not any(child.dep_ == "relcl" for child in children)
    pointing = any(child.dep_ in ("det", "predet") and child.lower_ in _POINTING for child in children)
    return pointing and not any(
        child.dep_ in _TELLING or child.pos_ == "PROPN" or (child.text[:1].isupper() and child.i > earlier[0].i)
        for child in children
        if earlier
    )


def points(token: Token) -> bool:
    """Say whether "the" stands before a common noun and no words beside it tell which one is meant."""
    if token.pos_ != "NOUN" or token.text[:1].isupper() or token.dep_ in ("compound", "nmod", "npadvmod"):
        return False
    low = token.lemma_.lower()
    if token.ent_type_ in _TIMED or low in words("vague") or low in words("times") or _owns_unmarked(token):
        return False
    left = [child for child in token.children if child.dep_ in _LEFT and child.dep_ not in ("det", "predet")]
    if any(child.text[:1].isupper() or child.lower_ in words("ordering") for child in left):
        return False
    if any(_tells_which(child) for child in token.children):
        return False
    return any(child.dep_ == "det" and child.lower_ in _POINTING for child in token.children)


def _tells_which(child: Token) -> bool:
    """Say whether words beside a noun tell which one it is; not so those set off by a comma ("the law, which ...")."""
    if child.dep_ in ("appos", "poss", "nummod") or child.pos_ == "PROPN":
        return child.ent_type_ not in _TIMED  # "the 2014 ban"
    first = child.left_edge
    return child.dep_ in _RIGHT and not (first.i > 0 and first.nbor(-1).text == ",")


def known(token: Token) -> bool:
    """Say whether a reader of the news knows who or what is meant: "the army"."""
    return bool({token.lower_, token.lemma_.lower()} & words("known"))


def _owns_unmarked(token: Token) -> bool:
    """Say whether a noun owns what follows it by an s whose apostrophe is lost ("the groups offensive")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_ == "NNS"
