"""The work other tools do on Annex A, as plain pandas, beside ours on the same workbook.

Written by us from what those tools are described to do, not from their code:

- *cleaning*, as regional pipelines do it: every list read, every category matched to its code by exact
  spelling and then by pattern, dates parsed, whole numbers bounded, ids hashed, dates of birth made the
  first of the month, duplicates dropped, each list written as csv. Ours: reading Annex A, which types
  every cell and keeps what it could not read as an issue with its row.
- *measures*, as analysts' notebooks do them: lists 1 to 9 read, dates parsed, counts by age group, sex and
  ethnicity, shares, and the usual timeliness bands in working days. Ours: `assess`, with about 180 measures
  by group, their intervals, 100 rules on the data, four scored areas and charts of months.

Both sides of pandas are given python-calamine, the fastest reader there is, and openpyxl, which those tools
use. Each figure is taken in a process of its own, in turn; the least of each side's times is compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMMON = """
import sys, time, hashlib, re
import numpy as np, pandas as pd
file, engine, out = sys.argv[1:4]
start = time.perf_counter()
sheets = pd.read_excel(file, sheet_name=None, header=1, engine=engine, dtype=object)
sheets = {name: frame for name, frame in sheets.items() if name.startswith("List")}
AT = pd.Timestamp("2026-09-30")
"""
CLEANING = (
    COMMON
    + r"""
SPELLINGS = {
    "Gender": {"a) Male": "M", "b) Female": "F", "c) Not stated/recorded": "U"},
    "YesNo": {"a) Yes": "Y", "b) No": "N", "Yes": "Y", "No": "N", "Y": "Y", "N": "N"},
}
PATTERNS = [(re.compile(p, re.I), code) for p, code in (
    (r"^\W*m(ale)?\W*$", "M"), (r"^\W*f(emale)?\W*$", "F"), (r"^\W*y(es)?\W*$", "Y"), (r"^\W*n(o)?\W*$", "N"),
    (r"white", "WBRI"), (r"mixed|dual", "MOTH"), (r"asian", "AOTH"), (r"black", "BOTH"), (r"other", "OOTH"),
    (r"not (known|recorded|stated)", "NOBT"))]

def category(value):
    if pd.isna(value):
        return None
    text = str(value).strip()
    for known in SPELLINGS.values():
        if text in known:
            return known[text]
    for pattern, code in PATTERNS:
        if pattern.search(text):
            return code
    return text

def whole(value):
    number = pd.to_numeric(value, errors="coerce")
    return number if pd.notna(number) and number >= 0 else None

def hashed(value):
    return hashlib.sha256(str(value).encode()).hexdigest()[:16]

for name, frame in sheets.items():
    for column in frame.columns:
        low = column.lower()
        if "unique id" in low or "identifier" in low:
            frame[column] = frame[column].map(hashed)
        elif "date" in low:
            frame[column] = pd.to_datetime(frame[column], errors="coerce", dayfirst=True)
        elif low.startswith(("age", "number", "no.")):
            frame[column] = frame[column].map(whole)
        elif "postcode" not in low and "worker" not in low and "team" not in low:
            frame[column] = frame[column].map(category)
    if "Date of Birth" in frame:
        frame["Date of Birth"] = frame["Date of Birth"].dt.to_period("M").dt.to_timestamp()
    frame.drop_duplicates().to_csv(f"{out}/{name}.csv", index=False)
print(time.perf_counter() - start)
"""
)
MEASURES = (
    COMMON
    + r"""
def days(a, b):
    both = a.notna() & b.notna()
    found = np.full(len(a), np.nan)
    found[both] = np.busday_count(a[both].to_numpy("datetime64[D]"), b[both].to_numpy("datetime64[D]"))
    return pd.Series(found, index=a.index)

made = {}
for name in [f"List_{n}" for n in range(1, 10)]:
    frame = sheets[name]
    for column in frame.columns:
        if "date" in column.lower():
            frame[column] = pd.to_datetime(frame[column], errors="coerce")
    age = pd.to_numeric(frame["Age of Child (Years)"], errors="coerce")
    frame["band"] = pd.cut(age, [-2, 0, 4, 9, 15, 17, 30], labels=["unborn", "0-4", "5-9", "10-15", "16-17", "18+"])
    made[name] = {
        "count": len(frame),
        "children": frame["Child Unique ID"].nunique(),
        "age and sex": frame.groupby(["band", "Gender"], observed=True).size().to_dict(),
        "ethnicity": frame["Ethnicity"].value_counts(normalize=True).to_dict(),
        "several": frame["Child Unique ID"].value_counts().clip(upper=5).value_counts().to_dict(),
    }
