"""Which words of a sentence are each cue's own where it holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import Frame

if TYPE_CHECKING:
    from spacy.tokens import Span


def parallel(frame: Frame, span: Span) -> bool:
    """Tell whether a nested cue starts a clause beside the first one ("..., while the ministry said")."""
    before = span.doc[frame.run[0] - 1] if frame.run[0] > span.start else None
    return (
        frame.side == "right"
        and before is not None
        and before.lower_ in {"but", "and", "while", "whereas", ";", "although"}
        and frame.run[0] - 1 > span.start
    )


def in_order(tops: list[Frame], span: Span) -> list[Frame]:
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
        elif _told_on(last, frame, span):
            last.chain = (frame.speaker, *last.chain)
            last.content = (last.content[0], frame.run[0])
        # else a cue at the end of somebody else's content: left inside that content
    return kept


def _told_on(inner: Frame, outer: Frame, span: Span) -> bool:
    """Tell whether a speaker at the end tells what another found: "the panel found that ..., the mayor said"."""
    return (
        inner.side == "right"
        and outer.side == "left"
        and outer.content[0] <= inner.run[0]
        and outer.run[0] > inner.content[0]
        and not inner.cue.is_ancestor(outer.cue)
        and outer.speaker != inner.speaker
        and outer.run[1] >= span.end - 1
    )


def _clip(frame: Frame, cut: int) -> None:
    if frame.side in {"right", "whole"}:
        frame.content = (frame.content[0], max(frame.content[0], min(frame.content[1], cut)))
