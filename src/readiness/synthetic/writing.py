"""Writes an invented authority to a folder: lists, evidence, returns, answer key, and faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from readiness.errors import InputError
from readiness.model import LIST_NAMES, Measure
from readiness.synthetic.evidence import write_evidence
from readiness.synthetic.extract import extract
from readiness.synthetic.faults import FAULTS, Planted, plant, write_faults
from readiness.synthetic.files.folder import write_folder
from readiness.synthetic.files.sheets import Sheet, sheet
from readiness.synthetic.files.workbook import write_workbook
from readiness.synthetic.key import answer_key
from readiness.synthetic.returns import write_returns
from readiness.synthetic.world import NAME, Progress, World, generate

AS_AT = date(2026, 9, 30)
FORMATS = ("xlsx", "csv")


@dataclass(frozen=True, eq=False)
class Written:
    """What was written where. `answer_key` and `faults` are None where there is none."""

    world: World
    annex_a: Path
    evidence: Path
    returns: tuple[Path, ...]
    answer_key: Path | None
    faults: Path | None

    @property
    def files(self) -> tuple[Path, ...]:
        every = (self.annex_a, self.evidence, *self.returns, self.answer_key, self.faults)
        return tuple(path for path in every if path is not None)


def write(
    out: Path,
    children: int,
    seed: int,
    as_at: date = AS_AT,
    faults: Sequence[str] = (),
    measures: Mapping[str, Measure] | None = None,
    format: str = "xlsx",  # noqa: A002
    progress: Progress | None = None,
    name: str = NAME,
) -> Written:
    """Invents an authority, called `name`, and writes what it would hand over, and the truth beside it.

    Into `out`: annex_a.xlsx (or the folder annex_a/ of csv), evidence.xlsx, returns/ (see
    `returns.write_returns`), answer_key.csv where measures are given (see `key.answer_key`), and
    faults.csv where faults are planted, in Annex A alone: the key is of the stories, so a reader
    that reports the faults and sets them aside comes near it.

    Raises InputError for a size, format or fault there is none of.
    """
    _check(faults, format)
    tell = progress or _silent
    world = generate(children, seed, as_at, progress)
    world = replace(world, authority=replace(world.authority, name=name))
    out.mkdir(parents=True, exist_ok=True)
    key = _write_key(out, world, measures)
    tell("answer key")
    titled = format == "xlsx"
    sheets = _sheets(world, tell)
    planted: list[Planted] = []
    if faults:
        whole = list(sheets)
        planted = plant(whole, faults, seed)
        sheets = iter(whole)
    annex_a = _write_lists(out, sheets, as_at, titled)
    evidence = out / "evidence.xlsx"
    write_evidence(evidence, world)
    returns = write_returns(out / "returns", world)
    tell("returns")
    listed = write_faults(out / "faults.csv", planted, titled) if faults else None
    return Written(world, annex_a, evidence, returns, key, listed)


def _check(faults: Sequence[str], format: str) -> None:  # noqa: A002
    if format not in FORMATS:
        raise InputError(f"There is no format '{format}'; choose one of {', '.join(FORMATS)}.")
    if strangers := [name for name in faults if name not in FAULTS]:
        raise InputError(
            f"There is no fault '{strangers[0]}'; choose from {', '.join(sorted(FAULTS))}."
        )


def _silent(stage: str) -> None:
    """Where nobody asked to be told."""


def _sheets(world: World, tell: Progress) -> Iterator[Sheet]:
    """One list at a time, so that only one is held in memory."""
    for name in LIST_NAMES:
        yield sheet(name, extract(world, name))
        tell(name.replace("_", " "))


def _write_lists(out: Path, sheets: Iterator[Sheet], as_at: date, titled: bool) -> Path:
    if titled:
        path = out / "annex_a.xlsx"
        write_workbook(path, sheets, as_at)
        return path
    folder = out / "annex_a"
    write_folder(folder, sheets)
    return folder


def _write_key(out: Path, world: World, measures: Mapping[str, Measure] | None) -> Path | None:
    if measures is None:
        return None
    path = out / "answer_key.csv"
    answer_key(world, measures).to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    return path
