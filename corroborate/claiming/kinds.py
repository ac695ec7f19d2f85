"""What a claim's own words say about its happening: kind, people, what was hit, whether it is one happening at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from spacy.tokens import Token

from corroborate.claiming.parties import parties_in
from corroborate.claiming.tenses import tense_of
from corroborate.lexicons import lexicon
from corroborate.records import Claim, Frame, Tense
from corroborate.text.matching import Match, PhraseIndex
from corroborate.text.patterns import pattern
from corroborate.where.placenames import normal

_WORD_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def frame_of(
    claim: Claim,
    tokens: Sequence[Token],
    targets: Sequence[str],
    groups: Sequence[str],
    exact: bool,
    not_people: Collection[str] = (),
    kinds: tuple[str, ...] | None = None,
    tense: Tense | None = None,
) -> Frame:
    """Return the frame of one claim.

    ``tokens`` are the parser's tokens of its content, ``exact`` says whether its day is stated. ``kinds`` and
    ``tense`` are found where they are not given.
    """
    text = claim.resolved
    return Frame(
        kinds=kinds_of(tokens) if kinds is None else kinds,
        people=people_of(tokens, not_people),
        targets=tuple(targets),
        groups=tuple(groups),
        words=frozenset(
            token.lemma_.lower()
            for token in tokens
            if token.pos_ in _WORD_TAGS and token.is_alpha and token.lemma_.lower() not in _words("dull")
        ),
        contrast=bool(pattern("framing", "contrast").search(text)),
        background=_tells_no_single(_without_asides(text, tokens)),
        anaphoric=bool(pattern("framing", "anaphora").search(text)),
        exact=exact,
        tense=tense or tense_of(tokens, claim.form),
    )


def _tells_no_single(text: str) -> bool:
    return bool(pattern("framing", "habit").search(text) or pattern("framing", "general").search(text))


def _without_asides(text: str, tokens: Sequence[Token]) -> str:
    """Cut a clause that only says more of a place or a person off words that count the dead before it.

    "Six died in the quarter, which has often been shelled" tells of the six.
    """
    cut = next((number for number, token in enumerate(tokens) if token.tag_ in ("WDT", "WP", "WP$", "WRB")), None)
    if cut is None or not any(token.lemma_.lower() in _words("harm") for token in tokens[:cut]):
        return text
    return text.partition(f" {tokens[cut].text} ")[0]


def kinds_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the kinds of happening the words name, in the order of the lexicon, each once."""
    matches = [
        match
        for match in _triggers().find(tokens)
        if _counts(tokens, match.first, match.last) and not _aside(tokens[match.last], match.label)
    ]
    found = {_mishap(tokens, match) or match.label for match in _foreground(tokens, matches)}
    if found & (_family("violent") | _family("harmful")):
        # "was meeting the minister when the building was hit" tells of the blow
        found -= _family("quiet") | _family("follow_up")
    elif any(token.lemma_.lower() in _words("harm") for token in tokens):
        found -= _family("quiet")
    if "strike" in found and found & {"airstrike", "shelling", "disaster"}:
        found.discard("strike")
    if "airstrike" in found:
        found = (found - {"airstrike"}) | {_raid(tokens, [match for match in matches if match.label == "airstrike"])}
    if len(found) > 1 and found & _family("violent") - {"attack"}:
        found.discard("attack")
    return tuple(kind for kind in lexicon("happenings")["triggers"] if kind in found)


def _mishap(tokens: Sequence[Token], match: Match) -> str | None:
    """Call it an accident where a train, a car or a ship hits something, and where "a fire at" a house is a noun."""
    token, first = tokens[match.last], tokens[match.first]
    if first.lower_ == "fire" and match.last > match.first and first.pos_ == "NOUN":
        beside = list(first.children)
        # "Five die in fire at mill", and not "came under fire at the gate"
        above = first.head.lower_ if first.dep_ == "pobj" else ""
        burns = above in ("in", "by", "after") or any(child.dep_ in ("det", "poss", "compound") for child in beside)
        return "accident" if burns and not any(child.lemma_.lower() in _words("gunfire") for child in beside) else None
    if token.lemma_.lower() not in ("hit", "strike"):
        return None
    doers = [child for child in token.children if child.dep_ == "nsubj"]
    doers += [child for by in token.children if by.dep_ == "agent" for child in by.children if child.dep_ == "pobj"]
    return "accident" if any(doer.lemma_.lower() in _words("vehicles") for doer in doers) else None


def _raid(tokens: Sequence[Token], raids: Sequence[Match]) -> str:
    """Return the kind of a raid: soldiers and police fight, what flies strikes from the air, else any blow is meant."""
    lemmas = {token.lemma_.lower() for token in tokens}
    bare = all(tokens[match.last].lemma_.lower() == "raid" and match.first == match.last for match in raids)
    if not bare or lemmas & _words("aloft"):
        return "airstrike"
    if lemmas & _words("afoot"):
        return "fighting"
    return "airstrike" if any(tokens[match.last].tag_ == "NNS" for match in raids) else "attack"


def _foreground(tokens: Sequence[Token], matches: Sequence[Match]) -> Sequence[Match]:
    """Return what a sentence is about where it sets one happening against the background of another.

    "The envoy visits as jets pound the capital" is about the visit; "talks called after a strike killed 40" about the
    strike, for the dead are its.
    """
    matches = _without_reacted_to(tokens, matches)
    cut = next((number for number, token in enumerate(tokens) if number and _sets_background(tokens, number)), None)
    if cut is None:
        return matches
    if tokens[cut].lower_ in ("amid", "amidst"):
        return [match for match in matches if match.last < cut]
    before = [match for match in matches if match.last < cut]
    after = [match for match in matches if match.first > cut]
    if not before or not after:
        return matches
    harmed_after = any(token.lemma_.lower() in _words("harm") for token in tokens[cut:])
    quiet = family([match.label for match in before]) not in ("violent", "harmful")
    return after if harmed_after and quiet else before


