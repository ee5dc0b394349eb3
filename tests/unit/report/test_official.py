"""The page of official statistics: every branch reads as a sentence, and says no more than it knows."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cache

import pytest

from readiness import benchmark, report
from readiness.model import Official
from readiness.official import official_figures
from readiness.report.official.drawings import chances_bar, said_and_came

SHOWN = (
    report.official_masthead,
    report.official_brief,
    report.official_outlook,
    report.official_leaning,
    report.official_areas,
    report.official_trial,
    report.official_methods,
)
NOBODY = re.compile(r"\b(?:nan|None|NaT|inf)\b|\{|\}|  \.|\.\.|,,|\( |\b1 (?:figures|others)\b| ,")
CLAIMS = re.compile(
    r"predicted grade\b(?<!not a predicted grade)|\boverall (?:grade|effectiveness)|\branks?\b|\branked\b|\bleague|will be judged|"
    r"\bwarning\b|at risk of|improving \w+ would|\bdeprived\b",
    re.IGNORECASE,
)
SOME = ("Tameside", "City of London", "Isles of Scilly", "Hackney", "Cumberland", "Rutland")


@cache
def of(authority: str, as_at: str = "2026-09-30") -> Official:
    return official_figures(authority, as_at=as_at)


def text(official: Official) -> str:
    whole = "\n".join(str(show(official)) for show in SHOWN)
    whole = re.sub(r"<style>.*?</style>", "", whole, flags=re.DOTALL)
    return html.unescape(re.sub(r"</?(?:p|li|td|th|h\d|caption|dt|dd|span)\b[^>]*>", "\n", whole))


@pytest.fixture(autouse=True)
def nothing_imported(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("READINESS_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.mark.parametrize("authority", SOME)
def test_every_sentence_reads_and_claims_nothing_it_must_not(authority: str) -> None:
    for as_at in ("2026-09-30", "2023-06-01", "2020-06-01"):
        said = re.sub(r"<[^>]+>", " ", text(of(authority, as_at)))
        assert not NOBODY.search(said), NOBODY.search(said)
        assert not CLAIMS.search(said), CLAIMS.search(said)


def test_authorities_at_both_ends_and_in_the_middle_all_read() -> None:
    for one in benchmark.authorities()[::12]:
        said = re.sub(r"<[^>]+>", " ", text(of(str(one.la_number))))
        assert one.name in said
        assert not NOBODY.search(said), (one.name, NOBODY.search(said))


def test_a_chance_is_in_the_bar_in_its_words_and_in_the_table() -> None:
    official = of("Tameside")
    page = str(report.official_outlook(official))
    for one in official.chances:
        for grade, chance in zip(("inadequate", "outstanding"), one.chances[::3], strict=True):
            assert f"{grade} {round(100 * chance + 1e-9)}%" in page
        together = sum(one.chances[grade - 1] for grade in one.held)
        assert f"{round(100 * together)}% of the chance lies on " in page


def test_little_known_says_that_it_says_little() -> None:
    scilly = of("Isles of Scilly")
    assert any(one.figures_known * 2 < 10 for one in scilly.chances)
    assert "So little is known" in str(report.official_outlook(scilly))
    assert "So little is known" not in str(report.official_outlook(of("Hackney")))


def test_where_too_much_is_said_of_inadequate_it_is_told_once_and_is_no_alarm() -> None:
    tameside = of("Tameside")
    much = [one for one in tameside.chances if one.chances[0] > 0.2]
    page = str(report.official_outlook(tameside))
    assert much
    assert page.count("Too much is said of inadequate") == 1
    assert "It is no alarm." in page
    assert "Too much is said" not in str(report.official_outlook(of("Hackney")))


def test_no_judgement_before_and_nothing_published_are_said() -> None:
    cumberland = of("Cumberland", "2023-06-01")
    assert all(one.before is None for one in cumberland.chances)
    assert "(there was none)" in str(report.official_outlook(cumberland))
    assert "No judgement of Ofsted's" in str(report.official_brief(cumberland)) or (
        "Nothing of Cumberland had been published" in str(report.official_brief(cumberland))
    )


def test_an_authority_that_was_not_there_has_a_sentence_and_no_tables() -> None:
    gone = of("Cumberland", "2023-03-01")
    assert "did not exist yet" in str(report.official_brief(gone))
    for show in (report.official_outlook, report.official_areas, report.official_leaning):
        assert 'class="nothing"' in str(show(gone))


def test_before_there_is_an_outlook_the_page_says_why() -> None:
    early = of("Tameside", "2020-06-01")
    assert "too few inspections" in str(report.official_outlook(early))
    assert "too few inspections" in str(report.official_methods(early))


def test_unusual_is_said_of_what_moved_more_than_nine_in_ten() -> None:
    official = of("Tameside")
    frame = official.standing.copy()
    row = frame["measure"] == "Continue_Assess_Comp"
    for change, usual, said in ((12.0, 5.0, True), (4.0, 5.0, False)):
        frame.loc[row, ["change_1", "usual_1"]] = (change, usual)
        page = str(report.official_brief(replace(official, standing=frame)))
        assert ("Better by more in a year" in page and "Assessments completed" in page) is said


def test_the_trial_tells_the_outlook_first_and_its_bands() -> None:
    page = str(report.official_trial(of("Tameside")))
    rows = re.findall(r'<th scope="row" role="rowheader">([^<]+)</th>', page)
    assert rows[6] == "Outlook"
    assert page.count('<circle cx="') == 6
    assert "nothing to learn" in page


def test_a_bar_is_as_wide_as_its_chances() -> None:
    made = str(chances_bar((0.1, 0.2, 0.3, 0.4), "One"))
    widths = [float(found) for found in re.findall(r'width="([\d.]+)"', made)]
    assert widths == [36.0, 72.0, 108.0, 144.0]
    assert 'aria-label="One: inadequate 10%, requires improvement to be good 20%' in made


def test_what_came_stands_over_what_was_said() -> None:
    made = str(said_and_came([(0.5, 0.75, 0.6, 0.9)], "It"))
    x, y = (float(found) for found in re.search(r'cx="([\d.]+)" cy="([\d.]+)"', made).groups())  # type: ignore[union-attr]
    assert (x, y) == (44 + 0.5 * 260, 22 + 0.25 * 260)


def test_the_index_is_in_order_of_name_by_region() -> None:
    pages = [(of(name), f"{name}.html".replace(" ", "-").lower()) for name in SOME]
    page = report.official_index(pages)
    links = re.findall(r'<a href="([^"]+\.html)">([^<]+)</a>', page)
    assert {name for _, name in links} == set(SOME)
    assert page.index("Inner London") < page.index("North West")
    assert "rank" not in page
