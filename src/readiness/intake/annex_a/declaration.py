"""The words in which an Annex A list is declared: columns, kinds, blank rules, headings.

A declaration is data. Headings are Ofsted's (template of August 2019 and the four columns list 9
has gained since); `accepted` and `pattern` are the other headings authorities are known to use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "id", "date", "count", "code", "postcode", "age"]


@dataclass(frozen=True)
class Column:
    """One column: its id in our frames, Ofsted's heading, and how its cells are read.

    required: Ofsted expects every cell filled. codes: the code set, for kind `code`.
    accepted: other whole headings. pattern: a regular expression searched for in a normalised
    heading (see `headings.normalised`). since: the year Ofsted added it, None if in the 2019
    template. future: dates after the as-at date mean something (an expected birth).
    """

    id: str
    heading: str
    kind: Kind
    required: bool = True
    codes: str | None = None
    accepted: tuple[str, ...] = ()
    since: int | None = None
    pattern: str | None = None
    future: bool = False


@dataclass(frozen=True, eq=False)
class ListSpec:
    """One of the eleven lists. `once`: Ofsted allows a child one row."""

    name: str
    number: int
    title: str
    scope: str
    columns: tuple[Column, ...]
    names: tuple[str, ...] = ()
    once: bool = False

    @property
    def key(self) -> str:
        """As the check's output names it: list_1 to list_11."""
        return f"list_{self.number}"

    @property
    def sheet(self) -> str:
        """The official sheet name: List_1 to List_11."""
        return f"List_{self.number}"

    @property
    def identifier(self) -> Column:
        """The column saying whose row it is, always the first."""
        return self.columns[0]

    def column(self, id: str) -> Column:  # noqa: A002
        """The column with this id; KeyError where the list has none."""
        for column in self.columns:
            if column.id == id:
                return column
        raise KeyError(f"{self.key} has no column '{id}'")


COMMON: frozenset[str] = frozenset(
    {"child_id", "sex", "ethnicity", "date_of_birth", "age", "disability", "team", "worker"}
)
"""Columns so many lists share that they do not tell which list a sheet holds."""


def text(id: str, heading: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    return Column(id, heading, "text", accepted=accepted, **more)  # type: ignore[arg-type]


def identifier(id: str, heading: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    return Column(id, heading, "id", accepted=accepted, **more)  # type: ignore[arg-type]


def day(id: str, heading: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    return Column(id, heading, "date", accepted=accepted, **more)  # type: ignore[arg-type]


def count(id: str, heading: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    return Column(id, heading, "count", accepted=accepted, **more)  # type: ignore[arg-type]


def code(id: str, heading: str, codes: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    return Column(id, heading, "code", codes=codes, accepted=accepted, **more)  # type: ignore[arg-type]


CHILD_ID = identifier(
    "child_id",
    "Child Unique ID",
    *("ID", "Unique ID", "Child ID", "Person ID", "LCS ID", "Mosaic ID", "Child Reference"),
    pattern=r"child.*\b(id|identifier)\b|\b(id|identifier)\b.*child",
)
SEX = code("sex", "Gender", "sex", "Sex", "Sex of Child", pattern=r"^child(ren)?s (sex|gender)$")
ETHNICITY = code(
    "ethnicity", "Ethnicity", "ethnicity", "Ethnic Origin", "Ethnic Group", "Ethnicity Code",
    pattern=r"^child(ren)?s ethnic",
)  # fmt: skip
DATE_OF_BIRTH = day(
    "date_of_birth",
    "Date of Birth",
    required=False,
    future=True,
    pattern=r"date.*\bbirth|\bdob\b|\bbirth ?date\b",
)
AGE = Column(
    "age",
    "Age of Child (Years)",
    "age",
    required=False,
    accepted=("Age", "Age in Years", "Child Age", "Current Age"),
    pattern=r"^(childs )?age( of (the )?child(ren)?)?( in)?( years)?$",
)
DISABILITY = code(
    "disability",
    "Does the Child have a Disability",
    "yes_no_unknown",
    *("Disability", "Disabled", "Child has a Disability", "Disability Status"),
    pattern=r"child.*\bdisab",
)
TEAM = text("team", "Allocated Team", "Team", "Team Name", "Social Work Team")
WORKER = text("worker", "Allocated Worker", "Worker", "Social Worker", "Allocated Social Worker")

CHILD = (CHILD_ID, SEX, ETHNICITY, DATE_OF_BIRTH, AGE)
ALLOCATED = (TEAM, WORKER)
