"""Word rules: the first rule whose every part is found decides.

A rule is a list: a target, then parts that must all be found in the plain words. A part is one
phrase or a list of which any will do; with a leading '!' none may be found. A phrase is matched
on whole words; '*' ends an unfinished word ('nurs*'), '^' and '$' tie it to the beginning or
the end, and the rest of a regular expression's signs mean what they always do. A target is a
code's key, '=Group' where only the group can be told, or '-' for what is no valid code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

_LITERAL = re.compile(r"(?<![\\a-z])[a-z]{3,}[*?]?")
NOT_A_CODE = "-"


@dataclass(frozen=True)
class Rule:
    """`target` when all of `needed` and none of `refused` are found: phrases, any of which will do.

    A workbook in the official wording needs no rule, so each is compiled when first asked.
    """

    target: str
    needed: tuple[tuple[str, ...], ...]
    refused: tuple[tuple[str, ...], ...]

    @cached_property
    def _patterns(self) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
        return [_pattern(part) for part in self.needed], [_pattern(part) for part in self.refused]

    def fits(self, words: str) -> bool:
        """Whether the rule decides these plain words."""
        needed, refused = self._patterns
        return all(part.search(words) for part in needed) and not any(
            part.search(words) for part in refused
        )


Part = str | Sequence[str]
Row = Sequence[Part]


def _alternatives(part: Part) -> tuple[bool, list[str]]:
    """Whether the part must not be found, and its phrases."""
    phrases = [part] if isinstance(part, str) else list(part)
    refused = phrases[0].startswith("!")
    if refused:
        phrases[0] = phrases[0][1:]
    return refused, [phrase for phrase in phrases if phrase]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    any_of = "|".join(phrases)
    unfinished = re.sub(r"(?<=[a-z])(?<!\\[a-z])\*", r"\\w*", any_of)
    return re.compile(rf"(?<!\w)(?:{unfinished})(?!\w)")


def _rule(target: str, parts: Iterable[Part]) -> Rule:
    read = [_alternatives(part) for part in parts]
    return Rule(
        target,
        tuple(tuple(phrases) for refused, phrases in read if not refused),
        tuple(tuple(phrases) for refused, phrases in read if refused),
    )


def read_rules(rows: Iterable[Row]) -> tuple[Rule, ...]:
    """Rules from rows of `[target, part, ...]`."""
    return tuple(_rule(str(target), parts) for target, *parts in rows)


def rule_words(rows: Iterable[Row]) -> tuple[set[str], set[str]]:
    """The whole words and the word beginnings the rules look for."""
    phrases = (phrase for _, *parts in rows for part in parts for phrase in _alternatives(part)[1])
    found = {word for phrase in phrases for word in _LITERAL.findall(phrase)}
    stems = {word[:-1] for word in found if word.endswith("*")}
    either = {form for word in found if word.endswith("?") for form in (word[:-1], word[:-2])}
    return {word for word in found if word.isalpha()} | either, stems
