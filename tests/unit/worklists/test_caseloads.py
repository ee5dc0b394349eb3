"""Caseloads by worker agree with the measures that are made of them."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import readiness
from readiness.errors import InputError
from readiness.synthetic import World, generate, write

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("authority")
    write(out, 300, 3, AS_AT, format="csv")
    return out


@pytest.fixture(scope="module")
def world() -> World:
    return generate(300, 3, AS_AT)


def held(world: World) -> Counter[str]:
    episodes = (child.need[-1] for child in world.children if child.need)
    return Counter(one.worker for one in episodes if one.ended is None)


def test_every_worker_has_their_cases_and_the_fullest_come_first(
    folder: Path, world: World
) -> None:
    found = readiness.caseloads(folder / "annex_a", as_at=AS_AT, evidence=folder / "evidence.xlsx")
    cases = {row.worker: row.cases for row in found.itertuples() if row.cases}
    assert cases == held(world)
    over = found["over"].dropna()
    assert over.is_monotonic_decreasing
    assert (found["over"].dropna() >= 0).all()
    assert found["experience"].notna().any()


def test_without_evidence_the_lists_alone_say_who_holds_what(folder: Path, world: World) -> None:
    found = readiness.caseloads(folder / "annex_a", as_at=AS_AT)
    assert dict(zip(found["worker"], found["cases"], strict=True)) == held(world)
    assert found["limit"].isna().all()


def test_without_list_6_it_says_what_is_missing(folder: Path, tmp_path: Path) -> None:
    file = next(path for path in sorted((folder / "annex_a").iterdir()) if "10" in path.name)
    (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(InputError, match="list 6"):
        readiness.caseloads(tmp_path, as_at=AS_AT)
