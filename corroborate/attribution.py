"""Who is said to have said what: each sentence cut into sayings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.records import Article, Attribution, Saying, Sentence
from corroborate.saying.carried import at_the_end, carried_back, goes_on
from corroborate.saying.cues import Frame
from corroborate.saying.frames import frames
from corroborate.saying.headlinespeakers import said_in_headline
from corroborate.saying.introducing import introduced
from corroborate.saying.mentioned import mention
from corroborate.saying.phrases import date_like, phrase
from corroborate.saying.quotations import SPEECH_WORDS, Quotation, quotations, within
from corroborate.saying.register import Register
from corroborate.saying.speakers import anonymous, key
from corroborate.saying.stretches import in_order, parallel
from corroborate.saying.timespeakers import timeless
from corroborate.saying.wordings import plain_saying, printed_speaker, saying_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

OPENING = 3  # characters of a sentence before which its quotation begins, unless only a part of it is quoted
_POSSESSIVE = re.compile(r"(?:['’]s?|s['’])$")


@dataclass(slots=True)
class _Reading:
    """What is carried from sentence to sentence of one field."""

    text: str
    runs: tuple[Quotation, ...]
    register: Register
    spoken: dict[int, Attribution]
    last: Attribution | None = None
    last_quoted: bool = False
    about: Attribution | None = None


def attribute(sentences: Sequence[Sentence], article: Article) -> tuple[Saying, ...]:
    """Return the sayings of ``sentences`` in order, at least one for each that is prose and says more than who spoke.

    A saying without attribution is the outlet's own. Sayings of one sentence may nest: the outer one then holds the
    words of the inner one.
    """
    register = _register(article)
    fields = {name: getattr(article, name) for name in ("title", "text")}
    readings = {name: _Reading(text, quotations(text), register, {}) for name, text in fields.items()}
    _look_ahead(sentences, readings)
    out: list[Saying] = []
    for number, sentence in enumerate(sentences):
        if sentence.furniture is None and sentence.parsed is not None:
            out += _sentence(number, sentence, sentence.parsed, readings[sentence.field])
    return tuple(out)


def _register(article: Article) -> Register:
    found = re.search(r"Syrian Observatory for Human Rights|\bSOHR\b|\bObservatory\b", article.text)
    monitor = "Syrian Observatory for Human Rights" if found else ""
    return Register(bool(found), monitor, text=article.text.lower())


def _quoted_tokens(sentence: Sentence, span: Span, reading: _Reading) -> frozenset[int]:
    near = [run for run in reading.runs if run.start < sentence.end and run.end > sentence.start]
    near = [
        run
        for run in near
        if run.words >= SPEECH_WORDS or reading.text[run.end - 2 : run.end - 1] in {",", ".", "?", "!"}
    ]
    return frozenset(t.i for t in span if any(run.start <= t.idx + sentence.shift < run.end for run in near))


def _look_ahead(sentences: Sequence[Sentence], readings: dict[str, _Reading]) -> None:
    """Find, for each quotation over several sentences, a cue in the sentence where it ends, or right behind it."""
    for sentence in sentences:
        if sentence.furniture is not None or sentence.parsed is None:
            continue
        reading = readings[sentence.field]
        for run in reading.runs:
            over = run.start < sentence.start < run.end < sentence.end
            before = run.end <= sentence.start and not reading.text[run.end : sentence.start].strip()
            if (over or before) and run.words >= SPEECH_WORDS:
                span = sentence.parsed
                for frame in frames(span, _quoted_tokens(sentence, span, reading)):
                    after = span.doc[frame.run[0]].idx + sentence.shift >= run.end
                    names = frame.bare or (frame.deed and frame.speaker[0] <= span.start + 1)
                    if not frame.nested and after and (over or names):
                        printed = printed_speaker(span, frame.speaker)
                        reading.spoken.setdefault(run.start, Attribution(printed, frame.words, anonymous(printed)))
                        break


def _sentence(number: int, sentence: Sentence, span: Span, reading: _Reading) -> list[Saying]:
    if sentence.form == "post" and sentence.speaker:
        who = Attribution(sentence.speaker, "posted")
        return [plain_saying(number, sentence, span, who)]
    quoted = _quoted_tokens(sentence, span, reading)
    found = frames(span, quoted)
    deeds = [f for f in found if f.deed]
    found = [f for f in found if f not in deeds]
    names = mention(span, reading.register, quoted, found)
    found = [f for f in found if not any(_holds(g, f) for g in found)]
    tops = in_order([f for f in found if not f.nested or parallel(f, span)], span)
    nested = [f for f in found if f not in tops and f.nested]
    out: list[Saying] = []
    if not tops:
        out.append(_untagged(number, sentence, span, reading))
    else:
        out += _lead(number, sentence, span, tops, reading)
        out += [s for f in tops if (s := _saying(number, sentence, span, f, reading)) is not None]
        if not out and not all(frame.bare for frame in tops):
            out.append(plain_saying(number, sentence, span, None))
    own = len(out)
    outer = {id(f): s for f in nested for s in reversed(out) if s.start <= f.cue.idx + sentence.shift < s.end}
    for frame in nested:
        saying = _saying(number, sentence, span, frame, reading, within_saying=outer.get(id(frame)))
        if saying is not None:
            out.append(saying)
    out = [_with_deed(s, deeds, sentence, span, reading) for s in carried_back(out, reading.text)]
    _remember(out[:own] if any(s.attribution for s in out[:own]) else out, reading)
    reading.about = next((s.deed for s in reversed(out) if s.deed), None) or _spoken_of(names, reading.register)
    if (introducing := introduced(sentence, span, reading.text)) is not None and reading.last is None:
        printed = printed_speaker(span, introducing[0])
        resolved = reading.register.resolve(printed)
        reading.last, reading.last_quoted = Attribution(resolved, introducing[1], anonymous(resolved)), True
    return out


def _spoken_of(names: Sequence[str], register: Register) -> Attribution | None:
    """Return the person a sentence is about as the speaker of a quotation behind it that nobody is said to say."""
    name = names[-1] if names else ""
    return Attribution(register.resolve(name), ":") if name and register.human(name) else None


def _with_deed(saying: Saying, deeds: list[Frame], sentence: Sentence, span: Span, reading: _Reading) -> Saying:
    """Return own words with whoever does by words what they tell, the first of several."""
    if saying.attribution is not None:
        return saying
    for frame in deeds:
        start = span.doc[frame.speaker[0]].idx + sentence.shift
        if not frame.nested and saying.start <= frame.cue.idx + sentence.shift < saying.end:
            name = reading.register.resolve(_POSSESSIVE.sub("", printed_speaker(span, frame.speaker)))
            return replace(saying, deed=Attribution(name, frame.words, anonymous(name), (), start))
    return saying


def _holds(outer: Frame, inner: Frame) -> bool:
    """Say whether the run of one cue holds another cue; of two that hold each other the first stays."""
    if outer is inner or outer.nested or not outer.run[0] <= inner.cue.i < outer.run[1]:
        return False
    if outer.inherited and outer.speaker == inner.speaker:
        return False  # "the witness said adding that"
    return outer.cue.i < inner.cue.i or not inner.run[0] <= outer.cue.i < inner.run[1]


def _lead(number: int, sentence: Sentence, span: Span, tops: list[Frame], reading: _Reading) -> list[Saying]:
    """Deal with the words before the first cue when its content follows: own words, a place, or a time of saying."""
    first = tops[0]
    if first.side not in {"right", "whole"} or first.run[0] <= span.start:
        return []
    lead = span.doc[span.start : first.run[0]]
    words = [t for t in lead if t.is_alpha or t.like_num]
    if len(words) < 2:
        return []
    joined = lead[-1]
    while joined.is_punct and joined.i > lead.start:
        joined = joined.nbor(-1)
    finite = any(t.tag_ in {"VBD", "VBP", "VBZ", "MD", "VBN"} for t in lead) and any(
        t.dep_ in {"nsubj", "nsubjpass"} for t in lead
    )
    if finite and not (lead[0].lower_ in _leads("subordinate") and first.cue.dep_ not in {"advcl", "conj"}):
        end = joined.i if joined.lower_ in _leads("joining") else joined.i + 1
        saying = saying_of(
            number,
            sentence,
            span,
            (span.start, end),
            (),
            reading.last if reading.last_quoted and _covered(sentence, span, end, reading) else None,
        )
        return [saying] if saying else []
    if lead[0].lower_ in _leads("placing") and any(
        t.pos_ == "PROPN" and t.ent_type_ != "DATE" and not date_like(t) for t in lead
    ):
        first.content = (span.start, first.content[1])
        first.side = "around"
    return []


@cache
def _leads(group: str) -> frozenset[str]:
    return frozenset(lexicon("leads")[group])


def _covered(sentence: Sentence, span: Span, end: int, reading: _Reading) -> bool:
    return within(reading.runs, sentence.start, span.doc[end - 1].idx + sentence.shift) is not None


def _saying(
    number: int, sentence: Sentence, span: Span, frame: Frame, reading: _Reading, within_saying: Saying | None = None
) -> Saying | None:
    printed = timeless(printed_speaker(span, frame.speaker))
    if not printed:
        return saying_of(number, sentence, span, frame.content, (), None)
    local = _antecedent(span, frame) if printed.casefold() in {"it", "they"} else None
    resolved = local or reading.register.resolve(_POSSESSIVE.sub("", printed) or printed)
    chain = tuple(printed_speaker(span, relay) for relay in frame.chain)
    if within_saying is not None and within_saying.attribution is not None:
        outer = within_saying.attribution.speaker
        if key(outer) == key(resolved):
            return None
        if within_saying.modality != "denied":
            chain = (*within_saying.attribution.chain, outer, *chain)
    doc = span.doc
    start, end = (
        doc[frame.speaker[0]].idx + sentence.shift,
        doc[frame.speaker[1] - 1].idx + len(doc[frame.speaker[1] - 1]) + sentence.shift,
    )
    who = Attribution(resolved, frame.words, anonymous(resolved), chain, start, end)
    if not frame.inherited or resolved not in reading.register.seen[-1:]:
        reading.register.note(resolved)
    outside = (frame.run,) if frame.side == "around" else ()
    run_words = {t.lower_ for t in doc[frame.run[0] : frame.run[1]]}
    saying = saying_of(number, sentence, span, frame.content, outside, who, frame)
    if saying is None:
        return None
    doubtful = frame.alleged or bool(run_words & {"unconfirmed", "unverified", "allegedly"})
    if doubtful and saying.modality == "asserted":
        saying = replace(saying, modality="alleged")
    return saying


def _antecedent(span: Span, frame: Frame) -> str | None:
    """Return the subject of the sentence as what "it" or "they" inside it means."""
    subject = next((c for c in span.root.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < frame.speaker[0]), None)
    if subject is None or subject.pos_ not in {"PROPN", "NOUN"} or frame.cue.i == span.root.i:
        return None
    if frame.side == "left" and frame.content[0] <= subject.i:
        return None  # "The army shelled the town, it said" is said by somebody named before
    many = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
    if many != (span.doc[frame.speaker[0]].lower_ == "they"):
        return None
    return printed_speaker(span, phrase(subject, span, span.root.i))


def _untagged(number: int, sentence: Sentence, span: Span, reading: _Reading) -> Saying:
    """A sentence without a cue of its own: a headline with a speaker at its edge, a quotation, or own words."""
    if (
        sentence.form == "headline"
        and (headline := said_in_headline(number, sentence, span, reading.text, reading.register)) is not None
    ):
        return headline
    run = within(reading.runs, sentence.start, sentence.end)
    if run is None or run.words < SPEECH_WORDS or run.start > sentence.start + OPENING:
        return _plain(number, sentence, span, reading)
    who = reading.spoken.get(run.start)
    if who is not None:
        resolved = reading.register.resolve(who.speaker)
        who = replace(who, speaker=resolved, anonymous=anonymous(resolved))
        reading.spoken[run.start] = who
    else:
        last = reading.last or reading.about
        who = replace(last, start=None, end=None) if last is not None else None
    return plain_saying(number, sentence, span, who, quoted=True)


def _plain(number: int, sentence: Sentence, span: Span, reading: _Reading) -> Saying:
    """Own words, unless they go on with a speaker's count or end in a known body whose comma is lost."""
    plain = plain_saying(number, sentence, span, None)
    if sentence.form != "body":
        return plain
    if reading.last is not None and goes_on(reading.text[sentence.start : sentence.end]):
        return replace(plain, attribution=replace(reading.last, start=None, end=None))
    tagged = at_the_end(reading.text, sentence.start, sentence.end)
    if tagged is None or tagged[1] <= plain.start:
        return plain
    reading.register.note(tagged[0].speaker)
    return replace(plain, end=tagged[1], attribution=tagged[0])


def _remember(sayings: list[Saying], reading: _Reading) -> None:
    said = [s for s in sayings if s.attribution is not None]
    reading.last = said[-1].attribution if said else None
    reading.last_quoted = bool(said) and said[-1].quoted
