"""Children for whom adoption is the plan, from the decision to the order, and their adopters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from readiness.story import Adopter, AdoptionPlan, CarePeriod, Child
from readiness.synthetic import placements
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.people import Ages

YOUNG: Ages = Choice({(0, 0): 18, (1, 1): 30, (2, 2): 22, (3, 3): 16, (4, 5): 14})

DECIDED, ORDERED, MATCHED, PLACED, ADOPTED = range(5)
NO_FAMILY_YET = Choice({ORDERED: 80, MATCHED: 20})
ON_THE_WAY = Choice({DECIDED: 42, PLACED: 58})
"""How far the children not yet adopted have come: those a court has agreed to and who wait for a
family, and the others."""

_STEPS = ((150, 300), (25, 120), (70, 560), (14, 60), (120, 300))
"""Days from entering care to the decision, then to each next step."""

HARD_TO_PLACE, LONGER = 0.45, (300, 500)
"""Of children who wait with an order, those no family was found for at once, and days more."""

_INTERAGENCY = 0.14
_EARLY_PERMANENCE = 0.16
_UNOPPOSED = 0.38
_REVERSAL = Choice({"RD1": 30, "RD2": 18, "RD3": 38, "RD4": 14})

_PAIR = 0.82
_ADOPTER_ETHNICITY = Choice(
    {"WBRI": 82, "WOTH": 4, "APKN": 4, "AIND": 2, "BAFR": 3, "MOTH": 3, "NOBT": 2}
)
_ADOPTER_SEX = Choice({"female": 55, "male": 44, "neither": 0.5, "not_stated": 0.5})
_STAGE_1 = Choice({(38, 59): 70, (63, 95): 23, (96, 150): 7})
_STAGE_2 = Choice({(85, 119): 75, (124, 180): 20, (181, 240): 5})


def steps(make: Maker, longer: int = 0) -> list[int]:
    """Days after entering care of the decision, placement order, match (which took some longer),
    placing and order."""
    after, total = [], 0
    for stage, (low, high) in enumerate(_STEPS):
        total += make.dice.between(low, high) + (longer if stage == MATCHED else 0)
        after.append(total)
    return after


def entry_day(make: Maker, after: list[int], stage: int, waited: int = 0) -> int:
    """The day of entering care that brings the child to the stage, and no further, today, having
    waited so many days there at least."""
    until = after[stage + 1] - 1 if stage < ADOPTED else after[ADOPTED] + 360
    return make.clock.today - make.dice.between(min(after[stage] + 3 + waited, until), until)


def adoption_plan(
    make: Maker, case: Case, entered: int, after: list[int], stage: int
) -> AdoptionPlan:
    """The plan with every step that has been reached, each on a working day."""
    dice = make.dice
    days = [make.day(make.clock.workday(entered + days)) for days in after[: stage + 1]]
    reached: list[date | None] = [*days, *[None] * (len(_STEPS) - len(days))]
    family = None
    if stage >= MATCHED and not dice.yes(_INTERAGENCY):
        family = f"F{make.next_id()}"
    early = stage >= ORDERED and dice.yes(_EARLY_PERMANENCE)
    fostered = make.day(entered + dice.between(5, after[DECIDED] - 20)) if early else None
    told = AdoptionPlan(
        family=family,
        entered_care=make.day(entered),
        decision=days[DECIDED],
        placement_order=reached[ORDERED],
        matched=reached[MATCHED],
        placed=reached[PLACED],
        order=reached[ADOPTED],
        reversed=None,
        reversal_reason=None,
        fostering_for_adoption=fostered,
    )
    case.child.adoption.append(told)
    return told


def reverse(make: Maker, told: AdoptionPlan) -> None:
    """The plan is given up, within the last year."""
    clock = make.clock
    latest = max(day.toordinal() for day in (told.decision, told.placement_order) if day)
    day = clock.workday(make.dice.between(max(latest, clock.year), clock.today))
    told.reversed = make.day(max(day, latest))
    told.reversal_reason = make.dice.pick(_REVERSAL)


def live_with_adopters(make: Maker, told: CarePeriod, planned: AdoptionPlan) -> None:
    """Legal status and placements follow the plan."""
    if planned.placement_order:
        told.legal_statuses = [told.legal_statuses[0], (planned.placement_order, "E1")]
    told.permanence_plan = "adoption"
    fostered = planned.fostering_for_adoption
    first = "U5" if fostered else "U6"
    start = told.started.toordinal()
    moved = fostered.toordinal() if fostered else start
    placed = planned.placed.toordinal() if planned.placed else None
    ended = told.ended.toordinal() if told.ended else None
    told.placements = []
    if moved > start:
        told.placements.append(placements.placement(make, "U6", start, moved))
    told.placements.append(placements.placement(make, first, moved, placed or ended))
    if placed:
        kind = "A5" if fostered else "A6"
        told.placements.append(placements.placement(make, kind, placed, ended))


def reason_ceased(make: Maker) -> str:
    return "E11" if make.dice.yes(_UNOPPOSED) else "E12"


def adopters(make: Maker, children: Iterable[Child], in_process: int) -> list[Adopter]:
    """The families of the children matched, then families who are not that far, or have left."""
    families: dict[str, list[AdoptionPlan]] = {}
    for child in children:
        for told in child.adoption:
            if told.family:
                families.setdefault(told.family, []).append(told)
    people = [one for name, plans in families.items() for one in _family(make, name, plans)]
    for _ in range(in_process):
        people.extend(_family(make, f"F{make.next_id()}", []))
    return people


def _family(make: Maker, name: str, plans: list[AdoptionPlan]) -> list[Adopter]:
    first = _adopter(make, name)
    _apply(make, first, plans[0] if plans else None)
    if plans:
        told = plans[0]
        first.fostering_for_adoption = told.fostering_for_adoption is not None
        first.matched, first.placed, first.order = told.matched, told.placed, told.order
        first.children_placed = len(plans) if told.placed else None
    if not make.dice.yes(_PAIR):
        return [first]
    second = _adopter(make, name)
    for step in _SHARED:
        setattr(second, step, getattr(first, step))
    return [first, second]


_SHARED = (
    "fostering_for_adoption", "enquiry", "stage_1_started", "stage_1_ended", "stage_2_started",
    "stage_2_ended", "matched", "placed", "children_placed", "order", "left_process",
    "leaving_reason",
)  # fmt: skip


def _adopter(make: Maker, family: str) -> Adopter:
    dice = make.dice
    disability = "yes" if dice.yes(0.06) else "no"
    return Adopter(
        f"A{make.next_id()}", family, dice.pick(_ADOPTER_SEX), dice.pick(_ADOPTER_ETHNICITY),
        disability, False, make.clock.as_at,
    )  # fmt: skip


def _apply(make: Maker, one: Adopter, told: AdoptionPlan | None) -> None:
    """From enquiry to approval: long before a match; otherwise as far as they have come by now."""
    clock, dice = make.clock, make.dice
    gaps = (dice.between(14, 60), dice.within(_STAGE_1), dice.between(2, 40), dice.within(_STAGE_2))
    needed = sum(gaps)
    if told and told.matched:
        day = told.matched.toordinal() - needed - dice.between(30, 260)
    else:
        day = clock.today - dice.between(20, needed + 150)
    one.enquiry = make.day(day)
    leaves = told is None and dice.yes(0.18)
    for step, gap in zip(_SHARED[2:6], gaps, strict=True):
        day += gap
        if day > clock.today:
            return
        if leaves and step == "stage_2_started":
            one.left_process = make.day(day)
            one.leaving_reason = "withdrew" if dice.yes(0.7) else "refused"
            return
        setattr(one, step, make.day(day))
