"""What the words of a claim state, verb by verb: of what, whether it is so, and which measures stand beside it.

Read from the parse of the claim's own words, so that two claims can be compared on any matter, not only on those the
typed questions know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from corroborate.lexicons import lexicon
from corroborate.text.parsing import parser

_LEXICON = lexicon("matters")
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_OTHER_CLAUSES = frozenset(("conj", "advcl", "parataxis", "relcl"))
_NAMING = frozenset(("compound", "nmod", "amod", "poss", "appos"))
_UNSURE = frozenset(_LEXICON["unsure"])
_LIGHT = frozenset(_LEXICON["light"])
_SPEAKING = frozenset(("i", "we"))
_NOBODY_KNOWN = frozenset(("you", "who", "what", "which", "that", "this", "there", "those", "these"))
_NO = frozenset(_LEXICON["no"])
_PARTIAL = frozenset(_LEXICON["partial"])
_TURNING = frozenset(_LEXICON["turning"])
_TITLES = frozenset(_LEXICON["titles"])
_IF = frozenset(_LEXICON["conditions"])
_ONE = {word: group[0] for group in _LEXICON["same"] for word in group}


@dataclass(frozen=True, slots=True)
class Statement:
    """One verb of a claim with what it is said of.

    ``about`` are the concepts that name its subject, ``told_of`` those that only tell which one ("rear" door);
    ``verb`` is the concept of its verb, of a bare state the state's ("were open": open). ``rest`` are all other
    concepts that belong to it. ``partial`` is true where only some of the subject are meant; ``now`` for what
    holds as it is told, ``planned`` for what is yet to come,
    ``words`` the verb or state as printed.
    """

    verb: str
    positive: bool
    about: frozenset[str]
    told_of: frozenset[str]
    rest: frozenset[str]
    pronoun: bool
    partial: bool
    now: bool
    planned: bool
    words: str


def concept(word: str) -> str:
    """Return the word that stands for all that say the same, its ending off: "blaze" is a fire, "charged" a charge."""
    low = word.lower()
    return _ONE.get(low) or _ONE.get(_bare(low)) or _bare(low)


def _bare(word: str) -> str:
    return word.removesuffix("d").removesuffix("e") if word.endswith(("e", "ed")) and len(word) > _SHORT else word


_SHORT = 4
"""Letters up to which the end of a word is part of it ("red", "fire")."""


@lru_cache(maxsize=2048)
def parsed(text: str) -> Doc:
    """Return the parse of a text, kept for the next pair it stands in."""
    return parser()(text)


@lru_cache(maxsize=8192)
def statements(text: str, speaker: str = "") -> tuple[Statement, ...]:
    """Return what a text states in its main clauses; ``speaker`` does what is told without a subject ("using gas")."""
    doc = parsed(text)
    return tuple(found for verb in doc if _is_main(verb) for found in (_statement(verb, speaker),) if found is not None)


def _is_main(token: Token) -> bool:
    """Say whether a verb carries a clause that is asserted by itself."""
    if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    at = token
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    return at.dep_ == "ROOT" and (token.pos_ in ("VERB", "AUX") or token == at)


def _statement(verb: Token, speaker: str) -> Statement | None:
    if any(child.dep_ == "aux" and child.lower_ in _UNSURE for child in verb.children) or _conditional(verb):
        return None
    subject = subject_of(verb)
    turned, act = _turned(verb)
    state = next((child for child in act.children if child.dep_ in ("acomp", "attr", "oprd")), None)
    core = state if act.lemma_ == "be" and state is not None else act
    if subject is not None and subject.lower_ in _NOBODY_KNOWN:
        return None
    own = subject is None or subject.lower_ in _SPEAKING
    about, told_of = named(subject) if subject is not None and not own else (spoken_by(speaker), frozenset())
    negated = turned != (is_negated(verb) or (core != verb and is_negated(core)) or _denied_by(subject))
    rest = _concepts(part for part in _own(verb, subject) if part != core and part != verb)
    head = concept(core.lemma_)
    return Statement(
        verb=head,
        positive=not negated,
        about=about,
        told_of=told_of,
        rest=rest - {head, ""},
        pronoun=subject is not None and subject.pos_ == "PRON" and not own,
        partial=subject is not None and _is_partial(subject),
        now=_is_now(verb, ("VBZ", "VBP", "MD")),
        planned=_is_now(verb, ("MD",)),
        words=core.text,
    )


def spoken_by(speaker: str) -> frozenset[str]:
    """Return the concepts a speaker is known by."""
    heads = [token for token in parsed(speaker) if token.dep_ == "ROOT"] if speaker else []
    return named(heads[0])[0] if heads else frozenset()


def _own(verb: Token, subject: Token | None) -> Iterator[Token]:
    """Walk the words that belong to a verb's own clause: no subject, no clause joined to it."""
    for child in verb.children:
        if (
            child == subject
            or child.dep_ in ("aux", "auxpass")
            or child.dep_ in _OTHER_CLAUSES
            or child.dep_ in SUBJECTS
        ):
            continue
        yield child
        if child.pos_ != "VERB" or child.dep_ in ("xcomp", "ccomp"):
            yield from _own(child, None)


