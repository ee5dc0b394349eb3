"""Finding an official or retired code in what was written: 'U5:...', '... [E3]', 'CLA - C2 -'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readiness.intake.annex_a.codes.declared import Declaration

NOT_WITHIN_A_WORD = "(?<![a-z0-9])"


class CodeFinder:
    """Finds the one code a text carries, and says which target it stands for."""

    def __init__(self, declared: Declaration) -> None:
        said = declared.vocabulary
        official = [code.key for code in declared.code_set.codes]
        self._target_of = {key.lower(): key for key in official}
        self._target_of |= {
            key.lower(): target for target, keys in said.retired.items() for key in keys
        }
        code = _one_of(self._target_of, said.code_tail)
        prefix = rf"^[\W_]*(?:{said.code_prefix})?[\W_]*"
        self._leading = re.compile(prefix + code, re.IGNORECASE)
        self._bracketed = re.compile(rf"[\[(]\W*(?:\w+ )?{code}\W*$", re.IGNORECASE)
        # A single letter or digit in the middle of a sentence need not be a code.
        distinctive = _one_of([key for key in official if len(key) > 1], said.code_tail)
        self._mentioned = re.compile(NOT_WITHIN_A_WORD + distinctive, re.IGNORECASE)

    def find(self, plain: str) -> str | None:
        """The target of the code at the start, in brackets at the end, or alone in the text."""
        found = self._leading.search(plain) or self._bracketed.search(plain)
        if found:
            return self._target(found)
        mentioned = {self._target(each) for each in self._mentioned.finditer(plain)}
        return mentioned.pop() if len(mentioned) == 1 else None

    def _target(self, found: re.Match[str]) -> str:
        return self._target_of[found["code"].lower()]


def _one_of(keys: Iterable[str], tail: str) -> str:
    """A pattern for any of the keys, the longest first, with what may follow a code."""
    any_key = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    return rf"(?P<code>{any_key or '(?!)'}){tail}(?![a-z0-9])"
