"""Reading 'LA of Placement': names, DfE numbers and ONS codes of English authorities.

A district belongs to the authority that has (or, until it was abolished, had) its children's
services. Places outside England become Annex A's five letter codes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from readiness.intake.annex_a.codes import text
from readiness.intake.annex_a.codes.declared import declaration
from readiness.intake.annex_a.codes.model import UNMATCHED, Code, CodeSet, Match

NEAR_ENOUGH = 88.0
CLEAR_OF_NEXT = 4.0
SHORTEST_NEAR_MISS = 5

# Words that say what kind of body it is, not which one.
_KIND = re.compile(
    r"\b(?:the|council|county|borough|boro|district|city|of|and|london|metropolitan|met|metro|"
    r"royal|unitary|authority|local|ua|mbc|mdc|cbc|dc|cc|bc|lb|lbc|lbo|rb|la|b|corporation|"
    r"childrens?|services?|social|care|trust|sir|child|placed|in)\b"
)
_ONS_CODE = re.compile(r"\b([EWSN]\d{8})\b", re.IGNORECASE)
_NATION_OF_ONS_LETTER = {"W": "WAL", "S": "SCO", "N": "NIR"}
_NUMBER = re.compile(r"^\W*(\d{3})(?:\.0+)?(?![\w.])|(?<![\w.])(\d{3})\W*$")
_WELSH_NUMBERS = range(660, 682)
_LETTERS = re.compile(r"^\W*(NIR|WAL|SCO|NUK|CON)\b", re.IGNORECASE)


def _rows(file_name: str) -> list[dict[str, str]]:
    resource = files("readiness.intake.annex_a.codes") / file_name
    return list(csv.DictReader(resource.read_text(encoding="utf-8").splitlines()))


def _without_kind(words: str) -> str:
    return " ".join(_KIND.sub(" ", words).split())


class AuthorityMatcher:
    """Reads authorities; its code set is the five letter codes and every English authority."""

    def __init__(self) -> None:
        elsewhere = declaration("placement_authority")
        rows = _rows("authorities.csv")
        codes = (*elsewhere.code_set.codes, *_english(rows))
        self.code_set = CodeSet("placement_authority", codes, elsewhere.code_set.source)
        self._exact = {
            text.words(wording): code.key
            for code in reversed(codes)
            for wording in (code.official, code.label, code.key)
        }
        self._ons = dict(_ons_codes(rows, _rows("districts.csv")))
        named = [*_names(rows), *_elsewhere_names(elsewhere.vocabulary.same)]
        self._names = {text.words(name): key for name, key in reversed(named)}
        self._bare = {
            bare: key for name, key in self._names.items() if (bare := _without_kind(name))
        }
        self.classify = lru_cache(maxsize=1 << 16)(self._classify)

    def _match(self, key: str, how: str) -> Match:
        code = self.code_set.by_key[key]
        return Match(code.key, code.group, how)

    def _by_code(self, plain: str) -> Match | None:
        letters = _LETTERS.match(plain)
        if letters:
            return self._match(letters[1].upper(), "code")
        ons = _ONS_CODE.search(plain)
        if ons:
            nation = _NATION_OF_ONS_LETTER.get(ons[1][0].upper())
            key = nation or self._ons.get(ons[1].upper())
            return self._match(key, "code") if key else None
        found = _NUMBER.search(plain)
        return self._by_number(found[1] or found[2]) if found else None

    def _by_number(self, number: str) -> Match | None:
        if int(number) in _WELSH_NUMBERS:
            return self._match("WAL", "code")
        return self._match(number, "code") if number in self.code_set.by_key else None

    def _by_name(self, words: str) -> Match | None:
        """By the name itself, then by what is left without 'council', 'borough' and the like."""
        key = self._names.get(words) or self._bare.get(_without_kind(words))
        return self._match(key, "words") if key else None

    def _by_part(self, plain: str) -> Match | None:
        """A bilingual, bracketed or turned name ('Ayrshire, East'): the first part that is one."""
        parts = re.split(r"\s+-\s+|[()/;:]", plain)
        name, comma, quarter = plain.partition(",")
        if comma:
            parts.insert(0, f"{quarter} {name}")
        if len(parts) == 1:
            return None
        return next((found for part in parts if (found := self._by_name(text.words(part)))), None)

    def _by_likeness(self, words: str) -> Match:
        bare = _without_kind(words)
        if len(bare) < SHORTEST_NEAR_MISS:
            return UNMATCHED
        near = process.extract(
            bare, self._bare.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=4
        )
        if not near:
            return UNMATCHED
        key = self._bare[near[0][0]]
        rivals = [score for name, score, _ in near if self._bare[name] != key]
        clear = not rivals or near[0][1] - rivals[0] >= CLEAR_OF_NEXT
        return self._match(key, "fuzzy") if clear else UNMATCHED

    def _classify(self, written: str) -> Match:
        plain = text.plain(written)
        words = text.words(plain)
        if words in self._exact:
            return self._match(self._exact[words], "exact")
        ways = (self._by_code(plain), self._by_name(words), self._by_part(plain))
        return next((found for found in ways if found), None) or self._by_likeness(words)


def _english(rows: list[dict[str, str]]) -> Iterator[Code]:
    """Authorities as codes; an abolished one that shares its name is told by its number."""
    seen: set[str] = set()
    for row in rows:
        number, name = row["number"], row["name"]
        label = f"{name} ({number})" if name in seen else name
        seen.add(name)
        yield Code(number, f"{number} - {name}", label, name)


def _ons_codes(
    authorities: list[dict[str, str]], districts: list[dict[str, str]]
) -> Iterator[tuple[str, str]]:
    for row in authorities:
        for code in row["ons_codes"].split(";"):
            yield code, row["number"]
    for row in districts:
        if row["ons_code"]:
            yield row["ons_code"], row["authority_number"]


def _names(authorities: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Names before aliases before districts: the earlier wins where two are spelt alike."""
    for row in authorities:
        yield row["name"], row["number"]
    for row in authorities:
        for alias in filter(None, row["aliases"].split(";")):
            yield alias, row["number"]
    for row in _rows("districts.csv"):
        yield row["name"], row["authority_number"]


def _elsewhere_names(places: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for key, names in places.items():
        for name in names:
            yield name, key
