"""What each page and paper of the sample's report weighs, and how long it takes to make and to draw.

Weight is of the file as it is sent, nothing packed. Making is the notebook's own time, from the run's record.
Drawing is a cold load in headless Chromium, of the file, to the end of layout; with `--slow` the processor is
made that many times slower, as an old laptop's is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

LARGEST = 3_000_000
READY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def drawn(files: list[Path], slow: float, repeats: int) -> dict[str, float]:
    """Milliseconds to draw each page, the median of the repeats."""
    from playwright.sync_api import sync_playwright

    from readiness.printing.browser import find

    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for file in files:
            times = []
            for _ in range(repeats):
                page = browser.new_context().new_page()
                page.context.new_cdp_session(page).send(
                    "Emulation.setCPUThrottlingRate", {"rate": slow}
                )
                page.goto(file.as_uri())
                page.evaluate("() => document.body.getBoundingClientRect().height")
                times.append(page.evaluate(READY))
                page.context.close()
            found[file.name] = median(times)
        browser.close()
    return found


def papers(place: Path) -> dict[str, float]:
    """Seconds to print what the run printed, again and alone."""
    from readiness.printing import papers as print_papers
    from readiness.runs.printed import LEADERS

    found = {}
    for kind in ("pdf", "word"):
        start = time.perf_counter()
        print_papers(place, LEADERS, "Readiness for inspection", "Harrowmere", [kind])
        found[kind] = time.perf_counter() - start
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slow", type=float, default=4)
    parser.add_argument("--repeats", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "report"
        words = [
            "run",
            "--sample",
            "--out",
            str(place),
            "--previous",
            "none",
            "--papers",
            "pdf,word",
        ]
        subprocess.run([sys.executable, "-m", "readiness", *words], check=True, capture_output=True)
        record = json.loads((place / "run.json").read_text(encoding="utf-8"))
        pages = sorted(place.glob("*.html"))
        shown = drawn(pages, chosen.slow, chosen.repeats)
        print(f"{'page':28}{'kB':>8}{'made, s':>10}{'drawn, ms':>11}")
        for file in pages:
            made = record["seconds"].get(file.name)
            print(
                f"{file.name:28}{file.stat().st_size / 1000:8.0f}"
                f"{made if made is not None else '-':>10}{shown[file.name]:11.0f}"
            )
        for file in sorted([*place.glob("*.pdf"), *place.glob("*.docx")]):
            print(f"{file.name:28}{file.stat().st_size / 1000:8.0f}")
        for kind, took in papers(place).items():
            print(f"printing, {kind:18}{took:18.1f}")
        heaviest = max(file.stat().st_size for file in pages)
        print(f"heaviest page / 3 MB: {heaviest / LARGEST:.2f}")


if __name__ == "__main__":
    main()
