"""Rules on invented spellings: prefixes, abbreviations, slips, and when to say nothing."""

from __future__ import annotations

import pytest

from readiness.intake.annex_a.codes import classify

READ = {
    "sex": {"MALE": "male", "Fem.": None, "boy": "male", "Non-binary": "neither"},
    "ethnicity": {
        "WBRI : WHITE BRITISH": "WBRI",
        "White > Scottish": "WBRI",
        "Irish Travellers": "WIRT",
        "Romany gypsies": "WROM",
        "White & Black Carribean": "MWBC",
        "Dual heritage (White/Black African)": "MWBA",
        "Asian or Asian British – Pakistani": "APKN",
        "BSOM": "BAFR",
        "Black-African (Eritrean)": "BAFR",
        "Jamaican": "BCRB",
        "CHKC": "CHNE",
        "c3": "ABAN",
        "Prefers not to say": "REFU",
        "Prefer not to answer": "REFU",
        "Info not obtained as yet": "NOBT",
    },
    "source": {
        "1A) Family member": "1A",
        "GP surgery": "3A",
        "3D - Health: midwife": "3D",
        "‘HEALTH SERVICES’ - School nurse (east team)": "3C",
        "A & E, St Elsewhere": "3E",
        "Hlth Visitor": "3B",
        "St Elsewhere Primary School": "2A",
        "Education Welfare Officer": "2B",
        "Constabulary": "6",
        "Crown court": "7",
        "Women's Aid": "8",
        "Registered social landlord": "4",
        "Emergency duty team": "5A",
        "Youth offending team (YOT)": "5B",
        "10 - Unknown": "10",
        "10) Housing options": "4",
        "Grandmother (maternal)": "1A",
        "neighbor": "1B",
    },
    "need": {
        "N1SK : Something new": "N1",
        "CIN - N8b": "N8",
        "4c Bereavement": "N4",
        "Family disfunction": "N5",
        "Child's own disability": "N2",
        "Parental drug misuse": "N3",
        "Not a child in need": "N9",
        "N10": None,
    },
    "closure_reason": {
        "RC4a": "RC4",
        "Family moved to another authority": "RC5",
        "Transferred to Adults social care": "RC6",
        "Closed after assessment, no further action": "RC8",
        "Closed following assessment - early help": "RC9",
        "Client withdrew": "RC7",
    },
    "legal_status": {
        "CLA - C1 - Interim": "C1",
        "Code 'E1' is not mapped": "E1",
        "Full Care Order (s31)": "C2",
        "Sec 20 voluntary accommodation": "V2",
        "Police powers of protection": "L1",
        "Remanded to youth detention": "J1",
    },
    "cease_reason": {
        "SE2 - Death": "E2",
        "E4 B unplanned return": "E4B",
        "Returned home (part of care plan) not under a special guardianship order": "E4A",
        "SGO to former foster carer, a relative": "E45",
        "Independence without support": "E6",
        "Age assessed as over 18": "E15",
        "Adopted - consent dispensed with": "E12",
    },
    "placement_type": {
        "DNU - U4 old carer": "U4",
        "U1b": "U1",
        "K2OUT - Home": "K2",
        "H1": "K1",
        "Mother & baby unit": "R3",
        "Placed with own parent(s)": "P1",
        "Fostering, relative or friend, long term": "U1",
        "Childrens home": "K2",
    },
    "placement_provider": {
        "[PR4] IFA": "PR4",
        "Another local authority": "PR2",
        "In-house": "PR1",
        "Charity": "PR5",
    },
    "accommodation": {
        "B2": "B",
        "(X) remand": "X",
        "bed & breakfast": "W",
        "Staying put": "Z",
        "Sofa surfing": "S",
        "Rents own flat": "U",
    },
    "abuse": {"Neglect + Emotional": "multiple", "NNYN": "sexual", "phys. abuse": "physical"},
    "in_touch": {"06 - Died": "died", "Young person refuses contact": "refused", "N": "no"},
    "eligibility": {"FR 18+": None, "Former-relevant (21)": "former_relevant", "Q": "qualifying"},
    "activity": {"F4 - apprentice": "F4", "NEET due to illness": "G4", "Part-time college": "P2"},
    "reversal_reason": {"(RD3)": "RD3", "Court refused placement order": "RD2"},
    "yes_no": {"No further action": "yes", "0 - No": "no", "Not UASC": "no", "maybe": None},
    "yes_no_unknown": {"Child seen alone": "yes", "AUT": "yes", "NOBT": "unknown"},
    "interview_offered": {"Offered and declined": "yes"},
    "interview_accepted": {"Offered and declined": "no"},
    "placement_authority": {
        "LB of Bexley": "303",
        "BARNSLEY MBC": "370",
        "Hull City Council": "810",
        "E10000016": "886",
        "873 - Cambridgeshire": "873",
        "Sunderlnd": "394",
        "Rutland County (B)": "857",
        "South Hams District": "878",
        "W06000015": "WAL",
        "CAERFFILI - CAERPHILLY": "WAL",
        "Ayrshire, South": "SCO",
        "Outside the UK": "NUK",
        "West Midlands": None,
        "Atlantis Borough Council": None,
    },
}  # fmt: skip
CASES = [(name, written, key) for name, said in READ.items() for written, key in said.items()]


@pytest.mark.parametrize(("name", "written", "key"), CASES)
def test_invented_spellings(name: str, written: str, key: str | None) -> None:
    assert classify(name, written).code == key


@pytest.mark.parametrize(
    ("name", "written", "group"),
    [
        ("placement_type", "Q1", "Foster placement"),
        ("placement_type", "F6", "Foster placement"),
        ("placement_type", "A2 - placed", "Placed for adoption"),
        ("cease_reason", "E43", "Special Guardianship Orders"),
        ("ethnicity", "B: B14", "Mixed"),
        ("ethnicity", "(D.D9)", "Black or Black British"),
        ("source", "LA services", "LA services"),
        ("suitability", "Not in touch", "Not in touch or not recorded"),
    ],
)
def test_where_only_the_group_can_be_told(name: str, written: str, group: str) -> None:
    match = classify(name, written)
    assert (match.code, match.group) == (None, group)


def test_how_says_by_what_means() -> None:
    means = {
        "Neglect": "exact",
        "Likelihood of neglect": "words",
        "Mutliple": "fuzzy",
        "gobbledygook": "none",
    }
    assert {written: classify("abuse", written).how for written in means} == means
    assert classify("need", "N1SA : anything").how == "code"


def test_the_code_counts_before_its_description() -> None:
    assert classify("placement_type", "U6 - Staying put, provided by the council").code == "U6"


def test_codes_named_in_passing_are_not_the_code() -> None:
    written = "Assessed as being over 18 and E5, E6 and E7 do not apply"
    assert classify("cease_reason", written).code == "E15"


def test_what_is_no_valid_code_cannot_be_used() -> None:
    assert classify("legal_status", "Special Guardianship Order").group is None
    assert classify("need", "~DO NOT USE testing").group is None


@pytest.mark.parametrize("name", sorted(READ))
@pytest.mark.parametrize("written", ["", " ", "-", "?", "12/03/2024", "2024-03-12", "1/2/24",
                                     "xyzzy", "0123456789"])  # fmt: skip
def test_what_says_nothing_is_not_guessed(name: str, written: str) -> None:
    assert classify(name, written).group is None
