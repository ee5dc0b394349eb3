"""Things to choose from by name: completed by the tab key, and told the nearest where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, TypeVar

from readiness.errors import UnknownName
from readiness.model.shown import Shows
from readiness.nearest import hint_of, nearest

Thing = TypeVar("Thing")


class Choice(Shows, Mapping[str, Thing]):
    """A mapping by id whose things are also found by `titles` (id -> title), however they are cased.

    `kind` is what one of them is called. A name there is not raises UnknownName, which says which
    are nearest.
    """

    kind: ClassVar[str] = "thing"

    def __init__(self, things: Mapping[str, Thing], titles: Mapping[str, str]) -> None:
        self._things = dict(things)
        self._titles = dict(titles)

    def __getitem__(self, name: str) -> Thing:
        if name in self._things:
            return self._things[name]
        wanted = str(name).strip().casefold().replace("_", " ")
        for one, title in self._titles.items():
            if wanted in (title.casefold(), one.casefold().replace("_", " ")):
                return self._things[one]
        raise UnknownName(f"There is no {self.kind} '{name}'; {self._nearest(str(name))}")

    def _nearest(self, name: str) -> str:
        every = {**{one: one for one in self._things}, **{t: o for o, t in self._titles.items()}}
        found = dict.fromkeys(every[one] for one in nearest(name, every))
        return hint_of([*found], f"there are {len(self._things):,}, and tab after [ lists them.")

    def __contains__(self, name: object) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._things)
