"""The tables of this room."""

from contributions.decisions.models.journal import DecisionCount, DelayCount, JourDeModeration
from contributions.decisions.models.recours import Recours
from contributions.decisions.models.soutiens import Soutien

__all__ = ["DecisionCount", "DelayCount", "JourDeModeration", "Recours", "Soutien"]
