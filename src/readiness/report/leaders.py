"""The leaders' view: where we stand, what drives it, what to ask, and how sure we are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from readiness.enquiry.reasons import doubtful
from readiness.framework import area_title
from readiness.model import Area, AreaScore, Published, State
from readiness.report import charts, narrative, tables
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.reach import not_made, reach
from readiness.report.style import STYLE
from readiness.report.track import track
from readiness.supplied import made_of, source_words
from readiness.views import Place, View, score_of, titles, views
from readiness.words import (
    NOT_A_GRADE,
    capital,
    count,
    day,
    listed,
    months_between,
    number,
    number_word,
    percent,
    period,
    sentence,
)

PROFILES = {
    "operational": "Operational: exact figures, only for the team that holds the records",
    "leadership": "Leadership: director, lead member, improvement board",
    "public": "Public: may be shown to anyone",
}


REASONS = 2
"""As many as a tile has room for; the area's own page gives them all."""


def masthead(published: Published) -> Html:
    """Whose figures, as at when, and what this reader may see. Brings the styles for a notebook."""
    given: list[tuple[str, Content]] = [
        ("Authority", published.authority.name),
        ("As at", day(published.as_at)),
        ("Events counted", period(published.period)),
        ("Made for", PROFILES.get(published.profile, published.profile)),
        ("Small numbers", small_numbers(published)),
    ]
    return join(STYLE, pairs(given))


def pairs(given: Sequence[tuple[str, Content]]) -> Html:
    """Names and what they stand for, side by side."""
    made = [element("div", element("dt", name), element("dd", said)) for name, said in given]
    return element("dl", made, class_="masthead")


def small_numbers(published: Published) -> str:
    """What is hidden, and how many figures that is here."""
    hidden = sum(published.suppressions.values())
    said = f"{count(hidden, 'figure is', 'figures are')} hidden"
    return f"{sentence(published.rules)} In this report {said}.".strip()


def on_the_record(published: Published) -> list[str]:
    """What was accepted although it can be worked out, and what the report was held against."""
    earlier = int(published.audit.get("earlier", 0))
    said = [
        f"A hidden {one['column']} can be worked out; {one['who']} accepted that on "
        f"{day(date.fromisoformat(one['on']))}: {one['reason']}"
        for one in published.audit.get("accepted", ())
    ]
    if earlier:
        reports = "the report its readers have" if earlier == 1 else f"{earlier} reports they have"
        said.append(f"Hidden figures were checked against {reports} of the same periods.")
    return [sentence(line) for line in said]


def area_tiles(published: Published) -> Html:
    """The four areas in the order of judgement, each with all that qualifies its position."""
    tiles = [tile(published, area) for area in Area]
    return element("div", tiles, class_="tiles")


def tile(published: Published, area: Area) -> Html:
    score = score_of(published, area)
    known = facts(*tile_facts(published, score, REASONS)) if score else None
    return element("section", heading(3, area_title(area)), stand(score), known, class_="tile")


def stand(score: AreaScore | None) -> Html:
    """The position in words and on its line, with what it is not; only words where there is none."""
    if score is None or score.band is None:
        return paragraph("Not enough evidence", class_="band none")
    return join(
        paragraph("The evidence points to", class_="points"),
        paragraph(narrative.band(score), class_="band"),
        paragraph(NOT_A_GRADE, class_="caveat"),
        track(score),
        paragraph(narrative.position(score), class_="position"),
    )


def tile_facts(
    published: Published, score: AreaScore, reasons: int | None = None
) -> list[tuple[str, Content]]:
    """What qualifies a position, or why there is none."""
    return [
        ("How likely", narrative.likelihoods(score)),
        ("How sure" if score.band else "Why", narrative.confidence(score, reasons)),
        ("Held down by", bullets(narrative.limits_bitten(score))),
        ("What it rests on", narrative.channels(score)),
        ("How much we know", narrative.coverage(score, titles(published))),
        ("What we do not know", reach(published, score.area)),
        ("Last inspection", narrative.previous(published, score.area)),
    ]


