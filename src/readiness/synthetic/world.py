"""The invented authority: how many children of each kind, and everything they lived through."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from readiness.calendar import return_year_to
from readiness.errors import InputError
from readiness.model import Authority
from readiness.story import Adopter, Child
from readiness.synthetic import adoption
from readiness.synthetic.chance import Dice
from readiness.synthetic.clock import Clock
from readiness.synthetic.details import Details
from readiness.synthetic.details.adoption import of_families
from readiness.synthetic.maker import Case, Maker, numbers
from readiness.synthetic.pathways import cared, left, need, over, protected
from readiness.synthetic.workforce import Workforce

FEWEST, MOST = 50, 500_000
NAME = "Harrowmere"
CHILDREN_PER_OPEN_CASE = 30
NEIGHBOURS = (
    "Rotherham", "Gateshead", "Rochdale", "Barnsley", "Wakefield", "Dudley",
    "Telford and Wrekin", "Plymouth", "Sunderland", "Torbay",
)  # fmt: skip
"""The comparison group the Department for Education gave Tameside in 2025, borrowed."""

Pathway = Callable[[Maker], Case]
Progress = Callable[[str], None]

_TWIN = 0.012


@dataclass(frozen=True, eq=False)
class World:
    """An invented authority on a day. `size` is how many of its children are open; `children` and
    `adopters` are in the order written.

    `earlier` are children whom no list of Annex A would hold any more, and the latest return does:
    all that happened to them was over before the six months. They are invented when first asked for.
    """

    authority: Authority
    as_at: date
    seed: int
    size: int
    children: tuple[Child, ...] = field(repr=False)
    adopters: tuple[Adopter, ...] = field(repr=False)

    @cached_property
    def earlier(self) -> tuple[Child, ...]:
        return _earlier(self.size, self.seed, self.as_at)


@dataclass(frozen=True)
class _Kind:
    """A pathway, and how many children take it for each thousand open."""

    pathway: Pathway
    per_thousand: float


_IN_CARE, _ON_PLAN = 200.0, 119.5
_FIRST = (
    _Kind(cared.awaiting_adoption, 6.5),
    _Kind(cared.waiting_for_a_family, 4.5),
    _Kind(cared.adoption_given_up, 2.5),
    _Kind(cared.adopted, 8),
    _Kind(cared.in_care, _IN_CARE - 13.5),
    _Kind(protected.on_protection_plan, _ON_PLAN),
    _Kind(protected.off_protection_plan, 52),
    _Kind(left.left_care, 20),
    _Kind(left.came_of_age, 15),
    _Kind(need.being_assessed, 165),
)
_CLOSED = 600.0
_PASSED_ON = 55.0
_NEVER_OPEN = (
    _Kind(need.assessed_not_in_need, 130),
    _Kind(need.turned_away, 45),
    _Kind(need.knocking, 560),
    _Kind(need.helped_early, 310),
    _Kind(left.care_leaver, 105),
)
_ADOPTERS_IN_PROCESS = 4.0
_OVER = (
    _Kind(need.no_longer_in_need, 340),
    _Kind(need.passed_to_early_help, _PASSED_ON),
    _Kind(need.assessed_not_in_need, 130),
    _Kind(need.turned_away, 45),
    _Kind(protected.off_protection_plan, 52),
    _Kind(left.left_care, 20),
)
"""What is over after any half-year, as after the last: the children those lists have let go."""
_ADOPTED_A_YEAR_AGO = _Kind(cared.adopted, 8)


def _earlier(children: int, seed: int, as_at: date) -> tuple[Child, ...]:
    """The children of the half-years before the six months, back to the return year's first day."""
    today = Clock(as_at)
    first, told = return_year_to(as_at).start.toordinal(), []
    ends, halves = today.window - 1, 0
    while ends >= first:
        halves += 1
        clock = Clock(date.fromordinal(ends))
        writer = _Writer(children, seed, clock, None, halves, today)
        over = (*_OVER, _ADOPTED_A_YEAR_AGO) if ends < today.year else _OVER
        for kind in over:
            writer.write(kind.pathway, max(1, round(kind.per_thousand * children / 1000)))
        told.extend(writer.told)
        ends = clock.window - 1
    return tuple(told)


