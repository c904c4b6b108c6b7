"""The demo's own events, plainly marked as such.

Each région académique has at least one that is over and one to come; their dates are counted from the day
the demo is loaded.
"""

from home.demo.rencontres.a_venir import UPCOMING
from home.demo.rencontres.passees import PAST

DEMO = (*PAST, *UPCOMING)

__all__ = ["DEMO", "PAST", "UPCOMING"]
