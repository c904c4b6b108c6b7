"""Days when no meeting is held, the same for every year and every zone: a demo may be loaded on any day."""

import datetime

# First and last (month, day): wide enough for each year and each zone.
CHRISTMAS = ((12, 19), (1, 4))
HOLIDAYS = (CHRISTMAS, ((10, 17), (11, 3)), ((2, 6), (3, 8)), ((4, 3), (5, 4)), ((7, 4), (8, 31)))
PUBLIC = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
WEEK = 7


def within(day: datetime.date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    at = day.month, day.day
    return first <= at <= last if first <= last else at >= first or at <= last


def is_closed(day: datetime.date, *, pupils: bool) -> bool:
    """Whether nobody meets that day; no pupil comes in the holidays of any zone."""
    periods = HOLIDAYS if pupils else (CHRISTMAS,)
    return (day.month, day.day) in PUBLIC or any(within(day, *period) for period in periods)


def open_day(day: datetime.date, *, pupils: bool, later: bool) -> datetime.date:
    """The same day of the week, as many weeks later or earlier as it takes."""
    while is_closed(day, pupils=pupils):
        day += datetime.timedelta(days=WEEK if later else -WEEK)
    return day
