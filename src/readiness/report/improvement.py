"""What is being done about what was found: the plan tracked, and whether anything moved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from readiness.enquiry.improvement import RULE, Followed, Plan, pace, plan
from readiness.enquiry.improvement.actions import Step, due
from readiness.model import Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, heading, join, nothing, paragraph
from readiness.report.moves import cannot, folded, measures_table, tally
from readiness.words import capital, count, day, listed, number_word

NOT_SHOWN = "The authority's own plan is not in a report for these readers, or none was supplied."


@lru_cache(maxsize=2)
def _plan(published: Published) -> Plan:
    return plan(published)


def pace_of_improvement(published: Published) -> Html:
    """The word for progress, what it rests on, the points at a glance, and the rule."""
    made = _plan(published)
    if not (made.points or made.steps or made.priorities):
        return nothing(NOT_SHOWN)
    found = pace(made, published.as_at)
    since = f"Since the inspection that began on {day(made.inspected)}. " if made.inspected else ""
    return join(
        paragraph(element("strong", f"{capital(found.word)}: {found.why}.")),
        bullets(found.because),
        _at_a_glance(published, made),
        paragraph(f"{since}{RULE}", class_="note"),
    )


def overdue(published: Published) -> Html | None:
    """How many actions of the plan are overdue, for the first page; nothing where that is not known."""
    fallen = due(_plan(published).steps, published.as_at)
    late = [step for step in fallen if step.standing == "overdue"]
    if not fallen:
        return None
    page = element("a", "improvement plan", href="improvement.html")
    are = "is" if len(late) == 1 else "are"
    said = f"'s {count(len(fallen), 'action')} due by now, {number_word(len(late)) if late else 'none'} {are} overdue."
    return paragraph("Of the ", page, said)


def _at_a_glance(published: Published, made: Plan) -> Html | None:
    if not made.points:
        return None
    rows = [_glance(published, one) for one in made.points]
    names = ("What the last inspection found", "Actions", "Overdue", "Measures since then")
    return grid("The points at a glance", names, rows)


def _glance(published: Published, one: Followed) -> list[Content]:
    fallen = due(one.steps, published.as_at)
    over = [s for s in fallen if s.standing == "overdue"]
    done = [s for s in one.steps if s.standing in ("done", "done late")]
    acts = (
        f"{len(done)} of {len(one.steps)} done" if one.steps else "No action of the plan is of it"
    )
    late = f"{len(over)} of {len(fallen)} due" if fallen else "None due yet" if one.steps else ""
    moves = tally(one.measures) if one.measures else "No measure of ours shows it"
    return [_title(one), acts, late, moves]


def _title(one: Followed) -> str:
    return f"{one.number}. {one.text}" if one.number is not None else one.text


def points_tracked(published: Published) -> Html:
    """Each point of the last report with its actions and the measures that should move."""
    made = _plan(published)
    if not made.points:
        return nothing(NOT_SHOWN)
    parts = [_point(one, place) for place, one in enumerate(made.points, start=1)]
    return join(parts, paragraph(MEASURES_NOTE, class_="note"))


MEASURES_NOTE = (
    "Before: the twelve months to the inspection; since: the latest twelve after it; the month of "
    "the inspection is in neither. A change is said where a 99% interval of the difference, "
    "allowing for how much months differ anyway, leaves out nought, or where the control chart "
    "shows a sign now. A share without months of its own is held against figures of earlier reports, "
    "as their readers were shown them: three a side, a quarter apart and never of the same months, "
    "the last of them this report's own where it is shown. A change after an action is not shown to "
    "be because of it. Measures are those the actions name and those of the same criteria."
)


def _point(one: Followed, place: int) -> Html:
    label = f"Point {one.number if one.number is not None else place}"
    if "action" in one.lacking:
        actions: Html = paragraph("No action of the plan is of this point.")
    else:
        actions = actions_table(f"{label}: its actions", one.steps)
    if "measure" in one.lacking:
        return join(heading(3, _title(one)), actions, paragraph("No measure of ours shows it."))
    telling = [m for m in one.measures if m.view.id in one.named or not cannot(m)]
    rest = [m for m in one.measures if m not in telling]
    return join(
        heading(3, _title(one)),
        actions,
        measures_table(f"{label}: measures that actions name, or that can be told", telling)
        if telling
        else paragraph("No action names a measure of ours, and no other can be told yet."),
        folded(f"{label}: other measures, of the same criteria", rest),
    )


def actions_table(caption: str, steps: Sequence[Step]) -> Html:
    """Actions with owner, due date and where each stands on the day."""
    rows: list[Sequence[Content]] = [
        [
            f"{one.action.number}. {one.action.text}" if one.action.number else one.action.text,
            one.action.owner or "not given",
            day(one.action.due) if one.action.due else "not given",
            join(
                stands(one), element("span", _lacks(one), class_="rests") if _lacks(one) else None
            ),
        ]
        for one in steps
    ]
    return grid(caption, ("Action", "Owner", "Due", "Where it stands"), rows)


def stands(one: Step) -> str:
    """Overdue by 84 days; done, 31 days late; in progress."""
    if one.standing == "overdue":
        return f"Overdue by {count(one.days, 'day')}"
    if one.standing == "done late":
        return f"Done, {count(one.days, 'day')} late"
    if one.standing == "not given":
        return "Progress not given"
    return capital(one.standing)


def _lacks(one: Step) -> str:
    """What is not given, but for what the other cells say."""
    said = ["no measure named"] if "measure" in one.lacking else []
    if "progress" in one.lacking and one.standing == "overdue":
        said.append("progress not given")
    return "; ".join([*said, one.doubt] if one.doubt else said)


def priorities_tracked(published: Published) -> Html:
    """Each priority: the actions that touch it, its measures, and what it lacks."""
    made = _plan(published)
    if not made.priorities:
        return nothing(NOT_SHOWN)
    rows: list[Sequence[Content]] = [
        [one.text, _touching(one), _moves(one)]
        for one in made.priorities
    ]  # fmt: skip
    none = [one for one in made.priorities if not one.steps]
    opening = None
    if none:
        said = count(len(none), "priority has", "priorities have")
        opening = paragraph(
            f"{capital(said)} no action in the plan: work on them may be elsewhere, and should be shown."
        )
    note = (
        "An action is set beside a priority where the measure it names, or else the point it "
        "answers, is of one of the priority's criteria: a person should check it."
    )
    names = ("Priority", "Actions that touch it", "Measures since the inspection")
    return join(opening, grid("Priorities", names, rows, note=note))


def _touching(one: Followed) -> str:
    if not one.steps:
        return "None"
    said = [f"{s.action.number or s.action.text}: {stands(s).casefold()}" for s in one.steps]
    return "; ".join(said)


def _moves(one: Followed) -> Content:
    """The count, and by name those that moved."""
    if not one.measures:
        return "No measure of ours shows it"
    moved = [
        f"{m.verdict}: {m.view.title}"
        for m in one.measures
        if m.verdict in ("better", "worse", "mixed")
    ]
    names = element("span", "; ".join(moved), class_="rests") if moved else None
    return join(tally(one.measures), names)


def actions_alone(published: Published) -> Html:
    """Actions that answer no point of the last report, and measures that actions name in vain."""
    made = _plan(published)
    if not made.alone and not made.unknown:
        return nothing("Every action answers a point of the last report.")
    named = {m.view.id for one in made.points for m in one.measures}
    measures = [m for m in made.measures if m.view.id not in named]
    unknown = [f"“{name}”" for name in made.unknown]
    return join(
        actions_table("Actions of no point", made.alone) if made.alone else None,
        measures_table("Measures those actions name", measures) if measures else None,
        paragraph(f"Actions name what is no measure of ours: {listed(unknown)}.", class_="note")
        if unknown
        else None,
    )
