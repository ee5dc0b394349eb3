"""What particular displays must say, beyond what every page must be."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from readiness import report
from readiness.errors import InputError
from readiness.model import Area, Published


def text(value: object) -> str:
    soup = BeautifulSoup(str(value), "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    return " ".join(soup.get_text(" ").split())


def test_the_masthead_says_whose_when_for_whom_and_what_is_hidden(published: Published) -> None:
    said = text(report.masthead(published))
    assert "Exampleshire & Sons' <Council>" in said
    assert "30 September 2026" in said
    assert "Leadership" in said
    assert "Counts of 1 to 5" in said
    assert "20 figures are hidden" in said


def test_the_tiles_stand_in_the_order_of_judgement(published: Published) -> None:
    tiles = BeautifulSoup(str(report.area_tiles(published)), "html.parser")
    assert [h3.get_text() for h3 in tiles.find_all("h3")] == [
        "Help and protection",
        "Children in care",
        "Care leavers",
        "Impact of leaders",
    ]


def test_a_tile_says_all_that_qualifies_its_position(published: Published) -> None:
    said = text(report.area_tiles(published))
    for part in ("The evidence points to Requires improvement or good (borderline)", "90% interval 2.2 to 2.7", "about 5 in 10", "Low confidence",
                 "91% of the area's measures", "Held at good", "Ofsted judged it", "Not enough evidence"):  # fmt: skip
        assert part in said


def test_an_area_without_enough_evidence_has_no_line_and_says_why(published: Published) -> None:
    tiles = BeautifulSoup(str(report.area_tiles(published)), "html.parser")
    leaders = tiles.find_all("section")[-1]
    assert leaders.svg is None
    assert "Not enough evidence Why Fewer than three" in leaders.get_text(" ")
    assert "No number" not in leaders.get_text()


def test_a_borderline_position_without_a_number_is_drawn_over_both_bands(
    published: Published,
) -> None:
    hidden = replace(published.scores[0], position=None, lower=None, upper=None)
    tiles = BeautifulSoup(
        str(report.area_tiles(replace(published, scores=(hidden,)))), "html.parser"
    )
    shaded = tiles.svg.find_all("line")[-1]
    edges = {line["x1"] for line in tiles.svg.find_all("line")}
    assert {shaded["x1"], shaded["x2"]} <= edges
    assert float(shaded["x2"]) - float(shaded["x1"]) == pytest.approx(344 * 2 / 3, abs=0.2)


def test_an_empty_cell_is_left_out_of_a_narrow_card(published: Published) -> None:
    table = BeautifulSoup(str(report.area_table(published, "help_and_protection")), "html.parser")
    dashes = [cell for cell in table.find_all("td") if cell.get_text() == "–"]
    assert dashes
    assert all("none" in cell["class"] for cell in dashes)


def test_the_first_page_is_shorter_than_the_leaders_view(pages: dict[str, str]) -> None:
    words = {
        name: len(BeautifulSoup(pages[name], "html.parser").main.get_text(" ").split())
        for name in ("index.html", "readiness.html")
    }
    assert words["index.html"] < 900  # under four minutes, the first half in two
    assert words["index.html"] < words["readiness.html"] / 2


def test_the_track_draws_only_what_is_printed(published: Published) -> None:
    one = published.scores[0]
    same = replace(one, position=2.54, lower=2.24, upper=2.66)
    drawn = [BeautifulSoup(str(report.area_tiles(replace(published, scores=(s,)))), "html.parser").svg
             for s in (one, same)]  # fmt: skip
    assert str(drawn[0]) == str(drawn[1])


def test_every_state_has_its_word_in_the_table(published: Published) -> None:
    said = text(report.area_table(published, "help_and_protection"))
    assert "70.9% 68.0 to 73.6 712 of 1,004" in said
    assert " c " in said
    assert "no records" in said
    assert "year to March 2025, 18 months old" in said
    assert "Not supplied" in text(report.area_table(published, Area.CARE_LEAVERS))


def test_a_hidden_group_is_a_letter_with_a_key(published: Published) -> None:
    tables = BeautifulSoup(
        str(report.breakdown_tables(published, "children_in_care")), "html.parser"
    )
    cells = [cell.get_text() for cell in tables.select("td .missing")]
    assert "c" in cells
    assert "c means hidden" in tables.get_text()
    assert not any(cell.get_text() in {"0", "0.0%"} for cell in tables.select("td"))


def test_a_count_without_a_rate_is_shown_as_a_count(published: Published) -> None:
    rate = published.results["measure"].eq("c1")
    numbers = published.results[["value", "lower", "upper"]].mask(rate)
    bare = replace(published, results=published.results.assign(**numbers))
    said = text(report.area_table(bare, "children_in_care"))
    assert "380 counted; no population to make a rate of" in said
    assert "Age: 10 to 15" in text(report.breakdown_tables(bare, "children_in_care"))
    assert (
        "no records" not in text(report.breakdown_tables(bare, "children_in_care")).split("None")[1]
    )


def test_criteria_nobody_measures_are_named(published: Published) -> None:
    said = text(report.criteria_table(published, Area.CHILDREN_IN_CARE))
    assert "no measure: ask practice" in said
    assert "Visits to children in care in date" in said


def test_an_unconfirmed_reference_is_marked(published: Published) -> None:
    said = text(report.measure_notes(published, Area.HELP_AND_PROTECTION))
    assert "still to be confirmed" in said
    assert "45 working days: set nationally" in said


def test_a_chart_has_the_same_figures_as_its_table(published: Published) -> None:
    made = BeautifulSoup(
        str(report.contribution_chart(published, "help_and_protection")), "html.parser"
    )
    moves = [row.find_all("td")[-1].get_text() for row in made.tbody.find_all("tr")]
    assert moves == ["−0.21", "−0.08", "−0.03", "+0.07", "+0.17"]
    assert (
        "“Assessments finished within 45 working days” holds the score back most"
        in made.h3.get_text()
    )


def test_how_sure_counts_what_is_not_known(published: Published) -> None:
    said = text(report.how_sure(published))
    for part in ("18 months old", "15 shown, two hidden because numbers are small, one with no records",
                 "Not supplied: early help.", "one kind of error", "One measure loses 5%"):  # fmt: skip
        assert part in said


def test_results_are_a_copy_with_titles(published: Published) -> None:
    frame = report.results(published)
    frame.loc[:, "value"] = 0.0
    assert published.results["value"].max() > 0
    assert frame["title"].notna().all()


def test_a_breakdown_is_chosen_by_name(published: Published) -> None:
    assert "by team" in text(report.breakdown_chart(published, "c1", by="team"))
    with pytest.raises(InputError, match="breakdown by 'height'"):
        report.breakdown_chart(published, by="height")
    with pytest.raises(InputError, match="no measure 'nothing'"):
        report.breakdown_chart(published, "nothing")


def test_groups_that_overlap_are_not_said_to_differ(published: Published) -> None:
    assert "does not clearly differ by age" in text(report.breakdown_chart(published))


def test_an_area_that_is_none_is_refused(published: Published) -> None:
    with pytest.raises((InputError, ValueError)):
        report.area_summary(published, "schools")


def test_nothing_measured_is_said_in_words(bare: Published) -> None:
    for name in ("area_tiles", "what_drives_it", "what_to_ask", "standout_chart", "how_sure",
                 "measures_table", "coverage_chart", "issues_table", "lists_table"):  # fmt: skip
        assert text(getattr(report, name)(bare)), name


def test_the_index_links_each_page_and_each_file(pages: dict[str, str]) -> None:
    soup = BeautifulSoup(pages["index.html"], "html.parser")
    targets = {link["href"] for link in soup.find_all("a")}
    assert set(pages) - {"index.html"} <= targets
    assert {"results.csv", "scores.json", "run.json"} <= targets
    assert len(soup.select(".tile")) == 4


def test_every_name_offered_to_notebooks_is_there() -> None:
    assert all(callable(getattr(report, name)) for name in report.EXPORTS)
    assert not hasattr(report, "nothing")


def test_no_measure_is_named_in_the_report_or_its_templates() -> None:
    from readiness.measures import registry

    folder = Path(report.__file__).parent
    files = [file for kind in ("*.py", "*.j2", "*.css") for file in folder.rglob(kind)]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = [name for name in registry() if re.search(rf"\b{re.escape(name)}\b", source)]
    titled = [
        one.title for one in registry().values() if len(one.title) > 20 and one.title in source
    ]
    assert len(files) > 15
    assert not named
    assert not titled


def test_an_authority_sees_its_own_published_figure_and_an_invented_one_no_column(
    published: Published,
) -> None:
    others = published.comparisons[published.comparisons["comparator"] != "own_published"]
    for found, there in ((published, True), (replace(published, comparisons=others), False)):
        made = str(report.area_table(found, "help_and_protection"))
        assert ("Its own, as published" in made) == there
        row = BeautifulSoup(made, "html.parser").find("tbody").find("tr")
        assert len(row.find_all(["th", "td"])) == 6 + there


def test_every_published_figure_is_given_with_its_source(published: Published) -> None:
    known = published.comparisons
    region = known.iloc[[0]].assign(comparator="region", name="The North", value=77.7)
    found = replace(published, comparisons=pd.concat([known, region]))
    notes = text(report.measure_notes(found, "help_and_protection"))
    assert "The North: 77.7%." in notes
    assert "Exampleshire: 70.9%." in notes


def test_the_report_says_what_rates_are_divided_by(published: Published) -> None:
    whose = replace(published.authority, population=57_600, population_source="mid-2024 estimate")
    said = text(report.how_sure(replace(published, authority=whose)))
    assert "Rates are of 57,600 children aged 0 to 17 (mid-2024 estimate)." in said
    nobody = replace(whose, population=None)
    assert "Rates are not given" in text(report.how_sure(replace(published, authority=nobody)))


def test_an_area_without_measures_is_given_no_share_scored(published: Published) -> None:
    *others, leaders = published.scores
    none = replace(leaders, coverage=0.0, missing=(), contributions=())
    said = text(report.how_sure(replace(published, scores=(*others, none))))
    assert "help and protection 91%" in said
    assert "impact of leaders 0%" not in said
