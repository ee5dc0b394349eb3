"""Worklists are shown under the operational profile alone."""

from __future__ import annotations

from dataclasses import dataclass

from readiness.disclosure.profiles import OPERATIONAL as PROFILE
from readiness.disclosure.profiles import profile_named
from readiness.errors import InputError
from readiness.worklists.drawing import OPERATIONAL


@dataclass(frozen=True)
class Marking:
    """Words that stand over what a notebook shows."""

    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_markdown_(self) -> str:
        return f"**{self.words}**"


def operational_only(profile: str) -> Marking:
    """The marking of what names children. Raises InputError under any profile but operational."""
    if profile_named(profile).name != PROFILE.name:
        raise InputError(
            f"Worklists name children and are not for the profile '{profile}'; they are shown under "
            f"'{PROFILE.name}' alone, to the team that holds the records."
        )
    return Marking(f"{OPERATIONAL}.")
