"""The tables of the report: every measure, its groups, its part in the score, what was supplied."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from readiness.framework import area_title
from readiness.model import Area, Limits, Polarity, Published, State
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, join, nothing, paragraph
from readiness.report.places import definition_anchor, definition_of, measure_anchor, row_of
from readiness.report.reach import criteria_of, measured_by
from readiness.supplied import list_name, needed, supplied
from readiness.views import (
    Comparator,
    Figure,
    Place,
    View,
    breakdown,
    by_service,
    of_area,
    score_of,
    titles,
    views,
)
from readiness.words import (
    KEY,
    MISSING,
    amount,
    capital,
    count,
    day,
    listed,
    month,
    months_between,
    number,
    sentence,
    signed,
    span,
)

POLARITY = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.NEUTRAL: "Neither is better",
}
PLACES = {
    Place.BETTER: "Better",
    Place.SIMILAR: "Similar",
    Place.WORSE: "Worse",
    Place.HIGHER: "Higher",
    Place.LOWER: "Lower",
}
PLACES_NOTE = (
    "Better, worse, higher or lower: further from the average of the statistical neighbours than "
    "chance and the ordinary difference between authorities would explain (95%). Similar: not so."
)
TABLE_NOTE = (
    "Below each local figure are its 95% interval and how many it rests on. "
    f"{PLACES_NOTE} A dash: nothing to compare with."
)
CONTRIBUTIONS = "What each measure adds or takes away"
OWN = "Its own, as published"
_BEFORE, _AFTER = ("Measure", "Local figure"), ("Neighbours", "England")
_LAST = ("Beside neighbours", "Published figures are for")
BREAKDOWNS = {
    "age": "Age",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "unaccompanied": "Arrival",
    "team": "Team",
    "role": "Role",
    "experience": "Experience",
}


def figure(local: Figure, unit: str) -> Html:
    """A local figure with its interval and how many it rests on, or the word for its absence."""
    if local.state is not State.SHOWN:
        return element("span", MISSING[local.state], class_="missing")
    if local.value is None:
        why = element("span", "counted; no population to make a rate of", class_="rests")
        return join(element("strong", number(local.numerator or 0, 0)), why)
    interval = span(local.lower, local.upper)
    return join(
        element("strong", amount(local.value, unit)),
        element("span", interval, class_="rests") if interval else None,
        element("span", resting_on(local), class_="rests") if resting_on(local) else None,
    )


def resting_on(local: Figure) -> str:
    """412 of 500, or n = 88 where there is no numerator, or nothing."""
    if local.numerator is not None and local.denominator is not None:
        return f"{number(local.numerator, 0)} of {number(local.denominator, 0)}"
    known = local.denominator if local.denominator is not None else local.numerator
    return "" if known is None else f"n = {number(known, 0)}"


def published_age(comparator: Comparator | None, published: Published) -> str:
    """Which year a published figure is of, and how old it is now."""
    if comparator is None:
        return ""
    end = comparator.period_end
    if end is None:
        return comparator.year
    return f"year to {month(end)}, {count(months_between(end, published.as_at), 'month')} old"


def measures_table(published: Published) -> Html:
    """Every measure by judgement area, beside neighbours and England, each area folded: its own
    page has the same table open."""
    parts = [_folded(published, area) for area in Area if of_area(published, area)]
    notes = [paragraph(said, class_="note") for said in (TABLE_NOTE, KEY)]
    return join(parts, notes) if parts else paragraph("No measures.")


def _folded(published: Published, area: Area) -> Html:
    many = count(len(of_area(published, area)), "measure")
    summary = element("summary", f"{area_title(area)}: {many}")
    return element("details", summary, _area_grid(published, area), class_="folded")


def area_table(published: Published, area: Area | str) -> Html:
    """The measures of one area: local figure, neighbours, England, age, direction, position."""
    return _area_grid(published, Area(area), f"{TABLE_NOTE} {KEY}", anchored=True)


def _area_grid(
    published: Published, area: Area, note: str | None = None, *, anchored: bool = False
) -> Html:
    """The area's measures, those of one service together; what was not supplied comes after."""
    found = of_area(published, area)
    there = [view for view in found if view.local.state is not State.NOT_SUPPLIED]
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    rows = [
        measure_row(view, published, service, anchored=anchored)
        for service, views_ in by_service(there).items()
        for view in views_
    ]
    caption = f"Measures: {area_title(area)}, {day(published.as_at)}"
    made = grid(caption, measure_headings(published), rows, note=note, class_="grid measures")
    return join(made, absences(absent, supplied(published)) if absent else None)


