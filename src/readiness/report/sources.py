"""What figures are made of, in people's words: lists, tabs of evidence and returns."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.model import LIST_NAMES
from readiness.report.views import View
from readiness.report.words import listed

LIST_WORDS = {
    "section_47": "section 47",
    "annex_a_cells": "all that were supplied",
    "annex_a_workers": "children in need",
    "annex_a_advisers": "care leavers",
}


def list_name(name: str) -> str:
    """`children_in_care`, or `list_8`, as people write it."""
    place = name.removeprefix("list_")
    if place.isdigit() and 1 <= int(place) <= len(LIST_NAMES):
        name = LIST_NAMES[int(place) - 1]
    return LIST_WORDS.get(name, name.replace("_", " "))


SOURCES = {
    "annex_a": "list",
    "evidence": "tab of the evidence workbook",
    "cin_census": "children in need census",
    "ssda903": "SSDA903 return",
}


def made_of(found: Sequence[View]) -> str:
    """Annex A, the evidence workbook and SSDA903: what the local figures of these came from."""
    names = {
        "annex_a": "Annex A",
        "evidence": "the authority's evidence workbook",
        "cin_census": "its children in need census",
        "ssda903": "its SSDA903 return",
    }
    sources = {view.source for view in found}
    return listed([name for source, name in names.items() if source in sources]) or "Annex A"


def needed(found: Sequence[View]) -> str:
    """What has to be supplied for these measures: the lists adoption and adopters, the tab audits."""
    by_source = {
        source: sorted({name for view in found if view.source == source for name in view.lists})
        for source in SOURCES
    }
    said = []
    for source, names in by_source.items():
        if source in ("annex_a", "evidence") and names:
            word = SOURCES[source]
            kind, *rest = word.split(" ", 1)
            several = " ".join([f"{kind}s" if len(names) > 1 else kind, *rest])
            said.append(f"the {several} {listed([list_name(name) for name in names])}")
        elif names:
            said.append(f"the {SOURCES[source]}")
    return listed(said)
