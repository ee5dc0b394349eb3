"""What figures are made of, in people's words: lists, tabs of evidence and returns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from readiness.model import LIST_NAMES, Published
from readiness.views import View
from readiness.words import day, listed, sentence

LIST_WORDS = {
    "section_47": "section 47",
    "annex_a_cells": "all that were supplied",
    "annex_a_workers": "children in need",
    "annex_a_advisers": "care leavers",
    "cin_children": "census: children",
    "cin_referrals": "census: referrals",
    "cin_assessments": "census: assessments",
    "cin_section_47": "census: section 47",
    "cin_plans": "census: plans",
    "cin_protection_plans": "census: protection plans",
    "cin_reviews": "census: reviews",
    "care_header": "SSDA903: header",
    "care_episodes": "SSDA903: episodes",
    "care_reviews": "SSDA903: reviews",
    "care_health": "SSDA903: health (OC2)",
    "care_leavers_return": "SSDA903: care leavers (OC3)",
    "care_missing": "SSDA903: missing",
    "care_workers": "SSDA903: social workers",
    "care_adoption": "SSDA903: adoption (AD1)",
    "care_placed_for_adoption": "SSDA903: placed for adoption",
    "care_previous_permanence": "SSDA903: previous permanence",
    "care_unaccompanied": "SSDA903: unaccompanied",
}
"""What a table is called where its own name is not what people say."""

_ANNEX_A = {*LIST_NAMES, "annex_a_cells", "annex_a_workers", "annex_a_advisers"}
RETURNS = {"cin_census": "the children in need census", "ssda903": "the SSDA903 return"}


def list_name(name: str) -> str:
    """`children_in_care`, or `list_8`, as people write it."""
    place = name.removeprefix("list_")
    if place.isdigit() and 1 <= int(place) <= len(LIST_NAMES):
        name = LIST_NAMES[int(place) - 1]
    return LIST_WORDS.get(name, name.replace("_", " "))


def made_of(found: Sequence[View]) -> str:
    """Annex A, the evidence workbook and SSDA903: what the local figures of these came from."""
    names = {
        "annex_a": "Annex A",
        "evidence": "the authority's evidence workbook",
        **RETURNS,
    }
    sources = {view.source for view in found}
    if any(name in _ANNEX_A for view in found for name in view.lists):
        sources.add("annex_a")
    return listed([name for source, name in names.items() if source in sources]) or "Annex A"


def source_words(shown: Sequence[View]) -> str:
    """Who published the comparisons drawn, and for which years; the series are in the tables."""
    known = [c for view in shown for c in (view.neighbours, view.england) if c]
    names = list(dict.fromkeys(c.source.split(" (")[0] for c in known if c.source))
    ends = sorted({c.period_end for c in known if c.period_end})
    if not names:
        return "no published figures."
    if not ends:
        return sentence(listed(names))
    last = day(ends[-1])
    years = f"year to {last}" if len(ends) == 1 else f"years ending {day(ends[0])} to {last}"
    return sentence(f"{listed(names)}, {years}")


def supplied(published: Published) -> set[str]:
    """The lists of Annex A that came, as people write them."""
    rows = published.lists.to_dict("records")
    return {list_name(str(row["list"])) for row in rows if row["supplied"]}


def needed(found: Sequence[View], there: Collection[str] = ()) -> str:
    """What has to be supplied for these measures: the list adoption, the tab “audits”.

    Args:
        found: measures that are not supplied.
        there: lists that came, as `supplied` names them. Where nothing else is missing, it is
            columns of these that were.
    """
    absent, lacking = set[str](), set[str]()
    for view in found:
        lists = {list_name(name) for name in view.lists if name in _ANNEX_A}
        absent |= lists - set(there)
        lacking |= lists if view.source == "annex_a" and lists <= set(there) else set()
    tabs = {n for view in found if view.source == "evidence" for n in view.lists} - _ANNEX_A
    sources = {view.source for view in found}
    said = [f"the {_several('list', sorted(absent))}"] if absent else []
    if lacking:
        said.append(f"columns of the {_several('list', sorted(lacking))}")
    if tabs:
        named = [f"“{list_name(name)}”" for name in sorted(tabs)]
        said.append(f"the {_several('tab', named)} of the evidence workbook")
    return listed([*said, *(name for source, name in RETURNS.items() if source in sources)])


def _several(word: str, names: Sequence[str]) -> str:
    """list adoption; lists adopters and adoption."""
    return f"{word}{'s' if len(names) > 1 else ''} {listed(names)}"