def absences(found: Sequence[View], there: Collection[str] = ()) -> Html:
    """The measures nobody supplied records for, out of the way and not forgotten."""
    by_need: dict[str, list[View]] = {}
    for view in found:
        by_need.setdefault(needed([view], there), []).append(view)
    lines = [
        f"{capital(need)}: {listed([f'“{view.title}”' for view in views_])}."
        for need, views_ in by_need.items()
    ]
    said = f"Not supplied, so not known: {count(len(found), 'measure')}"
    return element("details", element("summary", said), bullets(lines), class_="absent")


def measure_headings(published: Published) -> tuple[str, ...]:
    """An authority that is invented, or not named, has no published figures and no column."""
    own = (OWN,) if _has_own(published) else ()
    return (*_BEFORE, *own, *_AFTER, *_LAST)


def _has_own(published: Published) -> bool:
    return any(view.own_published for view in views(published))


def measure_row(
    view: View,
    published: Published,
    service: str = "",
    *,
    anchored: bool = False,
    defined: bool = True,
) -> list[Content]:
    """A row of a table of measures; `service` is named under the title where rows are of several.
    `anchored`: lines of enquiry lead to this row, so no other table of the page may have it too.
    `defined`: its title leads to what it is, on its area's page; not where the page stands alone."""
    shown = view.neighbours or view.england or view.own_published
    own = [_published(view.own_published, view.unit)] if _has_own(published) else []
    title: Content = (
        element("a", view.title, href=definition_of(view), class_="term") if defined else view.title
    )
    if anchored:
        title = element("span", title, id=measure_anchor(view))
    return [
        join(title, element("span", _under(view, service), class_="rests")),
        figure(view.local, view.unit),
        *own,
        _published(view.neighbours, view.unit),
        _published(view.england, view.unit),
        place_word(view),
        published_age(shown, published),
    ]


def _published(comparator: Comparator | None, unit: str) -> Content:
    return amount(comparator.value, unit, comparator.decimals) if comparator else None


def _under(view: View, service: str) -> str:
    said = f"{service}. {POLARITY[view.polarity]}" if service else POLARITY[view.polarity].lower()
    return f"{said}; {view.period}" if view.period else said


def place_word(view: View) -> Content:
    if view.place is not None:
        return element("span", PLACES[view.place], class_=f"place {view.place.value}")
    if view.neighbours is not None and view.shown:
        return element("span", "cannot be judged", class_="quiet")
    return None


def breakdown_tables(published: Published, area: Area | str) -> Html:
    """Each measure of the area by age, sex, ethnicity, disability and team."""
    found = of_area(published, Area(area))
    made = [_groups(published, view) for view in found if view.local.state is State.SHOWN]
    shown = [part for part in made if part]
    if not shown:
        return nothing("No measure of this area can be shown by group.")
    return join(paragraph(KEY, class_="note"), shown)


def _groups(published: Published, view: View) -> Html | None:
    rows: list[list[Content]] = []
    for by, name in BREAKDOWNS.items():
        groups = breakdown(published, view.id, by)
        rows += [[f"{name}: {group}", *_group_cells(found, view.unit)] for group, found in groups]
    if not rows:
        return None
    caption = f"{view.title}, by group"
    headings = ("Group", "Figure", "95% interval", "Rests on")
    made = grid(caption, headings, rows, numeric=headings[1:], class_="grid groups")
    return element("details", element("summary", view.title), made, class_="groups")


def _group_cells(found: Figure, unit: str) -> list[Content]:
    if found.state is not State.SHOWN:
        word = element("span", MISSING[found.state], class_="missing")
        return [word, word, word]
    if found.value is None:
        return [number(found.numerator or 0, 0), None, "a count"]
    return [amount(found.value, unit), span(found.lower, found.upper), resting_on(found)]


def contribution_table(published: Published, area: Area | str) -> Html:
    """What each measure adds to, or takes from, the area's data score."""
    score = score_of(published, Area(area))
    parts = sorted(score.contributions, key=lambda part: part.contribution) if score else []
    name = titles(published)
    rows: list[Sequence[Content]] = [
        [
            name.get(part.measure, part.measure),
            number(part.score),
            _lens(part.peer),
            _lens(part.target),
            signed(part.contribution),
        ]
        for part in parts
    ]
    headings = ("Measure", "Score", "Beside neighbours", "Against the level expected", "Moves by")
    note = (
        "Scores run from 1.0 to 4.0, 4 best. “Moves by” is how far the measure moves the area's "
        "data score from 2.5, the middle of the scale."
    )
    return grid(CONTRIBUTIONS, headings, rows, note=note, numeric=headings[1:])


