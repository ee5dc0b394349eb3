"""A built report as a stranger has it: its files and nothing else, with the truth beside them."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from readiness.disclosure.profiles import Profile
from readiness.model import Assessment

KEY = ["measure", "breakdown", "group"]
COUNTS = ("numerator", "denominator")


@dataclass(frozen=True, eq=False)
class Artefact:
    """`place`: the report's folder; `exact`: the assessment it was made of."""

    place: Path
    profile: Profile
    exact: Assessment

    @cached_property
    def results(self) -> pd.DataFrame:
        """results.csv."""
        types = dict.fromkeys(("numerator", "denominator", "unusable"), "Int64")
        return pd.read_csv(self.place / "results.csv", dtype=types)

    @cached_property
    def pages(self) -> dict[str, str]:
        found = sorted(self.place.glob("*.html"))
        return {page.name: page.read_text(encoding="utf-8") for page in found}

    @cached_property
    def unpictured(self) -> dict[str, str]:
        """The pages without their pictures' bytes."""
        cut = re.compile(r"data:image/png;base64,[\w+/=]+")
        return {name: cut.sub("data:", text) for name, text in self.pages.items()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Measure by title."""
        return {str(one["title"]): str(one["id"]) for one in self.exact.catalogue}

    def truth(self) -> pd.DataFrame:
        return self.exact.results

    def groups_printed(self) -> Iterator[tuple[str, str, str, dict[str, str]]]:
        """Rows of the tables by group: measure, breakdown, group, and what its cells say."""
        for text in self.unpictured.values():
            for title, table in re.findall(
                r"<caption>([^<]*), by group</caption>(.*?)</table>", text
            ):
                for name, cells in _rows(table):
                    by, _, group = name.partition(": ")
                    yield self.titles[html.unescape(title)], by, group, cells

    def measures_printed(self) -> Iterator[tuple[str, str]]:
        """The local figure of each row of a table of measures: measure, and what its cell says."""
        for text in self.unpictured.values():
            for table in re.findall(r'<table class="grid measures".*?</table>', text, re.DOTALL):
                for name, cells in _rows(table):
                    known = [title for title in self.titles if name.startswith(title)]
                    if known and "Local figure" in cells:
                        yield self.titles[max(known, key=len)], cells["Local figure"]

    def said(self) -> Iterator[tuple[str, str]]:
        """Each piece of prose, caption, alternative text and cell, with the page it is on."""
        for page, text in self.unpictured.items():
            for attribute in re.findall(r'(?:alt|aria-label|title)="([^"]*)"', text):
                yield page, html.unescape(attribute)
            body = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
            for piece in re.split(
                r"</?(?:p|li|td|th|caption|h\d|dd|dt|summary|pre|text)\b[^>]*>", body
            ):
                plain = html.unescape(re.sub(r"<[^>]*>", " ", piece)).strip()
                if plain:
                    yield page, plain


def _rows(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    for row in re.findall(r"<tr role=\"row\">(.*?)</tr>", table, re.DOTALL):
        name = re.search(r'<th scope="row"[^>]*>(.*?)</th>', row, re.DOTALL)
        cells = re.findall(r'<td [^>]*data-label="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL)
        if name:
            yield _plain(name[1]), {html.unescape(label): _plain(cell) for label, cell in cells}


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def primary_only(exact: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """What somebody would publish who only hides the small numbers themselves."""
    shown = exact.copy()
    for name in COUNTS:
        small = shown[name].between(1, profile.threshold)
        shown[name] = shown[name].map(profile.shown, na_action="ignore").mask(small)
    text = shown.to_csv(index=False)
    return pd.read_csv(io.StringIO(text), dtype=dict.fromkeys(COUNTS, "Int64"))


def record(artefact: Artefact) -> list[dict[str, str]]:
    """results.csv, cell by cell as it is written."""
    with (artefact.place / "results.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
