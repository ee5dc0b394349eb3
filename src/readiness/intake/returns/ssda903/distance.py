"""How far a child is placed from home, in miles in a straight line, where the return does not say.

DfE works PL_DISTANCE out from the two postcodes and most authorities' own files are without it. A
postcode table beside the files (ONS Postcode Directory, Code-Point Open or any csv with a postcode
and its easting and northing, or latitude and longitude) gives the same distance to a few yards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.errors import InputError

if TYPE_CHECKING:
    from readiness.model import Mask

METRES_IN_A_MILE = 1609.344
EARTH_RADIUS = 6_371_008.8
"""Mean radius in metres (International Union of Geodesy and Geophysics)."""

_NAMES = {
    "postcode": ("pcds", "pcd", "pcd7", "pcd8", "pcd2", "postcode", "pc"),
    "easting": ("oseast1m", "east1m", "eastings", "easting", "ea"),
    "northing": ("osnrth1m", "north1m", "northings", "northing", "no"),
    "latitude": ("lat", "latitude"),
    "longitude": ("long", "lon", "longitude"),
}
_PAIRS = (("easting", "northing"), ("latitude", "longitude"))
_TOP = 16_384  # bytes that hold the headings
_IRISH = "BT"  # Northern Ireland's postcodes are on another grid, whose numbers fit no other's
_NORTHERNMOST = 90.0  # a latitude of 99.999999 stands for a place without one


def is_postcode_table(file: Path) -> bool:
    """Whether a csv file's headings are a postcode and its place."""
    return bool(_columns(file))


def read_postcodes(files: Sequence[Path], wanted: pd.Series) -> pd.DataFrame:
    """The places of the postcodes wanted, by postcode without spaces; NaN where a table has none.

    Columns are those of easting, northing (metres), latitude and longitude (degrees) the files
    have. Raises InputError where a file cannot be read.
    """
    keys = pd.Index(_squeezed(wanted).dropna().unique())
    parts = [_read(file, keys) for file in files]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({"postcode": []})
    return table.drop_duplicates("postcode").set_index("postcode")


def miles(home: pd.Series, placement: pd.Series, places: pd.DataFrame) -> NDArray[np.float64]:
    """Miles between each home and placement; NaN where one is blank or not among the places."""
    here, there = (places.reindex(_squeezed(one)) for one in (home, placement))
    metres = np.full(len(home), np.nan)
    if "easting" in places:
        metres = _on_grid(here, there)
    if "latitude" in places:
        metres = np.where(np.isnan(metres), _on_globe(here, there), metres)
    return metres / METRES_IN_A_MILE


def not_located(home: pd.Series, placement: pd.Series, distance: NDArray[np.float64]) -> Mask:
    """Rows with two postcodes and yet no distance."""
    both: Mask = (home.notna() & placement.notna()).to_numpy()
    return both & np.isnan(distance)


def _on_grid(here: pd.DataFrame, there: pd.DataFrame) -> NDArray[np.float64]:
    east = (here["easting"].to_numpy() - there["easting"].to_numpy()).astype(np.float64)
    north = (here["northing"].to_numpy() - there["northing"].to_numpy()).astype(np.float64)
    return np.hypot(east, north)


def _on_globe(here: pd.DataFrame, there: pd.DataFrame) -> NDArray[np.float64]:
    """The haversine formula: steady for short distances, where the cosine rule is not."""
    north, south = (np.radians(one["latitude"].to_numpy(np.float64)) for one in (here, there))
    east, west = (np.radians(one["longitude"].to_numpy(np.float64)) for one in (here, there))
    half = np.sin((north - south) / 2) ** 2
    half += np.cos(north) * np.cos(south) * np.sin((east - west) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS * np.arcsin(np.sqrt(half)))


def _squeezed(postcodes: pd.Series) -> pd.Series:
    return postcodes.astype("str").str.replace(r"\s+", "", regex=True).str.upper()


def _read(file: Path, keys: pd.Index) -> pd.DataFrame:
    """Only the columns and the postcodes wanted: a directory of the nation holds millions."""
    from pyarrow import ArrowInvalid, csv, string

    columns = _columns(file)
    # By place, not by heading: two headings may be alike, and the first may begin with a mark.
    places = [f"{place}" for place in range(len(_headings(file)))]
    names = [places[place] for place in columns.values()]
    try:
        table = csv.read_csv(
            file,
            csv.ReadOptions(encoding="latin-1", column_names=places, skip_rows=1),
            csv.ParseOptions(delimiter=_delimiter(file)),
            csv.ConvertOptions(include_columns=names, column_types=dict.fromkeys(names, string())),
        )
    except (ArrowInvalid, OSError):
        raise InputError(
            f"The postcode table '{file.name}' cannot be read; save it again as csv, or take it "
            "out of the folder."
        ) from None
    frame = table.rename_columns(list(columns)).to_pandas()
    frame["postcode"] = _squeezed(frame["postcode"])
    return _placed(frame[frame["postcode"].isin(keys)].copy())


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers for what was written; what stands for no place is none."""
    for name in frame.columns.drop("postcode"):
        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("float64")
    if "easting" in frame:
        nowhere = (frame["easting"] <= 0) & (frame["northing"] <= 0)
        nowhere |= frame["postcode"].str.startswith(_IRISH)
        frame.loc[nowhere, ["easting", "northing"]] = np.nan
    if "latitude" in frame:
        nowhere = frame["latitude"].abs() >= _NORTHERNMOST
        frame.loc[nowhere, ["latitude", "longitude"]] = np.nan
    return frame


def _columns(file: Path) -> dict[str, int]:
    """Where a postcode table has each thing that is wanted of it; empty for any other file."""
    headings = [re.sub(r"[\W_]+", "", heading.casefold()) for heading in _headings(file)]
    found = {
        name: headings.index(next(one for one in known if one in headings))
        for name, known in _NAMES.items()
        if any(one in headings for one in known)
    }
    wanted = [name for pair in _PAIRS if all(name in found for name in pair) for name in pair]
    if "postcode" not in found or not wanted:
        return {}
    return {name: found[name] for name in ("postcode", *wanted)}


def _headings(file: Path) -> list[str]:
    return _first_line(file).split(_delimiter(file))


def _delimiter(file: Path) -> str:
    line = _first_line(file)
    return max(",;\t", key=line.count)


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            top = opened.read(_TOP)
    except OSError:
        return ""
    return top.removeprefix(b"\xef\xbb\xbf").split(b"\n")[0].decode("latin-1").strip("\r")