def _lens(value: float | None) -> str:
    return "not used" if value is None else number(value)


def measure_notes(published: Published, area: Area | str) -> Html:
    """Each measure of the area: what it is, why it matters, its limits and how it compares."""
    from readiness.framework import limits

    known = limits(published.as_at, published.settings)
    found = [_note(view, known) for view in of_area(published, Area(area))]
    return join(found) if found else nothing("This area has no measure yet.")


def _note(view: View, known: Limits) -> Html:
    facts: list[tuple[str, Content]] = [
        ("What is counted", sentence(view.how)),
        ("Why it matters", sentence(view.why)),
        ("Direction", sentence(POLARITY[view.polarity])),
        ("Limit", bullets([limit_words(known, name) for name in view.limits])),
        ("Comparing", sentence(view.comparability)),
        ("Published figures", bullets(_published_notes(view))),
        ("Reference", sentence(view.reference)),
        ("In this report", _back(view)),
    ]
    pairs = [(element("dt", name), element("dd", said)) for name, said in facts if said]
    made = element("dl", pairs, id=definition_anchor(view))
    return element("details", element("summary", view.title), made, class_="measure")


def _back(view: View) -> Html | None:
    """To its figures; what was not supplied has none."""
    row = row_of(view)
    return element("a", "Its figures", href=row) if row else None


def _published_notes(view: View) -> list[str]:
    """Each published figure, the region's too, with its source and what is said of it."""
    return [
        " ".join(
            sentence(said)
            for said in (
                f"{one.name}: {amount(one.value, view.unit, one.decimals)}",
                one.source,
                _came_out(one),
                one.note,
            )
            if said
        )
        for one in view.comparators.values()
    ]


def _came_out(one: Comparator) -> str:
    return f"published {day(one.released)}" if one.released else ""


def limit_words(known: Limits, name: str) -> str:
    """15 working days (Working Together 2023): statutory; the source is still to be confirmed."""
    limit = known.get(name)
    if limit is None:
        return f"{name.replace('_', ' ')}: not held for this date."
    kind = "the authority's own to set" if limit.local else "set nationally"
    doubt = "" if limit.confirmed else " The source is still to be confirmed."
    units = limit.unit.replace("_", " ")
    if limit.value == 1:
        units = units.removesuffix("s")
    return f"{number(limit.value, 0)} {units}: {kind}. {sentence(limit.reference)}{doubt}"


def criteria_table(published: Published, area: Area | str) -> Html:
    """What inspectors look at in the area, and which measures say anything about it."""
    by = measured_by(published, Area(area))
    rows: list[Sequence[Content]] = [
        [one.theme, one.good, bullets(by[name]) if by[name] else "no measure: ask practice"]
        for name, one in criteria_of(published, Area(area)).items()
    ]
    note = (
        "In our own words, from what inspectors write about; not Ofsted's text, and still to be "
        "checked against the published framework. A criterion no measure reaches is unknown "
        "here, neither weak nor strong: audit, observation and children's own words must answer it."
    )
    headings = ("Criterion", "What good looks like", "Measured here by")
    return grid("What inspectors look at", headings, rows, note=note)


def lists_table(published: Published) -> Html:
    """Which of the eleven Annex A lists came, how many records, and what they lack."""
    rows: list[Sequence[Content]] = [
        [
            list_name(str(row["list"])).capitalize(),
            "yes" if row["supplied"] else "not supplied",
            _text(row["rows"]),
            _text(row["columns_missing"]).replace("_", " ") or "none",
            _text(row["notes"]),
        ]
        for row in published.lists.to_dict("records")
    ]
    headings = ("List", "Supplied", "Records", "Columns missing", "Notes")
    return grid("The Annex A lists as supplied", headings, rows, note=KEY, numeric=("Records",))


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None or value != value else str(value)


def catalogue_table(published: Published) -> Html:
    """Every measure there is: what it counts, from which lists, and whether it could be shown."""
    from readiness.framework import area_title

    rows: list[Sequence[Content]] = [
        [
            view.title,
            view.id,
            area_title(view.area),
            view.unit,
            ", ".join(list_name(name) for name in view.lists),
            STATES[view.local.state],
        ]
        for view in views(published)
    ]
    headings = ("Measure", "Id", "Area", "Unit", "Made from", "Today")
    return grid("The catalogue of measures", headings, rows)


STATES = {
    State.SHOWN: "shown",
    State.SUPPRESSED: "c (small numbers)",
    State.NO_RECORDS: "no records",
    State.NOT_SUPPLIED: "not supplied",
}
