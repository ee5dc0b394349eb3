"""The mean of all and of groups must not leave the mean of a few."""

import numpy as np
import pandas as pd
import pytest

from readiness import measures
from readiness.disclosure.profiles import PROFILES
from readiness.disclosure.related import means
from readiness.disclosure.rest import few_left
from readiness.model import Mean


def rows(*groups, measure="attainment_8"):
    whole = ("all", "all", sum(groups))
    made = [whole, *(("sex", str(i), n) for i, n in enumerate(groups))]
    frame = pd.DataFrame(made, columns=["breakdown", "group", "denominator"])
    return frame.assign(measure=measure)


@pytest.mark.parametrize(
    ("groups", "hidden"),
    [
        ((30, 12, 6), [2]),  # 6 are left over, so 12 more go
        ((30, 12, 14, 6), [2]),
        ((30, 12, 10), []),
        ((30, 4, 3), [1]),  # 7 together: the mean of 30 goes too
        ((30, 12), []),  # nobody is left
        ((5, 4), []),  # nothing of a group is shown
    ],
)
def test_the_smallest_groups_go_until_those_left_are_not_few(groups, hidden):
    frame = rows(*groups)
    shown = frame["denominator"].to_numpy() >= 10
    also = few_left(frame, shown, PROFILES["leadership"])
    assert list(np.flatnonzero(also)) == hidden


def test_medians_do_not_add_up():
    frame = rows(30, 12, 6, measure="early_help_duration")
    shown = frame["denominator"].to_numpy() >= 10
    assert not few_left(frame, shown, PROFILES["leadership"]).any()


def test_every_mean_is_known_to_be_one():
    assert means() == {name for name, one in measures.registry().items() if one.shape is Mean}
