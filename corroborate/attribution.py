"""Who is said to have said what: each sentence cut into sayings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corroborate.cues import Frame
from corroborate.frames import frames
from corroborate.lexicons import lexicon
from corroborate.modality import modality
from corroborate.phrases import date_like, phrase
from corroborate.quotations import SPEECH_WORDS, Quotation, quotations, within
from corroborate.records import Article, Attribution, Modality, Saying, Sentence
from corroborate.speakers import Register, anonymous, body, key, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

_EDGE = " \t\n\u00a0,;:.–—-"
_MARKS = '"“”'
_HEAD_SPEAKER = re.compile(r"^(?P<who>[A-Z\"“][^:]{1,60}?)\s?:\s(?=\S)")
_TAIL_SPEAKER = re.compile(r"(?::|\s[-–—]{1,2}|\s�_)\s?(?P<who>[^:–—]{2,60})$")
_SAYS = re.compile(r"\s(?P<cue>says?|said|reports?|claims?)$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,4}$")
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


def attribute(sentences: Sequence[Sentence], article: Article) -> tuple[Saying, ...]:
    """Return the sayings of ``sentences`` in order, at least one for each that is prose.

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
    return Register(bool(found), "Syrian Observatory for Human Rights" if found else "")


def _quoted_tokens(sentence: Sentence, span: Span, reading: _Reading) -> frozenset[int]:
    near = [run for run in reading.runs if run.start < sentence.end and run.end > sentence.start]
    near = [
        run
        for run in near
        if run.words >= SPEECH_WORDS or reading.text[run.end - 2 : run.end - 1] in {",", ".", "?", "!"}
    ]
    return frozenset(t.i for t in span if any(run.start <= t.idx + sentence.shift < run.end for run in near))


def _look_ahead(sentences: Sequence[Sentence], readings: dict[str, _Reading]) -> None:
    """Find, for each quotation over several sentences, a cue in the sentence where it ends."""
    for sentence in sentences:
        if sentence.furniture is not None or sentence.parsed is None:
            continue
        reading = readings[sentence.field]
        for run in reading.runs:
            if run.start < sentence.start < run.end < sentence.end and run.words >= SPEECH_WORDS:
                span = sentence.parsed
                for frame in frames(span, _quoted_tokens(sentence, span, reading)):
                    if not frame.nested and span.doc[frame.run[0]].idx + sentence.shift >= run.end:
                        printed = _speaker(span, frame.speaker)
                        reading.spoken.setdefault(run.start, Attribution(printed, frame.words, anonymous(printed)))
                        break


def _sentence(number: int, sentence: Sentence, span: Span, reading: _Reading) -> list[Saying]:
    if sentence.form == "post" and sentence.speaker:
        who = Attribution(sentence.speaker, "posted")
        return [_plain(number, sentence, span, who)]
    quoted = _quoted_tokens(sentence, span, reading)
    found = frames(span, quoted)
    found = [f for f in found if not any(g is not f and g.run[0] <= f.cue.i < g.run[1] and not g.nested for g in found)]
    tops = _ordered([f for f in found if not f.nested or _parallel(f, span)], span)
    nested = [f for f in found if f not in tops and f.nested]
    out: list[Saying] = []
    if not tops:
        out.append(_untagged(number, sentence, span, reading))
    else:
        out += _lead(number, sentence, span, tops, reading)
        out += [s for f in tops if (s := _saying(number, sentence, span, f, reading)) is not None]
        if not out:
            out.append(_plain(number, sentence, span, None))
    outer = {id(f): s for f in nested for s in reversed(out) if s.start <= f.cue.idx + sentence.shift < s.end}
    for frame in nested:
        saying = _saying(number, sentence, span, frame, reading, within_saying=outer.get(id(frame)))
        if saying is not None:
            out.append(saying)
    _mention(span, reading.register, quoted)
    _remember(out, reading)
    return out


def _parallel(frame: Frame, span: Span) -> bool:
    before = span.doc[frame.run[0] - 1] if frame.run[0] > span.start else None
    return (
        frame.side == "right"
        and before is not None
        and before.lower_ in {"but", "and", "while", "whereas", ";", "although"}
        and frame.run[0] - 1 > span.start
    )


