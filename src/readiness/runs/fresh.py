"""Whether a report is still the one that its inputs, its parameters and this package would make."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from readiness import keeping, paths
from readiness.assessment import digests, found_of
from readiness.runs.folder import MARK


def made_of(files: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """A fingerprint of the files' content, the parameters, the package's code and its notebooks.

    files: annex_a, evidence, returns, published, where given. Raises InputError where one is not there.
    """
    found: dict[str, Sequence[Path]] = {
        name: found_of(name, value) for name, value in files.items() if value
    }
    return keeping.key(digests(found), {**words, "pages": _pages()})


def is_fresh(place: Path, fingerprint: str, papers: Sequence[str] = ()) -> bool:
    """Whether the folder holds a whole report of that fingerprint, of which these papers were asked."""
    try:
        held = json.loads((place / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return (
        isinstance(held, dict)
        and held.get("outcome") == "complete"
        and held.get("made_of") == fingerprint
        and set(papers) <= set(held.get("papers", ()))
    )


@cache
def _pages() -> str:
    """Of what renders, which a kept assessment does not depend on."""
    package = Path(__file__).parents[1]
    ours = sorted(
        p
        for room in ("report", "printing")
        for p in (package / room).rglob("*")
        if p.suffix in {".py", ".css", ".j2"}
    )
    notebooks = sorted(paths.notebooks().glob("*.ipynb"))
    return "".join(keeping.digest(file) for file in (*ours, *notebooks))
