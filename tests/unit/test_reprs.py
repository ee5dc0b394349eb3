"""Values say what they are in few words: text that fits a terminal, and a table in a notebook."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

import readiness
from readiness.errors import InputError, UnknownName
from readiness.lab import Choice
from readiness.model import Area, AreaScore, ChildList, Contribution, Period, Ratio
from readiness.model.shown import OPENS, Card, Shows, as_html, as_text
from readiness.nearest import hint, nearest
from readiness.worklists.kept_back import Rows

CARD = Card(
    title="Title <1>",
    facts=[("Short", "said"), ("Longer name", "word " * 60)],
    caption="What it holds",
    headings=("Name", "Count", "Word"),
    rows=[("a" * 200, "1,234", "x"), ("b", "\N{EN DASH}", "y")],
    notes=("A sentence.",),
    next={"call()": "what it gives"},
)


def score(position: float | None = 2.3) -> AreaScore:
    part = Contribution("visits", 2.0, None, 2.0, 0.0, 2.0, -0.05)
    return AreaScore(
        Area.LEADERS, position, "good", 2.0, 2.6, {}, 0.9, "high", None, 2.4,
        {"data": (2.4, 1.0)}, (part,), (), ("A limit.",), ("A reason.",),
    )  # fmt: skip


def test_text_fits_a_terminal_and_says_all() -> None:
    lines = as_text(CARD).splitlines()
    assert max(map(len, lines)) <= 102
    for word in ("Title <1>", "Longer name", "What it holds:", "1,234", "A sentence.", "call()"):
        assert any(word in line for line in lines), word


def test_markup_is_escaped_captioned_and_scoped() -> None:
    made = as_html(CARD)
    assert made.startswith(OPENS)
    assert "Title &lt;1&gt;" in made
    assert "<caption>What it holds</caption>" in made
    assert made.count('scope="col"') == 3
    assert made.count('scope="row"') == 2
    assert "<script" not in made
    assert "http" not in made


def test_numbers_alone_stand_to_the_right() -> None:
    sides = re.findall(r'<th scope="col" style="text-align:(\w+)', as_html(CARD))
    assert sides == ["left", "right", "left"]


def test_a_card_without_a_table_has_none() -> None:
    assert "<table" not in as_html(Card("Only a title"))
    assert as_text(Card("Only a title")) == "Only a title"


def test_a_score_says_where_it_stands_and_what_moves_it() -> None:
    said = repr(score())
    assert said.startswith("Impact of leaders: good")
    assert "2.3, from 2.0 to 2.6" in said
    assert "visits" in said
    assert "not a predicted grade" in said
    assert "none: not enough evidence" in repr(score(None))


def test_a_table_of_children_shows_its_columns_and_no_cell() -> None:
    frame = pd.DataFrame({"child_id": ["CANARY12"], "started": [pd.Timestamp("2026-01-02")]})
    rows = ChildList("assessments", frame)
    for said in (repr(rows), str(rows), rows._repr_html_()):
        assert "child_id" in said
        assert "CANARY12" not in said
        assert "2026" not in said
    assert rows._ipython_key_completions_() == ["child_id", "started"]


def test_masks_say_how_many_rows_and_not_which() -> None:
    met = np.array([True, False, False])
    said = repr(Ratio(met, np.array([True, True, False])))
    assert "1 of 3 rows" in said
    assert "2 of 3 rows" in said
    assert "True" not in said


def test_names_that_are_not_taken_from_the_lists_are_not_listed_as_columns() -> None:
    across = Rows({"worker": ["Ann B"], "title": ["t"]}).pivot_table(
        index="title", columns="worker", aggfunc="size"
    )
    assert "Ann B" not in repr(across)
    assert "Ann B" not in dir(across)
    assert across._ipython_key_completions_() == []


def test_what_names_nobody_is_shown_as_pandas_does() -> None:
    rows = Rows({"worker": ["a", "b"], "team": ["North", "North"]})
    counted = rows.groupby("team").agg(many=("worker", "size"))
    assert isinstance(counted, Rows)
    assert "North" in repr(counted)
    assert repr(counted) == repr(pd.DataFrame(counted))
    assert "North" in str(counted._repr_html_())


def test_names_are_shown_by_the_call_that_says_so() -> None:
    rows = Rows({"worker": ["Ann B"]})
    assert "Ann B" not in repr(rows)
    assert "Ann B" in repr(readiness.naming_children(rows))
    assert "Ann B" in repr(readiness.naming_children(rows["worker"]))
    assert rows["worker"].tolist() == ["Ann B"]


def test_the_package_completes_its_names_and_tells_the_nearest() -> None:
    assert dir(readiness) == sorted(readiness.__all__)
    with pytest.raises(AttributeError, match=r"did you mean children_behind\?"):
        readiness.children_behnd  # noqa: B018
    with pytest.raises(AttributeError, match="it has: "):
        readiness.zzzz  # noqa: B018


@pytest.mark.parametrize("written", ["care_leavers", "Care leavers", " care-leavers "])
def test_an_area_is_known_however_it_is_written(written: str) -> None:
    assert Area(written) is Area.CARE_LEAVERS


def test_an_unknown_area_is_told_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"did you mean care_leavers\?"):
        Area("care leaver")
    with pytest.raises(InputError, match="the areas are: help_and_protection"):
        Area("zzz")
    with pytest.raises(ValueError, match="valid Area"):
        Area(3)  # type: ignore[arg-type]


def test_the_nearest_are_told_likest_first_and_none_that_is_unlike() -> None:
    names = ("visits_in_date", "reviews_in_date", "adopters")
    assert nearest("visit_in_date", names)[0] == "visits_in_date"
    assert nearest("zzzz", names) == ()
    assert hint("zzzz", names, "there are three.") == "there are three."


class Kept(Choice[int]):
    kind = "number"

    def _card(self) -> Card:
        return Card(f"{len(self)} numbers")


def test_a_choice_is_a_mapping_that_completes_and_teaches() -> None:
    kept = Kept({"one_thing": 1, "two_things": 2}, {"one_thing": "The first", "two_things": "Both"})
    assert (list(kept), len(kept), kept["one_thing"], kept["THE FIRST"]) == (
        ["one_thing", "two_things"], 2, 1, 1,
    )  # fmt: skip
    assert kept._ipython_key_completions_() == ["one_thing", "two_things"]
    assert ("The first" in kept, kept.get("nothing at all")) == (False, None)
    with pytest.raises(KeyError, match=r"There is no number 'one_thng'; did you mean one_thing\?"):
        kept["one_thng"]
    assert isinstance(kept, Shows)


def test_an_error_reads_as_a_sentence_though_it_is_a_key_error() -> None:
    assert str(UnknownName("There is no such thing.")) == "There is no such thing."


def test_a_period_is_no_card() -> None:
    """Small values keep the words they had."""
    assert str(Period(date(2026, 4, 1), date(2026, 9, 30))) == "2026-04-01/2026-09-30"
