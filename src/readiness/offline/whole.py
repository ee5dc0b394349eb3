"""Whether a folder of wheels lacks something that one of them asks for on the machine it is meant for.

Found out here, where it can be put right, and not there, where nothing can be fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from pathlib import Path

from readiness.offline.lock import name

_METADATA = re.compile(r"[^/]+\.dist-info/METADATA")


def lacking(
    wheels: Iterable[Path], package: str, extras: Iterable[str], markers: Mapping[str, str]
) -> list[str]:
    """What is asked for, by `package` with those extras and by all it asks for, and is not among the wheels.

    Each as the requirement that is not met.
    """
    from packaging.requirements import Requirement

    there = {name(one.name.split("-")[0]): one for one in wheels}
    todo = [Requirement(f"{package}[{','.join(extras)}]")]
    seen: set[tuple[str, frozenset[str]]] = set()
    found = set()
    while todo:
        asked = todo.pop()
        this = (name(asked.name), frozenset(asked.extras))
        if this in seen:
            continue
        seen.add(this)
        wheel = there.get(this[0])
        if wheel is None or not asked.specifier.contains(
            wheel.name.split("-")[1], prereleases=True
        ):
            found.add(str(asked))
            continue
        for line in _requirements(wheel):
            one = Requirement(line)
            told = [{**markers, "extra": extra} for extra in asked.extras or {""}]
            if one.marker is None or any(one.marker.evaluate(here) for here in told):
                one.marker = None
                todo.append(one)
    return sorted(found)


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as held:
        # At its top: some carry other packages, with metadata of their own.
        (file,) = (one for one in held.namelist() if _METADATA.fullmatch(one))
        return HeaderParser().parsestr(held.read(file).decode("utf-8")).get_all("Requires-Dist", [])
