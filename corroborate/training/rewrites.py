"""Re-wordings of a parsed sentence that keep it true: shorter, re-ordered, active for passive, without its speaker."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corroborate.training.edits import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NEGATIVE = set("no not n't never none nobody nothing only if unless whether without few any all every".split())
_LOOSE = {"advcl", "npadvmod", "relcl", "appos", "acl"}
_TIMES_AND_PLACES = {"DATE", "TIME", "GPE", "LOC", "FAC"}
_PERSONAL = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us", "who": "whom"}
_SUBJECTS = {accusative: nominative for nominative, accusative in _PERSONAL.items()}


@dataclass(frozen=True, slots=True)
class Rewrite:
    """``less`` says that words were dropped: the sentence entails it, not the reverse."""

    text: str
    less: bool


def tidy(text: str) -> str:
    """Spacing and commas mended, first letter raised, one full stop at the end."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:-–—")
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\.", ".", text)
    if text and text[-1] not in ".!?\"'":
        text += "."
    return text[:1].upper() + text[1:]


def _without(tokens: Sequence[Token], dropped: set[int]) -> str:
    return tidy("".join(token.text_with_ws for token in tokens if token.i not in dropped))


def _lower_first(tokens: Sequence[Token]) -> str:
    text = "".join(token.text_with_ws for token in tokens).strip(" ,.")
    first = tokens[0]
    keep = first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" or first.text.isupper()
    return text if keep else text[:1].lower() + text[1:]


def reported_content(sentence: Span) -> list[Token]:
    """What a reporting verb at the root says was said; empty where the sentence reports nothing."""
    root = sentence.root
    if root.lemma_.lower() not in words()["reporting"]:
        return []
    clause = next((child for child in root.children if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}), None)
    if clause is None or any(child.dep_ == "neg" for child in root.children):
        return []
    tokens = [token for token in clause.subtree if token.dep_ != "mark" or token.head != clause]
    whole = tokens[-1].i - tokens[0].i + 1 == len(tokens)
    return tokens if whole and any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children) else []


def _dated(tokens: Iterable[Token]) -> bool:
    """Whether a day, hour or place is named."""
    return any(token.ent_type_ in _TIMES_AND_PLACES for token in tokens)


def _droppable(token: Token) -> bool:
    if token.dep_ in _LOOSE:
        return True
    if token.dep_ == "conj" and token.head.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ == "prep" and token.head.pos_ in {"VERB", "AUX"} and _dated(token.subtree)


def _shorter(sentence: Span) -> list[Rewrite]:
    tokens = list(sentence)
    if any(token.lower_ in _NEGATIVE for token in tokens):
        return []
    results = []
    for token in tokens:
        if not _droppable(token):
            continue
        dropped = {inner.i for inner in token.subtree}
        left = token.left_edge.nbor(-1) if token.left_edge.i > tokens[0].i else None
        if left is not None and (left.text in {",", "and"} or left.dep_ == "cc"):
            dropped.add(left.i)
        kept = len(tokens) - len(dropped)
        after = token.right_edge.nbor(1).text if token.right_edge.i + 1 < len(token.doc) else ""
        if after.startswith("-") or "-" in {part.text for part in (left, token.left_edge) if part is not None}:
            continue
        if kept >= 6 and sentence.root.i not in dropped:
            results.append(Rewrite(_without(tokens, dropped), True))
    return results


def _reordered(sentence: Span) -> list[Rewrite]:
    """A dated phrase or clause from the front to the end, or from the end to the front."""
    tokens, root = list(sentence), sentence.root
    closing = 1 if tokens[-1].is_punct else 0
    body = tokens[: len(tokens) - closing]
    results = []
    for child in root.children:
        if child.dep_ not in {"prep", "npadvmod", "advcl"}:
            continue
        part = list(child.subtree)
        if part[-1].i - part[0].i + 1 != len(part) or len(body) - len(part) < 5:
            continue
        rest = [token for token in body if token.i < part[0].i or token.i > part[-1].i]
        if part[0].i == tokens[0].i and rest[0].text == ",":
            results.append(Rewrite(tidy(f"{_lower_first(rest[1:])} {_lower_first(part)}"), False))
        elif part[-1].i == body[-1].i and rest[0].pos_ not in {"ADP", "SCONJ", "PUNCT"} and _dated(part):
            results.append(Rewrite(tidy(f"{_lower_first(part)}, {_lower_first(rest)}"), False))
    return results


def _plural(noun: Token) -> bool:
    joined = any(child.dep_ == "conj" for child in noun.children)
    return joined or noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"they", "we", "them", "police", "people"}


def _voice(sentence: Span) -> list[Rewrite]:
    """Active for passive and the reverse, for a plain past verb with both parts named."""
    root = sentence.root
    kids = {child.dep_: child for child in root.children}
    if "neg" in kids or "aux" in kids or any(child.dep_ == "conj" for child in root.children):
        return []
    plain = root.lemma_ not in {"have", "be", *words()["reporting"]}
    if root.tag_ == "VBD" and {"nsubj", "dobj"} <= kids.keys() and plain:
        actor, thing = list(kids["nsubj"].subtree), list(kids["dobj"].subtree)
        if actor[-1].i < root.i < thing[0].i and thing[0].i == root.i + 1 and len(actor) > 0:
            before = "".join(t.text_with_ws for t in sentence if t.i < actor[0].i)
            after = "".join(t.text_with_ws for t in sentence if t.i > thing[-1].i)
            verb = words()["irregular"].get(root.text, root.text)
            helper = "were" if _plural(kids["dobj"]) else "was"
            doer = _PERSONAL.get(actor[0].lower_, _lower_first(actor)) if len(actor) == 1 else _lower_first(actor)
            first = _SUBJECTS.get(thing[0].lower_, "") if len(thing) == 1 else ""
            object_text = first or "".join(t.text_with_ws for t in thing).strip()
            return [Rewrite(tidy(f"{before}{object_text} {helper} {verb} by {doer} {after}"), False)]
    agent = kids.get("agent")
    if root.tag_ == "VBN" and {"nsubjpass", "auxpass"} <= kids.keys() and agent is not None:
        thing, doer_tokens = list(kids["nsubjpass"].subtree), list(agent.subtree)[1:]
        if not doer_tokens or thing[-1].i > root.i or kids["auxpass"].text not in {"was", "were"}:
            return []
        back = {participle: past for past, participle in words()["irregular"].items()}
        before = "".join(t.text_with_ws for t in sentence if t.i < thing[0].i)
        middle = "".join(t.text_with_ws for t in sentence if root.i < t.i < agent.i)
        after = "".join(t.text_with_ws for t in sentence if t.i > doer_tokens[-1].i)
        doer = "".join(t.text_with_ws for t in doer_tokens).strip()
        verb = back.get(root.text, root.text)
        return [Rewrite(tidy(f"{before}{doer} {verb} {_lower_first(thing)} {middle}{after}"), False)]
    return []


def list_rewrites(sentence: Span, rng: random.Random) -> list[Rewrite]:
    """Every re-wording the rules find, the sentence's own text left out, in random order."""
    found = _shorter(sentence) + _reordered(sentence) + _voice(sentence)
    content = reported_content(sentence)
    if len(content) >= 5:
        found.append(Rewrite(_without(content, set()), True))
    own = tidy(sentence.text)
    kept = {item.text: item for item in found if item.text != own and len(item.text.split()) >= 5}
    ordered = list(kept.values())
    rng.shuffle(ordered)
    return ordered
