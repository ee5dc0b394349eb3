"""The sample returns yield their measures: each is counted again here from the raw files.

By plain reading of csv and XML and plain loops, without a data frame and without a line of the
measures' own. The folder is read from outside the project (READINESS_SHARED) and the tests are
skipped, saying so, where it is absent.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

import pytest

from readiness.intake.returns import read_returns
from readiness.measures import compute
from readiness.measures.monthly import monthly
from readiness.model import Lists, State

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("READINESS_SHARED", ROOT.parent / "shared"))
SAMPLES = SHARED / "samples" / "returns"
CENSUS, FOLDER = SAMPLES / "cin_census_332_children.xml", SAMPLES / "ssda903"
AS_AT = date(2026, 9, 30)

pytestmark = pytest.mark.skipif(
    not (CENSUS.is_file() and FOLDER.is_dir()), reason="the shared sample returns are not here"
)

FIRST_OF_CARE, LAST_OF_CARE = date(2017, 4, 1), date(2018, 3, 31)
FIRST_OF_CENSUS, LAST_OF_CENSUS = date(2021, 4, 1), date(2022, 3, 31)
NEVER = date.max
LONG_AGO = date.min

Numbers = tuple[int, int, int]
"""In the numerator, in the denominator, and those that cannot be told."""


# What the project says


@cache
def tables() -> Lists:
    return read_returns([CENSUS, FOLDER], AS_AT).tables


@cache
def results() -> dict[str, dict[str, object]]:
    found = compute(tables(), AS_AT)
    whole = found[found["breakdown"] == "all"]
    return {row["measure"]: row for row in whole.to_dict("records")}


def told(measure: str) -> Numbers:
    row = results()[measure]
    return tuple(int(row[name]) for name in ("numerator", "denominator", "unusable"))  # type: ignore[return-value, call-overload]


# The raw files


@cache
def raw(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007


@dataclass(frozen=True)
class Episode:
    child: str
    started: date
    ended: date
    reason: str
    status: str
    place: str
    postcode: str
    born: date


@cache
def births() -> dict[str, date]:
    return {row["CHILD"]: day(row["DOB"]) or NEVER for row in raw("header.csv")}


@cache
def episodes() -> dict[str, list[Episode]]:
    """Each child's, in order, without series of short breaks."""
    found = defaultdict(list)
    for row in raw("episodes.csv"):
        if row["LS"] in ("V3", "V4"):
            continue
        child = row["CHILD"]
        cells = (row["RNE"], row["LS"], row["PLACE"], row["PL_POST"].strip())
        started, ended = day(row["DECOM"]), day(row["DEC"]) or NEVER
        found[child].append(Episode(child, started, ended, *cells, births()[child]))
    return {
        child: sorted(rows, key=lambda one: (one.started, one.ended))
        for child, rows in found.items()
    }


def in_care() -> Iterator[tuple[list[Episode], int]]:
    """Each child in care on the last day: their episodes, and which of them is open."""
    for rows in episodes().values():
        there = [place for place, one in enumerate(rows) if one.started <= LAST_OF_CARE < one.ended]
        if there:
            yield rows, there[-1]


def years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def care_from(rows: list[Episode], place: int) -> tuple[date, date]:
    """The earliest and latest day the care may have begun, told by walking back."""
    while True:
        here = rows[place]
        if here.reason == "S":
            return here.started, here.started
        if place == 0:
            return LONG_AGO, here.started
        if rows[place - 1].ended < here.started:
            return here.started, here.started
        place -= 1


def all_year(rows: list[Episode], place: int) -> bool | None:
    return by(care_from(rows, place), FIRST_OF_CARE)


def by(span: tuple[date, date], limit: date) -> bool | None:
    earliest, latest = span
    return True if latest <= limit else (None if earliest <= limit else False)


def numbers(answers: list[tuple[bool | None, bool | None]]) -> Numbers:
    """From who is counted and whether they are in the numerator, None where it cannot be told."""
    unknown = sum(among is None or (among is True and yes is None) for among, yes in answers)
    counted = [yes for among, yes in answers if among is True and yes is not None]
    return sum(counted), len(counted), unknown


