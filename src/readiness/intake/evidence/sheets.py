"""Which sheet is which tab.

A sheet is the tab it is named after, whatever the case and punctuation. One with another name is
believed where its headings are a tab's, and said: 'Audits 2026' with the headings of audits is the
audits. Where the headings are those of several tabs nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.annex_a.raw import RawSheet
from readiness.intake.evidence import messages
from readiness.intake.evidence.declaration import Tab
from readiness.intake.evidence.headings import HEADINGS_WITHIN, Matched, find_headings
from readiness.intake.evidence.messages import ERROR
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.intake.evidence.words import alike, folded, singular
from readiness.model import Issue, Severity

CHOICES_SHEET, INSTRUCTIONS_SHEET = "choices", "read_me"
_NOT_TABS = frozenset({CHOICES_SHEET, INSTRUCTIONS_SHEET, "readme", "guidance", "notes"})
NEARLY_NAMED = 92
"""How alike a name must be to a tab's. No two tabs are as alike, which a test makes sure of."""

_OWN_SHARE = 0.6
_TABS: Mapping[str, Tab] = {tab.name: tab for tab in EVIDENCE_TABS}


@dataclass(frozen=True, eq=False)
class Place:
    """A tab found. `top`: the row of its headings, from 0."""

    tab: Tab
    sheet: RawSheet
    top: int
    matched: Matched


def find(sheets: Sequence[RawSheet]) -> tuple[list[Place], list[Issue]]:
    """Every tab that has a sheet with something in it, in the order of the tabs, and what is odd."""
    named, repeats = _by_name(sheets)
    places, issues = _named(sheets, named)
    for number, name in repeats.items():
        words = f"repeats the tab '{name}', so only the first was read; put the rows of both in one"
        issues.append(messages.of_sheet(number, words, ERROR))
    taken = dict(named)
    for number, sheet in enumerate(sheets, start=1):
        if number in {*named.values(), *repeats} or not is_filled(sheet):
            continue
        place, told = _by_headings(number, sheet, taken)
        issues.extend(told)
        if place is not None:
            places[place.tab.name], taken[place.tab.name] = place, number
    return [places[name] for name in _TABS if name in places], issues


def _named(
    sheets: Sequence[RawSheet], numbers: Mapping[str, int]
) -> tuple[dict[str, Place], list[Issue]]:
    """The sheets named after a tab; one with something in it and no headings is told."""
    places, issues = {}, []
    for name, number in numbers.items():
        sheet = sheets[number - 1]
        place = _placed(_TABS[name], sheet)
        if place is not None:
            places[name] = place
        elif is_filled(sheet):
            issues.append(messages.no_headings(_TABS[name], HEADINGS_WITHIN))
    return places, issues


def is_filled(sheet: RawSheet) -> bool:
    return any(
        not is_blank(text)
        for column in sheet.columns
        for text in column.unique().to_pylist()
        if text
    )


def is_foreign(sheets: Sequence[RawSheet], issues: Sequence[Issue]) -> bool:
    """Whether no sheet is named after a tab, and none has, or may have, the headings of one.

    `issues`: what `find` said of a workbook in which it found no tab.
    """
    return not _by_name(sheets)[0] and all(issue.severity is Severity.QUERY for issue in issues)


def _by_name(sheets: Sequence[RawSheet]) -> tuple[dict[str, int], dict[int, str]]:
    """The number (from 1) of the sheet named after each tab, and the sheets named so again."""
    first: dict[str, int] = {}
    again: dict[int, str] = {}
    for number, sheet in enumerate(sheets, start=1):
        name = folded(sheet.title)
        if name in _TABS and first.setdefault(name, number) != number:
            again[number] = name
    return first, again


def _placed(tab: Tab, sheet: RawSheet) -> Place | None:
    found = find_headings(tab, sheet.top(HEADINGS_WITHIN))
    return Place(tab, sheet, *found) if found else None


def _by_headings(
    number: int, sheet: RawSheet, taken: Mapping[str, int]
) -> tuple[Place | None, list[Issue]]:
    """The tab a sheet with another name is, if it is one of those not taken.

    Guidance is no tab, and that is not worth saying; a tab that somebody named so is one.
    """
    near = _near_name(folded(sheet.title))
    likely = [place for tab in EVIDENCE_TABS if (place := _placed(tab, sheet))]
    fitting = [place for place in likely if _fits(place, named=place.tab.name == near)]
    best = _best(fitting, near)
    if not best:
        guidance = folded(sheet.title) in _NOT_TABS
        words = "is not a tab this product knows, so not read"
        return None, [] if guidance else [messages.of_sheet(number, words)]
    names = " or ".join(f"'{place.tab.name}'" for place in best)
    if len(best) > 1:
        words = f"may be the tab {names}, so it was not read; name it after the one it is"
        return None, [messages.of_sheet(number, words, ERROR)]
    if best[0].tab.name in taken:
        words = (
            f"looks like the tab {names}, which is sheet {taken[best[0].tab.name]}, so it was not "
            "read; put the rows of both in one"
        )
        return None, [messages.of_sheet(number, words, ERROR)]
    words = f"was read as the tab {names}, as it has its headings; check that it is, and rename it"
    return best[0], [messages.of_sheet(number, words)]


def _best(fitting: Sequence[Place], near: str | None) -> list[Place]:
    """The one nearly named so, or those with the most headings of their own."""
    if named := [place for place in fitting if place.tab.name == near]:
        return named
    most = max((place.matched.exact for place in fitting), default=0)
    return [place for place in fitting if place.matched.exact == most]


def _fits(place: Place, *, named: bool) -> bool:
    """Whether the headings are the tab's: most of what is there, and all that must be."""
    matched, columns = place.matched, place.tab.columns
    if matched.share < _OWN_SHARE:
        return False
    if named:
        return matched.exact >= 1
    needed = {column.id for column in columns if column.required}
    return matched.exact >= min(3, len(columns)) and needed <= matched.positions.keys()


def _near_name(name: str) -> str | None:
    """The one tab whose name this is but for numbers, plurals or a letter or so."""
    plain = singular(name)
    same = [tab for tab in _TABS if singular(tab) == plain]
    close = [tab for tab in _TABS if alike(name, tab) >= NEARLY_NAMED]
    found = same or close
    return found[0] if len(found) == 1 else None
