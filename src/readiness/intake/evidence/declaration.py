"""The words in which a tab of the local evidence workbook is declared (see `intake.evidence.tabs`).

Declared once for the writer of the template and for the reader. Every tab may be left empty, and
every tab may be missing: a subject without evidence lowers coverage and is never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass

AREAS = ("help and protection", "children in care", "care leavers", "impact of leaders")
"""How a person writes the four areas; the order of `model.Area`."""

JOINT_AREA = "children in care and care leavers"
"""The joint judgement of inspections before January 2023: a grade for both areas."""

OVERALL = "overall effectiveness"
"""Printed in reports to March 2026, accepted here, and used for nothing."""

GRADES = ("outstanding", "good", "requires improvement to be good", "inadequate")
"""Grade 1 to 4, in Ofsted's words."""

YES_NO = ("yes", "no")

PRINTED = "it is printed, so name no child or worker"

_PERSONAL = frozenset({"child_id", "household", "worker"})
REFERENCES = _PERSONAL | {"team"}


@dataclass(frozen=True)
class Heading:
    """A column of a tab.

    kind: text | number (from 0) | percent (0 to 100) | date | moment (a day, with the time where it
    is known) | choice | area | grade | names (with ; between). `choices` are what a person may pick
    from; a grade or area written another way is understood too. `example` is the cell of the
    template's example row. `ahead`: the date may lie after the day the evidence is as at.
    `accepted`: other headings that mean the same column. `printed`: its words stand in reports for
    leaders as they are written; no other words do.
    """

    id: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    note: str = ""
    example: str = ""
    ahead: bool = False
    accepted: tuple[str, ...] = ()
    printed: bool = False

    @property
    def codes(self) -> None:
        """No column here uses a code set of Annex A's."""

    @property
    def heading(self) -> str:
        return self.text

    @property
    def is_reference(self) -> bool:
        """Whether a number in it is a name and not an amount, so that 12.0 means 12."""
        return self.id in REFERENCES

    @property
    def is_yes_no(self) -> bool:
        return self.choices == YES_NO

    @property
    def text(self) -> str:
        """What the tab's row of headings says."""
        return self.id.replace("_", " ").capitalize().replace("Dfe", "DfE")


@dataclass(frozen=True)
class Tab:
    """A sheet of the workbook: a row of headings, and beneath them a row an item.

    `about_children`: its rows may be told apart by a child's id, so it is as private as the lists.
    """

    name: str
    purpose: str
    columns: tuple[Heading, ...]

    @property
    def about_children(self) -> bool:
        return any(column.id == "child_id" for column in self.columns)

    @property
    def is_private(self) -> bool:
        """Whether its rows are of single children, households or workers."""
        return any(column.id in _PERSONAL for column in self.columns)

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts of the headings, in order."""
        return tuple(column.text for column in self.columns)

    def column(self, heading: str) -> Heading:
        return next(column for column in self.columns if column.id == heading)


def area(*more: str, required: bool = True, example: str = AREAS[0]) -> Heading:
    return Heading("area", "area", (*AREAS, *more), required, example=example)


def on(
    id: str = "date",  # noqa: A002
    note: str = "",
    *,
    required: bool = False,
    example: str = "2026-09-14",
    ahead: bool = False,
) -> Heading:
    return Heading(id, "date", required=required, note=note, example=example, ahead=ahead)


def number(id: str, note: str = "", example: str = "10") -> Heading:  # noqa: A002
    return Heading(id, "number", note=note, example=example)


def yes_no(id: str, note: str = "") -> Heading:  # noqa: A002
    return Heading(id, "choice", YES_NO, note=note, example="yes")


def choice(id: str, choices: tuple[str, ...], note: str = "", *, required: bool = False) -> Heading:  # noqa: A002
    return Heading(id, "choice", choices, required, note, choices[0])


def text(
    id: str,  # noqa: A002
    note: str = "",
    example: str = "",
    *,
    required: bool = False,
    printed: bool = False,
) -> Heading:
    notes = "; ".join(part for part in (note, PRINTED if printed else "") if part)
    return Heading(id, "text", required=required, note=notes, example=example, printed=printed)


CHILD_ID = Heading(
    "child_id",
    note="your own reference, so that you can find the record; it is never shown",
    example="EXAMPLE-1",
    accepted=("Child Unique ID",),
)
TEAM = Heading("team", note="as the lists of Annex A have it", example="Example team")