def generate(children: int, seed: int, as_at: date, progress: Progress | None = None) -> World:
    """An authority with so many children open on the day; the same seed gives the same world.

    `children` from 50 to 500,000 (InputError outside): everything else follows in proportion.
    `progress` is told the name of each stage once it is done.
    """
    if not FEWEST <= children <= MOST:
        raise InputError(
            f"A synthetic authority has {FEWEST} to {MOST:,} open children; {children:,} were "
            "asked for."
        )
    writer = _Writer(children, seed, Clock(as_at), progress)
    for kind in _FIRST:
        writer.write(kind.pathway, max(1, round(kind.per_thousand * children / 1000)))
    writer.write(need.on_a_plan, children - sum(map(_is_open, writer.told)))
    passed_on = round(_PASSED_ON * children / 1000)
    writer.write(need.passed_to_early_help, passed_on)
    closed = sum(_closed_since(child, writer.opened) for child in writer.told)
    writer.write(need.no_longer_in_need, max(1, round(_CLOSED * children / 1000) - closed))
    for kind in _NEVER_OPEN:
        writer.write(kind.pathway, max(1, round(kind.per_thousand * children / 1000)))
    return writer.world()


class _Writer:
    """Writes children a pathway at a time, each pathway with dice of its own.

    `half`: 0 to tell of the present, 1 and more for the half-years before, whose stories are over.
    `today` is the present, where the clock of the stories stands earlier.
    """

    def __init__(
        self,
        children: int,
        seed: int,
        clock: Clock,
        progress: Progress | None,
        half: int = 0,
        today: Clock | None = None,
    ) -> None:
        self.children, self.seed, self.half = children, seed, half
        self.progress = progress
        self.clock = clock
        self.opened = date.fromordinal(clock.window)
        self.workforce = Workforce(children, Dice(seed, "workforce"))
        self.ids = numbers(seed, half)
        self.details = Details(seed, f"details {half}", today or clock, self.workforce)
        self.told: list[Child] = []

    def maker(self, purpose: str) -> Maker:
        seed = (self.seed, self.half, purpose) if self.half else (self.seed, purpose)
        return Maker(Dice(*seed), self.clock, self.workforce, self.ids)

    def write(self, pathway: Pathway, count: int) -> None:
        make = self.maker(pathway.__name__)
        until = len(self.told) + count
        while len(self.told) < until:
            child = pathway(make).child
            if self.half:
                over.close(make, child)
            self.details.add(child)
            self.told.append(child)
            if len(self.told) < until and make.dice.yes(_TWIN):
                self.told.append(_twin(make, child))
        if self.progress:
            self.progress(pathway.__name__.replace("_", " "))

    def world(self) -> World:
        families = self.maker("adopters")
        in_process = max(1, round(_ADOPTERS_IN_PROCESS * self.children / 1000))
        parents = adoption.adopters(families, self.told, in_process)
        of_families(Dice(self.seed, "adopters of children"), self.told, parents)
        return World(
            _authority(self.children),
            self.clock.as_at,
            self.seed,
            self.children,
            tuple(self.told),
            tuple(parents),
        )


def _authority(children: int) -> Authority:
    return Authority(
        NAME,
        population=children * CHILDREN_PER_OPEN_CASE,
        population_source="Invented: thirty children living in the area for each open case",
        neighbours=NEIGHBOURS,
    )


def _twin(make: Maker, child: Child) -> Child:
    """A child with the same birthday to whom the same things happened."""
    twin = deepcopy(child)
    twin.id = make.next_id()
    if twin.sex != "not_stated":
        twin.sex = "male" if make.dice.yes(0.5) else "female"
    return twin


def _is_open(child: Child) -> bool:
    return bool(child.need) and child.need[-1].ended is None


def _closed_since(child: Child, day: date) -> bool:
    ended = child.need[-1].ended if child.need else None
    return ended is not None and ended >= day
