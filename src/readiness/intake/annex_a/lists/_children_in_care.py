"""The columns only list 8 has, in Annex A's order."""

from readiness.intake.annex_a.declaration import Column, code, count, day, identifier

PERIOD = (
    day(
        "started",
        "Date Started to be Looked After",
        *("LAC Start Date", "CLA Start Date", "Date Became Looked After"),
        pattern=r"date started to be looked after",
    ),
    code(
        "category_of_need",
        "Child’s Category of Need",
        "need",
        *("Category of Need",),
        pattern=r"child.*\bcategory of need",
    ),
    code(
        "second_period_in_12_months",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 "
        "months (Y/N)",
        "yes_no",
        pattern=r"second or subsequent (period|episode)",
    ),
    day(
        "legal_status_started",
        "Start date of current legal status",
        *("Legal Status Start Date",),
        pattern=r"(start )?date.*\blegal status",
    ),
    code(
        "legal_status",
        "Child’s Legal Status",
        "legal_status",
        *("Legal Status", "Current Legal Status"),
        pattern=r"child.*\blegal status",
    ),
)

OVERSIGHT = (
    day(
        "last_review",
        "Date of Latest Statutory Review",
        *("Last Review Date", "Date of Last Review", "Latest Statutory Review Date"),
        required=False,
        pattern=r"date of.*\breview",
    ),
    day(
        "last_visit",
        "Date of Last Social Work Visit",
        *("Last Visit Date", "Last Social Work Visit", "Date of Last Statutory Visit"),
        required=False,
        pattern=r"date of.*\b(social work|sw|social worker) visit",
    ),
    code(
        "permanence_plan",
        "What is the permanence plan for this child?",
        "permanence",
        *("Permanence Plan",),
        required=False,
        pattern=r"permanence plan",
    ),
    day(
        "last_iro_contact",
        "Date of Last IRO Visit / Contact to the Child",
        required=False,
        pattern=r"\biro\b",
    ),
    day(
        "last_health_assessment",
        "Date of Last Health Assessment",
        *("Last Health Assessment Date",),
        required=False,
        pattern=r"date.*\bhealth assessment|health assessment.*\bdate",
    ),
    day(
        "last_dental_check",
        "Date of Last Dental Check",
        *("Last Dental Check Date",),
        required=False,
        pattern=r"date.*\bdental|dental.*\bdate",
    ),
)

ENDING = (
    count(
        "placements_in_12_months",
        "Number of Placements in the Last 12 months",
        pattern=r"(number|no) of placements",
    ),
    day(
        "ceased",
        "Date Ceased to be Looked After",
        *("LAC End Date", "CLA End Date"),
        required=False,
        pattern=r"date ceased",
    ),
    code(
        "cease_reason",
        "Reason Ceased to be Looked After",
        "cease_reason",
        required=False,
        pattern=r"reason ceased",
    ),
)

PLACEMENT = (
    day(
        "placement_started",
        "Start Date of Most Recent Placement",
        *("Placement Start Date",),
        pattern=r"start date.*\bplacement",
    ),
    code("placement_type", "Placement Type", "placement_type", pattern=r"placement type"),
    code(
        "placement_provider",
        "Placement Provider",
        "placement_provider",
        pattern=r"placement provider",
    ),
    Column(
        "placement_postcode", "Placement postcode", "postcode", pattern=r"placement.*\bpost ?code"
    ),
    identifier(
        "placement_urn", "URN of Placement", "Placement URN", required=False, pattern=r"\burn\b"
    ),
    code(
        "placement_location",
        "Placement Location",
        "placement_location",
        pattern=r"placement.*\blocation",
    ),
    code(
        "placement_authority",
        "LA of Placement",
        "placement_authority",
        *("Placement LA", "Local Authority of Placement"),
        pattern=r"(\bla\b|local authority) of placement",
    ),
)

MISSING = (
    count(
        "missing_episodes_in_12_months",
        "Number of Episodes the Child has been ’Missing’ from their Placement in the last 12 "
        "months",
        pattern=r"(number|no) of.*\bmissing\b",
    ),
    count(
        "absent_episodes_in_12_months",
        "Number of Episodes the Child has been ’Absent’ from their Placement in the last 12 months",
        pattern=r"(number|no) of.*\babsent\b",
    ),
    code(
        "return_interview_offered",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "interview_offered",
        required=False,
        pattern=r"offered.*\breturn (home )?interview",
    ),
    code(
        "return_interview_accepted",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        "interview_accepted",
        required=False,
        pattern=r"accept.*\breturn (home )?interview",
    ),
)
