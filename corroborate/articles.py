"""Files, folders, standard input or Python records to articles.

Nothing is lost silently: whatever is left out stands in ``skipped`` at stage "reading". Three kinds of note stand
there too although their article is kept: stage "dates" (a date was not understood, or the text's own dateline won
over it), stage "ids" (an id was taken by other content), and stage "text" (how its text was read: HTML in it, an old
encoding, front matter that is none, a web page's text that the extractor lost).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from corroborate.errors import InputError
from corroborate.readers import SUFFIXES, Batch, Draft, reader_for
from corroborate.readers.datelines import dateline, url_day
from corroborate.readers.decoding import refuse_foreign
from corroborate.readers.drafts import UnreadableError, left_out, noted
from corroborate.readers.folders import Found, files_of, odd_name, printable
from corroborate.readers.headlines import headline_of, lines_of, outlet_of
from corroborate.readers.languages import READABLE, language_of
from corroborate.readers.rows import content_id, draft_of
from corroborate.readers.sidecars import Shelf, is_sidecar
from corroborate.records import Article, InputFile, PublishedBasis, Skipped

# A file this long is not read whole: a table of that many articles is better cut into parts.
MAX_FILE_BYTES = 1_000_000_000
_ONE_RECORD_A_FILE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml"})
_STDIN = "-"
_FAR_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles in the order of their ids, what was left out or noted, and the files whose bytes were read."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    inputs: tuple[InputFile, ...]


def read(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Reading:
    """Read ``paths``: folders (with all below them), files, globs, and ``-`` for JSON lines from ``stdin``.

    The order of ``paths`` does not matter. Raises :class:`~corroborate.errors.InputError` where there is no path, a
    path does not exist or a glob matches nothing; an empty ``articles`` is for the caller to judge.
    """
    if not paths:
        raise InputError(
            "Nothing to read. Name folders or files (.txt, .md, .html, .eml, .json, .jsonl, .csv), or - for JSON lines."
        )
    found, notes = files_of([path for path in paths if str(path) != _STDIN])
    skipped, inputs, drafts = list(notes), list[InputFile](), list[Draft]()
    if any(str(path) == _STDIN for path in paths):
        data = (stdin or sys.stdin.buffer).read()
        inputs.append(_input(_STDIN, data))
        _take(_batch(data, ".jsonl", "", _STDIN), drafts, skipped)
    shelf = Shelf()
    for item in found:
        if not is_sidecar(item.path):
            _take(_read_file(item, shelf, inputs), drafts, skipped)
        elif (sidecar := shelf.of(item.path.parent)) and sidecar.holds_articles:
            _take(_batch(sidecar.data, ".csv", item.id, item.inside), drafts, skipped)
    for sidecar in shelf.sidecars:
        inputs.append(_input(str(sidecar.path), sidecar.data))
        skipped.extend((*sidecar.skipped, *shelf.unused(sidecar)))
    return _collated(drafts, (), skipped, inputs)


def from_records(rows: Iterable[Mapping[str, object] | Article]) -> Reading:
    """Read mappings with the fields ``id, outlet, published, title, text, url``, and articles read before, which stay
    as they are.

    A mapping without an id is named by its content, so the order of ``rows`` does not matter.
    """
    drafts: list[Draft] = []
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for row in rows:
        if isinstance(row, Article):
            articles.append(row)
            continue
        own = content_id(row)
        if not isinstance(row, Mapping):
            skipped.append(
                left_out(own, f"a {type(row).__name__} is no record: give a mapping with a field named text")
            )
            continue
        named = row.get("id")
        record = printable(str(named))[:200] if isinstance(named, str | int) and str(named).strip() else own
        try:
            drafts.append(draft_of(row, own, record))
        except UnreadableError as error:
            skipped.append(left_out(record, str(error)))
    return _collated(drafts, articles, skipped, [])


def _read_file(item: Found, shelf: Shelf, inputs: list[InputFile]) -> Batch:
    record, suffix = printable(item.inside), item.path.suffix.lower()
    reason = odd_name(item.inside)
    if reason:
        return Batch(skipped=(left_out(record, reason),))
    try:
        if not item.path.is_file():
            kind = "a link that leads nowhere or back to itself" if item.path.is_symlink() else "no regular file"
            return Batch(skipped=(left_out(record, kind),))
        if item.path.stat().st_size > MAX_FILE_BYTES:
            return Batch(skipped=(left_out(record, "over 1 GB: cut the file into parts"),))
        data = item.path.read_bytes()
    except OSError as error:
        return Batch(skipped=(left_out(record, f"cannot be opened: {error.strerror}; check its permissions"),))
    inputs.append(_input(str(item.path), data))
    batch = _batch(data, suffix, item.id, record)
    return replace(batch, drafts=shelf.describe(batch.drafts, item)) if suffix in _ONE_RECORD_A_FILE else batch


def _batch(data: bytes, suffix: str, id: str, record: str) -> Batch:
    try:
        refuse_foreign(data, suffix)
        reader = reader_for(suffix)
        if reader is None:
            kind = f"unknown suffix {suffix}" if suffix else "the file name has no suffix"
            raise UnreadableError(f"{kind}: rename it if it is one of {', '.join(SUFFIXES)}")
        if not data.strip(b" \t\r\n\xef\xbb\xbf"):
            raise UnreadableError("empty: there is no text in it")
        return reader.read(data, id, record)
    except UnreadableError as error:
        return Batch(skipped=(left_out(record, str(error)),))


def _take(batch: Batch, drafts: list[Draft], skipped: list[Skipped]) -> None:
    drafts.extend(batch.drafts)
    skipped.extend(batch.skipped)


def _input(path: str, data: bytes) -> InputFile:
    return InputFile(printable(path), hashlib.sha256(data).hexdigest())


def _collated(
    drafts: Sequence[Draft], articles: Sequence[Article], skipped: Sequence[Skipped], inputs: Sequence[InputFile]
) -> Reading:
    notes = list(skipped)
    read_now = [article for draft in drafts if (article := _finished(draft, notes)) is not None]
    named = _with_unique_ids(_without_repeats((*articles, *read_now), notes), notes)
    notes.extend(_far_ahead(named))
    return Reading(
        tuple(sorted(named, key=lambda article: (article.id, _content(article)))),
        tuple(sorted(dict.fromkeys(notes), key=lambda note: (note.record, note.stage, note.reason))),
        tuple(sorted(dict.fromkeys(inputs), key=lambda file: (file.path, file.sha256))),
    )


def _finished(draft: Draft, notes: list[Skipped]) -> Article | None:
    """Complete a draft from its own text; null, with the reason in ``notes``, where we cannot read its language."""
    lines = lines_of(draft.text)
    title = draft.title or headline_of(lines) or ""
    language = language_of(title, draft.text)
    if language not in (READABLE, None):
        notes.append(left_out(draft.record, f"in a language we cannot read ({language}); only English is read"))
        return None
    notes.extend(noted(draft.record, note) for note in draft.notes)
    published, basis = _published(draft, notes)
    return Article(
        id=draft.id,
        outlet=draft.outlet or outlet_of(title, lines),
        title=title,
        text=draft.text,
        text_sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
        published=published,
        published_basis=basis,
        url=draft.url,
        language=language,
        offset=draft.offset,
    )


def _published(draft: Draft, notes: list[Skipped]) -> tuple[date | None, PublishedBasis]:
    """Metadata, else the text's dateline, else the address; a dateline more than a day off beats metadata, with a
    note.
    """
    if draft.stray is not None:
        reason = f"published {printable(draft.stray)!r} is not understood; write it as YYYY-MM-DD"
        notes.append(Skipped(draft.record, "dates", reason))
    printed = dateline(draft.text)
    if draft.published is not None and printed is not None and abs(draft.published - printed) > timedelta(days=1):
        reason = (
            f"published {draft.published} in the metadata, {printed} in the text's own dateline; the dateline is used"
        )
        notes.append(Skipped(draft.record, "dates", reason))
        return printed, "dateline"
    if draft.published is not None:
        return draft.published, draft.published_basis
    if printed is not None:
        return printed, "dateline"
    day = url_day(draft.url)
    return (day, "url") if day is not None else (None, "none")


def _far_ahead(articles: Sequence[Article]) -> Iterator[Skipped]:
    """Note the day of an article that is a year after all others and that its text does not name: likely a slip."""
    days = sorted(article.published for article in articles if article.published is not None)
    if len(days) < 2 or days[-1] - days[-2] <= _FAR_AHEAD:
        return
    for article in articles:
        if article.published == days[-1] and str(days[-1].year) not in article.text:
            reason = f"published {days[-1]}, more than a year after every other article; check that day"
            yield Skipped(article.id, "dates", reason)


def _without_repeats(articles: Sequence[Article], notes: list[Skipped]) -> list[Article]:
    """Keep one of the records with the same known outlet and the same text; unknown outlets are never the same."""
    kept: dict[tuple[str, str], Article] = {}
    unknown: list[Article] = []
    for article in sorted(articles, key=_worth):
        if article.outlet is None:
            unknown.append(article)
            continue
        key = (" ".join(article.outlet.casefold().split()), " ".join(article.text.split()))
        first = kept.setdefault(key, article)
        if first is not article:
            notes.append(
                left_out(
                    article.id, f"repeated: the same outlet ({first.outlet}) and text as {first.id}, which is kept"
                )
            )
    return [*kept.values(), *unknown]


def _worth(article: Article) -> tuple[bool, bool, str, str]:
    """Sorts the record that says most first."""
    return article.published is None, article.url is None, article.id, _content(article)


def _with_unique_ids(articles: Sequence[Article], notes: list[Skipped]) -> list[Article]:
    """Give a taken id's next holder, in the order of content, the first free of id-2, id-3, ..."""
    wanted = {article.id for article in articles}
    taken: set[str] = set()
    named: list[Article] = []
    counts: dict[str, int] = {}
    for article in sorted(articles, key=lambda article: (article.id, _content(article))):
        id = article.id
        while id in taken or (id != article.id and id in wanted):
            counts[article.id] = counts.get(article.id, 1) + 1
            id = f"{article.id}-{counts[article.id]}"
        taken.add(id)
        named.append(article if id == article.id else replace(article, id=id))
        if id != article.id:
            notes.append(Skipped(id, "ids", f"the id {article.id} is taken by another article; this one is {id}"))
    return named


def _content(article: Article) -> str:
    fields = (
        article.text_sha256,
        article.outlet,
        article.title,
        article.published,
        article.url,
        article.offset,
        article.origin,
    )
    return "\x1f".join(map(str, fields))
