"""Where in the file each record and field stands.

Element names are told apart without regard to case or namespace: forms and systems differ
(CINPlanDates, CINplanDates).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from readiness.intake.returns.cin_census import tables
from readiness.intake.returns.declaration import TableSpec


@dataclass(eq=False, slots=True)
class Element:
    """One element of the form.

    cell: what its text is called in the record it belongs to; None where it holds no text.
    many: the texts of several such elements are one cell. read: False for a field we do not keep.
    table: the table of which each such element is a record. parent: the table of the record it is
    within. inner: elements within it, by name as first written and in lower case.
    """

    name: str
    cell: str | None = None
    many: bool = False
    read: bool = True
    table: TableSpec | None = None
    parent: TableSpec | None = None
    inner: dict[str, Element] = field(default_factory=dict)

    def within(self, tag: str) -> Element | None:
        """The element of this tag within this one, None where the form has no such element."""
        found = self.inner.get(tag)
        if found is None:
            found = self.inner.get(tag.rpartition("}")[2].casefold())
            if found is not None:
                self.inner[tag] = found
        return found


def _element(name: str, *inner: Element, **more: object) -> Element:
    made = Element(name, **more)  # type: ignore[arg-type]
    made.inner = {one.name.casefold(): one for one in inner}
    return made


def _cell(name: str, cell: str, *, many: bool = False) -> Element:
    return _element(name, cell=cell, many=many)


def _unread(*names: str) -> list[Element]:
    """Fields of the form that nothing is made of: pupil numbers, the sender's software."""
    return [_element(name, cell=name, read=False) for name in names]


def _record(name: str, table: TableSpec, parent: TableSpec, *more: Element) -> Element:
    own = [
        _cell(column.heading, column.id)
        for column in table.columns
        if tables.origin(table, column.id)[0] is table and column.id != "factors"
    ]
    return _element(name, *own, *more, table=table, parent=parent)


def layout() -> Element:
    """The whole form, as the element that holds its outermost, Message."""
    review = _element(
        "CPPreviewDate", cell="reviewed", table=tables.REVIEWS, parent=tables.PROTECTION_PLANS
    )
    factors = _element(
        "FactorsIdentifiedAtAssessment", _cell("AssessmentFactors", "factors", many=True)
    )
    referral = _record(
        "CINdetails",
        tables.REFERRALS,
        tables.CHILDREN,
        _record("Assessments", tables.ASSESSMENTS, tables.REFERRALS, factors),
        _record("CINPlanDates", tables.PLANS, tables.REFERRALS),
        _record("Section47", tables.SECTION_47, tables.REFERRALS),
        _record(
            "ChildProtectionPlans",
            tables.PROTECTION_PLANS,
            tables.REFERRALS,
            _element("Reviews", review),
        ),
    )
    return _element("", _element("Message", _header(), _element("Children", _child(referral))))


def _header() -> Element:
    return _element(
        "Header",
        _element(
            "CollectionDetails",
            _cell("Collection", "collection"),
            _cell("Year", "year"),
            _cell("ReferenceDate", "reference_date"),
        ),
        _element(
            "Source",
            _cell("LEA", "authority"),
            *_unread("SourceLevel", "SoftwareCode", "Release", "SerialNo", "DateTime"),
        ),
    )


def _child(referral: Element) -> Element:
    return _element(
        "Child",
        _element(
            "ChildIdentifiers",
            _cell("LAchildID", "child_id"),
            _cell("Sex", "sex"),
            _cell("GenderCurrent", "gender"),
            _cell("PersonBirthDate", "birth"),
            _cell("ExpectedPersonBirthDate", "expected_birth"),
            _cell("PersonDeathDate", "died"),
            *_unread("UPN", "FormerUPN", "UPNunknown"),
        ),
        _element(
            "ChildCharacteristics",
            _cell("Ethnicity", "ethnicity"),
            _element("Disabilities", _cell("Disability", "disability", many=True)),
        ),
        referral,
        table=tables.CHILDREN,
    )