# What should come of them


def test_the_years_are_those_of_the_files() -> None:
    assert tables()["care_episodes"].period.end == LAST_OF_CARE
    assert tables()["cin_referrals"].period.end == LAST_OF_CENSUS


def test_children_of_the_return_whose_episodes_are_in_care() -> None:
    """The sample is invented without care for order: it has every oddity an episode can have."""
    there = list(in_care())
    assert len(there) > 1000
    assert {all_year(*one) for one in there} == {True, False, None}


def test_same_carers_for_two_years() -> None:
    answers = []
    for rows, place in in_care():
        young = years(rows[place].born, LAST_OF_CARE) <= 15
        long = by(care_from(rows, place), date(2015, 9, 30))
        among = False if not young else long
        answers.append((among, by(lasting(rows, place), date(2016, 3, 31))))
    assert told("same_carers_two_years") == numbers(answers)
    assert min(numbers(answers)) > 0


def lasting(rows: list[Episode], place: int) -> tuple[date, date]:
    first = place
    span, sure, before = home_from(rows, place)
    if not rows[place].place.startswith("A") or not sure:
        return span
    while rows[first].started > span[1]:
        first -= 1
    return before if rows[first].place.startswith("A") else span


def home_from(rows: list[Episode], place: int) -> tuple[tuple[date, date], bool, tuple[date, date]]:
    """When the child came to these carers, whether that is sure, and to those before them."""
    here = rows[place]
    known = (here.started, here.started)
    unknown = (LONG_AGO, here.started)
    if here.reason == "S" or (place and rows[place - 1].ended < here.started):
        return known, True, known
    moved = here.reason in ("P", "B") and not here.place.startswith("T")
    if place == 0:
        return (known if moved else unknown), moved, unknown
    before = home_from(rows, place - 1)
    if not moved:
        return before
    if not rows[place - 1].place.startswith("T"):
        return known, True, before[0]
    address = address_before(rows, place - 1)
    if not address or not here.postcode:
        return (before[0][0], here.started), False, (before[2][0], here.started)
    return before if address == here.postcode else (known, True, before[0])


def address_before(rows: list[Episode], place: int) -> str:
    """Of the last home of this time in care that was not a temporary one."""
    while rows[place].place.startswith("T"):
        begins = rows[place].reason == "S" or place == 0
        if begins or rows[place - 1].ended < rows[place].started:
            return ""
        place -= 1
    return rows[place].postcode


def test_immunisations() -> None:
    done = {row["CHILD"]: row["IMMUNISATIONS"] == "1" for row in raw("oc2.csv")}
    answers = [(all_year(*one), done.get(one[0][0].child, False)) for one in in_care()]
    assert told("immunised") == numbers(answers)
    assert min(numbers(answers)) > 0


@cache
def scores() -> dict[str, int | None]:
    return {
        row["CHILD"]: int(row["SDQ_SCORE"]) if row["SDQ_SCORE"] else None for row in raw("oc2.csv")
    }


def asked() -> Iterator[tuple[str, bool | None]]:
    """Children of 5 to 16 in care, and whether they were throughout the year."""
    for rows, place in in_care():
        if 5 <= years(rows[place].born, LAST_OF_CARE) <= 16:
            yield rows[place].child, all_year(rows, place)


def test_sdq_completed() -> None:
    answers = [(among, scores().get(child) is not None) for child, among in asked()]
    assert told("sdq_completed") == numbers(answers)
    assert min(numbers(answers)) > 0


def test_sdq_of_concern() -> None:
    known = [
        (scores()[child], among) for child, among in asked() if scores().get(child) is not None
    ]
    answers = [(among, score >= 17 if score <= 40 else None) for score, among in known]
    assert told("sdq_of_concern") == numbers(answers)
    assert min(numbers(answers)) > 0


def test_sdq_average() -> None:
    sure = [scores()[child] for child, among in asked() if among]
    scored = [score for score in sure if score is not None and score <= 40]
    row = results()["sdq_average"]
    assert row["denominator"] == len(scored) > 100
    assert row["value"] == pytest.approx(fmean(scored))


