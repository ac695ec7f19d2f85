"""What the verb that carries a claim says of its day: a state, an act of speech, something before, or the news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from corroborate.lexicons import lexicon
from corroborate.records import Form, Tense

_MODALS = frozenset("will would can could may might must shall should 'll wo ca".split())
_NOTHING = frozenset(("no", "none", "nobody", "nothing", "neither"))
_PRESENT_NEWS: frozenset[Form] = frozenset(("headline", "caption"))
"""Forms that tell in the present tense what happened."""
_HARM = frozenset(lexicon("framing")["words"]["harm"])
"""Lemmas of the dead and injured: that they "are missing" or "lie dead" is of the day that made them so."""
_PAST_FORM = re.compile(
    r"(?:re|over|under|with|mis|un)?(?:took|came|went|ran|fell|struck|broke|fought|shot|drove|rose|sank|lost|held|met|sent|built"
    r"|brought|caught|began|threw|flew|blew|gave|found|told|said|saw|led|stood|stole|withdrew|sought|wrote|won|bore|tore)"
    r"|\w+(?<!e)ed"
)
"""Past forms the parser takes for the present where it does not know the verb ("retook")."""
_UTTERS = frozenset((*lexicon("framing")["words"]["reacts"], *lexicon("surroundings")["words"]["utters"]))
"""Lemmas of acts of speech: they have a day of their own, and no place that matters."""


def tense_of(tokens: Sequence[Token], form: Form) -> Tense:
    """Return the tense of the verb that carries a claim; ``tokens`` are the parser's tokens of its content.

    "lasting" is so at the time of writing, or yet to come, or did not happen, and has no day of its own; "earlier" was
    before what is told; "uttered" is an act of speech. Where no verb carries the claim, as in "the five dead", it is
    "told" if it counts or harms somebody.
    """
    harms = any(token.lemma_.lower() in _HARM for token in tokens)
    verb = _main_verb(tokens)
    if verb is None:
        counts = harms or form in _PRESENT_NEWS or any(token.pos_ in ("NUM", "VERB") for token in tokens)
        return "told" if counts or not tokens else "lasting"
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in _MODALS or helper.tag_ == "MD" for helper in helpers):
        return "lasting"
    finite = helpers[0] if helpers else verb
    perfect = finite.lemma_ == "have" and finite.i != verb.i
    if perfect and finite.lower_ in ("had", "'d"):
        return "earlier"
    if harms:
        return "told"
    if verb.lemma_.lower() in _UTTERS:
        return "uttered"
    present = finite.tag_ == "VBZ" or (finite.tag_ == "VBP" and not _PAST_FORM.fullmatch(finite.lower_))
    present = present and not perfect and form not in _PRESENT_NEWS
    return "lasting" if present or _is_denied(verb) else "told"


def _is_denied(verb: Token) -> bool:
    """Say whether nothing happened: "did not find", "no group claimed"."""
    return any(
        child.dep_ == "neg" or (child.dep_ in ("nsubj", "nsubjpass") and _says_none(child)) for child in verb.children
    )


def _says_none(noun: Token) -> bool:
    return noun.lower_ in _NOTHING or any(child.lower_ in _NOTHING for child in noun.children if child.dep_ == "det")


def _main_verb(tokens: Sequence[Token]) -> Token | None:
    """Return the verb nothing else among the tokens governs, if the words hang on one."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i == token.i or token.head.i not in inside]
    return next((token for token in tops if token.pos_ in ("VERB", "AUX")), None)