def facts(*pairs: tuple[str, Content]) -> Html:
    """Names and what is known of them; what is not known is left out."""
    made = [(element("dt", name), element("dd", said)) for name, said in pairs if said]
    return element("dl", made, class_="facts")


def what_drives_it(published: Published) -> Html:
    """What raises each area's data score and what holds it back, with the figures behind it."""
    parts = [_drivers(published, area) for area in Area]
    note = (
        "“Moves it by”: how far the measure moves the area's data score from 2.5, the middle of the "
        "four-point scale. Each area's page shows every measure."
    )
    known = any(
        any(narrative.drivers(published, score.area)) for score in published.scores if score.band
    )
    said = paragraph(note, class_="note") if known else None
    return join(element("div", parts, class_="columns"), said)


def _drivers(published: Published, area: Area) -> Html:
    up, down = narrative.drivers(published, area)
    score = score_of(published, area)
    # Where there is no position there is nothing to drive: one measure of many is no sign of it.
    if score is None or score.band is None or not (up or down):
        return element(
            "section", heading(3, area_title(area)), paragraph(_why_not(published, area))
        )
    return element(
        "section",
        heading(3, area_title(area)),
        _direction("Holds it back", down),
        _direction("Raises it", up),
    )


def _why_not(published: Published, area: Area) -> str:
    score = score_of(published, area)
    if score is None or score.band is None:
        return "There is not enough evidence to say."
    return "Not shown: some of the figures are hidden, and the others would give them away."


def _direction(name: str, said: Sequence[str]) -> Html:
    nothing = paragraph("Nothing that can be shown.", class_="quiet")
    return join(heading(4, name), bullets(said) if said else nothing)


def standout_chart(published: Published, most: int = 8) -> Html:
    """The measures furthest from the neighbours, whichever way, with the same figures as a table."""
    judged = [view for view in views(published) if view.gap is not None]
    chosen = sorted(judged, key=lambda view: (-abs(view.gap or 0), view.title))[:most]
    if not chosen:
        return paragraph("No measure can be held against neighbours' published figures yet.")
    chosen.sort(key=_worst_first)
    caption = "The measures furthest from neighbours"
    rows = [tables.measure_row(view, published) for view in chosen]
    made = grid(
        caption,
        tables.measure_headings(published),
        rows,
        note=tables.TABLE_NOTE,
        class_="grid measures",
    )
    words = comparison_words(published, chosen, narrative.standing(judged), caption)
    return join(
        charts.show(charts.beside_neighbours(chosen), words),
        element("details", element("summary", "The same figures as a table"), made),
    )


def _worst_first(view: View) -> tuple[str, int, str]:
    order = [Place.WORSE, Place.LOWER, Place.HIGHER, Place.SIMILAR, Place.BETTER]
    return (view.unit, order.index(view.place) if view.place else 9, view.title)


def comparison_words(
    published: Published, shown: Sequence[View], headline: str, caption: str
) -> charts.Words:
    """What goes round a comparison with neighbours: the finding, the alt text, the source."""
    alt = f"Dot plot of {count(len(shown), 'measure')} beside statistical neighbours and England. {headline}"
    return charts.Words(
        headline=headline,
        alt=charts.alt_text(alt),
        description=(
            "Each line is one measure. The circle is this authority with its 95% interval, the "
            "diamond the average of the statistical neighbours, the upright mark England."
        ),
        source=f"{capital(made_of(shown))} as at {day(published.as_at)}; {source_words(shown)}",
        method=tables.PLACES_NOTE,
        table=anchor(caption),
    )


def how_sure(published: Published) -> Html:
    """How old the figures are, how much is unknown, and what the records could not tell."""
    said = [
        age(published),
        _children(published),
        _known(published),
        _hidden(published),
        records(published),
    ]
    lines = bullets([line for line in (*said, _absent(published)) if line], class_="plain")
    summary = element("summary", "The lists, one by one")
    return join(lines, element("details", summary, tables.lists_table(published)))


def standing_in_all(published: Published) -> str:
    """How many measures are better, similar and worse than neighbours'."""
    return narrative.standing([view for view in views(published) if view.place is not None])