def _turned(verb: Token) -> tuple[bool, Token]:
    """Return the act of "failed to stop" or "refused to leave" and that it is not done; else the verb itself."""
    if verb.lemma_ in _TURNING:
        act = next((child for child in verb.children if child.dep_ == "xcomp"), None)
        if act is not None:
            return True, act
    return False, verb


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, its own or the one it shares with the verb it is joined to."""
    at = verb
    while True:
        own = next((child for child in _children(at) if child.dep_ in SUBJECTS), None)
        if own is not None or at.dep_ not in ("conj", "xcomp") or at.head == at:
            return own
        at = at.head


def _children(verb: Token) -> list[Token]:
    """Return the children of a verb and of its auxiliaries, on which the parser hangs some."""
    own = list(verb.children)
    return own + [part for child in own if child.dep_ in ("aux", "auxpass") for part in child.children]


def is_negated(verb: Token) -> bool:
    """Say whether a verb is negated, by itself or by what it is done to ("found no weapon")."""
    return any(
        child.dep_ == "neg"
        or child.lower_ in _NO
        or (child.lower_ == "longer" and any(part.lower_ == "no" for part in child.children))
        or (child.dep_ in ("dobj", "attr", "pobj") and any(part.lower_ in _NO for part in child.children))
        for child in _children(verb)
    )


def _denied_by(subject: Token | None) -> bool:
    return subject is not None and (subject.lower_ in _NO or any(part.lower_ in _NO for part in subject.children))


def _is_partial(subject: Token) -> bool:
    words = [subject, *(part for part in subject.children if part.dep_ in ("det", "amod", "nummod", "quantmod"))]
    return any(part.lower_ in _PARTIAL or part.like_num for part in words)


def _is_now(verb: Token, tags: tuple[str, ...]) -> bool:
    tensed = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(part.tag_ in tags for part in tensed)


def _conditional(verb: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in _IF
        for clause in (verb, *(child for child in verb.children if child.dep_ == "advcl"))
        for child in clause.children
    )


def named(subject: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Return the concepts a subject is known by, its head and its names, and those that tell which one is meant."""
    about = {concept(subject.lemma_)} if subject.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else set()
    told_of = set()
    for part in subject.subtree:
        if part.pos_ == "PROPN" and part.dep_ in ("compound", "appos", "flat", "conj") and part.lower_ not in _TITLES:
            about.add(concept(part.lemma_))
        elif part != subject and part.dep_ in _NAMING and part.pos_ in ("NOUN", "ADJ", "PROPN"):
            told_of.add(concept(part.lemma_))
    return frozenset(about - _NO), frozenset(told_of - _NO - about)


def _concepts(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the concepts of the words with a meaning of their own."""
    return frozenset(
        concept(part.lemma_)
        for part in tokens
        if part.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
        and part.lower_ not in _NO
        and (part.lemma_ not in _LIGHT or part.dep_ in ("xcomp", "ccomp"))
    )
