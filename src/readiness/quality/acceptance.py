"""Whether each list is as Ofsted asks, from what was found on reading it and by the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.model import LIST_NAMES, Issue, Lists, Severity
from readiness.quality.check import rule_of
from readiness.quality.rule import OWNERS, Rule

Answer = Literal["as Ofsted asks", "with queries", "not as Ofsted asks", "not supplied"]

AS_ASKED: Answer = "as Ofsted asks"
QUERIES: Answer = "with queries"
NOT_AS_ASKED: Answer = "not as Ofsted asks"
NOT_SUPPLIED: Answer = "not supplied"

ON_READING = "reading"
"""The rule a reason gives for what was found on reading the file, by no rule of ours."""

READING_QUESTION = (
    "Why are cells that Ofsted asks for blank, unreadable or not there, and can they be filled in?"
)
"""What is asked of what was found on reading, whatever the cell."""

NO_DATE = "no_as_at_date"
"""The rule a reason gives where, without a date, nobody can tell which months a list is to hold."""


@dataclass(frozen=True)
class Reason:
    """Why a list is not simply as Ofsted asks. rows: how many (of a rule's columns, the most); 0
    for what is said of the list, or the file, as a whole."""

    rule: str
    severity: Severity
    rows: int
    cohort: bool


@dataclass(frozen=True)
class Verdict:
    """What became of one list. Counts alone: nothing in it is of one child, but small counts are
    exact, so it is for the team that holds the records."""

    list: str
    verdict: Answer
    reasons: tuple[Reason, ...]


def accept(lists: Lists, issues: Iterable[Issue], as_at: date | None) -> tuple[Verdict, ...]:
    """A verdict for each of the eleven lists, in order.

    `issues` are those of reading the file and of `check`, of these lists. Not as Ofsted asks: the
    list breaks Ofsted's own rule of what it holds (an error of a rule marked `cohort`), lacks a
    column that Ofsted has asked for since 2019, or has rows that could not be used. With queries:
    anything else was found. A list without a row is as asked if nothing is said against it: an
    authority may have had no adoptions.
    """
    found = list(issues)
    return tuple(_verdict(name, lists, found, as_at) for name in LIST_NAMES)


def _verdict(name: str, lists: Lists, issues: list[Issue], as_at: date | None) -> Verdict:
    if name not in lists:
        return Verdict(name, NOT_SUPPLIED, ())
    reasons = _gathered(_reasons(name, issues))
    if as_at is None:
        reasons = (*reasons, Reason(NO_DATE, Severity.QUERY, 0, True))
    refused = any(one.cohort and one.severity is Severity.ERROR for one in reasons)
    return Verdict(name, NOT_AS_ASKED if refused else QUERIES if reasons else AS_ASKED, reasons)


def _reasons(name: str, issues: list[Issue]) -> Iterator[Reason]:
    for issue in issues:
        rule = rule_of(issue)
        if issue.list == name or (rule and issue.list is None and name in rule.lists):
            yield Reason(
                rule.name if rule else ON_READING,
                issue.severity,
                len(issue.rows),
                rule.cohort if rule else _of_layout(issue),
            )


def _of_layout(issue: Issue) -> bool:
    """Whether reading found that the list, and not a cell in it, is not what was asked for.

    A missing column, or a list without headings, has no rows; rows without an identifier are lost.
    """
    return not issue.rows or issue.message.split(": ", 1)[-1].startswith("rows without")


def _gathered(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    """One reason a rule and severity, errors first; what is worse first among them."""
    most: Counter[tuple[str, Severity, bool]] = Counter()
    for one in reasons:
        key = (one.rule, one.severity, one.cohort)
        most[key] = max(most[key], one.rows)
    made = [Reason(rule, severity, rows, cohort) for (rule, severity, cohort), rows in most.items()]
    return tuple(
        sorted(
            made, key=lambda r: (r.severity is not Severity.ERROR, not r.cohort, -r.rows, r.rule)
        )
    )


def questions(verdict: Verdict, rules: Iterable[Rule]) -> tuple[tuple[str, str], ...]:
    """What an analyst of Ofsted's would ask of the list, and who would answer; once each."""
    by_name = {rule.name: rule for rule in rules}
    asked = (by_name[reason.rule] for reason in verdict.reasons if reason.rule in by_name)
    pairs = [(rule.question, rule.owner_of(verdict.list)) for rule in asked]
    if any(reason.rule == ON_READING for reason in verdict.reasons):
        pairs.append((READING_QUESTION, OWNERS[verdict.list]))
    return tuple(dict.fromkeys(pairs))
