"""The answer key counts stories, by the measures' own oracles and the shared labels."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest

from readiness.measures import registry
from readiness.model import Count, Judged, Limits, Measure, Period, Ratio, When
from readiness.story import Child
from readiness.synthetic import World, answer_key
from readiness.synthetic.key import COLUMNS

AS_AT = date(2026, 9, 30)


def every_contact(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for contact in child.contacts:
        if contact.on in period:
            yield Judged(contact.source == "6")


def every_adopter(adopter: Any, period: Period, limits: Limits) -> Iterator[Judged]:
    yield Judged(adopter.order is not None)


def measure(name: str, lists: tuple[str, ...], story: object, unit: str = "%") -> Measure:
    """A real declaration with another list, unit and oracle."""
    from dataclasses import replace

    some = next(iter(registry().values()))
    of_time = {"when": When.WINDOW, "shape": Ratio if unit == "%" else Count}
    return replace(some, id=name, lists=lists, story=cast("Any", story), unit=unit, **of_time)


def test_counts_what_the_oracle_says(world: World) -> None:
    asked = {"police": measure("police", ("contacts",), every_contact)}
    key = answer_key(world, asked)
    recent = [c for child in world.children for c in child.contacts if c.on >= date(2026, 4, 1)]
    whole = key.iloc[0]
    assert tuple(key.columns) == COLUMNS
    assert (whole["breakdown"], whole["group"]) == ("all", "all")
    assert whole["period"] == "2026-04-01/2026-09-30"
    assert whole["denominator"] == len(recent)
    assert whole["numerator"] == sum(contact.source == "6" for contact in recent) > 0


def test_each_breakdown_adds_up_to_the_whole(world: World) -> None:
    key = answer_key(world, registry())
    sums = key.groupby(["measure", "breakdown"])[["numerator", "denominator"]].sum()
    known = {"all", "age", "sex", "ethnicity", "disability", "team", "unaccompanied"}
    known |= {"role", "experience"} & set(sums.index.get_level_values("breakdown"))
    assert set(sums.index.get_level_values("breakdown")) == known
    for name, rows in sums.groupby("measure"):
        whole = rows.loc[(name, "all")]
        for breakdown in {"age", "sex", "ethnicity"}:
            if (name, breakdown) in rows.index:
                assert tuple(rows.loc[(name, breakdown)]) == tuple(whole)


def test_denominators_are_plausible(world: World) -> None:
    key = answer_key(world, registry())
    shares = key.dropna(subset=["denominator"])
    assert (shares.numerator <= shares.denominator).all()
    assert (key.numerator >= 0).all()
    whole = shares[shares.breakdown == "all"]
    nobody = whole.loc[whole.denominator == 0, "measure"].tolist()
    assert len(nobody) <= 3, f"rare things may happen to nobody of so few, but not all of {nobody}"
    assert not key.duplicated(["measure", "period", "breakdown", "group"]).any()


def test_a_count_has_no_denominator(world: World) -> None:
    asked = {"contacts": measure("contacts", ("contacts",), every_contact, "per 10,000 a year")}
    assert answer_key(world, asked).denominator.isna().all()


def test_lists_without_a_team_or_disability_have_no_such_rows(world: World) -> None:
    key = answer_key(world, {"police": measure("police", ("contacts",), every_contact)})
    assert set(key.breakdown) == {"all", "age", "sex", "ethnicity"}


def test_adopters_are_asked_of_adopters(world: World) -> None:
    key = answer_key(world, {"adopters": measure("adopters", ("adopters",), every_adopter)})
    assert key.iloc[0]["denominator"] == len(world.adopters)
    assert "age" not in set(key.breakdown)


def test_the_whole_is_there_even_where_nobody_counts(world: World) -> None:
    asked = {"none": measure("none", ("contacts",), lambda *_: iter(()))}
    key = answer_key(world, asked)
    assert key[["numerator", "denominator"]].to_numpy().tolist() == [[0, 0]]


@pytest.mark.parametrize("measures", [{}, None])
def test_no_measures_no_rows(world: World, measures: dict[str, Measure] | None) -> None:
    assert answer_key(world, measures or {}).empty
