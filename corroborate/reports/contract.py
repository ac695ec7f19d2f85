"""What a written report must keep to: its schema, and references and spans that hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from corroborate.errors import InputError
from corroborate.reports.json import Document, schema


def problems(document: Document, texts: Document | None = None, most: int = 20) -> tuple[str, ...]:
    """Return up to ``most`` breaches of the contract, none for a sound document.

    ``texts`` is the content of ``articles.json``; with it every claim and figure is looked up in its article.
    Raises :class:`~corroborate.errors.InputError` where the validation library is not installed.
    """
    found = list(_of_schema(document))
    if not found:
        found = [*_of_references(document), *(_of_spans(document, texts) if texts is not None else ())]
    return tuple(found[:most])


def _of_schema(document: Document) -> Iterator[str]:
    try:
        from jsonschema import Draft202012Validator, FormatChecker
    except ImportError as error:
        raise InputError("Checking the contract needs jsonschema: pip install jsonschema") from error
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    for breach in sorted(validator.iter_errors(document), key=lambda breach: list(map(str, breach.path))):
        yield f"{breach.json_path}: {breach.message[:200]}"


def _rows(document: Document, name: str) -> list[Document]:
    return cast("list[Document]", document[name])


def _of_references(document: Document) -> Iterator[str]:
    """Yield every name that leads nowhere, every id used twice, and judgements between two events."""
    known: dict[str, set[object]] = {}
    for name in ("articles", "events", "claims", "figures", "clusters"):
        ids = [row["id"] for row in _rows(document, name)]
        known[name] = set(ids)
        if len(known[name]) != len(ids):
            yield f"{name}: an id is used twice"
    for name, field, target in (
        ("events", "articles", "articles"),
        ("claims", "article", "articles"),
        ("claims", "event", "events"),
        ("figures", "claim", "claims"),
        ("figures", "article", "articles"),
        ("figures", "event", "events"),
        ("clusters", "event", "events"),
        ("clusters", "headline_claim", "claims"),
        ("clusters", "claims", "claims"),
        ("judgements", "claim", "claims"),
        ("judgements", "toward", "claims"),
        ("ranges", "event", "events"),
        ("ranges", "figures", "figures"),
    ):
        for row in _rows(document, name):
            value = row[field]
            for one in value if isinstance(value, list) else [value]:
                if one is not None and one not in known[target]:
                    yield f"{name}: {field} {one!r} is not among the {target}"
    yield from _of_clusters(document)


def _of_clusters(document: Document) -> Iterator[str]:
    together: dict[object, set[object]] = {}
    for cluster in _rows(document, "clusters"):
        members = cast("list[object]", cluster["claims"])
        if cluster["headline_claim"] not in members:
            yield f"clusters: {cluster['id']} has a headline claim that is not its own"
        heard = [
            one for voice in cast("list[Document]", cluster["voices"]) for one in cast("list[object]", voice["claims"])
        ]
        if sorted(map(str, heard)) != sorted(map(str, members)):
            yield f"clusters: the voices of {cluster['id']} do not hold each of its claims once"
        for member in members:
            together.setdefault(member, set()).add(cluster["id"])
    for item in _rows(document, "judgements"):
        if not together.get(item["claim"], set()) & together.get(item["toward"], set()):
            yield f"judgements: {item['claim']} and {item['toward']} share no cluster"


def _of_spans(document: Document, texts: Document) -> Iterator[str]:
    """Yield claims whose text is not what stands at their offsets, and figures whose words are not in their claim."""
    fields = {row["id"]: row for row in _rows(texts, "articles")}
    claims: dict[object, Mapping[str, object]] = {}
    for claim in _rows(document, "claims"):
        claims[claim["id"]] = claim
        field = str(fields[claim["article"]][str(claim["field"])])
        if field[cast("int", claim["start"]) : cast("int", claim["end"])] != claim["text"]:
            yield f"claims: {claim['id']} is not what stands at its offsets"
    for figure in _rows(document, "figures"):
        if str(figure["text"]) not in str(claims[figure["claim"]]["text"]):
            yield f"figures: the words of {figure['id']} are not in its claim"
