"""Web pages: the main text by the extraction library of the field, the rest from the page's own metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import html as lxml_html  # type: ignore[import-untyped]

from corroborate.lexicons import lexicon
from corroborate.readers.datelines import parse_day
from corroborate.readers.decoding import decode, decoded_with_note, lf
from corroborate.readers.drafts import MAX_TEXT_BYTES, Batch, Draft, UnreadableError, checked, too_long
from corroborate.readers.visible import Visible, visible_text

# The extractor took 4 s for 5 MB of plain paragraphs and grows faster than the page.
MAX_PAGE_BYTES = 20_000_000
# The HTML parser leaves out what is nested deeper, and says nothing.
MAX_DEPTH = 256
# Share of the visible prose (in words) whose loss is worth a note.
_WORTH_A_NOTE = 0.1

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\A<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_:-]{2,40})""")
_BULK = re.compile(r"<(script|style|svg|template)\b([^>]{0,2000})>", re.IGNORECASE)
_INLINE_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{200,}")
_NAME_META = ("og:site_name", "application-name", "publisher")
_TITLE_META: list[str] = lexicon("markup")["title"]
_TIME_META: list[str] = lexicon("markup")["published"]
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report\Z|LiveBlog")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's head says about its article. ``stray`` is a publication time that could not be read."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    stray: str | None = None


def read(data: bytes, id: str, record: str) -> Batch:
    """Read one page; what the extractor lost of the visible prose is noted, and offsets count into what it gave."""
    if len(data) > MAX_PAGE_BYTES:
        raise UnreadableError(f"a page of {len(data) / 1e6:.0f} MB, over 20 MB: save the article alone, as text")
    if not data.strip():
        raise UnreadableError("empty: there is no text in it")
    decoded, legacy = _decoded(data)
    markup = _lean(lf(decoded))
    if len(markup) > MAX_TEXT_BYTES:
        raise UnreadableError(too_long(len(markup)))
    visible = visible_text(markup)
    facts = page_facts(markup)
    text = _main_text(markup)
    notes = (*filter(None, [legacy]), *_losses(text, visible))
    if not text.strip():
        text = "\n".join(visible.prose)
    if not text.strip():
        raise UnreadableError("no main text found in the page; save the article as text")
    draft = Draft(
        id=id,
        record=record,
        text=text,
        title=facts.title,
        outlet=facts.outlet,
        published=facts.published,
        published_basis="metadata" if facts.published else "none",
        url=facts.url,
        stray=facts.stray,
        notes=notes,
    )
    return Batch((checked(draft),))


def page_facts(markup: str) -> PageFacts:
    """Read title, outlet, day and address from meta tags, JSON-LD, ``<time>`` and the canonical link; nothing is
    guessed.
    """
    try:
        tree = lxml_html.fromstring(markup)
    except (ValueError, lxml_html.etree.ParserError):
        return PageFacts()
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = " ".join((node.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content)
    linked = [
        item
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for item in _items(script.text or "")
    ]
    times = [metas[name] for name in _TIME_META if name in metas]
    times += [value for item in linked if isinstance(value := item.get("datePublished"), str)]
    times += [printed for node in tree.iter("time") if (printed := _printed_time(node))]
    days = [day for value in times if (day := parse_day(value)) is not None]
    canonical = [
        node.get("href") for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower().split()
    ]
    return PageFacts(
        title=_first(metas, _TITLE_META) or _text_of(tree, "h1") or _text_of(tree, "title"),
        outlet=_first(metas, _NAME_META[:1]) or _publisher(linked) or _first(metas, _NAME_META[1:]),
        published=days[0] if days else None,
        url=next(
            (href.strip() for href in (*canonical, metas.get("og:url")) if href and href.strip().startswith("http")),
            None,
        ),
        stray=times[0][:60] if times and not days else None,
    )


def _decoded(data: bytes) -> tuple[str, str | None]:
    """UTF-8, else the charset the page declares, else cp1252 with a note; raises :class:`UnreadableError` where none
    fits.
    """
    try:
        return decode(data), None
    except UnreadableError:
        declared = _XML_CHARSET.search(data[:200]) or _CHARSET.search(data[:4096])
        if declared is None:
            return decoded_with_note(data)
        name = declared[1].decode("ascii")
        # Browsers read Latin-1 as its superset cp1252, and pages are written for browsers.
        name = "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
        try:
            return data.decode(name), None
        except (LookupError, UnicodeDecodeError):
            raise UnreadableError(
                f"undecodable: the page is neither UTF-8 nor the {name} it declares; save it as UTF-8"
            ) from None


def _lean(markup: str) -> str:
    """Take out scripts (but not JSON-LD), styles and embedded pictures, which can outweigh the text a hundred times."""
    kept: list[str] = []
    lowered, at = markup.lower(), 0
    for found in _BULK.finditer(markup):
        if found.start() < at or "ld+json" in found[2].lower():
            continue
        end = lowered.find(f"</{found[1].lower()}", found.end())
        if end < 0:
            break  # never closed: the parser will make of it what it can
        kept.append(markup[at : found.start()])
        at = end + len(found[1]) + 2
        at = lowered.find(">", at) + 1 or at
    return _INLINE_DATA.sub("data:,", _without_comments("".join((*kept, markup[at:]))))


def _without_comments(markup: str) -> str:
    """Take out comments; one that is never closed runs to the end, as in a browser, and costs the parser quadratic
    time.
    """
    kept: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0:
        kept.append(markup[at:start])
        end = markup.find("-->", start + 4)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join((*kept, markup[at:]))


def _main_text(markup: str) -> str:
    from trafilatura import extract

    found = extract(markup, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False)
    return found if isinstance(found, str) else ""


def _losses(text: str, visible: Visible) -> Iterator[str]:
    if visible.depth > MAX_DEPTH:
        yield f"the page is nested {visible.depth} levels deep; text below level {MAX_DEPTH} may be lost"
    kept = _squeezed(text)
    missing = [block for block in visible.prose if _squeezed(block)[:60] not in kept]
    lost, whole = (sum(len(block.split()) for block in blocks) for blocks in (missing, visible.prose))
    if lost > _WORTH_A_NOTE * whole:
        start = " ".join(missing[0].split()[:8])
        yield f'the extractor left out {lost} of {whole} words of visible prose, from "{start}" on'


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _items(text: str) -> list[dict[str, object]]:
    """The objects of a JSON-LD block, articles first; a block that is no JSON has none."""
    try:
        queue: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, object]] = []
    while queue and len(found) < 200:
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            found.append(item)
            queue.extend(item[key] for key in ("@graph", "mainEntity") if key in item)
    return sorted(found, key=lambda item: not _ARTICLE_TYPES.search(str(item.get("@type"))))


def _publisher(items: list[dict[str, object]]) -> str | None:
    for item in items:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            return " ".join(name.split())
    return None


def _printed_time(node: lxml_html.HtmlElement) -> str | None:
    """The day of a ``<time>`` element outside lists of other articles; a clock or a duration is none."""
    if any(parent.tag in ("nav", "aside", "footer", "li") for parent in node.iterancestors()):
        return None
    value = (node.get("datetime") or node.text_content() or "").strip()
    return value if parse_day(value) else None


def _text_of(tree: lxml_html.HtmlElement, tag: str) -> str | None:
    for node in tree.iter(tag):
        text = " ".join((node.text_content() or "").split())
        if text:
            return text
    return None


def _first(metas: dict[str, str], names: Sequence[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)
