from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

LIFE = ("accommodation", "suitability", "activity", "last_contact")


@rule(
    title="Not known though in touch",
    severity=Severity.QUERY,
    message="the authority is in touch with the young person, and this is blank; find it out.",
    question="If the authority is in touch, why is this not known?",
    lists=("care_leavers",),
    dimension="completeness",
    cohort=True,
    doubts={"care_leavers": {one: (one,) for one in LIFE}},
    examples=(
        Example(
            "filled if in touch",
            {
                "care_leavers": """
                    child_id | in_touch | accommodation | suitability | activity | fails
                    A        | yes      | U             | suitable    | F2       | no
                    B        | no       |               |             |          | no
                    C        | yes      | U             |             | F2       | yes
                    D        |          |               |             |          | no
                """
            },
        ),
    ),
)
def not_known_though_in_touch(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 9."""
    known = says(rows, "in_touch", "yes")
    return {column: known & rows.blank(column) for column in LIFE if column in rows}
