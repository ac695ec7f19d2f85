"""The JSON contract ``corroborate.report/1``: other programs read it, so fields are only ever added."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from corroborate.records import Analysis, Article, Claim, Cluster, Event, Figure, Judgement, Range, When
from corroborate.reports import ledgers
from corroborate.reports.lookup import claim_order, event_order, judgement_order

SCHEMA = "corroborate.report/1"
ARTICLES_SCHEMA = "corroborate.articles/1"
Document = dict[str, object]
_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


def document(analysis: Analysis) -> Document:
    """Return the whole contract as plain values, every list in an order given by its content alone."""
    return {
        "schema": SCHEMA,
        "articles": [article(item) for item in sorted(analysis.articles, key=lambda item: (item.id, item.text_sha256))],
        "events": [event(item) for item in sorted(analysis.events, key=event_order)],
        "claims": [claim(item) for item in sorted(analysis.claims, key=claim_order)],
        "figures": [figure(item) for item in sorted(analysis.figures, key=figure_order)],
        "clusters": [
            cluster(item) for item in sorted(analysis.clusters, key=lambda item: (item.event, item.question, item.id))
        ],
        "judgements": [judgement(item) for item in sorted(analysis.judgements, key=judgement_order)],
        "ranges": [range_(item) for item in sorted(analysis.ranges, key=_range_order)],
        "skipped": [
            {"record": item.record, "stage": item.stage, "reason": item.reason}
            for item in sorted(analysis.skipped, key=lambda item: (item.stage, item.record, item.reason))
        ],
        "run": _run(analysis),
    }


def text(value: object) -> str:
    """Return a value as the text of a JSON file: readable, UTF-8 without escapes, a newline at its end."""
    return _whole(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def line(value: object) -> str:
    """Return a value as one line of JSON, without the newline."""
    return _whole(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _whole(written: str) -> str:
    """Escape what cannot be seen, for a terminal acts on some of it, and lone surrogates, which UTF-8 cannot hold.

    All of it stands inside strings, where an escape is read as the character itself: values do not change.
    """
    return _BEYOND_ASCII.sub(_shown, written)


def _shown(found: re.Match[str]) -> str:
    one = found.group()
    return one if one.isprintable() or unicodedata.category(one) == "Zs" else json.dumps(one)[1:-1]


@cache
def schema() -> Document:
    """Return the JSON Schema (2020-12) of the contract, as shipped in the package."""
    shipped = files("corroborate").joinpath("schema/report.schema.json")
    loaded: Document = json.loads(shipped.read_text(encoding="utf-8"))
    return loaded


def texts(analysis: Analysis) -> Document:
    """Return the articles with their words, for ``articles.json``: what offsets of the contract count in."""
    return {
        "schema": ARTICLES_SCHEMA,
        "articles": [
            article(item) | {"text": item.text}
            for item in sorted(analysis.articles, key=lambda item: (item.id, item.text_sha256))
        ],
    }


def article(item: Article) -> Document:
    """Return one article without its text; ``copies``, ``credit`` and ``passages`` are additions to the contract."""
    return {
        "id": item.id,
        "outlet": item.outlet,
        "title": item.title,
        "published": day(item.published),
        "published_basis": item.published_basis,
        "url": item.url,
        "language": item.language,
        "origin": item.origin,
        "offset": item.offset,
        "text_sha256": item.text_sha256,
        "copies": item.copies,
        "credit": item.credit,
        "passages": ledgers.passages(item.passages),
        "origin_tied": item.origin_tied,
    }


def event(item: Event) -> Document:
    """Return one event; ``reasons``, ``apart``, ``follows`` and a policy's ``grade`` are additions to the contract."""
    graded = {} if item.grade is None else {"grade": item.grade, "grade_rule": item.grade_rule}
    return {
        "id": item.id,
        "kind": item.kind,
        "label": item.label,
        "start": day(item.start),
        "end": day(item.end),
        "places": list(item.places),
        "articles": sorted(item.articles),
        "reasons": list(item.reasons),
        "apart": list(item.apart),
        "follows": item.follows,
        **graded,
    }


