"""The reader of the CIN census against a bare iterparse of the same file: time, and peak memory.

Every figure is taken in a process of its own, and sides take turns, as in assess_speed.py. The bare
side is the standard library's iterparse, which forgets each child when it ends and keeps nothing.
Two files are read, the second ten times the first (by default 30 and 300 MB), so that memory which
grows with the file can be told from the tables, which must grow with it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

PEAK = """
def peak():
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)
"""
BARE = f"""
import sys, time
from xml.etree.ElementTree import iterparse
{PEAK}
start = time.perf_counter()
events = iterparse(sys.argv[1], events=("start", "end"))
_, root = next(events)
for event, element in events:
    if event == "end" and element.tag == "Child":
        element.clear()
        root[1].clear()
print(time.perf_counter() - start, peak())
"""
READ = f"""
import sys, time
from pathlib import Path
from readiness.intake.returns import cin_census
import readiness.intake.returns.cin_census.reading
{PEAK}
before = peak()
start = time.perf_counter()
tables = cin_census.read(Path(sys.argv[1])).tables
took = time.perf_counter() - start
held = sum(int(table.frame.memory_usage(deep=True).sum()) for table in tables.values())
print(took, peak(), before, held, sum(map(len, tables.values())))
"""
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)


def said(script: str, path: Path) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True
    )
    return [float(word) for word in done.stdout.split()]


def invent(path: Path, size: int) -> Path:
    """A census of invented children, indented as systems write it, of about `size` bytes."""
    chance = random.Random(1)
    header = (
        "<CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31"
        "</ReferenceDate></CollectionDetails><Source><LEA>975</LEA></Source>"
    )
    with path.open("w", encoding="utf-8") as file:
        written = file.write(f"<Message>\n<Header>{header}</Header>\n<Children>\n")
        number = 0
        while written < size:
            number += 1
            written += file.write("\n".join(child(chance, number)) + "\n")
        file.write("</Children>\n</Message>\n")
    return path


def child(chance: random.Random, number: int) -> Iterator[str]:
    yield "  <Child>\n    <ChildIdentifiers>"
    yield f"      <LAchildID>C{number:09}</LAchildID>\n      <UPN>A{number:012}</UPN>"
    yield f"      <PersonBirthDate>{day(chance, date(2008, 4, 1))}</PersonBirthDate>"
    yield f"      <Sex>{chance.choice('MFU')}</Sex>\n    </ChildIdentifiers>"
    yield "    <ChildCharacteristics>"
    yield f"      <Ethnicity>{chance.choice(('WBRI', 'APKN', 'MWBC', 'NOBT'))}</Ethnicity>"
    yield "      <Disabilities>\n        <Disability>NONE</Disability>\n      </Disabilities>"
    yield "    </ChildCharacteristics>"
    for _ in range(chance.choice((1, 1, 1, 2))):
        yield from referral(chance)
    yield "  </Child>"


def referral(chance: random.Random) -> Iterator[str]:
    yield f"    <CINdetails>\n      <CINreferralDate>{day(chance)}</CINreferralDate>"
    yield f"      <ReferralSource>{chance.choice(('1A', '2A', '5D', '6'))}</ReferralSource>"
    yield f"      <PrimaryNeedCode>N{chance.randrange(10)}</PrimaryNeedCode>"
    for _ in range(chance.choice((0, 1, 1, 2))):
        yield f"      <Assessments>\n{field('AssessmentActualStartDate', chance)}"
        yield field("AssessmentAuthorisationDate", chance)
        yield "        <FactorsIdentifiedAtAssessment>"
        for factor in sorted(chance.sample(("1A", "2B", "3A", "4B", "16A", "17A"), 3)):
            yield f"          <AssessmentFactors>{factor}</AssessmentFactors>"
        yield "        </FactorsIdentifiedAtAssessment>\n      </Assessments>"
    if chance.random() < 0.4:
        yield f"      <CINPlanDates>\n{field('CINPlanStartDate', chance)}\n      </CINPlanDates>"
    if chance.random() < 0.3:
        yield f"      <Section47>\n{field('S47ActualStartDate', chance)}"
        yield field("InitialCPCtarget", chance)
        yield "        <ICPCnotRequired>0</ICPCnotRequired>\n      </Section47>"
    yield f"      <ReferralNFA>{chance.randrange(2)}</ReferralNFA>"
    if chance.random() < 0.15:
        yield f"      <ChildProtectionPlans>\n{field('CPPstartDate', chance)}"
        yield "        <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
        yield "        <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>"
        yield "        <NumberOfPreviousCPP>0</NumberOfPreviousCPP>\n        <Reviews>"
        for _ in range(2):
            yield f"  {field('CPPreviewDate', chance)}"
        yield "        </Reviews>\n      </ChildProtectionPlans>"
    yield "    </CINdetails>"


def field(name: str, chance: random.Random) -> str:
    return f"        <{name}>{day(chance)}</{name}>"


def day(chance: random.Random, first: date = FIRST) -> date:
    return first + timedelta(days=chance.randrange((LAST - first).days + 1))


def turns(small: Path, large: Path, repeats: int) -> list[dict[str, float]]:
    found = []
    for _ in range(repeats):
        bare, bare_peak = said(BARE, large)
        took, peak, before, held, rows = said(READ, large)
        little, little_peak, little_before, little_held, _ = said(READ, small)
        found.append(
            {
                "bare": bare,
                "bare peak": bare_peak,
                "read": took,
                "rows": rows,
                "held": held,
                "above": peak - before,
                "little": little,
                "little above": little_peak - little_before,
                "little held": little_held,
            }
        )
    return found


def figures(found: list[dict[str, float]], size: int) -> dict[str, float]:
    least = {name: min(turn[name] for turn in found) for name in found[0]}
    beyond = least["above"] - least["held"]
    little_beyond = least["little above"] - least["little held"]
    return {
        "file, MB": size / 1e6,
        "rows of all tables": least["rows"],
        "bare iterparse, seconds": least["bare"],
        "read, seconds": least["read"],
        "read / bare iterparse": least["read"] / least["bare"],
        "the same, median of the turns": median(turn["read"] / turn["bare"] for turn in found),
        "large / small, seconds": least["read"] / least["little"],
        "peak of the bare iterparse, MB": least["bare peak"] / 1e6,
        "tables held, MB": least["held"] / 1e6,
        "peak above the libraries, MB": least["above"] / 1e6,
        "peak above the libraries / tables": least["above"] / least["held"],
        "the same, small file": least["little above"] / least["little held"],
        "beyond the tables, MB": beyond / 1e6,
        "the same, small file, MB": little_beyond / 1e6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = invent(Path(folder) / "small.xml", chosen.megabytes * 100_000)
        large = invent(Path(folder) / "large.xml", chosen.megabytes * 1_000_000)
        made = figures(turns(small, large, chosen.repeats), large.stat().st_size)
    print(json.dumps({name: round(value, 3) for name, value in made.items()}, indent=2))


if __name__ == "__main__":
    main()
