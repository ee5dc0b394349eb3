"""Builds the site of these pages: `python3 run.py docs`. Nothing is fetched; a warning is an error."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SITE = DOCS / "_site"


def build(site: Path = SITE) -> int:
    """Builds into `site`, which is emptied first; 0 where all went well."""
    try:
        from sphinx.cmd.build import build_main
    except ImportError:
        print(
            "The site needs Sphinx, which is in the extra 'docs': pip install '.[docs]'.",
            file=sys.stderr,
        )
        return 2
    shutil.rmtree(site, ignore_errors=True)
    # A theme imported from an earlier build in this process would be looked up again: -E reads all.
    failed = build_main(
        ["-q", "-E", "-W", "--keep-going", "-b", "html", "-d", f"{site}/.doctrees", str(DOCS), str(site)]
    )  # fmt: skip
    shutil.rmtree(site / ".doctrees", ignore_errors=True)
    if not failed:
        # The report of the invented authority, whole, as its pages link to each other.
        shutil.copytree(DOCS.parent / "reports" / "example", site / "sample")
    return failed


def main(words: list[str]) -> int:
    site = Path(words[0]) if words else SITE
    failed = build(site)
    if not failed:
        print(f"Docs: {site / 'index.html'}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
