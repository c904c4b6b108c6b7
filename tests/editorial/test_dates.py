import datetime

import pytest

from editorial import dates


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2020, 10, 1), (2020, 10, 1), "le 1er octobre 2020"),
        ((2020, 9, 14), (2020, 10, 16), "du 14 septembre au 16 octobre 2020"),
        ((2020, 11, 4), (2020, 11, 5), "du 4 au 5 novembre 2020"),
        ((2020, 12, 1), (2021, 1, 1), "du 1er décembre 2020 au 1er janvier 2021"),
        ((2020, 6, 26), None, "depuis le 26 juin 2020"),
        ((2999, 6, 26), None, "à partir du 26 juin 2999"),
    ],
)
def test_a_period_says_once_what_its_days_share(start, end, expected):
    end = datetime.date(*end) if end else None

    assert plain(dates.period(datetime.date(*start), end)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2020, 10, 1, 9, 0), (2020, 10, 1, 12, 30), "jeudi 1er octobre 2020, de 9 h à 12 h 30"),
        ((2020, 10, 1, 18, 5), (2020, 10, 1, 18, 5), "jeudi 1er octobre 2020, à 18 h 05"),
        ((2020, 11, 4, 9, 0), (2020, 11, 5, 17, 0), "du 4 novembre 2020 à 9 h au 5 novembre 2020 à 17 h"),
    ],
)
def test_moments_are_told_as_people_say_them(start, end, expected):
    assert plain(dates.moments(datetime.datetime(*start), datetime.datetime(*end))) == expected
