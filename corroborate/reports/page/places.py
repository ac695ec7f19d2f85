"""Where things stand: on one page, or an event on a page of its own once there are many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corroborate.reports.markdown_events import anchor

INDEX = "report.html"
FOLDER = "events"


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of events and questions as seen from ``report.html``, or from an event's own page.

    ``told`` are the events that have a section; ``split`` puts each of them on its own page.
    """

    told: frozenset[str]
    split: bool
    own: str | None = None

    def event(self, event: str) -> str:
        """Return the address of an event's section, empty where it has none."""
        if event not in self.told:
            return ""
        if not self.split:
            return f"#{anchor(event)}"
        return file_of(event) if self.own is None else file_of(event).removeprefix(f"{FOLDER}/")

    def question(self, event: str, cluster: str) -> str:
        """Return the address of a question under its event."""
        if self.own == event or not self.split:
            return f"#{mark_of(cluster)}"
        return f"{self.event(event)}#{mark_of(cluster)}"


def file_of(event: str) -> str:
    """Return the path of an event's own page beside ``report.html``."""
    return f"{FOLDER}/{anchor(event)}.html"


def mark_of(cluster: str) -> str:
    """Return the name a question is linked by."""
    return "question-" + re.sub(r"[^a-z0-9]+", "-", cluster.lower()).strip("-")
