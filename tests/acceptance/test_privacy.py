"""No child, worker or small count comes out of a report: looked for, and worked out, everywhere."""

from __future__ import annotations

import base64
import html
import re
from datetime import date

import pytest
from tests.acceptance.published_equations import Reader

from readiness import assess, measures, publish, synthetic
from readiness.disclosure.profiles import PROFILES

AS_AT = date(2026, 9, 30)
FAULTS = ("bad-dates", "blank-ids", "dirty-codes", "duplicates")
AUTHORITIES = ((50, 1, ()), (50, 7, FAULTS), (120, 13, FAULTS), (300, 2, ()), (300, 11, FAULTS))


@pytest.fixture(scope="module", params=AUTHORITIES, ids=lambda one: f"{one[0]}-{one[1]}")
def small(request, tmp_path_factory):
    """Small authorities are the hard case: nearly every count is one to hide."""
    children, seed, faults = request.param
    place = tmp_path_factory.mktemp("authority")
    synthetic.write(
        place, children=children, seed=seed, as_at=AS_AT, measures=measures.registry(),
        faults=faults, format="csv",
    )  # fmt: skip
    given = {"evidence": place / "evidence.xlsx", "returns": place / "returns"}
    return assess(place / "annex_a", as_at=AS_AT, cache=False, **given)


@pytest.mark.parametrize("name", ["leadership", "public"])
def test_every_hidden_count_could_be_another(small, name):
    reader = Reader(small, publish(small, name), PROFILES[name])
    assert reader.secrets() > 100
    assert list(reader.certain()) == []


def test_the_reader_can_solve_what_is_not_protected(small):
    """The same reader, given figures with only the small counts taken out, does find some."""
    published = publish(small, "leadership")
    results = small.results
    for column in ("numerator", "denominator", "unusable"):
        results = results.assign(**{column: results[column].mask(results[column].between(1, 5))})
    object.__setattr__(published, "results", results)
    assert next(Reader(small, published, PROFILES["leadership"]).certain(), None)


@pytest.fixture
def reports(built):
    """Both profiles' reports of an authority with people planted; test_canaries.py looks for them."""
    return built


def _everything(file) -> list[bytes]:
    """A file's bytes, without its pictures, and each picture's parts that are not pixels."""
    text = file.read_bytes()
    pictures = [base64.b64decode(found) for found in re.findall(rb"base64,([\w+/=]+)", text)]
    pixels = re.compile(rb"IDAT.*IEND", re.DOTALL)
    return [re.sub(rb"base64,[\w+/=]+", b"", text), *(pixels.sub(b"", one) for one in pictures)]


def test_pictures_hold_nothing_but_pixels(reports):
    found = [part for file in reports.glob("*/*.html") for part in _everything(file)[1:]]
    assert len(found) > 5
    for part in found:
        assert not re.search(rb"tEXt|zTXt|iTXt|eXIf|tIME", part)


FIGURES = re.compile(
    r'data-label="(?:Local figure|Figure|Rests on|95% interval|Records)"[^>]*>(.*?)</td>'
    r'|<section class="enquiry">(.*?)</section>',
    re.DOTALL,
)
RECORDS = re.compile(
    r"(?<![\w.,-])(?:[1-5]|one|two|three|four|five) (?:records?|child(?:ren)?|rows?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["leadership", "public"])
def test_no_small_count_is_said_beside_a_measure(reports, name):
    profile, seen = PROFILES[name], 0
    for file in (reports / name).glob("*.html"):
        for found in FIGURES.findall(file.read_text(encoding="utf-8")):
            said = html.unescape(re.sub(r"<[^>]+>", " ", "".join(found))).strip()
            seen += 1
            _says_nothing_small(said, profile)
    assert seen > 100


def _says_nothing_small(said, profile):
    assert not (said.isdigit() and profile.small(int(said))), said
    assert not RECORDS.search(said), said
    for yes, among in re.findall(r"\b(\d[\d,]*) of (\d[\d,]*)\b", said):
        k, n = (int(part.replace(",", "")) for part in (yes, among))
        assert not profile.small(k), said
        assert profile.base > 1 or not profile.small(n - k), said
    for n in re.findall(r"\bn = (\d+)", said):
        assert not profile.small(int(n)), said
