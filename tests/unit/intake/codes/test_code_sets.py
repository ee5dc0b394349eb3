"""The declared code sets: complete, consistent, and reading their own wording back."""

from __future__ import annotations

from importlib.resources import files

import pytest

from readiness.errors import ConfigurationError
from readiness.intake.annex_a import LISTS
from readiness.intake.annex_a.codes import (
    classify,
    classify_all,
    code_set,
    code_set_for_column,
    official,
)
from readiness.intake.annex_a.codes.declared import declaration
from readiness.intake.annex_a.codes.rules import NOT_A_CODE, read_rules

SETS = sorted(
    file.name.removesuffix(".toml")
    for file in (files("readiness.intake.annex_a.codes") / "sets").iterdir()
    if file.name.endswith(".toml")
)
KEYS = {
    "sex": "male female not_stated neither",
    "ethnicity": "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH "
    "CHNE OOTH REFU NOBT",
    "source": "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10",
    "need": "N1 N2 N3 N4 N5 N6 N7 N8 N9 N0",
    "legal_status": "C1 C2 D1 E1 V2 L1 L2 L3 J1 J2 J3 V3 V4",
    "in_touch": "yes no died refused not_required returned_home",
    "placement_provider": "PR0 PR1 PR2 PR3 PR4 PR5",
    "activity": "F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6",
}


@pytest.mark.parametrize("name", SETS)
def test_official_text_reads_as_its_own_code(name: str) -> None:
    for code in code_set(name).codes:
        match = classify(name, official(name, code.key))
        assert (match.code, match.group, match.how) == (code.key, code.group, "exact")
        assert classify(name, code.label).code == code.key
        assert classify(name, code.key).code == code.key


@pytest.mark.parametrize("name", SETS)
def test_a_group_named_as_we_name_it_reads_as_that_group(name: str) -> None:
    for group in code_set(name).groups:
        assert classify(name, group).group == group
        assert code_set(name).group_named(f"b) {group.upper()}") == group


@pytest.mark.parametrize("name", SETS)
def test_every_target_is_a_code_or_a_group_of_the_set(name: str) -> None:
    declared = declaration(name)
    said = declared.vocabulary
    known = {*declared.code_set.by_key, *(f"={group}" for group in declared.code_set.groups)}
    known |= {f"={group}" for group in declared.code_set.also_called.values()}
    targets = {*(rule.target for rule in read_rules(said.rules)), *said.same, *said.retired}
    assert targets <= known | {NOT_A_CODE}


@pytest.mark.parametrize("name", SETS)
def test_every_rule_is_a_pattern_that_can_be_looked_for(name: str) -> None:
    for rule in read_rules(declaration(name).vocabulary.rules):
        assert not rule.fits("")


@pytest.mark.parametrize("name", SETS)
def test_a_text_has_one_meaning(name: str) -> None:
    said = declaration(name).vocabulary
    for meanings in (said.same, said.retired):
        written = [text.casefold() for texts in meanings.values() for text in texts]
        assert len(written) == len(set(written))


@pytest.mark.parametrize(("name", "keys"), KEYS.items())
def test_keys_are_those_the_measures_ask_for(name: str, keys: str) -> None:
    assert [code.key for code in code_set(name).codes] == keys.split()


def test_groups_are_ofsteds_roll_up_and_codes_are_kept() -> None:
    travellers = classify("ethnicity", "Traveller of Irish Heritage")
    assert (travellers.code, travellers.group) == ("WIRT", "White")
    assert classify("ethnicity", "Refused").code == "REFU"
    assert classify("placement_provider", "PR0").group == "Other"
    assert classify("in_touch", "NREQ").code == "not_required"


def test_a_group_alone_has_no_code() -> None:
    health = classify("source", "Health services")
    assert (health.code, health.group) == (None, "Health services")


def test_a_code_without_a_group_cannot_be_used() -> None:
    assert classify("cease_reason", "X1:CodeError").group is None
    assert classify("legal_status", "V4: Short term breaks, agreements recorded").group is None


def test_group_labels_written_by_others() -> None:
    assert code_set("yes_no").group_named("True") == "Yes"
    assert code_set("in_touch").group_named("d) Exclude") == "Excluded"
    assert code_set("legal_status").group_named("J1: anything") == "Youth justice legal Statuses"
    assert code_set("source").group_named("zzCodeError") is None


def test_every_coded_column_of_the_lists_is_known_by_its_heading() -> None:
    for spec in LISTS:
        for column in spec.columns:
            found = code_set_for_column(column.heading)
            assert (found is not None) == (column.kind == "code"), column.heading
            if found and column.codes:
                keys = {code.key for code in code_set(column.codes).codes}
                assert keys <= {code.key for code in code_set(found).codes}, column.heading


def test_an_unknown_set_is_said() -> None:
    with pytest.raises(ConfigurationError, match="shoe_size"):
        code_set("shoe_size")


def test_an_unknown_key_is_said() -> None:
    with pytest.raises(KeyError):
        official("sex", "purple")


def test_classify_all_is_classify_for_each() -> None:
    written = ["M", "b) Female", "", "gobbledygook"]
    assert classify_all("sex", written) == [classify("sex", each) for each in written]
    assert [match.how for match in classify_all("sex", written)][2:] == ["none", "none"]
