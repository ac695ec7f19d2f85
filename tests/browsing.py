"""Pages opened in Chromium: what they ask for, what they complain of, what axe-core finds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

DEMAND = "CORROBORATE_BROWSER"
"""Set to 1 where a missing browser is a failure and no reason to skip."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, LAPTOP = 390, 1280


@dataclass
class Seen:
    """One page as it is open, with what happened on the way."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def value(self, script: str) -> Any:
        """Return what a script in the page gives."""
        return self.page.evaluate(script)

    def unfold(self) -> None:
        """Open every fold."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    def text(self) -> str:
        """Return what a reader can see, all folds open, on one line."""
        self.unfold()
        return " ".join(cast("str", self.page.evaluate("document.body.innerText")).split())


def chromium() -> str | None:
    """Return where Chromium is."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, or skip with the reason; fail where a browser is demanded."""
    path = chromium()
    if path is None:
        message = "no Chromium was found; install it (on Debian and Ubuntu: apt-get install chromium)"
        pytest.fail(message) if os.environ.get(DEMAND) == "1" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@contextmanager
def opened(
    running: Browser,
    path: Path,
    width: int = LAPTOP,
    scheme: Literal["light", "dark"] = "light",
    bypass: bool = False,
) -> Iterator[Seen]:
    """Open one file; ``bypass`` lifts its content security policy, so that escaping alone has to hold."""
    context = running.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=bypass, reduced_motion="reduce"
    )
    page = context.new_page()
    seen = Seen(page)
    own = path.as_uri()
    page.on("request", lambda request: seen.asked.append(request.url) if request.url != own else None)
    page.on("console", lambda line: seen.said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("dialog", lambda dialog: _dismiss(dialog, seen))
    page.goto(own, wait_until="load")
    yield seen
    context.close()


def _dismiss(dialog: Dialog, seen: Seen) -> None:
    seen.dialogs.append(dialog.message)
    dialog.dismiss()


def violations(seen: Seen) -> list[str]:
    """Return what axe-core finds against WCAG 2 A and AA and its rules for landmarks, one line for each element."""
    import axe_playwright_python

    script = (Path(cast("str", axe_playwright_python.__file__)).parent / "axe.min.js").read_text("utf-8")
    seen.page.evaluate(script)
    kinds = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = seen.page.evaluate("kinds => axe.run(document, {runOnly: kinds})", kinds)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]
