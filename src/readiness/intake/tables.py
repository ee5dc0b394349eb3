"""Every table a measure may read, whatever it came in: one place to ask what a name means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Protocol

from readiness.model import LIST_NAMES

ANNEX_A, EVIDENCE = "annex_a", "evidence"


class Spec(Protocol):
    """What the declarations of lists, tabs and return tables have in common."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> tuple[Any, ...]: ...
    def column(self, id: str, /) -> Any: ...  # noqa: A002


@cache
def table_sources() -> Mapping[str, str]:
    """Each table's name and what it is supplied in: annex_a, evidence, cin_census or ssda903."""
    from readiness.intake.annex_a.completeness import DERIVED
    from readiness.intake.evidence.tabs import EVIDENCE_TABS
    from readiness.intake.returns import RETURN_TABLES

    sources = dict.fromkeys((*LIST_NAMES, *(table.name for table in DERIVED)), ANNEX_A)
    sources |= {tab.name: EVIDENCE for tab in EVIDENCE_TABS}
    sources |= {table.name: table.source for table in RETURN_TABLES}
    return MappingProxyType(sources)


def table_spec(name: str) -> Spec:
    """The declaration of a table. Raises KeyError where no table is called so."""
    from readiness.intake.annex_a.completeness import DERIVED
    from readiness.intake.annex_a.lists import list_spec
    from readiness.intake.evidence.tabs import tab
    from readiness.intake.returns import table_spec as return_table

    source = table_sources()[name]
    for table in DERIVED:
        if table.name == name:
            return table
    if source == ANNEX_A:
        return list_spec(name)
    return tab(name) if source == EVIDENCE else return_table(name)