def claim(item: Claim) -> Document:
    """Return one claim; places are canonical names."""
    said = item.attribution
    happened = item.happened or item.when
    return {
        "id": item.id,
        "article": item.article,
        "outlet": item.outlet,
        "field": item.field,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "resolved": item.alone,
        "form": item.form,
        "event": item.event,
        "attribution": None
        if said is None
        else {"speaker": said.speaker, "cue": said.cue, "anonymous": said.anonymous, "chain": list(said.chain)},
        "modality": item.modality,
        "when": {**_days(happened), "reason": happened.reason if happened else None},
        "places": [place.name for place in item.where or item.places],
        "stated": {**_days(item.when), "places": [place.name for place in item.places]},
        "context": item.after or None,
    }


def _days(when: When | None) -> Document:
    return {"start": day(when.start) if when else None, "end": day(when.end) if when else None}


def figure(item: Figure) -> Document:
    """Return one figure; what follows ``text`` is an addition to the contract: where it stands, and what it counts."""
    return {
        "id": item.id,
        "claim": item.claim,
        "article": item.article,
        "outlet": item.outlet,
        "event": item.event,
        "slot": item.slot,
        "part": item.part,
        "low": item.low,
        "high": item.high,
        "stated": item.stated,
        "modality": item.modality,
        "speaker": item.speaker,
        "as_of": day(item.as_of),
        "superseded": item.superseded,
        "derived": item.derived,
        "text": item.text,
        "field": item.field,
        "start": item.start,
        "end": item.end,
        "background": item.background,
        "when": _days(item.when),
        "places": [place.name for place in item.places],
    }


def cluster(item: Cluster) -> Document:
    """Return one cluster; ``rule`` (why the standing is what it is) and what follows are additions to the contract."""
    return {
        "id": item.id,
        "event": item.event,
        "question": item.question,
        "headline_claim": item.headline_claim,
        "claims": sorted(item.claims),
        "outlets": sorted(item.outlets),
        "standing": item.standing,
        "voices": [
            {"id": voice.id, "label": voice.label, "claims": sorted(voice.claims), "unnamed": voice.unnamed}
            for voice in sorted(item.voices, key=lambda voice: voice.id)
        ],
        "rule": item.rule,
        **ledgers.of_cluster(item),
    }


def judgement(item: Judgement) -> Document:
    """Return one judgement: the stance of ``claim``, the later one, toward ``toward``.

    ``question`` and ``cluster`` (where the two were compared) are additions to the contract.
    """
    return {
        "claim": item.claim,
        "toward": item.toward,
        "stance": item.stance,
        "kind": item.kind,
        "confidence": round(float(item.confidence), 4),
        "reason": item.reason,
        "question": item.question,
        "cluster": item.cluster,
    }


def range_(item: Range) -> Document:
    """Return one range; ``rule``, ``certain_voices`` and ``accounts`` (by voice) are additions to the contract."""
    return {
        "event": item.event,
        "slot": item.slot,
        "part": item.part,
        "low": item.low,
        "best": item.best,
        "high": item.high,
        "open": item.open,
        "standing": item.standing,
        "voices": item.voices,
        "figures": sorted(item.figures),
        "rule": item.rule,
        "certain_voices": item.certain or item.voices,
        "accounts": ledgers.accounts(item.accounts),
    }


def _run(analysis: Analysis) -> Document:
    return {
        "version": package_version(),
        "models": dict(sorted(analysis.models)),
        "settings": {
            name: round(value, 6) if isinstance(value, float) else value for name, value in sorted(analysis.settings)
        },
        "inputs": [
            {"path": item.path, "sha256": item.sha256}
            for item in sorted(analysis.inputs, key=lambda item: (item.path, item.sha256))
        ],
        "arguments": list(analysis.arguments),
        "policy": dict(analysis.policy),
    }


def package_version() -> str:
    """Return the installed version, or in a checkout that was never installed its own with ``+checkout``."""
    try:
        return version("corroborate-news")
    except PackageNotFoundError:
        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
        if not project.is_file():
            return "0+unknown"
        return f"{tomllib.loads(project.read_text(encoding='utf-8'))['project']['version']}+checkout"


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601, null for none."""
    return None if value is None else value.isoformat()


def figure_order(item: Figure) -> tuple[str, str, int, int, str]:
    """Sort figures by article and position."""
    return (item.article, item.field, item.start, item.end, item.id)


def _range_order(item: Range) -> tuple[str, str, str, tuple[str, ...]]:
    return (item.event, item.slot, item.part or "", item.figures)
