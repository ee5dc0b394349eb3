"""One folder of every kind of page there is, and the charts drawn for them, made once for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.acceptance import building

from readiness import benchmark, paths, runs
from readiness.model import Area
from readiness.report import batched, charts
from readiness.runs import official, published_report, rendering

if TYPE_CHECKING:
    from matplotlib.figure import Figure

AS_AT, VISIT, THEN = "2026-09-30", "2026-11-09", "2022-06-01"
REPORT = (
    "index", "readiness", "help-and-protection", "children-in-care", "care-leavers", "leaders",
    "services", "data-quality", "self-assessment", "improvement", "explore", "methods", "find",
)  # fmt: skip
PAGES = (
    *(f"report/{name}.html" for name in REPORT),
    "visit/index.html",  # the pack for a focused visit
    "published/index.html",  # one authority, from official statistics alone
    "england/index.html",  # many of them: the first page
    "england/bury.html",  # one of many, on a day long past
    "england/cumberland.html",  # an authority that was not there on the day
    "batch/index.html",  # the reports of a region: the first page
)


@dataclass
class Made:
    """Where the pages are, and every chart that is on them."""

    place: Path
    charts: list[Figure] = field(default_factory=list)

    def page(self, name: str) -> Path:
        return self.place / name


def every_page(place: Path) -> Made:
    """Makes all of PAGES below `place`, with the product's own notebooks and no kernels."""
    made = Made(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "execute", building.executed)
        patch.setattr(charts, "_png", _watching(charts._png, made.charts))
        _report(place)
        _published(place, patch)
    (place / "batch").mkdir()
    (place / "batch" / "index.html").write_text(_batch(), encoding="utf-8")
    return made


def _watching(png: Any, seen: list[Figure]) -> Any:
    def watched(figure: Figure) -> str:
        seen.append(figure)
        return str(png(figure))

    return watched


def _report(place: Path) -> None:
    sample = paths.sample()
    given = {
        "annex_a": sample / "annex_a.xlsx",
        "evidence": sample / "evidence.xlsx",
        "as_at": AS_AT,
        "previous": "none",
    }
    returns = sample / "returns"
    runs.run(out=place / "report", workers=1, returns=returns, papers=("pdf",), **given)
    runs.visit(
        theme="permanence",
        visit_date=VISIT,
        out=place / "visit",
        workers=1,
        returns=returns,
        **given,
    )


def _published(place: Path, patch: pytest.MonkeyPatch) -> None:
    published_report("Tameside", as_at=AS_AT, out=place / "published", workers=1)
    some = [benchmark.find_authority(name) for name in ("Bury", "Cumberland")]
    patch.setattr(official, "authorities_on", lambda day: some)
    published_report(None, as_at=THEN, out=place / "england", workers=1)


def _batch() -> str:
    """Four authorities: sure, unsure, without positions, and failed. The folders are not there."""
    sure = {"wording": "requires improvement to be good", "confidence": "high"}
    unsure = {"wording": "requires improvement or good (borderline)", "confidence": "low"}
    rows: list[dict[str, Any]] = [
        _one("Ashby", dict.fromkeys(Area, sure)),
        _one("Brackley with Combe Martin and the Isles", dict.fromkeys(Area, unsure), errors=3),
        _one("Dale", {}, queries=12),
        _one("Corfe", {}) | {"state": "failed", "why": "The file is not a workbook."},
    ]
    return batched.batch_index(rows, AS_AT)


def _one(name: str, positions: dict[Any, Any], errors: int = 0, queries: int = 0) -> dict[str, Any]:
    slug = name.split()[0].lower()
    return {
        "name": slug, "authority": name, "state": "done", "place": f"/somewhere/{slug}", "why": "",
        "positions": positions, "errors": errors, "queries": queries,
    }  # fmt: skip
