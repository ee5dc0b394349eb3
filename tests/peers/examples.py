"""What the tests of other tools' errors share: small tables, read by the other way and by ours."""

from __future__ import annotations

from datetime import date
from typing import Any

from readiness.measures import masks, registry
from readiness.measures.examples import table, typed
from readiness.model import ChildList, Count, Issue, Ratio
from readiness.quality import rule_of

AS_AT = date(2025, 9, 30)


def records(text: str) -> list[dict[str, str]]:
    """The rows of an example, cell by cell as text: what the other way is given."""
    return table(text, "test").to_dict("records")


def rows(name: str, text: str) -> ChildList:
    """The same rows as our own reading hands them over."""
    return typed(name, table(text, "test"))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def judged(measure: str, text: str, as_at: date = AS_AT) -> str:
    """A letter a row: y in the numerator, n in the denominator only, u unusable, - not counted."""
    name = registry()[measure].lists[0]
    return letters(measure, {name: rows(name, text)}, as_at)


def letters(measure: str, lists: dict[str, ChildList], as_at: date = AS_AT) -> str:
    found = masks(measure, lists, as_at)
    assert isinstance(found, Ratio)
    assert found.unusable is not None
    three = zip(found.numerator, found.denominator, found.unusable, strict=True)
    return "".join("y" if k else "n" if n else "u" if u else "-" for k, n, u in three)


def percent(said: str) -> float:
    """The share of those counted, of letters as `judged` gives them."""
    return 100 * said.count("y") / (said.count("y") + said.count("n"))


def counted(measure: str, lists: dict[str, ChildList], as_at: date = AS_AT) -> list[bool]:
    found = masks(measure, lists, as_at)
    assert isinstance(found, Count)
    return found.counted.tolist()


def found_by(name: str, issues: Any) -> list[Issue]:
    """The issues of one quality rule."""
    return [issue for issue in issues if (rule := rule_of(issue)) and rule.name == name]
