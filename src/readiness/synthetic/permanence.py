"""The plan for where a child in care will grow up, which most have after four months."""

from __future__ import annotations

from readiness.story import CarePeriod
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

_FOUR_MONTHS = 122
_AGREED_EARLY, _AGREED = 0.4, 0.925

_YOUNG = Choice({"return_to_family": 34, "sgo_cao": 34, "adoption": 14, "long_term_fostering": 18})
_OLDER = Choice({"long_term_fostering": 62, "return_to_family": 20, "sgo_cao": 12, "other": 6})
_WITH_FAMILY = Choice({"sgo_cao": 46, "long_term_fostering": 40, "return_to_family": 14})
_IN_HOMES = Choice({
    "long_term_residential": 52, "return_to_family": 18, "long_term_fostering": 16,
    "supported_living": 10, "other": 4,
})  # fmt: skip
_SUPPORTED = Choice({"supported_living": 84, "return_to_family": 10, "other": 6})
_MATCHED = Choice({"long_term_fostering": 92, "sgo_cao": 6, "other": 2})
_AT_HOME = Choice({"return_to_family": 94, "other": 6})


def agree(make: Maker, case: Case, told: CarePeriod, length: int) -> None:
    """Sets the plan from where the child lives and how old the child is; none agreed for some."""
    dice = make.dice
    if not dice.yes(_AGREED if length > _FOUR_MONTHS else _AGREED_EARLY):
        return
    kind = told.placements[-1].kind
    told.permanence_plan = dice.pick(_choice(kind, case.age_on(make.clock.today)))


def _choice(kind: str, age: int) -> Choice[str]:
    by_kind = {"P1": _AT_HOME, "U1": _MATCHED, "U4": _MATCHED, "U3": _WITH_FAMILY}
    if kind in by_kind:
        return by_kind[kind]
    if kind[0] in "KSR":
        return _SUPPORTED if kind == "K3" else _IN_HOMES
    if kind == "Z1":
        return _SUPPORTED
    return _YOUNG if age < 5 else _OLDER
