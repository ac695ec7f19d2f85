"""Take the picture of the README, docs/report.png: the top of the page over the sample articles, in Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from corroborate import analyze

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1120, 1166
COLOURS = 96


def main() -> None:
    """Analyse the samples, open the page, and keep what the first screen shows."""
    chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        analyze(ROOT / "seeds").write(folder)
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = running.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto((Path(folder) / "report.html").as_uri())
        page.screenshot(path=f"{folder}/shot.png")
        running.close()
        with Image.open(f"{folder}/shot.png") as shot:
            shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
                ROOT / "docs" / "report.png", optimize=True
            )


if __name__ == "__main__":
    main()
