"""A real Chromium for the tests: pages opened from the disk, with the network off.

What is asked of a page inside the browser stands in `browser_probes.js`, each question a function
that gives back the places where the answer is no.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ElementHandle,
    Page,
    sync_playwright,
)

from readiness.printing.browser import find

PROBES = (Path(__file__).parent / "browser_probes.js").read_text(encoding="utf-8")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0, 2.1 and 2.2 at A and AA (2.2 brings axe no rule at A), and what axe calls best practice."""
DESKTOP = {"width": 1280, "height": 900}
DEFICIENCIES = ("deuteranopia", "protanopia", "tritanopia", "achromatopsia")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own browser. Raises LookupError where it has none: no test is passed over."""
    found = find()
    if found is None:
        raise LookupError("No browser was found: Chromium, Chrome or Edge.")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield made
        made.close()


@dataclass
class Opened:
    """A page in the browser, and every address it asked for while it was open."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def probe(self, name: str, *given: Any) -> Any:
        """What the function of that name in `browser_probes.js` answers."""
        return self.page.evaluate(f"given => {{ {PROBES}\nreturn {name}(...given); }}", list(given))

    def unfolded(self) -> None:
        """All that is folded is opened, so that what is in it is looked at too."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    def resized(self, width: int, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def styled(self, css: str) -> ElementHandle:
        """A reader's own styles on top of the page's; take the element away again after."""
        return self.page.add_style_tag(content=css)


@contextmanager
def opened(browser: Browser, file: Path, **how: Any) -> Iterator[Opened]:
    """The file in a window of its own, without a network. how: as a context of Playwright takes it."""
    with window(browser, **how) as context:
        yield shown(context, file)


@contextmanager
def window(browser: Browser, **how: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(**({"viewport": DESKTOP} | how))
    context.set_offline(True)
    context.set_default_timeout(180_000)  # a machine may be busy with other tests
    try:
        yield context
    finally:
        context.close()


def shown(context: BrowserContext, file: Path) -> Opened:
    page = context.new_page()
    made = Opened(page)
    page.on("request", lambda request: made.asked.append(request.url))
    page.goto(file.as_uri())
    return made


@contextmanager
def seen_with(page: Page, deficiency: str) -> Iterator[CDPSession]:
    """The page as someone with that deficiency of colour vision sees it, as Chromium simulates it."""
    session = page.context.new_cdp_session(page)
    emulate = "Emulation.setEmulatedVisionDeficiency"
    session.send(emulate, {"type": deficiency})
    try:
        yield session
    finally:
        session.send(emulate, {"type": "none"})
        session.detach()