def test_taking_part_in_reviews() -> None:
    held = [
        row for row in raw("reviews.csv") if FIRST_OF_CARE <= day(row["REVIEW"]) <= LAST_OF_CARE
    ]
    codes = [row["REVIEW_CODE"] for row in held if row["REVIEW_CODE"] != "PN0"]
    heard = {"PN1", "PN2", "PN3", "PN5", "PN6"}  # PN4 was there and gave no views
    taking_part = sum(code in heard for code in codes)
    assert told("took_part_in_reviews") == (taking_part, len(codes), 0)
    assert set(codes) == {f"PN{number}" for number in range(1, 8)}


def test_three_social_workers_cannot_be_told_of_one_row() -> None:
    """The one worker of the sample is of a child who is not in care: everybody's are unknown."""
    (worker,) = raw("sw_episodes.csv")
    assert worker["CHILD"] not in episodes()
    assert told("three_social_workers") == (0, 0, len(list(in_care())))
    assert results()["three_social_workers"]["state"] != State.SHOWN


def test_distance_is_not_supplied_where_the_files_have_none() -> None:
    assert "PL_DISTANCE" not in raw("episodes.csv")[0]
    assert results()["far_from_home"]["state"] == State.NOT_SUPPLIED


@pytest.mark.parametrize(
    ("measure", "ages"), [("staying_put_at_18", {18}), ("staying_put", {19, 20})]
)
def test_staying_put(measure: str, ages: set[int]) -> None:
    """The sample's young people's care ends on any day but a birthday: they are in no denominator."""
    leavers = [
        row
        for row in raw("oc3.csv")
        if years(day(row["DOB"]), LAST_OF_CARE) in ages and row["IN_TOUCH"] not in ("DIED", "RHOM")
    ]
    ends = {child: max(one.ended for one in rows) for child, rows in episodes().items()}
    assert not [
        row for row in leavers if abs((ends.get(row["CHILD"], NEVER) - turned_18(row)).days) <= 1
    ]
    unseen = sum(row["CHILD"] not in episodes() for row in leavers)
    assert told(measure) == (0, 0, unseen)


def turned_18(row: dict[str, str]) -> date:
    born = day(row["DOB"]) or NEVER
    return date(born.year + 18, born.month, min(born.day, 28))


@cache
def referrals() -> dict[str, list[date]]:
    found = {}
    for child in ElementTree.parse(CENSUS).getroot().iter("Child"):
        identity = child.findtext("ChildIdentifiers/LAchildID") or ""
        days = [one.findtext("CINreferralDate") for one in child.iter("CINdetails")]
        found[identity] = sorted(date.fromisoformat(text) for text in days if text)
    return found


def test_rereferrals_by_referral() -> None:
    answers = []
    for days in referrals().values():
        for number, received in enumerate(days):
            if FIRST_OF_CENSUS <= received <= LAST_OF_CENSUS:
                since = received.replace(year=received.year - 1)
                answers.append((True, any(since <= one < received for one in days[:number])))
    assert told("rereferrals_by_referral") == numbers(answers)
    assert numbers(answers)[:2] > (0, 0)


@pytest.mark.parametrize(
    ("measure", "element"),
    [
        ("repeat_plans_in_2_years", "ChildProtectionPlans"),
        ("conferences_in_15_days_of_year", "Section47"),
    ],
)
def test_what_the_sample_census_has_none_of_is_no_records(measure: str, element: str) -> None:
    assert not list(ElementTree.parse(CENSUS).getroot().iter(element))
    assert results()[measure]["state"] == State.NO_RECORDS


def test_the_months_of_the_census_hold_its_referrals() -> None:
    found = monthly(tables(), AS_AT, months=12).query("measure == 'referrals_received'")
    counted = defaultdict(int)
    for days in referrals().values():
        for received in days:
            if FIRST_OF_CENSUS <= received <= LAST_OF_CENSUS:
                counted[received.strftime("%Y-%m")] += 1
    told_of = dict(zip(found["month"].dt.strftime("%Y-%m"), found["numerator"], strict=True))
    assert {month: number for month, number in told_of.items() if number} == counted
