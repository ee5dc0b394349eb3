"""Takes the pictures of docs/directors_test.md: `python docs/directors_test.py`.

Makes two reports of the invented authority, a month apart, and puts a number at each answer. Needs Chromium
and Playwright (the extra `test`), and pdftoppm for the printed sheet.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from readiness.printing.browser import find

DOCS = Path(__file__).resolve().parent
SAMPLE = DOCS.parent / "data" / "synthetic"
ANSWERS = {
    1: ".four .tile .band",
    2: ".four .tile .points",
    3: ".four .tile:nth-child(2) .points + p",
    4: ".four .tile:nth-child(4) > p:last-child",
    5: ".four .tile:nth-child(3) .caveat",
    6: ".asked li",
    7: ".parts > :nth-child(2) li:nth-child(4)",
    8: ".parts > :nth-child(2) > p",
    9: ".parts > :nth-child(3) h2",
    10: ".first > .note",
}
MARK = """([number, selector]) => {
  const at = document.querySelector(selector).getBoundingClientRect();
  const mark = document.createElement('div');
  mark.textContent = number;
  mark.style = `position: absolute; left: ${Math.max(2, at.left - 27)}px; top: ${at.top + scrollY - 1}px;
    width: 22px; height: 22px; border-radius: 11px; background: #801650; color: #fff; z-index: 9;
    font: 700 13px/22px sans-serif; text-align: center`;
  document.body.append(mark);
}"""


def report(place: Path, day: str) -> Path:
    """Of the invented authority; a run with errors in its data is a run."""
    files = {"--annex-a": "annex_a.xlsx", "--evidence": "evidence.xlsx", "--returns": "returns"}
    words = [word for name, file in files.items() for word in (name, str(SAMPLE / file))]
    line = [
        sys.executable,
        "-m",
        "readiness",
        "run",
        *words,
        "--as-at",
        day,
        "--out",
        str(place / day),
    ]
    done = subprocess.run(line, env=os.environ | {"READINESS_DATA": str(place / "data")})
    if done.returncode not in (0, 1):
        sys.exit(f"The report of {day} was not made.")
    return place / day


def pointed(page_file: Path) -> bytes:
    """Page one as a screen of 1280 by 900 shows it, a number at each answer."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page.goto(page_file.as_uri())
        for number, selector in ANSWERS.items():
            page.evaluate(MARK, [number, selector])
        png = page.screenshot()
        browser.close()
    return png


def sheet(pdf: Path, folder: Path) -> bytes:
    subprocess.run(
        ["pdftoppm", "-r", "90", "-png", "-singlefile", pdf, folder / "sheet"], check=True
    )
    return (folder / "sheet.png").read_bytes()


def keep(name: str, png: bytes) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(48, dither=Image.Dither.NONE).save(DOCS / "images" / name, optimize=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report(folder, "2026-08-31")
        now = report(folder, "2026-09-30")
        keep("directors_test.png", pointed(now / "index.html"))
        keep("summary.png", sheet(now / "summary.pdf", folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
