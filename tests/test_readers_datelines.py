"""Full dates at the head of a text, in the address and in metadata."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.readers.datelines import dateline, parse_day, printed_dates, url_day

LINES = "\n\nRain fell on Corvale for nine days.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Published Feb 22, 2023",
        "Wednesday 22 Feb 2023",
        "22-02-2023",
        "22.02.2023Get short link",
        "date 2023-02-22 Photo: desk",
        "Wednesday, 02/22/2023",
        "Wednesday, 22/02/2023",
        "February 22 2023",
        "Feb. 22nd, 2023",
        "22nd of February 2023",
        "Last updated at Feb 222023",
        "CORVALE, Feb. 22, 2023 (Meridian Wire) -",
        "Date of publication: 22 February, 2023",
        "Posted on February 22 2023 by the desk",
        "Published 10:32 GMT, 22 February 2023",
        "By Orla Finch | Published 22 February 2023",
        "Monday, May 1, 2023\n\nRain in Corvale this week\n\nPublished Feb 22, 2023",
        "Monday, May 1, 2023\n\nRain in Corvale this week\n\nUpdated Feb 22, 2023",
        "22.02.2023 (updated 11:20 24.02.2023)",
        "Rain in Corvale this week\n\nUpdated Feb 24, 2023\nPublished Feb 22, 2023",
    ],
)
def test_full_datelines(head: str) -> None:
    assert dateline(head + LINES) == date(2023, 2, 22)


@pytest.mark.parametrize(
    "text",
    [
        "CORVALE, Feb 22 (Meridian Wire) - Rain fell." + LINES,
        "The mill burned down on February 22, 2023, a guard said." + LINES,
        "A crowd in Corvale on February 22, 2023. Picture: P. Quill" + LINES,
        "Smoke stands over the tyre dump outside Marlow Bay, Lorne February 22, 2023." + LINES,
        "The roof is gone. — Skywatch (@skywatch) February 22, 2023" + LINES,
        "In a report published February 22, 2023, the office counted nine mills." + LINES,
        "2 May 2023\nTalks begin.\n3 May 2023\nTalks end.\n4 May 2023\nTrains stop.",
        "Copyright 2019 The Hive Circle" + LINES,
        "Rain fell 31.02.2023" + LINES,
        "Rain. " * 400 + "Published Feb 22, 2023",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("04/03/2021 Rain fell.", None),
        ("Thursday, 04/03/2021 Rain fell.", date(2021, 3, 4)),
        ("Saturday, 04/03/2021 Rain fell.", date(2021, 4, 3)),
        ("04/03/2021 Rain fell. The mill burned on 04/25/2021.", date(2021, 4, 3)),
        ("04/03/2021 Rain fell. The mill burned on 25/04/2021.", date(2021, 3, 4)),
        ("04/03/2021 Rain fell. The mill burned on March 1, 2021.", date(2021, 3, 4)),
        ("04/03/2021 Rain fell on Thursday, a guard said.", date(2021, 3, 4)),
        ("04-03-2021 Rain fell.", date(2021, 3, 4)),
        ("04.03.2021 Rain fell.", date(2021, 3, 4)),
        ("05/05/2021 Rain fell.", date(2021, 5, 5)),
    ],
)
def test_day_and_month_told_apart_or_left_unknown(text: str, day: date | None) -> None:
    assert dateline(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/02/22/rain", date(2023, 2, 22)),
        ("https://a.example/news-2023-02-22-rain.html", date(2023, 2, 22)),
        ("https://a.example/20230222/rain", date(2023, 2, 22)),
        ("https://2023-02-22.example/rain", None),
        ("https://a.example/rain?day=2023-02-22", None),
        ("https://a.example/120230222345", None),
        ("https://a.example/2023/13/45/", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: date | None) -> None:
    assert url_day(url) == day


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a %b %d %Y", "%Y-%m-%d", "%A %d %b %Y"]),
)
def test_every_written_day_is_read_back(day: date, form: str) -> None:
    assert dateline(day.strftime(form) + LINES) == day
    assert parse_day(day.isoformat()) == day


@given(st.text(alphabet="0123456789/-. ,MayFebupdatdPublishe\n", max_size=300))
def test_nothing_in_the_head_of_a_text_raises(text: str) -> None:
    dateline(text)
    parse_day(text[:99])
    assert all(0 <= found.start < found.end <= len(text) for found in printed_dates(text))
