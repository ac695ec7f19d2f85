"""Doers and undergoers of a verb, and whether words are affirmed, denied or left open, by the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

DENY = frozenset("deny reject refute dismiss repudiate disown".split())
_OPEN_VERBS = frozenset("decline refuse wonder ask question investigate doubt examine consider determine".split())
_OPEN_WORDS = frozenset("unclear unknown uncertain unconfirmed".split())
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "cannot"})
_SAY = frozenset(
    "say tell claim deny announce state confirm admit insist declare report reject acknowledge boast".split()
)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "its", "their", "his", "her", "our"})
_CLIMB_LIMIT = 12


def polarity(token: Token) -> bool | None:
    """Return true for affirmed, false for denied, ``None`` where the words leave it open ("whether", "declined to")."""
    affirmed = True
    node, linked = token, False
    for _ in range(_CLIMB_LIMIT):
        if any(child.dep_ == "mark" and child.lower_ in ("whether", "if", "unless") for child in node.children):
            return None
        if not linked and _negated(node):
            affirmed = not affirmed
        head = node.head
        if head.i == node.i or node.dep_ in ("advcl", "relcl", "parataxis") or _own_statement(node):
            break
        linked = node.dep_ == "conj"
        node = head
        lemma = node.lemma_.lower()
        if lemma in _OPEN_VERBS or _left_open(node):
            return None
        if lemma in DENY and node.pos_ == "VERB":
            if any(part.lemma_.lower() in _OPEN_VERBS for part in (node.head, node.head.head)):
                return None
            affirmed = not affirmed
    return affirmed


def _own_statement(node: Token) -> bool:
    """Say whether a verb joined to another states for itself: "denied the raid but said", "could not tell and said"."""
    if node.dep_ != "conj" or node.pos_ != "VERB":
        return False
    but = any(child.dep_ == "cc" and child.lower_ == "but" for child in node.head.children)
    return but or (node.lemma_.lower() in _SAY and any(child.dep_ == "ccomp" for child in node.children))


def _negated(node: Token) -> bool:
    if node.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return False
    for child in node.children:
        if child.dep_ in ("neg", "det", "advmod", "preconj") and child.lower_ in _NEGATIVE:
            # "not only" affirms.
            after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            return after not in ("only", "just")
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in ("nobody", "none", "neither")
            or any(det.lower_ in ("no", "neither") for det in child.children if det.dep_ == "det")
        ):
            return True
    return False


def _left_open(node: Token) -> bool:
    lemma = node.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in node.children)
    if lemma in ("know", "say", "confirm", "verify", "rule", "specify", "identify") and negated:
        return True
    if any(child.dep_ == "aux" and child.lower_ in ("could", "might", "may") for child in node.children):
        return True
    words = {child.lower_ for child in node.children}
    return bool(words & _OPEN_WORDS) or (negated and "clear" in words)


def agents(verb: Token) -> Iterator[list[Token]]:
    """Yield the doers of a verb: its subject, or after "by"; a participle without one takes that of its governor."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if not passive:
        for subject in subjects or _governing_subject(verb):
            yield meant(subject)
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            for grandchild in child.children:
                yield head_phrase(grandchild)


def _governing_subject(verb: Token) -> list[Token]:
    """ "Denied carrying out", "was accused of bombing", "killed two and wounded ten": who the unspoken subject is."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ != "VBN":
        return [child for child in verb.head.children if child.dep_ == "nsubj"]
    governor = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VBG", "VB") and governor.lemma_.lower() in (DENY | {"admit"}):
        return subject_of(governor)
    return []


def subject_of(verb: Token) -> list[Token]:
    """Return the subject of a verb, or of the verb it is joined to."""
    for node in (verb, verb.head if verb.dep_ in ("conj", "xcomp") else verb):
        found = [child for child in node.children if child.dep_ in ("nsubj", "nsubjpass")]
        if found:
            return found
    return []


def meant(subject: Token) -> list[Token]:
    """Return the phrase a subject means: "it" and "its planes" after "Moscow said" mean Moscow."""
    phrase = head_phrase(subject)
    pronoun = next((part for part in phrase if part.lower_ in _PRONOUNS), None)
    if pronoun is None or any(part.ent_type_ for part in phrase):
        return phrase
    verb = subject.head
    if verb.dep_ in ("ccomp", "acl") and (verb.head.lemma_.lower() in _SAY or verb.head.head.lemma_.lower() in DENY):
        governor = verb.head if verb.head.pos_ == "VERB" else verb.head.head
        return [part for owner in subject_of(governor)[:1] for part in head_phrase(owner)]
    return phrase


def undergoers(token: Token) -> Iterator[Token]:
    """Yield the heads of what a verb or a predicate is said of as undergoing it."""
    if token.pos_ in ("VERB", "AUX"):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        intransitive = token.lemma_.lower() in ("die", "survive", "perish", "escape", "eject")
        found = False
        for child in token.children:
            if (
                (child.dep_ == "nsubjpass" and passive)
                or (child.dep_ == "nsubj" and intransitive)
                or (child.dep_ in ("dobj", "obj") and not passive and not intransitive)
            ):
                found = True
                yield child
        if not found and token.dep_ == "conj":
            yield from (child for child in token.head.children if child.dep_ == "nsubjpass" and token.tag_ == "VBN")
    elif token.dep_ in ("acomp", "attr", "oprd", "advcl", "advmod"):
        head = token.head
        if head.pos_ in ("AUX", "VERB"):
            yield from (child for child in head.children if child.dep_ in ("nsubj", "nsubjpass"))


def head_phrase(head: Token) -> list[Token]:
    """Return a noun phrase without its relative clauses and without the phrases that follow "on", "in" or "at"."""
    return [token for token in head.subtree if not any(_sets_apart(node) for node in _between(token, head))]


def _between(token: Token, head: Token) -> Iterator[Token]:
    node = token
    while node.i != head.i and node.head.i != node.i:
        yield node
        node = node.head


def _sets_apart(node: Token) -> bool:
    if node.dep_ in ("relcl", "acl", "appos"):
        return True
    if node.dep_ != "prep":
        return False
    return node.lower_ not in ("of", "from", "by") or any(child.dep_ == "pcomp" for child in node.children)


def text_of(words: Sequence[Token]) -> str:
    """Return the words from the first to the last token as printed."""
    if not words:
        return ""
    return str(words[0].doc[words[0].i : words[-1].i + 1].text)


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """Return the lower-case lemmas of tokens."""
    return {token.lemma_.lower() for token in tokens}
