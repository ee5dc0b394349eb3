"""The tables of the SSDA903 return: which columns each has, and what they are called here.

Headings are DfE's names of the items (SSDA903 guides, 2020 to 2026); the other headings are those
that case systems and the sector's tools put on the same items.
"""

from __future__ import annotations

from typing import cast

from readiness.intake.annex_a.declaration import Column, Kind, code, count, day, identifier, text
from readiness.intake.returns.declaration import TableSpec

SOURCE = "ssda903"


def _own(id: str, heading: str, *accepted: str, **more: object) -> Column:  # noqa: A002
    """A code that only this return uses (see `codes`)."""
    return Column(id, heading, "code", accepted=accepted, **more)  # type: ignore[arg-type]


def _postcode(id: str, heading: str, *accepted: str) -> Column:  # noqa: A002
    return Column(id, heading, "postcode", required=False, accepted=accepted)


CHILD_ID = identifier(
    "child_id",
    "CHILD",
    *("Child ID", "ChildID", "Child Identifier", "Child Unique ID", "Child Code", "Person ID"),
)
SEX = code("sex", "SEX", "sex", "Gender", "Sex of Child", "Child Sex")
ETHNICITY = code("ethnicity", "ETHNIC", "ethnicity", "Ethnicity", "Ethnic Origin", "Ethnic Code")
DATE_OF_BIRTH = day(
    "date_of_birth", "DOB", "Date of Birth", "Child DOB", "Birth Date", required=False, future=True
)
CHILD = (CHILD_ID, SEX, ETHNICITY, DATE_OF_BIRTH)
"""Every table has these; where its file does not, they are the header's."""

FROM_HEADER = frozenset(column.id for column in CHILD[1:])


def _table(name: str, title: str, *columns: Column) -> TableSpec:
    return TableSpec(name, SOURCE, title, (*CHILD, *columns))


HEADER = _table(
    "care_header",
    "header",
    identifier("upn", "UPN", "Unique Pupil Number", required=False),
    code("mother", "MOTHER", "yes_no", "Mother Status", required=False),
    day("child_born", "MC_DOB", "Mother Child DOB", "Child of Mother DOB", required=False),
)

EPISODES = _table(
    "care_episodes",
    "episodes",
    day("started", "DECOM", "Date Episode Commenced", "Episode Start Date", "Episode Start"),
    _own("reason_started", "RNE", "Reason for New Episode", "Reason New Episode"),
    code("legal_status", "LS", "legal_status", "Legal Status", "Legal_Status_Code"),
    code("need", "CIN", "need", "Category of Need", "Need Code", "CIN Code"),
    code("placement", "PLACE", "placement_type", "Placement Type", "Placement", "Place Type"),
    code(
        "provider", "PLACE_PROVIDER", "placement_provider", "Placement Provider", required=False
    ),
    day("ended", "DEC", "Date Episode Ceased", "Episode End Date", "Episode End", required=False),
    code(
        "reason_ended", "REC", "cease_reason", "Reason Episode Ceased", required=False
    ),
    _own(
        "reason_moved",
        "REASON_PLACE_CHANGE",
        *("Reason for Place Change", "Reason for Placement Change", "RPC"),
        required=False,
    ),
    _postcode("home_postcode", "HOME_POST", "Home Postcode", "Home Post Code"),
    _postcode("placement_postcode", "PL_POST", "Placement Postcode", "Placement Post Code"),
    identifier("urn", "URN", "Ofsted URN", "Placement URN", "Provider URN", required=False),
    Column(
        "distance",
        "PL_DISTANCE",
        cast(Kind, "number"),
        required=False,
        accepted=("Placement Distance", "Distance", "Distance from Home", "Distance Miles"),
    ),
    code(
        "location", "PL_LOCATION", "placement_location", "Placement Location", required=False
    ),
    code(
        "placement_authority",
        "PL_LA",
        "placement_authority",
        *("Placement LA", "LA of Placement", "Placement Local Authority"),
        required=False,
    ),
)  # fmt: skip

REVIEWS = _table(
    "care_reviews",
    "reviews",
    day("date", "REVIEW", "Review Date", "Date of Review"),
    _own("code", "REVIEW_CODE", "Participation Code", "Review Participation", "Participation"),
)


def _health(id: str, heading: str, *accepted: str) -> Column:  # noqa: A002
    return code(id, heading, "yes_no", *accepted, required=False)


