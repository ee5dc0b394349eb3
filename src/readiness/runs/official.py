"""Reports from official statistics alone: of one authority, or of all of them in one folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from readiness import __version__, benchmark, paths
from readiness.assessment import as_date, locate
from readiness.errors import InputError
from readiness.intake.fetched import fetched
from readiness.intake.official import imports
from readiness.keeping import digest
from readiness.kernels import PLAIN
from readiness.model import Authority, Official
from readiness.official import authorities_on, official_figures
from readiness.runs import folder
from readiness.runs.front import INDEX
from readiness.runs.naming import slug_of
from readiness.runs.notebook import ahead
from readiness.runs.rendering import Page, Tell, rendered
from readiness.runs.watched import watched

NOTEBOOK, TITLE = "published_outlook", "What is published of"
EVERYBODY = "All authorities"
STANDING, CHANCES = "standing.csv", "outlook.csv"
CHANCES_COLUMNS = (
    "number", "authority", "as_at", "judgement", "inadequate", "requires_improvement", "good",
    "outstanding", "holds_80", "before", "alike", "alike_good", "figures_known",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Where the first page is, and of how many authorities."""

    index: Path
    authorities: int


def published_report(
    authority: str | None,
    *,
    as_at: str,
    published: str = "",
    judgements: str = "",
    out: Path | None = None,
    tell: Tell = lambda stage: None,
    workers: int | None = None,
    kernels: str = PLAIN,
) -> Made:
    """Makes the report of one authority, or of all that are or then were where none is named; the last
    good one stays until it is whole.

    as_at: nothing published later is used. published, judgements: as `official_figures` takes them, or
    addresses (`intake.fetched`). kernels: plain, or forked where the system can.

    Raises InputError or RunError, in one sentence, and then leaves everything as it was.
    """
    ahead(kernels)
    with fetched({"published": published, "judgements": judgements}) as here:
        how = _How(out, tell, workers, kernels, here.addresses)
        return _made(authority, as_at, how, **here.files)


@dataclass(frozen=True)
class _How:
    """What `published_report` was asked, but for whom, as at when and from what."""

    out: Path | None
    tell: Tell
    workers: int | None
    kernels: str
    addresses: Mapping[str, str]


def _made(
    authority: str | None, as_at: str, how: _How, *, published: str | Path, judgements: str | Path
) -> Made:
    day = as_date(as_at)
    whose = [benchmark.find_authority(authority)] if authority else authorities_on(day)
    place = (how.out or _usual(whose, authority) / day.isoformat()).absolute()
    folder.refuse_foreign(place)
    words = {
        "as_at": day.isoformat(),
        "published": _whole(published),
        "judgements": _whole(judgements),
    }
    todo = _pages(whose, alone=authority is not None)
    how.tell("Reading what was published")
    found = [official_figures(str(one.la_number), **words) for one in whose]
    name, kept = _whose(whose, authority)
    with (
        watched("published", name, kept, day.isoformat(), place) as watch,
        folder.replacing(place) as aside,
    ):
        timings = rendered(
            aside, todo, words, how.tell, how.workers,
            home=None if authority else INDEX, kernels=how.kernels,
        )  # fmt: skip
        if not authority:
            _write_index(aside, found, todo)
        where = {"addresses": dict(how.addresses)} if how.addresses else {}
        _write_data(
            aside, found, words, timings, {**where, **watch.record(), "kernels": how.kernels}
        )
    return Made(place / INDEX, len(whose))


def _whose(whose: Sequence[Authority], authority: str | None) -> tuple[str, Path]:
    """Under which name the run stands in the journal, and where its lock is."""
    if authority is None:
        return EVERYBODY, paths.data("history", "published")
    return whose[0].name, paths.data("history", "published", slug_of(whose[0].name))


def _usual(whose: Sequence[Authority], authority: str | None) -> Path:
    if authority is None:
        return paths.reports() / "published"
    return paths.reports() / slug_of(whose[0].name) / "published"


def _whole(path: str | Path) -> str:
    """Absolute, because a kernel starts in another folder."""
    return str(locate(path).resolve()) if path else ""


def _pages(whose: Sequence[Authority], alone: bool) -> list[Page]:
    names = [slug_of(one.name) for one in whose]
    if len(set(names)) < len(names):
        raise InputError("Two authorities have names that make the same file; report this.")
    return [
        Page(
            INDEX if alone else f"{name}.html",
            f"{TITLE} {one.name}",
            NOTEBOOK,
            {"authority": str(one.la_number)},
        )
        for name, one in zip(names, whose, strict=True)
    ]


def _write_index(place: Path, found: Sequence[Official], todo: Sequence[Page]) -> None:
    from readiness import report

    pages = [(one, page.file) for one, page in zip(found, todo, strict=True)]
    (place / INDEX).write_text(report.official_index(pages), encoding="utf-8")


def _write_data(
    place: Path,
    found: Sequence[Official],
    words: dict[str, str],
    timings: dict[str, float],
    made: dict[str, Any],
) -> None:
    standing = pd.concat(
        [_named(one, one.standing) for one in found if not one.gone] or [pd.DataFrame()]
    )
    standing.to_csv(place / STANDING, index=False, encoding="utf-8", lineterminator="\n")
    rows = [row for one in found for row in _chances(one)]
    pd.DataFrame(rows, columns=list(CHANCES_COLUMNS)).to_csv(
        place / CHANCES, index=False, encoding="utf-8", lineterminator="\n"
    )
    record: dict[str, Any] = {
        "authorities": len(found),
        "as_at": words["as_at"],
        "profile": "official statistics",
        "sources": sorted({source for one in found for source in one.sources}),
        "inputs": _inputs(words["published"]),
        "versions": {"readiness": __version__},
        **made,
        "seconds": timings,
        "outcome": "complete",
    }
    text = json.dumps(record, indent=2, ensure_ascii=False)
    (place / folder.MARK).write_text(text + "\n", encoding="utf-8")


def _inputs(published: str) -> list[dict[str, str]]:
    """Each file with its fingerprint; the shipped table goes with the version."""
    place = Path(published) if published else paths.data("published")
    if place.is_file():
        return [{"file": place.name, "sha256": digest(place)}]
    return [
        {
            "file": one.file,
            "sha256": one.sha256,
            "imported": one.imported,
            "known_from": one.known_from,
        }
        for one in imports(place)
    ]


def _named(one: Official, frame: pd.DataFrame) -> pd.DataFrame:
    first = {"number": one.authority.la_number, "authority": one.authority.name, "as_at": one.as_at}
    named = frame.drop(columns=["difference"])
    for at, (name, value) in enumerate(first.items()):
        named.insert(at, name, value)
    return named


def _chances(one: Official) -> list[tuple[Any, ...]]:
    return [
        (
            one.authority.la_number, one.authority.name, one.as_at, each.area,
            *(round(chance, 4) for chance in each.chances), "-".join(map(str, each.held)),
            each.before, each.alike, each.alike_good, each.figures_known,
        )
        for each in one.chances
    ]  # fmt: skip
