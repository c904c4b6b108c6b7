"""When things happen in the demo: the 2020 consultation is replayed around the day it is loaded."""

# The proposal form must be open on the day of loading, with some history behind it and some time left.
OPENED_DAYS_AGO = 60
CLOSES_IN_DAYS = 45
