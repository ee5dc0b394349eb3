"""No child, worker or small count comes out of a report: looked for, and worked out, everywhere."""

from __future__ import annotations

import base64
import html
import itertools
import re
import shutil
from datetime import date

import openpyxl
import pytest
from tests.acceptance.published_equations import Reader

from readiness import assess, cli, measures, publish, synthetic
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
    assert reader.certain() == []


def test_the_reader_can_solve_what_is_not_protected(small):
    """The same reader, given figures with only the small counts taken out, does find some."""
    published = publish(small, "leadership")
    results = small.results
    for column in ("numerator", "denominator", "unusable"):
        results = results.assign(**{column: results[column].mask(results[column].between(1, 5))})
    object.__setattr__(published, "results", results)
    assert Reader(small, published, PROFILES["leadership"]).certain()


CANARIES = {
    "Child Unique ID": "CANARYID7Q",
    "Date of Birth": date(2011, 7, 13),
    "Allocated Worker": "Zebedee Quagmire",
    "Allocated Personal Advisor": "Zebedee Quagmire",
    "Allocated Team": "Quagmire alone",
    "Placement postcode": "QZ9 9QX",
    "URN of Placement": "SC998877",
    "Individual adopter identifier": "CANARYAD9",
    "Family identifier": "CANARYFAM",
}
UNREADABLE = "Quizzlewick nearly"
SECRETS = (
    "CANARY", "Zebedee", "Quagmire", "9QX", "SC998877", "Quizzlewick", "Ermintrude",
    "2011-07-13", "13/07/2011", "July 2011",
)  # fmt: skip


@pytest.fixture(scope="module")
def reports(small_authority, tmp_path_factory):
    """Both profiles' reports of an authority with a child, a worker and a team to look for."""
    place = tmp_path_factory.mktemp("canaries")
    book = openpyxl.load_workbook(small_authority / "annex_a.xlsx")
    for sheet in book.worksheets:
        _plant(sheet)
    book.create_sheet("Case of Ermintrude").append(["CANARYID7Q"])
    book.save(place / "annex_a.xlsx")
    again = shutil.copy(small_authority / "evidence.xlsx", place / "Ermintrude's evidence.xlsx")
    words = ["run", "--annex-a", place / "annex_a.xlsx", "--as-at", AS_AT]
    words += ["--evidence", small_authority / "evidence.xlsx", again]
    words += ["--returns", _planted(small_authority / "returns", place / "returns")]
    for name in ("leadership", "public"):
        given = [*words, "--profile", name, "--out", place / name]
        assert cli.main([str(word) for word in given]) == 1
    return place


def _plant(sheet):
    headings = [cell.value for cell in sheet[2]]
    first = [cell.value for cell in sheet[3]]
    sheet.append([CANARIES.get(h, v) for h, v in zip(headings, first, strict=True)])
    sheet.append([
        CANARIES[h] if "dentifier" in h or "Unique ID" in h else v and UNREADABLE
        for h, v in zip(headings, first, strict=True)
    ])  # fmt: skip
    sheet.append(["Note: ring Ermintrude about the visit"])
    sheet.cell(2, sheet.max_column + 1).value = "Ermintrude's address"
    sheet.cell(3, sheet.max_column).value = "9 Canary Street"


def _planted(returns, place):
    """The returns of the year with names of a folder, files and a column that are a person's."""
    shutil.copytree(returns, place)
    header = place / "ssda903_2026" / "header.csv"
    first, *lines = header.read_text(encoding="utf-8").splitlines()
    told = [f"{first},Ermintrude's address", *(f"{line},9 Canary Street" for line in lines)]
    header.write_text("\n".join(told), encoding="utf-8")
    header.rename(header.with_name("Ermintrude header.csv"))
    (place / "ssda903_2026" / "About Ermintrude.txt").write_text("CANARYID7Q", encoding="utf-8")
    (place / "ssda903_2026").rename(place / "ssda903_2026 Quagmire")
    return place


def _everything(file) -> list[bytes]:
    """A file's bytes, without its pictures, and each picture's parts that are not pixels."""
    text = file.read_bytes()
    pictures = [base64.b64decode(found) for found in re.findall(rb"base64,([\w+/=]+)", text)]
    pixels = re.compile(rb"IDAT.*IEND", re.DOTALL)
    return [re.sub(rb"base64,[\w+/=]+", b"", text), *(pixels.sub(b"", one) for one in pictures)]


@pytest.mark.parametrize("name", ["leadership", "public"])
def test_no_canary_is_in_any_byte(reports, name):
    files = sorted((reports / name).rglob("*"))
    assert len(files) > 8
    for file, secret in itertools.product(files, SECRETS):
        assert secret.casefold() not in file.name.casefold()
        for part in _everything(file):
            assert secret.casefold().encode() not in part.lower(), (file.name, secret)


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
