"""What is handed out: a wheel and an sdist, built without a network, and the sample from the wheel alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from tests.acceptance.file_names import clashing, unfit_for_windows

from readiness import runs

ROOT = Path(__file__).resolve().parents[2]
# Letters beyond ASCII, a quotation mark, percent signs and spaces: all of which people have at home.
HOME = "Ærøskøbing O'Neil %TEMP% folder"
SECRET = "-".join(("canary", "4711"))  # in two, because this file is in the sdist
MEGABYTE = 1_000_000


def run(*words: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Without a hint of the checkout or of an environment."""
    drop = ("READINESS_", "PYTHON", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(drop)}
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, env=kept | {"PYTHONUTF8": "1"} | more, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip


def committed() -> set[str]:
    listed = run("git", "ls-files", "-z", cwd=ROOT)
    assert listed.returncode == 0, listed.stderr
    return {one for one in listed.stdout.split("\0") if one}


def built(source: Path, kind: str, to: Path) -> Path:
    """By setuptools itself, which asks no index."""
    call = f"import setuptools.build_meta as b; print('>' + b.build_{kind}({str(to)!r}))"
    done = run(sys.executable, "-c", call, cwd=source)
    assert done.returncode == 0, done.stderr[-2000:]
    return to / done.stdout.splitlines()[-1].removeprefix(">")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is committed, in which somebody has worked."""
    place = tmp_path_factory.mktemp("source") / "readiness"
    for one in committed():
        target = place / one
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / one).is_file():  # one that was removed and not yet committed is gone
            shutil.copyfile(ROOT / one, target)
    left = (
        "data/raw/lists.csv", "data/interim/assessments/x/plain.json", "data/history/runs.jsonl",
        "data/published/ledger.json", "reports/somewhere/2026-09-30/index.html",
        "notebooks/.ipynb_checkpoints/casework-checkpoint.ipynb", "build/lib/readiness/left.py",
        "dist/old.whl", ".venv/lib/left.py",
    )  # fmt: skip
    for one in left:
        (place / one).parent.mkdir(parents=True, exist_ok=True)
        (place / one).write_text(SECRET, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def sdist(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(source, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(source: Path, sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """After the sdist, as people build both."""
    return built(source, "wheel", tmp_path_factory.mktemp("wheel"))


def members(archive: Path) -> dict[str, bytes]:
    """Name -> bytes; of an sdist without its own top folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as held:
            return {name: held.read(name) for name in held.namelist()}
    with tarfile.open(archive) as held:
        files = [one for one in held.getmembers() if one.isfile()]
        return {one.name.partition("/")[2]: held.extractfile(one).read() for one in files}  # type: ignore[union-attr]


def test_the_wheel_holds_every_module_and_all_that_is_read_beside_them(wheel: Path) -> None:
    held = members(wheel)
    wanted = {one.removeprefix("src/"): ROOT / one for one in committed() if one.startswith("src/")}
    assert len(wanted) > 800
    suffixes = {one.rpartition(".")[2] for one in wanted}
    assert suffixes >= {"py", "typed", "toml", "csv", "json", "css", "j2"}
    for name, file in wanted.items():
        assert held[name] == file.read_bytes(), name


def test_the_wheel_holds_the_notebooks_the_reference_data_and_the_sample(wheel: Path) -> None:
    held = members(wheel)
    wanted = [
        one
        for one in committed()
        if one.startswith(("notebooks/", "data/reference/", "data/synthetic/"))
    ]
    assert {PurePosixPath(one).parts[0] for one in wanted} == {"notebooks", "data"}
    for one in wanted:
        assert held[f"readiness/_carried/{one}"] == (ROOT / one).read_bytes(), one
    carried = {name for name in held if name.startswith("readiness/_carried/")}
    assert carried == {f"readiness/_carried/{one}" for one in wanted}


def test_neither_holds_what_git_passes_over(wheel: Path, sdist: Path) -> None:
    for archive in (wheel, sdist):
        found = [name for name, content in members(archive).items() if SECRET.encode() in content]
        assert found == []


def test_the_sdist_is_what_git_holds(sdist: Path) -> None:
    made = re.compile(r"PKG-INFO|setup\.cfg|src/readiness\.egg-info/.*")
    held = {name for name in members(sdist) if not made.fullmatch(name)}
    assert held == {one for one in committed() if (ROOT / one).is_file()}


def test_the_wheel_of_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # 3.11.4 brought it
    with tarfile.open(sdist) as held:
        held.extractall(tmp_path, **safe)
    (unpacked,) = tmp_path.iterdir()
    again = members(built(unpacked, "wheel", tmp_path))
    record = next(name for name in again if name.endswith("/RECORD"))
    first = members(wheel)
    assert sorted(again) == sorted(first)
    assert {n: c for n, c in again.items() if n != record} == {
        n: c for n, c in first.items() if n != record
    }


def test_they_are_small_enough_to_send(wheel: Path, sdist: Path) -> None:
    assert wheel.stat().st_size < 25 * MEGABYTE
    assert sdist.stat().st_size < 25 * MEGABYTE


def test_every_name_in_them_will_do_on_windows(wheel: Path, sdist: Path) -> None:
    for archive in (wheel, sdist):
        names = list(members(archive))
        assert unfit_for_windows(names) == []
        assert clashing(names) == []
    # 260 letters are all of a path that Windows takes; this leaves 120 for the folder of packages.
    assert max(map(len, members(wheel))) <= 140


