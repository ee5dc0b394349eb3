"""What differs on Windows and macOS, as far as it can be tried on this machine."""

from __future__ import annotations

import asyncio
import ntpath
import os
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from tests.acceptance.file_names import clashing, unfit_for_windows

from readiness import synthetic
from readiness.errors import InputError
from readiness.runs import notebook, schedule
from readiness.runs.batch import jobs_of
from readiness.runs.naming import LONGEST, OF_WINDOWS, slug_of

AWKWARD = [
    "CON", "Aux.", "nul", "COM1", "lpt9", "Prn ", "St. Helens", "Bath: North / East", 'The "Old" Town?',
    "Kingston upon Hull, City of", "a*b|c<d>", "Ærøskøbing", "C:\\Users", "..", "x" * 300,
]  # fmt: skip


def is_reserved(path: str) -> bool:
    """As Python itself sees it, by the version it has."""
    newer = getattr(ntpath, "isreserved", None)
    return bool(newer(path) if newer else PureWindowsPath(path).is_reserved())


def test_the_yardstick_agrees_with_pythons_own() -> None:
    for part in ("con", "CON.txt", "aux", "com1", "console", "a", "nul.tar.gz", "a.", "b "):
        expected = is_reserved(part) or part.endswith((".", " "))
        assert bool(unfit_for_windows([part])) == expected, part
    assert unfit_for_windows(["a/b:c", "a/b", "a?/b"]) == ["a/b:c", "a?/b"]
    assert clashing(["a/B", "a/b", "a/c"]) == ["a/b"]


@pytest.mark.parametrize("name", [one for one in AWKWARD if one != ".."])
def test_an_authoritys_folder_has_a_name_that_windows_takes(name: str) -> None:
    slug = slug_of(name)
    assert unfit_for_windows([slug]) == []
    assert not is_reserved(slug)
    assert slug == slug.casefold()
    assert len(slug) <= LONGEST
    assert PureWindowsPath("C:/reports", slug, "2026-09-30").parts[2] == slug


def test_all_that_windows_keeps_for_itself_is_renamed_and_nothing_else_is() -> None:
    for name in OF_WINDOWS:
        assert slug_of(name) == f"{name}-authority"
    assert slug_of("Conwy") == "conwy"
    assert slug_of("Bournemouth, Christchurch and Poole") == "bournemouth-christchurch-and-poole"


def test_two_long_names_that_begin_alike_stay_two() -> None:
    first, second = slug_of("long " * 30 + "north"), slug_of("long " * 30 + "south")
    assert first != second
    assert first[:45] == second[:45]
    assert slug_of("long " * 30 + "North!") == first


def test_a_name_without_letters_is_told() -> None:
    with pytest.raises(InputError, match="has no letters"):
        slug_of("..")


def test_a_batch_names_folders_alike(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "name,annex_a\nCON,a.xlsx\nTameside,b.xlsx\n", encoding="utf-8"
    )
    assert [job.name for job in jobs_of(tmp_path / "list.csv")] == ["con-authority", "tameside"]


def test_names_that_differ_by_case_alone_are_one_authority(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "name,annex_a\nLEEDS,a.xlsx\nLeeds,b.xlsx\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="leeds more than once"):
        jobs_of(tmp_path / "list.csv")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("invented")
    synthetic.write(place, 50, 1, date(2026, 9, 30), format="csv")
    return place


def test_what_is_invented_has_names_that_windows_takes(invented: Path) -> None:
    names = [one.relative_to(invented).as_posix() for one in invented.rglob("*")]
    assert len(names) > 10
    assert unfit_for_windows(names) == []
    assert clashing(names) == []


def test_a_scheduled_run_on_windows_goes_to_its_folder_first() -> None:
    folder = PureWindowsPath("C:/Users/O'Neil Ærø/my reports")
    command = schedule.Command(
        "leeds", ("py", "-m", "readiness", "run"), folder, folder / "log.txt"
    )  # type: ignore[arg-type]
    text = schedule.as_windows([schedule.Due(date(2026, 10, 1), ("monthly",))], time(2), command)
    assert r"cd /d \"C:\Users\O'Neil Ærø\my reports\" && py -m readiness run" in text


@pytest.fixture
def small(tmp_path: Path) -> Path:
    cells = [
        nbformat.v4.new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("n + 1"),
    ]
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=about), tmp_path / "small.ipynb")
    return tmp_path / "small.ipynb"


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[asyncio.AbstractEventLoop]]:
    """papermill and the runner are told that they are on Windows; gives the loops that Windows' policy made.

    On Windows asyncio's usual loop cannot wait for a kernel's sockets, so papermill asks for this one.
    """
    made: list[asyncio.AbstractEventLoop] = []

    class Selecting(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self) -> asyncio.AbstractEventLoop:
            made.append(asyncio.SelectorEventLoop())
            return made[-1]

    import papermill.clientwrap as wrapped

    told = SimpleNamespace(platform="win32", version_info=sys.version_info)
    monkeypatch.setattr(wrapped, "sys", told)
    monkeypatch.setattr(asyncio, "WindowsSelectorEventLoopPolicy", Selecting, raising=False)
    monkeypatch.setattr(notebook, "os", SimpleNamespace(name="nt", fsencode=os.fsencode))
    before = asyncio.get_event_loop_policy()
    yield made
    asyncio.set_event_loop_policy(before)


def test_on_windows_a_kernel_is_talked_to_by_ports_and_a_loop_that_selects(
    small: Path, as_on_windows: list[asyncio.AbstractEventLoop], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[dict[str, Any]] = []
    line = notebook._line

    def seen() -> Any:
        found = line()
        lines.append({})

        class Noted:
            def __enter__(self) -> dict[str, str]:
                lines[-1].update(found.__enter__())
                return lines[-1]

            def __exit__(self, *problem: object) -> None:
                found.__exit__(*problem)  # type: ignore[arg-type]

        return Noted()

    monkeypatch.setattr(notebook, "_line", seen)
    done = notebook.execute(small, {"n": 41})
    assert done.cells[-1].outputs[0]["data"]["text/plain"] == "42"
    assert lines == [{"transport": "tcp"}]
    assert as_on_windows
    assert all(isinstance(one, asyncio.SelectorEventLoop) for one in as_on_windows)
    assert all(one.is_closed() for one in as_on_windows)
