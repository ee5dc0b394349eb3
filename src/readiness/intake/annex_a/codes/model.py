"""What a code is, what a code set is, and what reading one cell comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Code:
    """One official value: `official` is the text Ofsted prints, `group` Ofsted's roll-up.

    A code without a group is written by some authorities but cannot be used in a measure.
    """

    key: str
    official: str
    label: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """What a written value was read as.

    `how` is one of `exact` (official wording), `code` (a code in the text), `words` (a rule),
    `fuzzy` (a misspelling put right) or `none`. Where only the group can be told, `code` is
    None; where `group` is None the value cannot be used.
    """

    code: str | None
    group: str | None
    how: str


UNMATCHED = Match(None, None, "none")


def fold_label(label: str) -> str:
    """A group's name without its letter prefix, case, curly quotes or double spaces."""
    straight = label.replace("’", "'").replace("‘", "'")
    without_letter = re.sub(r"^\s*[a-z]\d?\)\s*", "", straight, flags=re.IGNORECASE)
    return " ".join(without_letter.split()).casefold()


@dataclass(frozen=True)
class CodeSet:
    """The official values of one kind of column, in Ofsted's order.

    `also_called` maps other people's names for a group (folded) to ours.
    """

    name: str
    codes: tuple[Code, ...]
    source: str = ""
    also_called: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Code]:
        """Codes by key."""
        return {code.key: code for code in self.codes}

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Group names in order of first appearance."""
        return tuple(dict.fromkeys(code.group for code in self.codes if code.group))

    @cached_property
    def _group_names(self) -> dict[str, str]:
        own = {fold_label(group): group for group in self.groups}
        others = {fold_label(name): group for name, group in self.also_called.items()}
        return others | own

    def group_named(self, label: str) -> str | None:
        """Our group for a group label written elsewhere ('a) White', 'True'), or None."""
        likely = get_close_matches(fold_label(label), self._group_names, n=1, cutoff=0.97)
        if likely:
            return self._group_names[likely[0]]
        by_code = self.by_key.get(label.split(":")[0].strip())
        return by_code.group if by_code else None
