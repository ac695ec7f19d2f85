"""The frame of a cue verb: speaker, attribution run and content as token ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.claiming.actwords import ACT_NOUNS
from corroborate.saying.clefts import gapped, gapped_frame, what_frame
from corroborate.saying.cues import (
    CLAUSAL,
    FINITE,
    SUBJECTS,
    Frame,
    Side,
    cue_verb,
    has_words,
    nouns,
    region_left,
    verbs,
)
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


GOING_ON = frozenset({"go", "continue", "proceed", "hasten", "rush", "begin", "come"})
"""Verbs whose infinitive is said all the same: "went on to say"."""
_AT_ONCE = frozenset({"when", "while", "after", "before", "as"})
"""Words that open when it was said, not what: "the mayor said when asked"."""
SETTING = 8  # words at most that tell where something was said


def verb_frame(verb: Token, span: Span, quoted: frozenset[int]) -> Frame | None:
    """Return the frame of the cue ``verb``, or ``None`` where nobody says anything."""
    lemma = verb.lemma_.lower()
    if _silent(verb, span, lemma):
        return None
    who = whose(verb, span, quoted)
    if who is None:
        return None
    head, inherited, embedded = who
    speaker = phrase(head, span, verb.i if head.i < verb.i else None)
    if head.i < verb.i and not quoted.intersection(range(*speaker)):
        speaker = joint(span, speaker)
    if speaker[0] > span.start and verb.doc[speaker[0] - 1].lower_ == "what":
        return what_frame(verb, span, speaker)
    if not embedded and gapped(verb, span, speaker):
        return gapped_frame(verb, span, speaker)
    if head.dep_ == "pobj" and _whole(verb):
        return _bare(verb, span, speaker, lemma)  # "Responsibility was claimed by X"
    bracketed = _bracketed(verb, span, speaker, lemma)
    left = bracketed or has_left(verb, span, head, quoted)
    right, compared = right_start(verb, span, quoted, lemma), None
    if right is None and not left:
        compared = _as_said(verb, span)
        right = compared or _unmarked(verb, span, speaker, lemma)
        if right is None:
            return _bare(verb, span, speaker, lemma)
    chain, speaker, right, start = _chained(verb, span, speaker, right, inherited)
    if right is not None and not bracketed and not (left and prefers_left(verb, right, span, quoted)):
        frame = _before(verb, span, speaker, (start, right), compared is not None or governs(verb, span, embedded))
        if frame.side == "whole":
            frame.chain, frame.inherited = chain, inherited
            return frame
    else:
        frame = _behind(verb, span, speaker, (start, inherited), quoted)
    frame.chain, frame.inherited = chain or told(verb, span, lemma), inherited
    frame.alleged = lemma in verbs("accuse")
    return frame


def _silent(verb: Token, span: Span, lemma: str) -> bool:
    """Tell whether a verb of saying says nothing here, or is read with another verb."""
    if negated(verb) or any(c.tag_ == "MD" and c.dep_ == "aux" for c in verb.children):
        return True
    if verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return verb.head.lemma_.lower() not in GOING_ON  # "met to determine whether", "refused to say"
    participle = verb.tag_ == "VBG"
    if participle and lemma in {"consider", "assume", "suppose"} and not any(c.dep_ in SUBJECTS for c in verb.children):
        return True  # "a near certainty considering that"
    if lemma == "claim":  # "claiming the lives of two"
        told_of = any(c.dep_ in CLAUSAL or c.lower_ in verbs("whole") for c in verb.children)
        lives = {t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 4, span.end)]} & {"life", "lives", "souls"}
        return bool(lives) or (participle and not told_of)
    near = (t for t in span if t.i in range(verb.i - 4, verb.i))
    return lemma in verbs("relay") and participle and any(map(cue_verb, near))  # "reported, citing X"


def _bracketed(verb: Token, span: Span, speaker: tuple[int, int], lemma: str) -> bool:
    """Tell whether speaker and cue stand between commas amid what was said."""
    doc, (first, end) = verb.doc, (min(speaker[0], verb.i), max(speaker[1], verb.i + 1))
    if lemma not in verbs("speech") or first <= span.start + 1 or doc[first - 1].text != ",":
        return False
    while end < span.end and speaker[0] > verb.i and doc[end].dep_ in {"cc", "conj"}:
        end += 1
    return end < span.end - 1 and doc[end].text == ","


def _as_said(verb: Token, span: Span) -> int | None:
    """Return where content follows a clause of comparison that opens the sentence: "As the monitor reported, ..."."""
    first = next((t for t in span if t.is_alpha), None)
    if first is None or first.lower_ != "as" or first.head.i != verb.i or verb.dep_ != "advcl":
        return None
    end = extend(verb, verb.i + 1, span)
    return end + 1 if end < span.end and span.doc[end].text == "," and has_words(span.doc, end, span.end) else None


def _unmarked(verb: Token, span: Span, speaker: tuple[int, int], lemma: str) -> int | None:
    """Return where content follows a finite "said" although the parse hung nothing on it."""
    if lemma != "say" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    opening = extend(verb, max(verb.i + 1, speaker[1]), span)
    rest = [t for t in verb.doc[opening : span.end] if t.is_alpha]
    return opening if len(rest) > 1 and rest[0].lower_ not in _AT_ONCE else None


def _chained(
    verb: Token, span: Span, speaker: tuple[int, int], right: int | None, inherited: bool
) -> tuple[tuple[tuple[int, int], ...], tuple[int, int], int | None, int]:
    """Return the relays, whoever speaks behind them, where content then begins, and where the run begins."""
    start = min(speaker[0], verb.i) if not inherited or verb.dep_ == "xcomp" else _aux_start(verb)
    doc, lemma = verb.doc, verb.lemma_.lower()
    chain, speaker = relayed(verb, span, speaker)
    reach = range(verb.i + 1, min(verb.i + 16, span.end - 1))
    saying = next((i for i in reach if doc[i].lower_ == "as" and doc[i + 1].lower_ == "saying"), None)
    if saying is not None and not chain and saying - verb.i > 1 and lemma != "say":
        heads = {verb.i, saying + 1}
        parts = (t for t in reversed(doc[verb.i + 1 : saying]) if t.dep_ in {"dobj", "nsubj", "pobj"})
        named = next((t for t in parts if t.head.i in heads), doc[saying - 1])
        chain, speaker, right = (speaker,), phrase(named, span), past_that(doc, saying + 2, span.end)
    if chain and right is not None and speaker[0] > verb.i:
        right = past_that(doc, max(right, speaker[1]), span.end)
    return chain, speaker, right, start


def _before(verb: Token, span: Span, speaker: tuple[int, int], reach: tuple[int, int], top: bool) -> Frame:
    """Return the frame of a cue before its content, given where the run begins and where content does."""
    start, right = reach
    end = span.end if top else subtree_end(verb, span)
    if _whole(verb):
        return Frame(verb, speaker, (start, verb.i + 1), (min(start, speaker[0]), end), "whole", not top)
    run = (start, max(right, verb.i + 1))
    return Frame(verb, speaker, run, (run[1], end), "right", not top)


def _behind(
    verb: Token, span: Span, speaker: tuple[int, int], begun: tuple[int, bool], quoted: frozenset[int]
) -> Frame:
    """Return the frame of a cue behind its content or amid it, given where the run begins and if it is inherited."""
    start, inherited = begun
    start -= start - 1 > span.start and verb.doc[start - 1].lower_ == "as"
    run = (start, _with_setting(verb, extend(verb, max(verb.i + 1, speaker[1] if not inherited else 0), span), span))
    left = region_left(verb, span, quoted)
    more = has_words(verb.doc, run[1], span.end) and not _goes_on(verb, run[1], span)
    more = more and not _about_speaker(verb, run[1], span, speaker)
    side: Side = "around" if more else "left"
    return Frame(verb, speaker, run, (left, run[0]) if side == "left" else (left, span.end), side)


def _with_setting(verb: Token, end: int, span: Span) -> int:
    """Take into a run what the verb itself is hung with to the end of its sentence: "said on Channel Two"."""
    doc = verb.doc
    after = doc[end] if end < span.end else None
    if after is None or after.dep_ != "prep" or after.head.i != verb.i or after.right_edge.i + 1 < span.end - 1:
        return end
    rest = doc[end : span.end]
    told = any(t.like_num or t.ent_type_ in {"GPE", "LOC", "FAC"} or t.tag_ in FINITE for t in rest)
    return end if told or len(rest) > SETTING else span.end


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


def _whole(verb: Token) -> bool:
    """Tell whether the whole clause is told: "claimed responsibility", "claimed the raid", "denied the report"."""
    lemma = verb.lemma_.lower()
    told = {"dobj", "nsubjpass"} if lemma == "claim" else {"dobj"}
    things = [child for child in verb.children if child.dep_ in told]
    if any(thing.lower_ in {"this", "it", "that"} for thing in things):
        return True
    if lemma in verbs("deny"):
        return any(map(_points_at_words, things))
    acts = lemma == "claim" and any(thing.lemma_.lower() in ACT_NOUNS for thing in things)
    return acts or any(thing.lower_ in verbs("whole") for thing in things)


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
