"""The cache of whole responses, answered before Django is asked.

What other layers use of it, importable before the app registry is ready.
"""

from page_cache.clock import register_clock
from page_cache.fragments import Fragments
from page_cache.invalidation import invalidate, invalidate_contributions, invalidate_soon, watch
from page_cache.privacy import private
from page_cache.remembered import remember, remember_edited

__all__ = [
    "Fragments",
    "invalidate",
    "invalidate_contributions",
    "invalidate_soon",
    "private",
    "register_clock",
    "remember",
    "remember_edited",
    "watch",
]