def _ordered(tops: list[Frame], span: Span) -> list[Frame]:
    """Give each top frame its own stretch of the sentence."""
    tops = sorted(tops, key=lambda f: (f.run[0], f.cue.i))
    kept: list[Frame] = []
    for frame in tops:
        if not kept:
            kept.append(frame)
            continue
        last = kept[-1]
        if frame.side in {"right", "whole"}:
            cut = frame.run[0]
            while cut - 1 > span.start and (
                span.doc[cut - 1].dep_ in {"cc", "mark"}
                or span.doc[cut - 1].is_punct
                or span.doc[cut - 1].lower_ in {"while", "whereas"}
            ):
                cut -= 1
            _clip(last, cut)
            if last.side == "around":
                last.content = (last.content[0], max(last.run[1], min(last.content[1], cut)))
            kept.append(frame)
        elif last.side in {"right", "whole"} and frame.cue.lower_ == "according":
            last.chain = (*last.chain, last.speaker)
            last.content = (last.content[0], min(last.content[1], frame.run[0]))
            last.speaker = frame.speaker
        elif last.side in {"left", "around"} and frame.content[0] < last.run[1]:
            last.side, last.content = "left", (last.content[0], last.run[0])
            if frame.run[0] - last.run[1] >= 4:
                frame.content = (last.run[1], frame.content[1])
                frame.side = "around" if frame.side == "around" else "left"
                kept.append(frame)
        elif last.side == "right" and frame.content[0] > last.content[0]:
            _clip(last, frame.content[0])
            kept.append(frame)
        # else a cue at the end of somebody else's content: left inside that content
    return kept


def _clip(frame: Frame, cut: int) -> None:
    if frame.side in {"right", "whole"}:
        frame.content = (frame.content[0], max(frame.content[0], min(frame.content[1], cut)))


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
    if finite and not (
        lead[0].lower_ in {"after", "when", "as", "before", "since", "if", "once", "during"}
        and first.cue.dep_ not in {"advcl", "conj"}
    ):
        end = (
            joined.i
            if joined.lower_
            in {"and", "but", "while", "as", "although", "though", "whereas", "after", "because", "which", "when"}
            else joined.i + 1
        )
        saying = _made(
            number,
            sentence,
            span,
            (span.start, end),
            (),
            reading.last if reading.last_quoted and _covered(sentence, span, end, reading) else None,
        )
        return [saying] if saying else []
    placed = lead[0].lower_ in {
        "in",
        "near",
        "elsewhere",
        "around",
        "outside",
        "at",
        "across",
        "inside",
        "south",
        "north",
        "east",
        "west",
        "southeast",
    }
    if placed and any(t.pos_ == "PROPN" and t.ent_type_ != "DATE" and not _dated(t) for t in lead):
        first.content = (span.start, first.content[1])
        first.side = "around"
        first.run = (first.run[0], first.run[1])
    return []


def _covered(sentence: Sentence, span: Span, end: int, reading: _Reading) -> bool:
    return within(reading.runs, sentence.start, span.doc[end - 1].idx + sentence.shift) is not None


def _dated(token: Token) -> bool:
    return date_like(token)


def _saying(
    number: int, sentence: Sentence, span: Span, frame: Frame, reading: _Reading, within_saying: Saying | None = None
) -> Saying | None:
    printed = _speaker(span, frame.speaker)
    local = _antecedent(span, frame) if printed.casefold() in {"it", "they"} else None
    resolved = local or reading.register.resolve(_POSSESSIVE.sub("", printed) or printed)
    chain = tuple(_speaker(span, relay) for relay in frame.chain)
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
    saying = _made(number, sentence, span, frame.content, outside, who, frame)
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
    many = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
    if many != (span.doc[frame.speaker[0]].lower_ == "they"):
        return None
    return _speaker(span, phrase(subject, span, span.root.i))


def _speaker(span: Span, run: tuple[int, int]) -> str:
    words = span.doc[run[0] : run[1]].text
    words = words.strip(_MARKS) if _INITIALS.search(words) else words.strip(_EDGE + _MARKS)
    bare = re.sub(r"^[Tt]he\s+", "", words)
    return bare if any(char.isupper() for char in bare) else words


def _text(doc: Doc) -> str:
    """Return the text of ``doc``, built once: the parser joins it anew at every call."""
    if "printed" not in doc.user_data:
        doc.user_data["printed"] = doc.text
    return str(doc.user_data["printed"])


