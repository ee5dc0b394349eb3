"""The built site, as a browser that has no network would find it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]

OFFLINE = """
import socket, sys

def refused(*words, **more):
    raise OSError("the site is built without a network")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
sys.path.insert(0, sys.argv[1])
import build
sys.exit(build.main(sys.argv[2:]))
"""


def build(site: Path) -> subprocess.CompletedProcess[str]:
    """`docs/build.py`, in a process in which any use of the network is an error."""
    line = [sys.executable, "-c", OFFLINE, str(ROOT / "docs"), str(site)]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=ROOT)


class Use(NamedTuple):
    """Something a page names: by which element and attribute, and the address."""

    tag: str
    attribute: str
    address: str
    rel: str


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.uses: list[Use] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        for name in ("href", "src", "srcset", "data", "poster", "action"):
            if name in given:
                self.uses.append(Use(tag, name, given[name], given.get("rel", "")))


def read(page: Path) -> _Page:
    made = _Page()
    made.feed(page.read_text(encoding="utf-8"))
    return made


def fetched(use: Use) -> bool:
    """Whether a browser would fetch it by itself to show the page."""
    if use.tag == "link":
        return not {"next", "prev", "search", "index"} & set(use.rel.split())
    return use.attribute in ("src", "srcset", "data", "poster")


def _there(fragment: str, page: _Page) -> bool:
    return unquote(fragment) in page.ids


def lost(site: Path) -> Iterator[str]:
    """Links within the site that lead to no file, or to no place in the page."""
    pages = {path.resolve(): read(path) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for use in page.uses:
            parts = urlsplit(use.address)
            if parts.scheme or parts.netloc or use.attribute == "srcset":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                yield f"{path.name}: {use.address}"
            elif parts.fragment and target in pages and not _there(parts.fragment, pages[target]):
                yield f"{path.name}: {use.address} (no such place)"
