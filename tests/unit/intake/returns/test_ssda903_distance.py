"""Miles from home: the return's own, or worked out from a postcode table beside the files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness.errors import ColumnNotSupplied, InputError
from readiness.intake.returns import ssda903
from readiness.intake.returns.ssda903.distance import is_postcode_table, miles, read_postcodes

MILE = 1609.344
HOME, AWAY = "ZZ1 1AA", "ZZ2 2BB"

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,HOME_POST,PL_POST{more}\n{rows}\n"


def episodes(*rows: str, more: str = "") -> str:
    begun = (f"{number},01/06/2021,S,C2,N1,U4,{row}" for number, row in enumerate(rows, 1))
    return EPISODES.format(more=more, rows="\n".join(begun))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "return 2021-22"
    made.mkdir()
    return made


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def frame(**columns: list[float]) -> pd.DataFrame:
    return pd.DataFrame(columns, index=["ZZ11AA", "ZZ22BB"])


def test_on_the_national_grid_a_triangle_of_3_4_5() -> None:
    places = frame(easting=[400_000, 400_000 + 3 * MILE], northing=[300_000, 300_000 + 4 * MILE])
    assert miles(pd.Series([HOME]), pd.Series([AWAY]), places) == pytest.approx([5.0])


def test_on_the_globe_a_degree_of_latitude_is_69_miles() -> None:
    places = frame(latitude=[52.0, 53.0], longitude=[-1.0, -1.0])
    assert miles(pd.Series([HOME]), pd.Series([AWAY]), places) == pytest.approx([69.09], abs=0.01)


def test_on_the_globe_longitudes_close_up_towards_the_pole() -> None:
    places = frame(latitude=[60.0, 60.0], longitude=[0.0, 1.0])
    assert miles(pd.Series([HOME]), pd.Series([AWAY]), places) == pytest.approx([34.55], abs=0.01)


def test_the_grid_is_used_where_there_is_one_and_the_globe_elsewhere() -> None:
    places = frame(
        easting=[400_000, np.nan],
        northing=[300_000, np.nan],
        latitude=[52.0, 53.0],
        longitude=[-1.0, -1.0],
    )
    found = miles(pd.Series([HOME, HOME]), pd.Series([HOME, AWAY]), places)
    assert found == pytest.approx([0.0, 69.09], abs=0.01)


def test_postcodes_are_the_same_however_spaced() -> None:
    places = frame(easting=[400_000, 400_000 + MILE], northing=[300_000, 300_000])
    found = miles(pd.Series(["zz1 1aa", None, "ZZ9 9ZZ"]), pd.Series([AWAY, AWAY, AWAY]), places)
    assert found[0] == pytest.approx(1.0)
    assert np.isnan(found[1:]).all()


@pytest.mark.parametrize(
    "heading",
    [
        "pcd,pcd2,pcds,dointr,oseast1m,osnrth1m,osgrdind,lat,long",
        "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code",
        "PC,PQ,EA,NO",
        '"postcode";"latitude";"longitude"',
    ],
)
def test_a_postcode_table_is_known_by_its_headings(tmp_path: Path, heading: str) -> None:
    assert is_postcode_table(write(tmp_path / "places.csv", heading + "\n"))


@pytest.mark.parametrize(
    "heading",
    ["CHILD,HOME_POST,PL_POST", "postcode,easting", "easting,northing", "", "postcode,name"],
)
def test_other_files_are_not(tmp_path: Path, heading: str) -> None:
    assert not is_postcode_table(write(tmp_path / "places.csv", heading + "\n"))


def test_only_the_postcodes_wanted_are_kept_and_no_place_is_none(tmp_path: Path) -> None:
    text = (
        "\ufeffpcd,pcds,oseast1m,osnrth1m,lat,long\n"
        "ZZ1 1AA,ZZ1 1AA,400000,300000,52.0,-1.0\n"
        "ZZ2 2BB,ZZ2 2BB,,,99.999999,0.0\n"
        "ZZ3 3CC,ZZ3 3CC,0,0,53.0,-1.0\n"
        "BT1 1AA,BT1 1AA,333000,374000,54.6,-5.9\n"
        "ZZ4 4DD,ZZ4 4DD,1,1,1,1\n"
    )
    file = write(tmp_path / "directory.csv", text)
    wanted = pd.Series([HOME, AWAY, "ZZ3 3CC", "BT1 1AA", None])
    places = read_postcodes([file], wanted)
    assert sorted(places.index) == ["BT11AA", "ZZ11AA", "ZZ22BB", "ZZ33CC"]
    assert places["easting"].notna().tolist() == [True, False, False, False]
    assert places["latitude"].notna().tolist() == [True, False, True, True]


def test_a_torn_postcode_table_is_told(tmp_path: Path) -> None:
    file = write(tmp_path / "places.csv", "postcode,easting,northing\nZZ1 1AA,1\n")
    with pytest.raises(InputError, match=r"'places\.csv' cannot be read"):
        read_postcodes([file], pd.Series([HOME]))


def test_dfes_own_distance_is_used_where_it_is_there(folder: Path) -> None:
    more = ",PL_DISTANCE,PL_LOCATION,PL_LA"
    rows = ("ZZ1 1AA,ZZ2 2BB,21.5,OUT,E08000008", "ZZ1 1AA,ZZ2 2BB,far,in,357", "ZZ1 1AA,,,,")
    write(folder / "episodes.csv", episodes(*rows, more=more))
    write(folder / "places.csv", "postcode,easting,northing\nZZ1 1AA,1,1\nZZ2 2BB,2,2\n")
    reading = ssda903.read(folder)
    found = reading.tables["care_episodes"]
    assert found["distance"].dtype == "float64"
    assert found["distance"].tolist()[0] == 21.5
    assert found.unusable("distance").tolist() == [False, True, False]
    assert found.blank("distance").tolist() == [False, False, True]
    assert found["location"].tolist()[:2] == ["out", "in"]
    assert found["placement_authority"].tolist()[:2] == ["357", "357"]


def test_else_it_is_worked_out_from_a_postcode_table(folder: Path) -> None:
    rows = ("ZZ1 1AA,ZZ2 2BB", "ZZ1 1AA,ZZ9 9ZZ", ",ZZ2 2BB", "nowhere,ZZ2 2BB")
    write(folder / "episodes.csv", episodes(*rows))
    east = 400_000 + 20 * MILE
    table = f"postcode,easting,northing\nZZ11AA,400000,300000\nZZ22BB,{east},300000\n"
    write(folder / "places.csv", table)
    reading = ssda903.read(folder)
    found = reading.tables["care_episodes"]
    assert found["distance"].tolist()[0] == pytest.approx(20.0)
    assert found.unusable("distance").tolist() == [False, True, False, True]
    assert found.blank("distance").tolist() == [False, False, True, False]
    told = [issue for issue in reading.issues if "not in the postcode table" in issue.message]
    assert [issue.rows for issue in told] == [(3,)]
    assert not [issue for issue in reading.issues if "places.csv" in issue.message]


def test_without_either_the_column_is_not_there(folder: Path) -> None:
    write(folder / "episodes.csv", episodes("ZZ1 1AA,ZZ2 2BB"))
    with pytest.raises(ColumnNotSupplied):
        ssda903.read(folder).tables["care_episodes"]["distance"]