def _made(
    number: int,
    sentence: Sentence,
    span: Span,
    content: tuple[int, int],
    outside: tuple[tuple[int, int], ...],
    who: Attribution | None,
    frame: Frame | None = None,
) -> Saying | None:
    """Turn token ranges into a saying with trimmed character offsets; ``None`` when nothing is left."""
    doc, text = span.doc, _text(span.doc)
    low, high = max(content[0], span.start), min(content[1], span.end)
    if high <= low:
        return None
    base = sentence.shift
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    start, end = _trimmed(text, start, end)
    quoted = text[start : start + 1] in set(_MARKS) and text[end - 1 : end] in set(_MARKS)
    start, end = _unmarked(text, start, end)
    if end <= start:
        return None
    cut = tuple((doc[a].idx + base, doc[b - 1].idx + len(doc[b - 1]) + base) for a, b in outside)
    left_out = {i for a, b in outside for i in range(a, b)}
    tokens = [t for t in doc[low:high] if t.i not in left_out]
    cue = frame.cue.lemma_.lower() if frame is not None and frame.cue.pos_ in {"VERB", "AUX"} else None
    if frame is not None and frame.side == "whole":
        cue = None
    how: Modality = modality(tokens, cue, frame is not None and frame.cue.tag_ == "VBD")
    return Saying(number, start + base, end + base, who, cut, how, quoted)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _EDGE):
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == "." and re.search(r"(?:\b[A-Z]\.){1,4}$", text[max(start, end - 8) : end]):
            break
        end -= 1
    return start, end


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out quotation marks that stand at both edges, or at one without a fellow inside."""
    for _ in range(3):
        inside = [char for char in text[start:end] if char in _MARKS]
        first, last = text[start : start + 1] in set(_MARKS), text[end - 1 : end] in set(_MARKS)
        if first and (len(inside) % 2 or (last and len(inside) == 2)):
            start += 1
        elif last and len(inside) % 2:
            end -= 1
        else:
            return start, end
        start, end = _trimmed(text, start, end)
    return start, end


def _plain(number: int, sentence: Sentence, span: Span, who: Attribution | None, quoted: bool = False) -> Saying:
    made = _made(number, sentence, span, (span.start, span.end), (), who)
    if made is None:
        return Saying(number, sentence.start, sentence.end, who)
    return replace(made, quoted=made.quoted or quoted)


def _untagged(number: int, sentence: Sentence, span: Span, reading: _Reading) -> Saying:
    """A sentence without a cue of its own: a headline with a speaker at its edge, a quotation, or own words."""
    if sentence.form == "headline" and (headline := _headline(number, sentence, span, reading)) is not None:
        return headline
    run = within(reading.runs, sentence.start, sentence.end)
    if run is None or run.words < SPEECH_WORDS:
        return _plain(number, sentence, span, None)
    who = reading.spoken.get(run.start)
    if who is not None:
        resolved = reading.register.resolve(who.speaker)
        who = replace(who, speaker=resolved, anonymous=anonymous(resolved))
        reading.spoken[run.start] = who
    else:
        who = replace(reading.last, start=None, end=None) if reading.last is not None else None
    return _plain(number, sentence, span, who, quoted=True)


def _headline(number: int, sentence: Sentence, span: Span, reading: _Reading) -> Saying | None:
    """Read "... kills two: monitor", "... - Observatory", "... Monitor", "Monitor: ...", "... sources say"."""
    words = reading.text[sentence.start : sentence.end].rstrip(" .")
    says = _SAYS.search(words)
    stem = words[: says.start()] if says else words
    tail = _TAIL_SPEAKER.search(stem)
    opening = _HEAD_SPEAKER.match(words)
    named = opening["who"] if opening and len(opening["who"].split()) <= 5 else ""
    if opening and named and (known(named) or anonymous(named)):
        low, high, rest = opening.start("who"), opening.end("who"), (opening.end(), len(words))
    elif tail and len(tail["who"].split()) <= 6 and not any(char.isdigit() for char in tail["who"]):
        low, high, rest = tail.start("who"), tail.end("who"), (0, tail.start())
    elif (start := _bare_tail(stem)) is not None:
        low, high, rest = start, len(stem), (0, start)
    else:
        return None
    printed = words[low:high].strip(_EDGE + _MARKS)
    resolved = reading.register.resolve(printed)
    who = Attribution(
        resolved,
        says["cue"] if says else words[low - 1 : low].strip() or ":",
        anonymous(resolved),
        (),
        sentence.start + low,
        sentence.start + high,
    )
    start, end = _trimmed(words, *rest)
    tokens = [t for t in span if start <= t.idx + sentence.shift - sentence.start < end]
    if end <= start or not tokens:
        return None
    return Saying(number, sentence.start + start, sentence.start + end, who, (), modality(tokens))


def _bare_tail(words: str) -> int | None:
    """Return where a speaker without any mark starts at the end of a headline ("... near Aleppo Monitor")."""
    cues = lexicon("cues")["headline"]
    parts = [(m.start(), m.group().casefold()) for m in re.finditer(r"\S+", words)]
    for size in (3, 2, 1):
        if len(parts) > size + 3 and " ".join(p for _, p in parts[-size:]) in cues["tail"]:
            first = len(parts) - size
            while first > 3 and parts[first - 1][1] in cues["before"]:
                first -= 1
            return parts[first][0]
    return None


def _mention(span: Span, register: Register, quoted: frozenset[int]) -> None:
    """Remember persons named as subjects, for "he" and "she"."""
    for token in span:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ == "NNP" and token.i not in quoted:
            name = _speaker(span, phrase(token, span))
            if body(name) == key(name).replace(" ", "-"):
                register.mention(name)


def _remember(sayings: list[Saying], reading: _Reading) -> None:
    said = [s for s in sayings if s.attribution is not None]
    reading.last = said[-1].attribution if said else None
    reading.last_quoted = bool(said) and said[-1].quoted
