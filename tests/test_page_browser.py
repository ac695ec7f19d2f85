"""The pages in a real browser: nothing is asked for, nothing acts, everybody can read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from browsing import LAPTOP, PHONE, browser, opened, violations
from pages_sample import FIELDS, planted
from payloads import PAYLOADS
from reports_sample import analysis

from corroborate import Report
from corroborate.reports import page
from corroborate.reports.escaping import one_line
from corroborate.reports.page import drawings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from corroborate.records import Analysis

pytestmark = pytest.mark.browser
ACTIVE = """
[...document.querySelectorAll('script, iframe, img, base, form, object, embed')].length
+ [...document.querySelectorAll('*')].filter(
    one => [...one.attributes].some(given => given.name.startsWith('on') || given.name === 'style')
).length
"""
"""What could act in a page: elements that load or run, attributes that hold code."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def seeds(sample_analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample articles."""
    folder = tmp_path_factory.mktemp("page")
    Report(sample_analysis).write(folder)
    return folder / "report.html"


@pytest.fixture(scope="module")
def split(sample_analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same events with a page for each."""
    folder = tmp_path_factory.mktemp("split")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "ONE_PAGE", 1)
        Report(sample_analysis).write(folder)
    return folder / "report.html"


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_the_page_asks_for_nothing_and_complains_of_nothing(running: Browser, seeds: Path, width: int) -> None:
    with opened(running, seeds, width) as seen:
        text = seen.text()
        assert (seen.asked, seen.said, seen.dialogs) == ([], [], [])
        assert "What is contested" in text and "Most contested toll" in text


@pytest.mark.parametrize("width", [PHONE, 600, LAPTOP])
def test_nothing_scrolls_sideways_but_tables_in_their_own_frame(running: Browser, seeds: Path, width: int) -> None:
    with opened(running, seeds, width) as seen:
        seen.unfold()
        wide, room = seen.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= room
        framed = "[...document.querySelectorAll('.scroll')].every(one => one.tabIndex === 0 && one.ariaLabel)"
        assert seen.value(framed)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_axe_finds_nothing(running: Browser, seeds: Path, scheme: Scheme, width: int) -> None:
    with opened(running, seeds, width, scheme, bypass=True) as seen:
        seen.unfold()
        assert violations(seen) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_of_events_are_as_good(running: Browser, split: Path, scheme: Scheme) -> None:
    paths = [split, *sorted((split.parent / "events").iterdir())]
    assert len(paths) > 5
    for path in paths:
        with opened(running, path, PHONE, scheme, bypass=True) as seen:
            seen.unfold()
            assert violations(seen) == [], path.name
            wide, room = seen.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert wide <= room and (seen.asked, seen.said) == ([], []), path.name


def test_contrast_and_signs_hold_without_colour(running: Browser, seeds: Path) -> None:
    """Each stance and standing has its own sign and its word, so that a grey print says the same."""
    with opened(running, seeds) as seen:
        cells = seen.value("[...document.querySelectorAll('.matrix td')].map(one => [one.className, one.textContent])")
        signs = {kind.split()[0]: text.strip().split()[0] for kind, text in cells}
        assert len(set(signs.values())) == len(signs) >= 4
        assert all(text.strip() and len(text.split()) >= 2 for _, text in cells if text.strip() != "–says nothing")
        badges = seen.value(
            "[...document.querySelectorAll('.badge')].map(one => one.textContent.split(' ').slice(-1)[0])"
        )
        assert set(badges) >= {"contested", "corroborated"}


def test_print_unfolds_everything(running: Browser, seeds: Path) -> None:
    with opened(running, seeds) as seen:
        seen.page.emulate_media(media="print")
        hidden = seen.value(
            "[...document.querySelectorAll('details > :not(summary)')].filter(one => !one.checkVisibility()).length"
        )
        folds = seen.value("document.querySelectorAll('details').length")
        assert folds > 5 and hidden == 0


@pytest.mark.parametrize("bypass", [False, True])
def test_what_articles_carry_stays_text(running: Browser, tmp_path: Path, bypass: bool) -> None:
    """Every payload stands in every field, is shown as it is written, and nothing acts, even without the policy."""
    assert len(PAYLOADS) >= 60
    path = tmp_path / "report.html"
    path.write_text("<!doctype html><title>x</title>", "utf-8")
    with opened(running, path, bypass=bypass) as seen:
        for payload in PAYLOADS:
            ((_, html),) = page.render(planted(analysis(), payload))
            path.write_text(html, "utf-8")
            seen.page.goto(path.as_uri())
            text = seen.text()
            assert (seen.asked, seen.said, seen.dialogs) == ([], [], []), payload
            for place in FIELDS:
                shown = one_line(f"{place} {payload}")
                assert shown in text or (place == "figure" and len(shown) > drawings.WORDS), (place, payload)
            for href, rel in seen.value("[...document.links].map(one => [one.getAttribute('href'), one.rel])"):
                assert href.startswith("#") or (re.match(r"(?i)https?://", href) and rel == "noopener noreferrer"), href
            assert seen.value(ACTIVE) == 0, payload
