"""The committed sample is what the package would write today."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from readiness import paths
from readiness.measures import registry
from readiness.synthetic import write

AGAIN = "readiness synthetic --children 2000 --seed 2026 --as-at 2026-09-30 --out data/synthetic"


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write(folder, 2000, 2026, date(2026, 9, 30), measures=registry())
    return folder


def inside(path: Path) -> dict[str, bytes]:
    """A workbook's parts; how they are compressed is the machine's own affair."""
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("name", ["annex_a.xlsx", "evidence.xlsx"])
def test_workbooks_are_up_to_date(rewritten: Path, name: str) -> None:
    assert inside(paths.sample() / name) == inside(rewritten / name), f"Run: {AGAIN}"


def test_the_answer_key_is_up_to_date(rewritten: Path) -> None:
    ours = (paths.sample() / "answer_key.csv").read_text(encoding="utf-8")
    assert ours == (rewritten / "answer_key.csv").read_text(encoding="utf-8"), f"Run: {AGAIN}"


def test_the_returns_are_up_to_date(rewritten: Path) -> None:
    def texts(folder: Path) -> dict[str, str]:
        files = [path for path in (folder / "returns").rglob("*") if path.is_file()]
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files
        }

    ours, again = texts(paths.sample()), texts(rewritten)
    assert ours.keys() == again.keys()
    # Only which differ is said: the texts are too long to be compared word by word.
    assert [name for name in ours if ours[name] != again[name]] == [], f"Run: {AGAIN}"


def test_the_workbook_is_small_enough_to_commit() -> None:
    assert (paths.sample() / "annex_a.xlsx").stat().st_size < 1_500_000