def in_brief(published: Published) -> list[str]:
    """What the first screen's own line on trust leaves out: who is beside, what was not supplied."""
    judged = [view for view in views(published) if view.place is not None]
    similar = any(view.place is Place.SIMILAR for view in judged)
    said = [_unnamed(published), SIMILAR if similar else "", _absent(published)]
    return [line for line in said if line]


SIMILAR = (
    "Similar to neighbours: no further apart than chance and ordinary difference would put them."
)


def _unnamed(published: Published) -> str:
    whose = published.authority
    if whose.code or whose.la_number or whose.neighbours:
        return ""
    return (
        "No authority was named: name it to have its neighbours, its rates and what Ofsted last "
        "judged beside these figures."
    )


def age(published: Published) -> str:
    """How old the figures are, and those they are held against."""
    ends = [c.period_end for v in views(published) for c in v.comparators.values() if c.period_end]
    local = f"The authority's figures are as at {day(published.as_at)}."
    if not ends:
        return f"{local} There are no published figures to hold them against."
    old = count(months_between(max(ends), published.as_at), "month")
    return f"{local} The newest published figures are for the year to {day(max(ends))}: {old} old."


def _children(published: Published) -> str:
    """What rates were divided by, where they were."""
    whose = published.authority
    if not whose.population:
        return "Rates are not given: how many children live in the area is not known."
    source = f" ({whose.population_source})" if whose.population_source else ""
    return f"Rates are of {number(whose.population, 0)} children aged 0 to 17{source}."


def _known(published: Published) -> str:
    scored = [score for score in published.scores if score.coverage or score.missing]
    parts = [f"{area_title(one.area).lower()} {percent(one.coverage)}" for one in scored]
    if not parts:
        return "No area could be scored."
    gaps = [not_made(published, area) for area in Area]
    left, planned = (sum(pair) for pair in zip(*gaps, strict=True))
    return (
        f"Of each area's measures, by weight, these could be scored: {listed(parts)}. "
        f"{_still_to_make(left, planned)}".strip()
    )


def _still_to_make(left: int, planned: int) -> str:
    return f"{left} of {planned} planned measures are not made yet." if left else ""


def _hidden(published: Published) -> str:
    found = [view.local.state for view in views(published)]
    states = (
        (State.SHOWN, "shown"),
        (State.SUPPRESSED, "hidden because numbers are small"),
        (State.NO_RECORDS, "with no records to count"),
        (State.NOT_SUPPLIED, "not supplied"),
    )
    counted = [(found.count(state), word) for state, word in states if state in found]
    parts = [f"{number_word(many)} {word}" for many, word in counted]
    return f"Of {count(len(found), 'measure')}: {listed(parts)}." if parts else "No measures."


def records(published: Published) -> str:
    """What is wrong with the data, and what that could do."""
    doubted = [view for view in views(published) if doubtful(view)]
    severities = list(published.issues["severity"])
    errors, queries = severities.count("error"), severities.count("query")
    found = f"The data hold {_errors(errors)} "
    found += f"to put right and {count(queries, 'query', 'queries')} to look into."
    if not doubted:
        return f"{found} No measure that can be shown loses 5% or more of its records to them."
    return f"{found} {sentence(count(len(doubted), 'measure loses', 'measures lose'))[:-1]} 5% or more of its records to unusable values."


def _errors(how_many: int) -> str:
    return count(how_many, "kind of error", "kinds of error") if how_many else "no errors"


def _absent(published: Published) -> str:
    frame = published.lists
    names = [
        tables.list_name(str(row["list"]))
        for row in frame.to_dict("records")
        if not row["supplied"]
    ]
    empty = [
        tables.list_name(str(row["list"]))
        for row in frame.to_dict("records")
        if row["supplied"] and str(row["rows"]) == "0"
    ]
    if not len(frame):
        return ""
    if len(empty) == len(frame):
        return "All the lists were supplied, and none holds a record: is this the empty template?"
    said = f"Not supplied: {listed(names)}." if names else "All the lists were supplied."
    return f"{said} Without a record: {listed(empty)}." if empty else said
