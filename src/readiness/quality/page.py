"""The rules as the page people read: the table in docs/quality.md, between its two marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.quality.rule import DIMENSIONS, WHOLE_ROW, Rule, registry

START, END = "<!-- rules: made by `python -m readiness.quality.write_page` -->", "<!-- end -->"

_HOMES = {
    "across_lists": "Between lists, and of the file as a whole",
    "any_list": "On several lists",
    **{spec.name: f"List {spec.number}: {spec.title}" for spec in LISTS},
}


def with_rules(page: str) -> str:
    """The page with everything between the marks made anew."""
    before, rest = page.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n\n{as_markdown()}\n{END}{after}"


def as_markdown() -> str:
    """How many rules there are of what kind, and a table a folder."""
    rules = registry().values()
    parts = [_counted(list(rules)), ""]
    for home, words in _HOMES.items():
        inside = [rule for rule in rules if rule.home == home]
        if inside:
            parts += [f"### {words}", "", *_table(inside), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _counted(rules: list[Rule]) -> str:
    of: Counter[str] = Counter(rule.dimension for rule in rules)
    kinds = ", ".join(f"{of[name]} of {name}" for name in sorted(DIMENSIONS) if of[name])
    errors = sum(rule.severity == "error" for rule in rules)
    cohort = sum(rule.cohort for rule in rules)
    return (
        f"{len(rules)} rules: {errors} errors and {len(rules) - errors} queries; {kinds}. "
        f"{cohort} are of Ofsted's own rule of what a list holds (marked O)."
    )


def _table(rules: list[Rule]) -> Iterator[str]:
    yield "| rule | severity | dimension | lists | doubts | who answers | the question |"
    yield "|---|---|---|---|---|---|---|"
    for rule in rules:
        cells = (
            f"**{rule.title}** `{rule.id}`{' O' if rule.cohort else ''}<br>{_plain(rule.how)}",
            str(rule.severity),
            rule.dimension,
            _numbers(rule),
            _doubts(rule),
            rule.owner,
            rule.question,
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _numbers(rule: Rule) -> str:
    return ", ".join(str(list_spec(name).number) for name in rule.lists)


def _doubts(rule: Rule) -> str:
    """The columns in doubt, told once where all lists have the same."""
    if rule.doubts is None:
        return "no rows"
    by_list = {name: rule.doubted(name) for name in rule.doubts}
    if len(set(by_list.values())) == 1:
        return _columns(next(iter(by_list.values())))
    return "; ".join(f"{list_spec(name).number}: {_columns(c)}" for name, c in by_list.items())


def _columns(columns: tuple[str, ...]) -> str:
    return "the record" if WHOLE_ROW in columns else ", ".join(f"`{one}`" for one in columns)