one, three, four, five, six, seven, eight, nine = (sheets[f"List_{n}"] for n in (1, 3, 4, 5, 6, 7, 8, 9))
made["contacts also referred"] = one["Child Unique ID"].isin(three["Child Unique ID"]).mean()
made["no further action"] = three["Referral NFA?"].astype(str).str.contains("Yes").mean()
start_, end = four["Continuous Assessment Start Date"], four["Continuous Assessment Date of Authorisation"]
took = days(start_, end.fillna(AT))
made["assessments"] = pd.cut(took, [-1, 0, 10, 20, 30, 40, 45, 50, 60, 9999]).value_counts().to_dict()
made["within 45"] = (took[end.notna()] <= 45).mean()
took = days(five["Strategy discussion initiating Section 47 Enquiry Start Date"], five["Date of Initial Child Protection Conference"])
made["within 15"] = (took.dropna() <= 15).mean()
made["conference bands"] = pd.cut(took, [-1, 0, 5, 10, 13, 15, 17, 20, 999]).value_counts().to_dict()
made["needs"] = six["Primary Need Code"].value_counts().to_dict()
made["closed"] = six["Reason for Closure"].value_counts().to_dict()
open_ = seven[seven["Child Protection Plan End Date"].isna()]
weeks = (AT - open_["Date of the Last Statutory Visit"]).dt.days / 7
made["visits"] = pd.cut(weeks, [-1, 6, 12, 18, 999]).value_counts().to_dict()
made["categories"] = open_["Latest Category of Abuse"].value_counts().to_dict()
months = (seven["Child Protection Plan End Date"] - seven["Child Protection Plan Start Date"]).dt.days / 30.4
made["plan lengths"] = pd.cut(months, [-1, 3, 6, 12, 24, 999]).value_counts().to_dict()
in_care = eight[eight["Date Ceased to be Looked After"].isna()]
made["placements"] = (pd.to_numeric(in_care["Number of Placements in the Last 12 months"], errors="coerce") >= 3).mean()
made["types"] = in_care["Placement Type"].value_counts().to_dict()
made["reviews"] = pd.cut((AT - in_care["Date of Latest Statutory Review"]).dt.days / 30.4, [-1, 3, 6, 9, 12, 999]).value_counts().to_dict()
year = in_care[(AT - in_care["Date Started to be Looked After"]).dt.days >= 365]
made["health"] = ((AT - year["Date of Last Health Assessment"]).dt.days <= 365).mean()
made["dental"] = ((AT - year["Date of Last Dental Check"]).dt.days <= 365).mean()
for column in ("LA in Touch", "Suitability of Accommodation", "Activity Status", "Type of Accommodation"):
    made[column] = nine.groupby(column).size().to_dict()
print(time.perf_counter() - start)
"""
)
READING = """
import sys, time
from datetime import date
start = time.perf_counter()
from readiness.intake import annex_a
reading = annex_a.read(sys.argv[1], date(2026, 9, 30))
print(time.perf_counter() - start)
"""
ASSESS = """
import sys, time
start = time.perf_counter()
import readiness
readiness.assess(sys.argv[1], as_at="2026-09-30", cache=False)
print(time.perf_counter() - start)
"""
BARE = """
import sys, time
start = time.perf_counter()
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names if name.startswith("List")]
print(time.perf_counter() - start)
"""
SIDES = {
    "bare read": (BARE, ""),
    "reading Annex A": (READING, ""),
    "cleaning in pandas, calamine": (CLEANING, "calamine"),
    "cleaning in pandas, openpyxl": (CLEANING, "openpyxl"),
    "assess": (ASSESS, ""),
    "measures in pandas, calamine": (MEASURES, "calamine"),
    "measures in pandas, openpyxl": (MEASURES, "openpyxl"),
}


def seconds(script: str, workbook: Path, engine: str, out: Path) -> float:
    line = [sys.executable, "-W", "ignore", "-c", script, str(workbook), engine, str(out)]
    kept = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(subprocess.run(line, check=True, capture_output=True, text=True, env=kept).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--children", type=int, default=20_000)
    chosen = parser.parse_args()
    found: dict[str, list[float]] = {name: [] for name in SIDES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = ["synthetic", "--children", chosen.children, "--seed", 1, "--out", folder / "made"]
        line = [sys.executable, "-m", "readiness", *map(str, words)]
        subprocess.run(line, check=True, capture_output=True)
        for turn in range(chosen.repeats + 1):
            for side, (script, engine) in SIDES.items():
                took = seconds(script, folder / "made" / "annex_a.xlsx", engine, folder)
                if turn:
                    found[side].append(took)
    least = {side: min(times) for side, times in found.items()}
    ratios = {
        f"{ours} / {theirs}": least[ours] / least[theirs]
        for ours, theirs in (
            ("reading Annex A", "cleaning in pandas, calamine"),
            ("reading Annex A", "cleaning in pandas, openpyxl"),
            ("assess", "measures in pandas, calamine"),
            ("assess", "measures in pandas, openpyxl"),
            ("reading Annex A", "bare read"),
            ("assess", "bare read"),
        )
    }
    told = {f"{side}, seconds": took for side, took in least.items()} | ratios
    print(json.dumps({name: round(value, 2) for name, value in told.items()}, indent=2))


if __name__ == "__main__":
    main()
