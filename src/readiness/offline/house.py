"""Makes a wheelhouse: the wheels of requirements.lock for one machine, our own, and how to install them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness import __version__, aside, paths
from readiness.errors import InputError, RunError
from readiness.offline import texts
from readiness.offline.lock import Locked, name, needed, read_lock
from readiness.offline.target import Target
from readiness.offline.whole import lacking

MARK = "wheelhouse.json"
"""The file by which a folder of ours is known, and may be replaced."""
WHEELS, WANTED = "wheels", "requirements.txt"
USUAL = ("lab", "batch")
"""The extras that a person working with readiness needs, beside what the package itself needs."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class House:
    """`script` installs it on its machine. `bytes` of all wheels."""

    wheels: int
    bytes: int
    script: str


def build(
    place: Path, target: Target, *, everything: bool = False, tell: Tell = lambda said: None
) -> House:
    """Fetches and checks every wheel, builds our own, and puts the folder in place whole.

    Raises InputError where there is no checkout to build from, or `place` holds something else, and
    RunError where a wheel cannot be had; what was in `place` then stays.
    """
    checkout = paths.checkout()
    if checkout is None or not (checkout / "requirements.lock").is_file():
        raise InputError(
            "A wheelhouse is made from a clone of readiness, where requirements.lock is: "
            "python3 run.py wheelhouse DIR."
        )
    place = place.absolute()
    _refuse_foreign(place)
    lock = read_lock((checkout / "requirements.lock").read_text(encoding="utf-8"))
    packages = needed(lock, asked(checkout, everything), target.markers())
    try:
        with aside.making(place) as made:
            return _fill(made, place, checkout, packages, target, tell)
    except OSError as error:
        raise InputError(
            f"'{place}' cannot be written ({error.strerror}); choose another."
        ) from None


def asked(checkout: Path, everything: bool) -> set[str]:
    """The names of the packages that readiness asks for itself, with those of its usual or all extras."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = list(project["dependencies"])
    for extra in extras if everything else USUAL:
        wanted += extras[extra]
    from packaging.requirements import Requirement

    return {name(Requirement(one).name) for one in wanted}


def _fill(
    made: Path, place: Path, checkout: Path, packages: Sequence[Locked], target: Target, tell: Tell
) -> House:
    wheels = made / WHEELS
    tell(f"Fetching {len(packages)} wheels")
    listed = made / "locked.txt"
    listed.write_text("\n".join(one.line() for one in packages) + "\n", encoding="utf-8")
    _pip(
        "download", "--require-hashes", "--no-deps", "--only-binary", ":all:", *target.words(),
        "--dest", str(wheels), "--requirement", str(listed),
    )  # fmt: skip
    listed.unlink()
    tell("Building the wheel of readiness")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(checkout))
    every = sorted(wheels.glob("*.whl"))
    if lacks := lacking(every, "readiness", USUAL, target.markers()):
        raise RunError(
            f"The wheelhouse could not be made: requirements.lock does not hold {', '.join(lacks)} for "
            f"{target.said}; make the lock again."
        )
    (made / WANTED).write_text("".join(map(_pinned, every)), encoding="utf-8", newline="\n")
    (made / "install.cmd").write_bytes(texts.windows(target.python))
    (made / "install.sh").write_bytes(texts.posix(target.python))
    (made / "README.txt").write_bytes(texts.readme(__version__, target.said))
    about = {"readiness": __version__, "platform": target.tag, "python": target.python}
    (made / MARK).write_text(json.dumps(about) + "\n", encoding="utf-8")
    size = sum(one.stat().st_size for one in every)
    aside.swap(made, place)
    return House(len(every), size, "install.cmd" if target.windows else "install.sh")


def _pinned(wheel: Path) -> str:
    """The line that asks for this very file."""
    package, version, *_ = wheel.name.split("-")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name(package)}=={version} --hash=sha256:{digest}\n"


def _pip(*words: str) -> None:
    line = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        said = [one for one in done.stderr.splitlines() if one.startswith("ERROR:")] or [
            "pip is not here, or gave no reason."
        ]
        raise RunError(
            f"The wheelhouse could not be made: {said[-1].removeprefix('ERROR:').strip()}"
        )


def _refuse_foreign(place: Path) -> None:
    if place.is_file():
        raise InputError(f"'{place}' is a file; give a folder for the wheelhouse.")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise InputError(
            f"The folder '{place}' holds files that are not a wheelhouse; give an empty or new folder."
        )
