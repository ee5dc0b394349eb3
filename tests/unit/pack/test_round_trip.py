"""The corrected copy read again is the same lists, with nothing left that was certain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.pack.reading_back import AS_AT, changes_of, copy_in, make_pack, same_lists

from readiness import synthetic
from readiness.intake import annex_a
from readiness.pack import lists_book
from readiness.pack.certain import CORRECTIONS
from readiness.synthetic.faults import FAULTS

CERTAIN = ("mixed-code-years", "dirty-codes", "dots-on-ids", "renamed-headings", "title-rows")


def authority(place: Path, *faults: str, files: str = "xlsx", seed: int = 4) -> Path:
    return synthetic.write(place, 100, seed, faults=faults, format=files, as_at=AS_AT).annex_a


@pytest.fixture
def in_csv(monkeypatch) -> Callable[[], None]:
    """Makes every list too long for a workbook."""
    return lambda: monkeypatch.setattr(lists_book, "MOST_ROWS", 0)


@pytest.mark.parametrize("written_as", ["xlsx", "csv"])
@pytest.mark.parametrize("files", ["xlsx", "csv"])
def test_every_fault_planted_comes_back_the_same(tmp_path, in_csv, files, written_as):
    file = authority(tmp_path / "in", *FAULTS, files=files)
    if written_as == "csv":
        in_csv()
    before = make_pack(file, tmp_path / "pack")
    copy = copy_in(tmp_path / "pack")
    assert copy.is_dir() == (written_as == "csv")
    same_lists(before, annex_a.read(copy, AS_AT))
    assert not [one for one in changes_of(copy) if one.kind in CORRECTIONS]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.lists(st.sampled_from(sorted(FAULTS)), unique=True, max_size=4),
    seed=st.integers(1, 10_000),
    files=st.sampled_from(["xlsx", "csv"]),
    dated=st.booleans(),
)
def test_any_authority_comes_back_the_same(tmp_path_factory, faults, seed, files, dated):
    place = tmp_path_factory.mktemp("any")
    as_at = AS_AT if dated else None
    before = make_pack(
        authority(place / "in", *faults, files=files, seed=seed), place / "pack", as_at
    )
    same_lists(before, annex_a.read(copy_in(place / "pack"), as_at))


@pytest.mark.parametrize("fault", CERTAIN)
def test_what_is_certain_is_put_right_and_listed(tmp_path, fault):
    """As many changes as cells differ between the clean authority and the copy's source."""
    changes = changes_of(authority(tmp_path, fault))
    assert sum(map(len, changes)) > 0
    for one in changes:
        assert len(one.rows) == len(one.which)
        for row, text in zip(one.rows, one.which, strict=True):
            assert row >= 1
            assert one.before[text] != one.after[text]


def test_a_clean_authority_needs_nothing(tmp_path):
    for files in ("xlsx", "csv"):
        assert changes_of(authority(tmp_path / files, files=files)) == []


def test_the_copy_is_in_ofsteds_order_with_titles_and_its_headings(tmp_path):
    import openpyxl

    file = authority(tmp_path / "in", "renamed-headings", "extra-columns", "missing-columns")
    before = make_pack(file, tmp_path / "pack")
    book = openpyxl.load_workbook(copy_in(tmp_path / "pack"))
    columns = 0
    for spec, summary in zip(annex_a.LISTS, before.summaries, strict=True):
        page = book[spec.sheet]
        top, headings = list(page.iter_rows(max_row=2, values_only=True))
        assert top[0].startswith(f"List {spec.number}: ")
        official = [
            None if c.heading in summary.columns_missing else c.heading for c in spec.columns
        ]
        assert list(headings[: len(official)]) == official
        assert sorted(headings[len(official) :]) == sorted(summary.columns_unknown)
        for position, heading in enumerate(official, start=1):
            comment = page.cell(2, position).comment
            assert (comment is not None) == (heading is None)
        columns += len(official)
    assert columns == 169


def test_the_same_file_gives_the_same_pack(tmp_path):
    file = authority(tmp_path / "in", *CERTAIN)
    make_pack(file, tmp_path / "one")
    make_pack(file, tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
