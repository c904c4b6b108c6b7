"""The hour that a run believes it is, and the moments that the suite keeps."""

import datetime
from pathlib import Path

import pytest

from tests.run import HOURS_AND_DAYS
from tests.support.clock import MOMENTS, PARIS, moment


def test_the_moments_are_those_that_faults_hide_in():
    days = {name: moment(name) for name in MOMENTS}
    assert days["leap-day"].strftime("%m-%d") == "02-29"
    assert days["last-day"].strftime("%m-%d") == "12-31"
    for name in ("clocks-forward", "clocks-back"):
        noon = datetime.datetime.combine(days[name].date(), datetime.time(12), PARIS)
        assert days[name].utcoffset() != noon.utcoffset(), name


def test_an_unknown_moment_is_refused():
    with pytest.raises(ValueError, match="tomorrow"):
        moment("tomorrow")


@pytest.mark.parametrize("path", HOURS_AND_DAYS)
def test_what_runs_at_these_moments_is_where_it_is_said_to_be(path):
    assert Path(path).exists()