def test_a_notebook_that_somebody_ran_is_not_handed_out(source: Path, tmp_path: Path) -> None:
    place = tmp_path / "ran"
    shutil.copytree(
        source, place, ignore=shutil.ignore_patterns("build", "tests", "docs", "reports")
    )
    notebook = place / "notebooks" / "explore.ipynb"
    held = json.loads(notebook.read_text(encoding="utf-8"))
    code = next(cell for cell in held["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [SECRET]}]
    notebook.write_text(json.dumps(held), encoding="utf-8")
    for kind in ("wheel", "sdist"):
        call = f"import setuptools.build_meta as b; b.build_{kind}({str(tmp_path)!r})"
        done = run(sys.executable, "-c", call, cwd=place)
        assert done.returncode != 0
        assert "explore.ipynb holds outputs; clear them" in done.stderr
        assert SECRET not in done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(wheel: Path, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, which sees the libraries of this one and no checkout."""
    shutil.rmtree(source)
    place = tmp_path_factory.mktemp("environment") / "env"
    assert (
        run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place.parent).returncode == 0
    )
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", where, cwd=place).stdout.strip())
    done = run(
        sys.executable, "-m", "pip", "--isolated", "--python", python, "install", "--no-index", "--no-deps",
        "--quiet", wheel, cwd=place,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # A path alone: the .pth files in it, one of which leads to this checkout, are not read.
    seen = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (packages / "libraries.pth").write_text("\n".join(seen) + "\n", encoding="utf-8")
    return scripts


def command(installed: Path) -> Path:
    return installed / ("readiness.exe" if os.name == "nt" else "readiness")


def everything(place: Path) -> dict[str, tuple[int, int]]:
    """Name -> size and time, of all that is not compiled."""
    files = [one for one in place.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    return {
        str(one.relative_to(place)): (one.stat().st_size, one.stat().st_mtime_ns) for one in files
    }


@pytest.fixture(scope="module")
def ran(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sample, made in an empty folder by the installed command."""
    home = tmp_path_factory.mktemp("empty") / HOME
    home.mkdir()
    before = everything(installed.parent)
    done = run(command(installed), "run", "--sample", cwd=home)
    return {"home": home, "done": done, "before": before, "after": everything(installed.parent)}


def test_it_makes_the_sample_report_where_one_works(ran: dict[str, Any]) -> None:
    done, home = ran["done"], ran["home"]
    assert done.returncode == 0, done.stderr
    report = home / "reports" / "harrowmere" / "2026-09-30"
    assert done.stdout.splitlines()[-1] == f"Report: {report / 'index.html'}"
    wanted = {"index.html", "run.json", "results.csv", "trends.csv", "scores.json", "calendar.ics"}
    wanted |= {page.file for page in runs.pages()}
    assert len(wanted) > 15
    assert wanted <= {one.name for one in report.iterdir()}
    record = json.loads((report / "run.json").read_text(encoding="utf-8"))
    assert record["outcome"] == "complete"
    assert record["made_with"]["commit"] is None  # of no checkout
    assert str(ROOT) not in "".join(
        one.read_text(encoding="utf-8")
        for one in report.iterdir()
        if one.suffix in {".html", ".json"}
    )


def test_it_writes_beside_the_report_and_not_beside_the_package(ran: dict[str, Any]) -> None:
    assert ran["after"] == ran["before"]
    assert {one.name for one in ran["home"].iterdir()} == {"reports", "data"}
    assert {one.name for one in (ran["home"] / "data").iterdir()} == {"interim", "history"}


def test_git_passes_over_what_it_keeps(ran: dict[str, Any]) -> None:
    home = ran["home"]
    assert run("git", "init", "--quiet", cwd=home).returncode == 0
    said = run("git", "-c", "core.quotepath=off", "status", "--short", "-uall", "data", cwd=home)
    assert (said.returncode, said.stdout) == (0, "")


def test_all_that_it_writes_will_do_on_windows(ran: dict[str, Any]) -> None:
    names = [str(one.relative_to(ran["home"]).as_posix()) for one in ran["home"].rglob("*")]
    names = [one for one in names if not one.startswith(".git/")]
    assert len(names) > 20
    assert unfit_for_windows(names) == []
    assert clashing(names) == []
    # A report is made in a folder aside, whose name is up to 25 letters longer.
    assert max(map(len, names)) + 25 <= 140


def test_a_second_command_finds_what_the_first_kept(ran: dict[str, Any], installed: Path) -> None:
    said = run(command(installed), "status", cwd=ran["home"])
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.startswith("Harrowmere, report: done")


def test_the_package_is_the_installed_one_and_reads_what_it_carries(
    installed: Path, tmp_path: Path
) -> None:
    call = "import readiness, readiness.paths as p; print(readiness.__file__, p.shipped(), p.root(), sep='\\n')"
    python = installed / ("python.exe" if os.name == "nt" else "python")
    said = run(python, "-c", call, cwd=tmp_path).stdout.splitlines()
    assert [Path(one).is_relative_to(installed.parent) for one in said] == [True, True, False]
    assert said[2] == str(tmp_path)


def test_the_versions_agree(installed: Path, wheel: Path, sdist: Path, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert wheel.name == f"readiness-{version}-py3-none-any.whl"
    assert sdist.name == f"readiness-{version}.tar.gz"
    call = "import readiness, importlib.metadata as m; print(readiness.__version__, m.version('readiness'))"
    python = installed / ("python.exe" if os.name == "nt" else "python")
    assert run(python, "-c", call, cwd=tmp_path).stdout.split() == [version, version]
    assert run(command(installed), "--version", cwd=tmp_path).stdout.split() == [
        "readiness",
        version,
    ]


def test_a_wheelhouse_needs_a_clone_and_says_so(installed: Path, tmp_path: Path) -> None:
    done = run(command(installed), "wheelhouse", "house", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("readiness: A wheelhouse is made from a clone")
    assert list(tmp_path.iterdir()) == []
