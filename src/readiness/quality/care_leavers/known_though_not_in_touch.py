from readiness.model import ChildList, Severity
from readiness.quality.asking import filled, says
from readiness.quality.rule import Example, Mask, rule

APART = ("no", "died", "refused", "not_required", "returned_home")
LIFE = ("accommodation", "suitability", "activity")


@rule(
    title="Known though not in touch",
    severity=Severity.ERROR,
    message=(
        "the authority is not in touch with the young person, and this is filled in; leave it "
        "blank, or correct whether it is in touch."
    ),
    question="How does the authority know how those it is not in touch with live?",
    lists=("care_leavers",),
    dimension="consistency",
    cohort=True,
    doubts={"care_leavers": {one: ("in_touch", one) for one in LIFE}},
    examples=(
        Example(
            "blank if not in touch",
            {
                "care_leavers": """
                    child_id | in_touch | accommodation | suitability | activity | fails
                    A        | yes      | U             | suitable    | F2       | no
                    B        | no       |               |             |          | no
                    C        | no       | U             |             |          | yes
                    D        | refused  |               |             | G5       | yes
                    E        |          | U             | suitable    | F2       | no
                """
            },
        ),
    ),
)
def known_though_not_in_touch(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 9."""
    apart = says(rows, "in_touch", *APART)
    return {column: apart & filled(rows, column) for column in LIFE if column in rows}
