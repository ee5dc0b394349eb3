"""The eleven lists, one declaration each. Source: Ofsted, Annex A child-level data, August 2019,
with the columns of list 9 the sector has used since 2023."""

from __future__ import annotations

from readiness.intake.annex_a.declaration import ListSpec
from readiness.intake.annex_a.lists import (
    adopters,
    adoption,
    assessments,
    care_leavers,
    child_protection,
    children_in_care,
    children_in_need,
    contacts,
    early_help,
    referrals,
    section_47,
)

LISTS: tuple[ListSpec, ...] = (
    contacts.SPEC,
    early_help.SPEC,
    referrals.SPEC,
    assessments.SPEC,
    section_47.SPEC,
    children_in_need.SPEC,
    child_protection.SPEC,
    children_in_care.SPEC,
    care_leavers.SPEC,
    adoption.SPEC,
    adopters.SPEC,
)
"""In Annex A's order."""


def list_spec(name: str) -> ListSpec:
    """The declaration of a list, by name; KeyError where there is none."""
    for spec in LISTS:
        if spec.name == name:
            return spec
    raise KeyError(f"There is no list '{name}'.")