HEALTH = _table(
    "care_health",
    "health (OC2)",
    count("sdq_score", "SDQ_SCORE", "SDQ Score", "SDQ Total Score", required=False),
    _own("sdq_reason", "SDQ_REASON", "SDQ Reason", "Reason for no SDQ", required=False),
    _health("convicted", "CONVICTED", "Convicted or Reprimanded", "Offending"),
    _health("health_check", "HEALTH_CHECK", "Health Surveillance", "Development Check"),
    _health("immunised", "IMMUNISATIONS", "Immunisation", "Immunised", "Immunisations Up to Date"),
    _health("teeth_checked", "TEETH_CHECK", "Dental Check", "Teeth Checked", "Dental"),
    _health("health_assessed", "HEALTH_ASSESSMENT", "Annual Health Assessment", "Health Assessed"),
    _health("substance_misuse", "SUBSTANCE_MISUSE", "Substance Misuse Problem"),
    _health("intervention_received", "INTERVENTION_RECEIVED", "Substance Intervention Received"),
    _health("intervention_offered", "INTERVENTION_OFFERED", "Substance Intervention Offered"),
)

LEAVERS = _table(
    "care_leavers_return",
    "care leavers (OC3)",
    code("in_touch", "IN_TOUCH", "in_touch", "LA in Touch", "In Touch Status"),
    code("activity", "ACTIV", "activity", "Activity", "Main Activity", required=False),
    _own("accommodation", "ACCOM", "Accommodation", "Accommodation Type", required=False),
)

MISSING = _table(
    "care_missing",
    "missing",
    _own("missing_or_absent", "MISSING", "Missing Type", "Missing or Absent", "Missing Status"),
    day("started", "MIS_START", "Missing Start", "Missing Start Date", "Missing From"),
    day("ended", "MIS_END", "Missing End", "Missing End Date", "Missing To", required=False),
)

WORKERS = _table(
    "care_workers",
    "social workers",
    text("worker", "SW_ID", "Social Worker ID", "Social Worker", "SWE ID", "Worker ID"),
    day("started", "SW_DECOM", "SW Start", "SW Start Date", "Social Worker Start Date"),
    day("ended", "SW_DEC", "SW End", "SW End Date", "Social Worker End Date", required=False),
    _own("reason", "SW_REASON", "SW Change Reason", "Reason for Change", required=False),
)

ADOPTION = _table(
    "care_adoption",
    "adoption (AD1)",
    day("decision", "DATE_INT", "Date of Decision", "Decision Date"),
    day("matched", "DATE_MATCH", "Date of Match", "Match Date", "Date Matched"),
    code("foster_carer", "FOSTER_CARE", "yes_no", "Adopted by Foster Carer", "Foster Carer"),
    count("adopters", "NB_ADOPTR", "Number of Adopters", "NB_ADOPTER"),
    _own("adopter_sex", "SEX_ADOPTR", "Sex of Adopters", "SEX_ADOPTER"),
    _own("adopter_status", "LS_ADOPTR", "Legal Status of Adopters", "LS_ADOPTER"),
)

PLACED_FOR_ADOPTION = _table(
    "care_placed_for_adoption",
    "placed for adoption",
    day("decision", "DATE_PLACED", "Date Placed", "Date of Placement Decision"),
    day("reversed", "DATE_PLACED_CEASED", "Date Placed Ceased", required=False),
    code(
        "reversal_reason",
        "REASON_PLACED_CEASED",
        "reversal_reason",
        "Reason Placed Ceased",
        required=False,
    ),
)

PREVIOUS_PERMANENCE = _table(
    "care_previous_permanence",
    "previous permanence",
    _own("option", "PREV_PERM", "Previous Permanence", "Previous Permanence Option"),
    code(
        "authority",
        "LA_PERM",
        "placement_authority",
        *("LA of Permanence", "Previous Permanence LA"),
        required=False,
    ),
    day("date", "DATE_PERM", "Date of Permanence", "Previous Permanence Date", required=False),
)

UNACCOMPANIED = _table(
    "care_unaccompanied",
    "unaccompanied children (UASC)",
    day("ceased", "DUC", "Date UASC Ceased", "UASC Ceased", required=False, future=True),
)

TABLES: tuple[TableSpec, ...] = (
    HEADER,
    EPISODES,
    REVIEWS,
    HEALTH,
    LEAVERS,
    MISSING,
    WORKERS,
    ADOPTION,
    PLACED_FOR_ADOPTION,
    PREVIOUS_PERMANENCE,
    UNACCOMPANIED,
)
