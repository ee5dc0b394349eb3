"""Who adopted a child, as the return asks it."""

from __future__ import annotations

from collections.abc import Iterable

from readiness.story import Adopter, AdoptionPlan, Child
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.details.teller import Teller

_ADOPTERS = Choice({"MF": 72, "F1": 12, "M1": 3, "FF": 6, "MM": 7})
_MARRIED = 0.8
_SINGLE, _COUPLE, _MARRIED_SAME, _UNMARRIED, _UNMARRIED_SAME = "L0", "L11", "L12", "L3", "L4"
_LETTER = {"male": "M", "female": "F"}


def add(teller: Teller, child: Child) -> None:
    """For the adopted; `of_families` puts right what is known of the adopters themselves."""
    for plan in child.adoption:
        if plan.order is not None:
            plan.adopters = teller.dice.pick(_ADOPTERS)
            plan.adopter_status = _status(teller.dice, plan.adopters)
            plan.foster_carer = plan.fostering_for_adoption is not None


def of_families(dice: Dice, children: Iterable[Child], adopters: Iterable[Adopter]) -> None:
    """As the invented families of this authority are."""
    families: dict[str, list[str]] = {}
    for adopter in adopters:
        if adopter.family:
            families.setdefault(adopter.family, []).append(_LETTER.get(adopter.sex, ""))
    for child in children:
        for plan in child.adoption:
            letters = families.get(plan.family or "", [])
            if plan.adopters is not None and letters and all(letters):
                _of_family(dice, plan, letters)


def _of_family(dice: Dice, plan: AdoptionPlan, letters: list[str]) -> None:
    plan.adopters = f"{letters[0]}1" if len(letters) == 1 else "".join(sorted(letters)[::-1])
    plan.adopter_status = _status(dice, plan.adopters)


def _status(dice: Dice, adopters: str) -> str:
    if adopters.endswith("1"):
        return _SINGLE
    married = dice.yes(_MARRIED)
    if adopters == "MF":
        return _COUPLE if married else _UNMARRIED
    return _MARRIED_SAME if married else _UNMARRIED_SAME
