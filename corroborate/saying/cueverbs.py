"""The frame of a cue verb: speaker, attribution run and content as token ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.claiming.actwords import ACT_NOUNS
from corroborate.saying.cues import CLAUSAL, Frame, Side, cue_verb, has_words, nouns, region_left, verbs
from corroborate.saying.extents import (
    extend,
    governs,
    has_left,
    negated,
    past_that,
    prefers_left,
    right_start,
    subtree_end,
)
from corroborate.saying.joint import joint
from corroborate.saying.phrases import phrase
from corroborate.saying.relays import relayed, told
from corroborate.saying.subjects import whose

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def verb_frame(verb: Token, span: Span, quoted: frozenset[int]) -> Frame | None:
    """Return the frame of the cue ``verb``, or ``None`` where nobody says anything."""
    lemma = verb.lemma_.lower()
    if negated(verb) or any(c.tag_ == "MD" for c in verb.children):
        return None
    if (
        lemma == "claim"
        and verb.tag_ == "VBG"
        and not any(c.dep_ in CLAUSAL or c.lower_ in verbs("whole") for c in verb.children)
    ):
        return None  # "claiming the lives of two"
    if lemma == "claim" and any(
        t.lower_ in {"life", "lives", "souls"} for t in verb.doc[verb.i + 1 : min(verb.i + 4, span.end)]
    ):
        return None
    if (
        lemma in verbs("relay")
        and verb.tag_ == "VBG"
        and any(t.i in range(verb.i - 4, verb.i) and cue_verb(t) for t in span)
    ):
        return None  # "reported, citing X": read with the verb it serves
    who = whose(verb, span, quoted)
    if who is None:
        return None
    head, inherited, embedded_head = who
    speaker = phrase(head, span, verb.i if head.i < verb.i else None)
    if head.i < verb.i and not quoted.intersection(range(*speaker)):
        speaker = joint(span, speaker)
    right = right_start(verb, span, quoted, lemma)
    left_ok = has_left(verb, span, head, quoted)
    gapped = verb.dep_ == "relcl" and any(
        t.lower_ in {"that", "which", "what"} for t in verb.doc[max(verb.head.i + 1, span.start) : speaker[0]]
    )
    what = speaker[0] > span.start and verb.doc[speaker[0] - 1].lower_ == "what"
    if what:
        return _what(verb, span, speaker)
    if gapped and not embedded_head:
        return _gapped(verb, span, speaker)
    between = speaker[0] > span.start + 1 and verb.doc[speaker[0] - 1].text == "," and verb.i + 1 < span.end
    bracketed = between and verb.doc[verb.i + 1].text == "," and lemma in verbs("speech")
    left_ok = left_ok or bracketed
    if right is None and not left_ok and lemma == "say" and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        opening = extend(verb, verb.i + 1, span)
        right = opening if len([t for t in verb.doc[opening : span.end] if t.is_alpha]) > 1 else None
    if right is None and not left_ok:
        return _bare(verb, span, speaker, lemma)
    if lemma in verbs("belief") and right is None and not (left_ok and lemma in {"believe", "think"}):
        return None
    run_start = min(speaker[0], verb.i) if not inherited or verb.dep_ == "xcomp" else _aux_start(verb)
    run = (run_start, verb.i + 1)
    top = governs(verb, span, embedded_head)
    chain, speaker = relayed(verb, span, speaker)
    saying = next(
        (
            i
            for i in range(verb.i + 1, min(verb.i + 16, span.end - 1))
            if verb.doc[i].lower_ == "as" and verb.doc[i + 1].lower_ == "saying"
        ),
        None,
    )
    if saying is not None and not chain and saying - verb.i > 1 and lemma != "say":
        named = next(
            (
                t
                for t in reversed(verb.doc[verb.i + 1 : saying])
                if t.dep_ in {"dobj", "nsubj", "pobj"} and t.head.i in {verb.i, saying + 1}
            ),
            verb.doc[saying - 1],
        )
        chain, speaker, right = (speaker,), phrase(named, span), past_that(verb.doc, saying + 2, span.end)
    if chain and right is not None and speaker[0] > verb.i:
        right = past_that(verb.doc, max(right, speaker[1]), span.end)
    if right is not None and not bracketed and not (left_ok and prefers_left(verb, right, span, quoted)):
        run = (run_start, max(right, verb.i + 1))
        end = span.end if top else subtree_end(verb, span)
        if _whole(verb):
            return Frame(
                verb,
                speaker,
                (run_start, verb.i + 1),
                (_aux_left(run_start, speaker), end),
                "whole",
                not top,
                chain,
                inherited=inherited,
            )
        frame = Frame(verb, speaker, run, (run[1], end), "right", not top, chain, inherited=inherited)
    else:
        run = (run_start, extend(verb, max(verb.i + 1, speaker[1] if not inherited else 0), span))
        left = region_left(verb, span)
        more = has_words(verb.doc, run[1], span.end) and not _goes_on(verb, run[1], span)
        more = more and not _about_speaker(verb, run[1], span, speaker)
        side: Side = "around" if more else "left"
        content = (left, run[0]) if side == "left" else (left, span.end)
        frame = Frame(verb, speaker, run, content, side, False, chain, inherited=inherited)
    frame.chain = frame.chain or told(verb, span, lemma)
    frame.alleged = lemma in verbs("accuse")
    return frame


def _bare(verb: Token, span: Span, speaker: tuple[int, int], lemma: str) -> Frame | None:
    """Read a sentence that only names who said the one before: "Omar Haddad said." after a quotation."""
    before = [t for t in verb.doc[span.start : speaker[0]] if not t.is_punct]
    before += [t for t in verb.doc[speaker[1] : verb.i] if t.pos_ in {"VERB", "AUX"}]
    plain = lemma in verbs("speech") and verb.dep_ == "ROOT" and verb.tag_ in {"VBD", "VBZ", "VBP"}
    if not plain or before or speaker[1] > verb.i or extend(verb, verb.i + 1, span) < span.end - 1:
        return None
    return Frame(verb, speaker, (speaker[0], span.end), (span.end, span.end), "left")


def _goes_on(verb: Token, at: int, span: Span) -> bool:
    """Tell whether a second cue of the same speaker opens what follows: "the witness said, adding that"."""
    while at < span.end and verb.doc[at].is_punct:
        at += 1
    return at < span.end and verb.doc[at].tag_ == "VBG" and cue_verb(verb.doc[at])


def _about_speaker(verb: Token, at: int, span: Span, speaker: tuple[int, int]) -> bool:
    """Tell whether what follows only says who the speaker is: 'said Omar Haddad the head of the clinic'."""
    doc = verb.doc
    while at < span.end and doc[at].is_punct:
        at += 1
    if at >= span.end or speaker[0] < verb.i:
        return False
    if doc[at].tag_ in {"WDT", "WP", "WP$"}:
        return True
    noun = next((t for t in doc[at : span.end] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"), None)
    if noun is not None and noun.dep_ == "appos" and noun.right_edge.i >= span.end - 2:
        return True
    rest = doc[at : span.end]
    tells = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN", "VBG"} or t.like_num for t in rest)
    return doc[at].dep_ in {"det", "appos", "amod"} and doc[at].pos_ != "ADP" and not tells


def _aux_left(run_start: int, speaker: tuple[int, int]) -> int:
    return min(run_start, speaker[0])


def _whole(verb: Token) -> bool:
    """Tell whether the whole clause is told: "claimed responsibility", "claimed the raid", "denied the report"."""
    objects = {c.lower_ for c in verb.children if c.dep_ == "dobj"}
    lemma = verb.lemma_.lower()
    if objects & {"this", "it", "that"}:
        return True
    if lemma in verbs("deny"):
        return any(_points_at_words(child) for child in verb.children if child.dep_ == "dobj")
    acts = lemma == "claim" and any(c.lemma_.lower() in ACT_NOUNS for c in verb.children if c.dep_ == "dobj")
    return bool(objects & verbs("whole")) or acts


def _points_at_words(thing: Token) -> bool:
    """Tell whether "the allegations" are only pointed at: a clause or an "of" beside them would tell what they say."""
    return thing.lemma_.lower() in nouns("claim") and not any(
        child.dep_ in {"prep", "acl", "relcl", "ccomp"} and child.i > thing.i for child in thing.children
    )


def _aux_start(verb: Token) -> int:
    start = verb.i
    while (
        start > 0
        and verb.doc[start - 1].head.i == verb.i
        and verb.doc[start - 1].dep_ in {"aux", "auxpass", "advmod", "mark", "cc"}
    ):
        start -= 1
    if start > 0 and verb.doc[start - 1].dep_ == "cc" and verb.dep_ == "conj":
        start -= 1
    return start


def _what(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "what X said was an attack", "what X described as attacks": content is what follows."""
    doc = verb.doc
    start = verb.i + 1
    while start < span.end and (
        doc[start].lower_ in {"was", "were", "is", "are", "as", "called", "to", "be"} or doc[start].text == ","
    ):
        start += 1
    if start >= span.end:
        return None
    heads = [
        t for t in doc[start : min(start + 8, span.end)] if t.dep_ in {"attr", "pobj", "dobj", "nsubj", "acomp", "oprd"}
    ]
    edge = min(span.end, max((t.right_edge.i for t in heads[:1]), default=span.end - 1) + 1)
    comma = next((i for i in range(start, span.end) if doc[i].text in {",", ";"}), span.end)
    end = edge if start < edge else comma
    return Frame(verb, speaker, (speaker[0] - 1, start), (start, end), "right", True, alleged=True)


def _gapped(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "strikes that X says hit depots": the noun before is part of what was said."""
    head = verb.head
    start = phrase(head, span)[0]
    opening = next((t.i for t in verb.doc[head.i + 1 : speaker[0]] if t.tag_ in {"WDT", "IN", "WP"}), speaker[0])
    end = subtree_end(verb, span)
    clause = any(c.dep_ in CLAUSAL for c in verb.children) or verb.lemma_.lower() in verbs("accuse")
    if end <= verb.i + 1 or not clause:
        return None
    return Frame(
        verb,
        speaker,
        (opening, verb.i + 1),
        (start, end),
        "around",
        True,
        alleged=verb.lemma_.lower() in verbs("accuse"),
    )
