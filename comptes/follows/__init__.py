"""Following things, and telling their followers what happens to them.

An application that owns something to follow registers it in ``AppConfig.ready()`` with ``register`` and
calls ``announce`` in the transaction of what happens to it. Nothing here knows what is followed.
"""

from comptes.follows.news import announce, retract
from comptes.follows.registry import Followable, Subject, register

__all__ = ["Followable", "Subject", "announce", "register", "retract"]
