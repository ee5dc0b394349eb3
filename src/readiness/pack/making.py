"""Makes the pack: from a reading that was checked to a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness import __version__, keeping, quality
from readiness.intake.annex_a import LISTS, Reading
from readiness.intake.annex_a.columns import Readers
from readiness.pack import changes as made
from readiness.pack import lists_book, lists_folder, page, questions_book
from readiness.pack.asked import Question, questions
from readiness.pack.changes import Changed
from readiness.pack.corrected import Corrected
from readiness.pack.folder import refuse, replacing
from readiness.pack.source import Source


@dataclass(frozen=True)
class Pack:
    """Where the pack is, and what it says in a line."""

    page: Path
    summary: str


def make(
    file: Path,
    reading: Reading,
    place: Path,
    *,
    as_at: date | None = None,
    previous: Path | None = None,
    tell: Callable[[str], None] = lambda stage: None,
) -> Pack:
    """Writes the pack into `place`, whole or not at all.

    Args:
        file: what was read, a workbook or a folder of csv.
        reading: of that file, with the issues of `quality.check`.
        place: a new or empty folder, or an earlier pack nobody has worked in.
        as_at: the day the reading is as at.
        previous: the earlier extract that the issues compare with.
        tell: told the name of each stage as it starts.

    Raises InputError where `place` may not be used.
    """
    sources = [one for one in (file, previous) if one]
    refuse(place, sources)
    tell("Putting right")
    lists = _corrected(file, reading, as_at)
    asked = questions(reading.issues, reading.lists, lists)
    verdicts = quality.accept(reading.lists, reading.issues, as_at)
    with replacing(place, _about(file, as_at)) as aside:
        tell("Writing the lists")
        copy, changes = _write_lists(aside, lists, reading)
        tell("Writing the questions")
        questions_book.write_questions(aside / questions_book.FILE, asked, file.name)
        named = previous.name if previous else None
        told = page.Told(
            file.name, as_at, named, copy, verdicts, reading.summaries, asked, changes
        )  # fmt: skip
        (aside / page.FILE).write_text(page.page(told), encoding="utf-8")
    said = f"{page.counted_verdicts(verdicts)}; {_counts(asked, changes)}"
    return Pack(place / page.FILE, said)


def _corrected(file: Path, reading: Reading, as_at: date | None) -> list[Corrected]:
    source, readers = Source(file), Readers(as_at)
    return [
        Corrected(source, place, reading.lists[name], readers)
        for name, place in source.places.items()
    ]


def _write_lists(
    aside: Path, lists: list[Corrected], reading: Reading
) -> tuple[str, list[Changed]]:
    """The name of the copy, a workbook or a folder of csv where that would be too long."""
    if not lists_book.fits(lists):
        return lists_folder.FOLDER, lists_folder.write_lists(aside, lists)
    absent = [f"List {s.number}, {s.title}" for s in LISTS if s.name not in reading.lists]
    path = aside / lists_book.FILE
    return path.name, lists_book.write_lists(path, lists, absent)


def _about(file: Path, as_at: date | None) -> dict[str, object]:
    return {
        "made_by": f"readiness {__version__}",
        "as_at": as_at.isoformat() if as_at else None,
        "source": {"name": file.name, "sha256": keeping.digest(file)},
    }


def _counts(asked: tuple[Question, ...], changes: list[Changed]) -> str:
    cells, many = made.total(made.put_right(changes)), len(asked)
    return (
        f"{many:,} {'question' if many == 1 else 'questions'}, "
        f"{cells:,} {'cell' if cells == 1 else 'cells'} put right"
    )
