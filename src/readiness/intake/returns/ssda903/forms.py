"""How each table of the return is told from the others, and what its records are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readiness.intake.returns.declaration import TableSpec
from readiness.intake.returns.ssda903 import tables


@dataclass(frozen=True, eq=False)
class Form:
    """What there is to know of a table beside its columns.

    file: what it is usually saved as. named: a pattern found in such a file's name, lower case with
    single underscores. key: columns by which a record is known again in another year's file; empty
    where only a record the same in every cell is known. yearly: a record is of its year alone, so
    that an earlier year's file says nothing of this one. spans: pairs of dates in their order.
    since: the return's year from which there is such a table.
    """

    spec: TableSpec
    file: str
    named: re.Pattern[str]
    key: tuple[str, ...] = ()
    yearly: bool = False
    spans: tuple[tuple[str, str], ...] = ()
    since: int = 0

    @property
    def name(self) -> str:
        return self.spec.name

    @property
    def once(self) -> bool:
        """Whether a child has one row at most in a year."""
        return self.key == ("child_id",)


def _form(spec: TableSpec, file: str, named: str, *key: str, **more: object) -> Form:
    return Form(spec, file, re.compile(named), key, **more)  # type: ignore[arg-type]


_SPAN = (("started", "ended"),)

# In the order in which names are tried: 'sw_episodes' and 'placed_for_adoption' before the words
# they end in.
FORMS: tuple[Form, ...] = (
    _form(
        tables.WORKERS, "social_worker", r"sw_?ep|social_?work|(^|_)sw(_|$)",
        "child_id", "worker", "started", spans=_SPAN, since=2024,
    ),
    _form(
        tables.PLACED_FOR_ADOPTION, "placed_adoption",
        r"plac(ed|ement)?_?(for_?)?adopt|(^|_)pfa(_|$)",
        "child_id", "decision", spans=(("decision", "reversed"),),
    ),
    _form(tables.ADOPTION, "ad1", r"ad_?1(?!\d)|adopt"),
    _form(tables.PREVIOUS_PERMANENCE, "prev_perm", r"prev(ious)?_?perm|permanence", "child_id"),
    _form(tables.UNACCOMPANIED, "uasc", r"uasc|unaccompanied", "child_id"),
    _form(
        tables.MISSING, "missing", r"missing",
        "child_id", "missing_or_absent", "started", spans=_SPAN,
    ),
    _form(tables.HEALTH, "oc2", r"oc_?2(?!\d)|health", "child_id", yearly=True),
    _form(tables.LEAVERS, "oc3", r"oc_?3(?!\d)|leaver|leaving", "child_id", yearly=True),
    _form(tables.REVIEWS, "reviews", r"review"),
    _form(tables.EPISODES, "episodes", r"episode", "child_id", "started", spans=_SPAN),
    _form(tables.HEADER, "header", r"header", "child_id"),
)  # fmt: skip

IN_ORDER: tuple[Form, ...] = tuple(
    next(form for form in FORMS if form.spec is spec) for spec in tables.TABLES
)
"""The forms in the order of the tables: the header first."""


def named_like(file_name: str) -> Form | None:
    """The form a file's name speaks of, in any case, with whatever before and after; or None."""
    plain = re.sub(r"[\W_]+", "_", file_name.casefold())
    return next((form for form in FORMS if form.named.search(plain)), None)
