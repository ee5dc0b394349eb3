"""Official code sets of Annex A, and what authorities really write matched to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from readiness.intake.annex_a.codes.columns import code_set_for_column
from readiness.intake.annex_a.codes.declared import declaration
from readiness.intake.annex_a.codes.model import Code, CodeSet, Match

__all__ = [
    "Code",
    "CodeSet",
    "Match",
    "classify",
    "classify_all",
    "code_set",
    "code_set_for_column",
    "official",
]


class _Classifier(Protocol):
    code_set: CodeSet

    def classify(self, written: str, /) -> Match: ...


@cache
def _classifier(name: str) -> _Classifier:
    if name == "placement_authority":
        from readiness.intake.annex_a.codes.authorities import AuthorityMatcher

        return AuthorityMatcher()
    from readiness.intake.annex_a.codes.matcher import Matcher

    return Matcher(declaration(name))


def code_set(name: str) -> CodeSet:
    """The declared code set, e.g. `code_set("sex")`; ConfigurationError for an unknown name."""
    if name == "placement_authority":
        return _classifier(name).code_set
    return declaration(name).code_set


def classify(name: str, written: str) -> Match:
    """What one written value means in the code set called `name`; never raises for a value."""
    return _classifier(name).classify(str(written))


def classify_all(name: str, uniques: Sequence[str]) -> list[Match]:
    """`classify` for each distinct value of a column, in order."""
    read = _classifier(name).classify
    return [read(str(written)) for written in uniques]


def official(name: str, key: str) -> str:
    """The text Ofsted's template uses for a code, e.g. 'a) Male'; KeyError for an unknown key."""
    return code_set(name).by_key[key].official