def _without_reacted_to(tokens: Sequence[Token], matches: Sequence[Match]) -> Sequence[Match]:
    """Drop the act a reaction is about ("met to debate the raid"), unless its dead are counted there."""
    reacts = next((number for number, token in enumerate(tokens) if token.lemma_.lower() in _words("reacts")), None)
    if reacts is None or any(token.lemma_.lower() in _words("harm") for token in tokens[reacts:]):
        return matches
    quiet = _family("follow_up") | _family("quiet")
    return [match for match in matches if match.last < reacts or match.label in quiet]


def _sets_background(tokens: Sequence[Token], number: int) -> bool:
    word = tokens[number].lower_
    if word not in _words("background"):
        return False
    if word == "as":
        following = tokens[number + 1].lower_ if number + 1 < len(tokens) else ""
        return following not in ("well", "many", "a", "an", "part", "saying") and tokens[number - 1].lower_ != "well"
    return True


def family(kinds: Sequence[str]) -> str:
    """Return the gravest family among kinds: ``violent``, ``harmful``, ``quiet``, ``follow_up`` or ``none``."""
    for name in ("violent", "harmful", "quiet", "follow_up"):
        if _family(name).intersection(kinds):
            return name
    return "none"


def is_general(kinds: Sequence[str]) -> bool:
    """Say whether all kinds are words of any blow: "attack", "hit", "blast"."""
    return _family("general").issuperset(kinds)


def kinds_agree(first: Sequence[str], second: Sequence[str]) -> bool | None:
    """Say whether two sets of kinds may be one happening; ``None`` where one of them names none.

    General words ("attack", "blast") fit any violent kind and never bridge two special ones: a rocket strike and a car
    bomb stay two happenings though both are attacks.
    """
    if not first or not second:
        return None
    general = _family("general")
    special = [kind for kind in first if kind not in general], [kind for kind in second if kind not in general]
    if special[0] and special[1]:
        return any(b in _compatible(a) for a in special[0] for b in special[1])
    return any(b in _compatible(a) for a in first for b in second)


@cache
def _compatible(kind: str) -> frozenset[str]:
    table = lexicon("happenings")["compatible"]
    other = {name for name, partners in table.items() if kind in partners}
    return frozenset({kind, *table.get(kind, ()), *other})


@cache
def _family(name: str) -> frozenset[str]:
    return frozenset(lexicon("happenings")["families"][name])


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon("framing")["words"][group])


@cache
def _triggers() -> PhraseIndex:
    return PhraseIndex(lexicon("happenings")["triggers"])


def _counts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Leave out trigger words that only name a thing ("a chemical weapons inspector", "the missile programme")."""
    after = tokens[last + 1].lower_ if last + 1 < len(tokens) else ""
    if after in _words("things"):
        return False
    token = tokens[last]
    if token.lower_ == "hit" and token.pos_ == "NOUN":
        return False
    if token.lemma_.lower() == "storm" and token.pos_ in ("NOUN", "PROPN"):
        return False
    if token.lower_ == "gas" and first and tokens[first - 1].lower_ in _words("harmless gas"):
        return False
    if token.lemma_.lower() == "shoot" and any(other.lower_ == "down" for other in tokens[last + 1 : last + 5]):
        return False  # "shot the plane down" harms no one by itself
    if token.lower_ == "fire" and token.dep_ == "compound":
        return False  # "a fire engine"
    if token.lower_.startswith("target") and token.pos_ not in ("VERB", "NOUN"):
        return False
    # "shell" and "capture" name other things as nouns
    return not (
        first == last
        and token.lemma_.lower() in ("fire", "advance", "storm", "poll", "battle")
        and token.dep_ == "compound"
    )


def _aside(token: Token, kind: str) -> bool:
    """Whether the word speaks of something else here: a truce that collapsed, a vote on a draft."""
    others = lexicon("happenings")["aside"].get(kind, ())
    if not others:
        return False
    near = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "dobj", "compound", "nmod")]
    near += [deep for child in token.children if child.dep_ == "prep" for deep in child.children if deep.dep_ == "pobj"]
    if token.dep_ in ("compound", "amod", "relcl"):
        near.append(token.head)
    return any(word.lemma_.lower() in others for word in near)


HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "pope"})
"""A head of state is named in every story of the country: the name tells no two happenings apart."""


def people_of(tokens: Sequence[Token], places: Collection[str]) -> tuple[str, ...]:
    """Return the names of persons in the words, each once, titles left out, in order; ``places`` are no persons."""
    folded = {normal(place) for place in places}
    names: dict[str, None] = {}
    for token in tokens:
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            entity = [token]
            for other in token.doc[token.i + 1 :]:
                if other.ent_iob_ != "I":
                    break
                entity.append(other)
            words = [part.text for part in entity if part.text[:1].isupper() and part.text[:1].isalpha()]
            if not words or all(word.isupper() for word in words) or normal(" ".join(words)) in folded:
                continue
            if parties_in(entity):
                continue
            title = token.nbor(-1).text if token.i else ""
            if title.lower() in HEADS_OF_STATE:
                words.insert(0, title)
            names.setdefault(" ".join(words).removesuffix("'s").removesuffix("’s"), None)
    return tuple(names)
