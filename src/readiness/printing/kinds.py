"""Which papers a report has, and making them beside its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness.errors import InputError, RunError
from readiness.printing.binding import Book, Chapter, book, first_alone

KINDS = ("pdf", "word")
SUMMARY, REPORT, WORD = "summary.pdf", "report.pdf", "report.docx"


@dataclass(frozen=True)
class Made:
    """`files`: what was written, in the order to offer it. `lacking`: why a paper was not, if so."""

    files: tuple[str, ...] = ()
    lacking: str = ""


def papers(
    place: Path, chapters: Sequence[Chapter], title: str, whose: str, kinds: Sequence[str]
) -> Made:
    """Writes the papers of a finished report beside its pages.

    Args:
        place: the report's folder.
        chapters: the pages that make the paper, in reading order.
        title, whose: for the furniture of each sheet.
        kinds: of KINDS.

    A paper that cannot be made, as no engine is there, is told of in `lacking` and takes nothing
    from the others. Raises InputError for a kind there is none of.
    """
    refuse_unknown(kinds)
    whole = book(place, chapters, title, whose)
    made: list[str] = []
    lacking: list[str] = []
    for kind in kinds:
        try:
            made += _pdfs(whole, place) if kind == "pdf" else _word(whole, place)
        except RunError as error:
            lacking.append(str(error))
    return Made(tuple(made), " ".join(lacking))


def refuse_unknown(kinds: Sequence[str]) -> None:
    for kind in kinds:
        if kind not in KINDS:
            raise InputError(f"There is no paper of kind '{kind}'; choose from {', '.join(KINDS)}.")


def _pdfs(whole: Book, place: Path) -> list[str]:
    from readiness.printing.pdf import pdf

    summary = first_alone(whole)
    made = []
    if summary is not None:
        pdf(summary, place / SUMMARY)
        made.append(SUMMARY)
    pdf(whole, place / REPORT)
    return [*made, REPORT]


def _word(whole: Book, place: Path) -> list[str]:
    from readiness.printing.word import word

    word(whole, place / WORD)
    return [WORD]
