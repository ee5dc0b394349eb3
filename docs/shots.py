"""Takes the pictures of docs/gallery.md from reports/example: `python docs/shots.py`.

Needs Chromium and Playwright (the extra `test`). Run it when the sample's pages have changed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from readiness.printing.browser import find

DOCS = Path(__file__).resolve().parent
SAMPLE = DOCS.parent / "reports" / "example"
PICTURES = DOCS / "images" / "gallery"
MOST_BYTES = 80_000
DESKTOP, PHONE = (1100, 760), (390, 760)


class Shot(NamedTuple):
    """A page of the report, scrolled to an element if one is named, and its picture."""

    name: str
    page: str
    size: tuple[int, int]
    to: str = ""


SHOTS = (
    Shot("first_page", "index.html", DESKTOP),
    Shot("first_page_phone", "index.html", PHONE),
    Shot("leaders_view", "readiness.html", DESKTOP),
    Shot("area", "help-and-protection.html", DESKTOP),
    Shot("area_charts", "help-and-protection.html", DESKTOP, to="figure"),
    Shot("improvement_phone", "improvement.html", PHONE),
    Shot("self_assessment", "self-assessment.html", DESKTOP),
    Shot("data_quality", "data-quality.html", DESKTOP),
    Shot("services_phone", "services.html", PHONE),
    Shot("methods", "methods.html", DESKTOP),
)


def take() -> Iterator[tuple[Shot, bytes]]:
    """Each picture as png, at most MOST_BYTES."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for shot in SHOTS:
            width, height = shot.size
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto((SAMPLE / shot.page).as_uri())
            if shot.to:
                page.locator(shot.to).first.scroll_into_view_if_needed()
                page.locator(shot.to).first.evaluate("one => one.scrollIntoView()")
            yield shot, small(page.screenshot())
            page.close()
        browser.close()


def small(png: bytes) -> bytes:
    """In as many colours as keep it within MOST_BYTES."""
    for colours in (64, 32, 16, 8):
        out = io.BytesIO()
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if len(out.getvalue()) <= MOST_BYTES:
            break
    return out.getvalue()


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shot, png in take():
        (PICTURES / f"{shot.name}.png").write_bytes(png)
        print(f"{shot.name}.png: {len(png) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
