"""Writes the census: header, then a child after another, a line a record and no indentation.

A child and a record on lines of their own let a reader say where in the file something is, at the
smallest size. Forms from 2025 have Sex (M, F, U), those before GenderCurrent (1, 2, 0, 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from readiness.story import Child
from readiness.synthetic.placements import OWN_AUTHORITY
from readiness.synthetic.returns.census.cases import held
from readiness.synthetic.returns.census.records import details, group, tag
from readiness.synthetic.returns.people import GENDER, SEX
from readiness.synthetic.returns.year import ReturnYear

SEX_SINCE = 2025

_DISABILITIES = (
    ("AUT",), ("LD",), ("BEH",), ("LD", "COMM"), ("MOB",), ("LD", "AUT"), ("HEAR",), ("MOB", "PC"),
    ("VIS",), ("CON",), ("INC",), ("HAND",), ("DDA",),
)  # fmt: skip
"""Which a disabled child has is not in the story, and nothing is measured of it."""


def write_census(path: Path, children: Iterable[Child], year: ReturnYear) -> None:
    """The children of whom the year's census holds a case."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<Message>\n')
        file.write(_header(year))
        file.write("<Children>\n")
        for child in children:
            file.writelines(f"{line}\n" for line in child_lines(child, year))
        file.write("</Children>\n</Message>\n")


def child_lines(child: Child, year: ReturnYear) -> Iterator[str]:
    """A child with the cases held; nothing where there are none."""
    told = list(held(child, year))
    if not told:
        return
    yield "<Child>"
    yield _identifiers(child, year)
    yield group("ChildCharacteristics", tag("Ethnicity", child.ethnicity), _disabilities(child))
    for case in told:
        yield from details(case, year)
    yield "</Child>"


def _header(year: ReturnYear) -> str:
    collection = group(
        "CollectionDetails",
        tag("Collection", "CIN"),
        tag("Year", year.ends),
        tag("ReferenceDate", year.end),
    )
    source = group("Source", tag("SourceLevel", "L"), tag("LEA", OWN_AUTHORITY))
    return f"<Header>\n{collection}\n{source}\n</Header>\n"


def _identifiers(child: Child, year: ReturnYear) -> str:
    unborn = child.born is not None and child.born > year.end
    new_form = year.ends >= SEX_SINCE
    return group(
        "ChildIdentifiers",
        tag("LAchildID", child.id),
        tag("ExpectedPersonBirthDate" if unborn else "PersonBirthDate", child.born),
        tag("Sex", SEX[child.sex]) if new_form else tag("GenderCurrent", GENDER[child.sex]),
    )


def _disabilities(child: Child) -> str:
    """Left out where nothing is known of any."""
    if child.disability == "unknown":
        return ""
    listed: tuple[str, ...] = ("NONE",)
    if child.disability == "yes":
        listed = _DISABILITIES[int(child.id) % len(_DISABILITIES)]
    return group("Disabilities", *(tag("Disability", one) for one in listed))
