from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

UNFIT = ("S", "V", "W", "X")  # homeless, emergency, bed and breakfast, custody


@rule(
    title="Nowhere to live, and suitable",
    severity=Severity.QUERY,
    message=(
        "the accommodation (homeless, emergency, bed and breakfast or custody) is judged "
        "suitable; correct one, or say why."
    ),
    question="How is suitable accommodation judged?",
    lists=("care_leavers",),
    dimension="accuracy",
    doubts=("accommodation", "suitability"),
    examples=(
        Example(
            "a home of one's own may be either",
            {
                "care_leavers": """
                    child_id | accommodation | suitability | fails
                    A        | S             | suitable    | yes
                    B        | S             | unsuitable  | no
                    C        | U             | suitable    | no
                    D        | W             |             | no
                """
            },
        ),
    ),
)
def unfit_yet_suitable(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 guidance to the suitability of accommodation."""
    unfit = says(rows, "accommodation", *UNFIT)
    return {"suitability": unfit & says(rows, "suitability", "suitable")}
