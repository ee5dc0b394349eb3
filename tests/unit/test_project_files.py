"""The project's own files agree with each other."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONDA_NAMES = {"seaborn-base": "seaborn", "matplotlib-base": "matplotlib"}


def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def declared():
    """Package -> bounds, of everything pyproject asks for."""
    project = pyproject()["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    return dict(split(line) for line in wanted)


def split(line):
    name = re.match(r"[A-Za-z0-9._-]+", line).group()
    return name.lower(), line[len(name) :].strip()


def conda():
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    found = [line.strip()[2:] for line in lines if re.match(r" +- [a-z]", line)]
    pairs = dict(split(line) for line in found if line.split(":")[0] not in {"conda-forge", "pip"})
    return {CONDA_NAMES.get(name, name): bounds for name, bounds in pairs.items()}


def test_conda_users_get_the_packages_and_bounds_pyproject_asks_for():
    expected = declared() | {"python": pyproject()["project"]["requires-python"]}
    assert conda() == expected


def test_every_package_asked_for_is_in_the_lock_with_hashes():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name in declared():
        block = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", lock, re.M | re.S)
        assert block, f"{name} is not in requirements.lock"
        assert "--hash=sha256:" in block.group(), name


def test_the_lock_names_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert not (ROOT / "uv.lock").exists()


def test_the_version_is_said_once():
    import readiness

    assert pyproject()["project"]["version"] == readiness.__version__


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "DECISIONS.md", "CHANGELOG.md", "LICENSE"],
)
def test_the_pages_a_newcomer_needs_are_there(name):
    assert (ROOT / name).stat().st_size > 200


def test_the_bootstrap_uses_the_standard_library_alone():
    text = (ROOT / "run.py").read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:import|from) (\w+)", text, re.M))
    import sys

    assert imported <= set(sys.stdlib_module_names)
