"""From what an authority supplies to an Assessment: the whole journey on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness import __version__, keeping, paths, stages
from readiness.calendar import six_months_to
from readiness.errors import InputError
from readiness.intake.addresses import is_address, said
from readiness.intake.fetched import fetched
from readiness.model import Assessment, Authority, ChildList, Grade, Issue, Lists, Severity

if TYPE_CHECKING:
    from readiness.intake.evidence import Evidence
    from readiness.intake.returns.joining import ReturnsEvidence

UNNAMED = Authority(name="An authority that was not named")

Files = str | Path | Sequence[str | Path]
"""A path, several, or several written in one line with ; between (as a notebook's parameter is)."""

SEVERAL = ("evidence", "returns")
"""The inputs of which there may be several files."""

STAGES = 8
"""What is told of as it starts."""


def assess(
    annex_a: str | Path,
    *,
    as_at: str | date,
    evidence: Files | None = None,
    returns: Files | None = None,
    authority: str | None = None,
    published: str | Path | None = None,
    settings: Mapping[str, int] | None = None,
    cache: bool = True,
    progress: Callable[[str], None] | None = None,
) -> Assessment:
    """Reads, measures, compares and scores; the same inputs are only ever assessed once.

    Args:
        annex_a: an Annex A workbook (xlsx, xls, ods) or a folder of csv.
        as_at: the date everything is as at, an ISO date such as "2026-09-30".
        evidence: the local evidence workbook, if there is one, or several of one authority.
        returns: children in need census files (XML) and folders of SSDA903 csv, if there are any.
        authority: name, ONS code or DfE number; otherwise the one the evidence workbook names.
        published: DfE's published values (LAIT, parquet or csv) instead of the shipped table.
        settings: the authority's own limits, by limit id (`protection_visit`: 15).
        cache: False to assess anew and keep nothing.
        progress: told the name of each stage as it starts; where it is not given, a bar is shown to
            whoever waits in a notebook or a shell, and nothing anywhere else.

    Paths are taken from the current folder or, failing that, the project's folder. An address (s3://,
    https://, zip://...::...; docs/runs.md) is brought here for as long as this takes.
    Raises InputError, in one sentence, where a file or argument cannot be used.
    """
    day = as_date(as_at)
    named = {"annex_a": annex_a, "evidence": evidence, "returns": returns, "published": published}
    with fetched(named) as here:
        return _once(here.files, day, authority, dict(settings or {}), cache, progress)


def _once(
    named: Mapping[str, Any],
    day: date,
    authority: str | None,
    settings: dict[str, int],
    cache: bool,
    progress: Callable[[str], None] | None,
) -> Assessment:
    files = {name: found_of(name, value) for name, value in named.items() if value}
    inputs = digests(files)
    choices = {"as_at": day, "authority": authority or "", "settings": settings}
    name = keeping.key(inputs, choices)
    found = keeping.recall(Assessment, name) if cache else None
    if found is None:
        with nullcontext(progress) if progress else stages.told(STAGES) as tell:
            found = _assess(files, inputs, day, authority, dict(settings or {}), tell)
        if cache:
            found = replace(found, key=name)
            keeping.keep(name, found)
    return found


def digests(files: Mapping[str, Sequence[Path]]) -> dict[str, str]:
    """What was read -> sha256."""
    return {name: keeping.digest(path) for name, path in _each(files)}


def _each(files: Mapping[str, Sequence[Path]]) -> Iterator[tuple[str, Path]]:
    """evidence, evidence 2 and so on."""
    for name, paths_given in files.items():
        for number, path in enumerate(paths_given, start=1):
            yield name if number == 1 else f"{name} {number}", path


def _assess(
    files: Mapping[str, Sequence[Path]],
    inputs: Mapping[str, str],
    as_at: date,
    authority_named: str | None,
    settings: dict[str, int],
    tell: Callable[[str], None],
) -> Assessment:
    from readiness import benchmark, measures, quality, score, trends
    from readiness.intake import annex_a
    from readiness.intake.evidence import audit_counts, read_evidence, said, without_names
    from readiness.intake.returns import read_returns
    from readiness.quality.across_lists.events import extract_age

    tell("Reading the evidence")
    local = read_evidence(files["evidence"], as_at) if "evidence" in files else None
    authority, doubts = _whose(local, authority_named, as_at)
    settings = {**(dict(local.settings) if local else {}), **settings}
    tell("Reading Annex A")
    reading = annex_a.read(files["annex_a"][0], as_at)
    tell("Reading the returns")
    returned = read_returns(files["returns"], as_at) if "returns" in files else None
    tell("Checking the lists")
    examined = quality.examine(reading.lists, as_at)
    issues = (*doubts, *reading.issues, *examined.issues)
    tell("Measuring")
    ours, strangers = _of_this_authority(returned, authority)
    tables = {**reading.lists, **(local.tables if local else {}), **ours}
    measured = measures.measure_all(
        tables,
        as_at,
        population=authority.population,
        settings=settings,
        doubtful=examined.doubtful,
    )
    results = measured.results
    catalogue = measures.catalogue()
    tell("Comparing")
    published = files["published"][0] if "published" in files else None
    comparisons = benchmark.compare(catalogue, authority, as_at, published)
    grades = _grades(local, authority, as_at)
    tell("Looking back")
    history = measures.past(tables, as_at, settings)
    written = without_names(local.rebases, tables) if local else ()
    rebased, unused = trends.usable(written, catalogue, history.months)
    charts = trends.trends(history, catalogue, expected_levels(catalogue), rebased, as_at)
    words, unprinted = said(tables)
    tell("Scoring")
    audits = local.audits if local else {}
    scores = score.score(
        results,
        comparisons,
        catalogue,
        grades,
        audits,
        as_at=as_at,
        trends=trends.moves(charts, results),
        doubts=measured.doubts,
        breaches=local.breaches if local else None,
        claims=local.claims if local else None,
        extract_age=extract_age(reading.lists, as_at),
    )
    return Assessment(
        authority=authority,
        as_at=as_at,
        period=six_months_to(as_at),
        results=results,
        comparisons=comparisons,
        scores=scores,
        grades=grades,
        lists=reading.summaries,
        issues=(
            *issues,
            *(local.issues if local else ()),
            *unused,
            *unprinted,
            *(returned.issues if returned else ()),
            *strangers,
        ),
        catalogue=catalogue,
        inputs=inputs,
        versions=versions(),
        settings=settings,
        acceptance=_acceptance(reading.lists, issues, as_at),
        trends=charts,
        said=words,
        audits=audit_counts(tables, as_at),
    )


def expected_levels(catalogue: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """By measure, the level expected: the target of its chart."""
    from readiness.score.settings import settings

    goals = {entry["id"]: settings().goal(entry).goalposts for entry in catalogue}
    return {name: posts[1] for name, posts in goals.items() if posts}


def _of_this_authority(
    returned: ReturnsEvidence | None, authority: Authority
) -> tuple[Mapping[str, ChildList], tuple[Issue, ...]]:
    """The returns' tables without a census that says it is another authority's."""
    if returned is None:
        return {}, ()
    theirs, own = returned.authority, authority.la_number
    if theirs is None or own is None or theirs == own:
        return returned.tables, ()
    kept = {name: rows for name, rows in returned.tables.items() if not name.startswith("cin_")}
    what = (
        f"CIN census: it is of the authority with DfE number {theirs} and this report is of "
        f"{authority.name} ({own}), so the census was not used; give this authority's own."
    )
    return kept, (Issue(Severity.ERROR, None, None, (), what),)


def _acceptance(
    lists: Lists, issues: Sequence[Issue], as_at: date
) -> tuple[Mapping[str, Any], ...]:
    """For each list whether it is as Ofsted asks, what its analyst would ask and who answers."""
    from readiness.quality import accept, registry
    from readiness.quality.acceptance import questions

    rules = registry().values()
    return tuple(
        {"list": one.list, "verdict": one.verdict, "questions": questions(one, rules)}
        for one in accept(lists, issues, as_at)
    )


def _whose(
    local: Evidence | None, named: str | None, as_at: date
) -> tuple[Authority, tuple[Issue, ...]]:
    """The authority, with its population; a person's word goes before the workbook's."""
    from readiness import benchmark

    told = local.authority if local else None
    if not named:
        return told or UNNAMED, ()
    found = benchmark.find_authority(named)
    if found.population is None:
        found = benchmark.with_population(found, as_at)
    if told is None or told.name.casefold() == found.name.casefold():
        return _filled(found, told), ()
    doubt = Issue(
        Severity.QUERY,
        None,
        "authority: name",
        (),
        f"The evidence workbook is {told.name}'s but the published figures are {found.name}'s, "
        "as asked; check that this is meant.",
    )
    return found, (doubt,)


def _filled(found: Authority, told: Authority | None) -> Authority:
    """The published authority, with the population and neighbours it gives of itself."""
    if told is None:
        return found
    own = {"neighbours": told.neighbours} if told.neighbours else {}
    if told.population:
        own |= {"population": told.population, "population_source": told.population_source}  # type: ignore[dict-item]
    return replace(found, **own)  # type: ignore[arg-type]


def _grades(local: Evidence | None, authority: Authority, as_at: date) -> tuple[Grade, ...]:
    from readiness import benchmark

    own = local is not None and local.authority is not None
    same = own and local.authority.name.casefold() == authority.name.casefold()  # type: ignore[union-attr]
    if same and local is not None and local.grades:
        return local.grades
    return benchmark.last_grades(authority, as_at)


def as_date(value: str | date) -> date:
    """An ISO date; anything else is refused in one sentence."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise InputError(
            f"The as-at date '{value}' is not a date; write it as year-month-day, such as 2026-09-30."
        ) from None


def found_of(name: str, value: Files) -> tuple[Path, ...]:
    """The files of an input; of Annex A and the published values there is one, whatever its name.

    Raises InputError where one is not there.
    """
    return located(value) if name in SEVERAL else (locate(value),)  # type: ignore[arg-type]


def located(value: Files) -> tuple[Path, ...]:
    """Each of the files as `locate` finds it. Raises InputError where one is not there."""
    several = value.split(";") if isinstance(value, str) else value
    each = [several] if isinstance(several, Path) else several
    return tuple(locate(one) for one in each if str(one).strip())


def locate(value: str | Path) -> Path:
    """The path as given from the current folder, else from the project's or what is shipped; must exist."""
    if is_address(value):
        raise InputError(
            f"'{said(str(value))}' is an address, and this takes files that are here; bring it here first."
        )
    path = Path(str(value).strip()).expanduser()
    for place in (path, paths.root() / path, paths.shipped() / path):
        if place.exists():
            return place
    raise InputError(f"There is no file or folder '{value}'; check the path and try again.")


def versions() -> dict[str, Any]:
    """What made the figures: this package and the libraries that could change a number."""
    found = {"readiness": __version__}
    for name in ("pandas", "numpy", "scipy", "fastexcel", "papermill"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
