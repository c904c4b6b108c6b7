"""The part of an address that filters the queue, carried from page to page and kept under a name."""

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from comptes.models import User
from contributions.moderation.filters import QueueFilterSet
from contributions.moderation.models import FiltreEnregistre
from editorial.admin_lists import parameter_names

NOT_FILTERS = ("p", "export", "_w_filter_fragment", "ordering")
KEPT = (*parameter_names(QueueFilterSet), "q", "ordering")


def querystring(params: QueryDict, *, ordering: bool = False) -> str:
    """The filters of an address, to carry from the queue to a decision and back; its order too when asked."""
    kept = [
        (name, value)
        for name, values in params.lists()
        if name not in NOT_FILTERS or (ordering and name == "ordering")
        for value in values
        if value
    ]
    return f"?{urlencode(kept)}" if kept else ""


def known_filters(params: QueryDict) -> str:
    """The part of an address that filters and sorts the queue, and nothing else."""
    kept = QueryDict(mutable=True)
    for name in KEPT:
        kept.setlist(name, [value for value in params.getlist(name) if value and "\x00" not in value])
    return querystring(kept, ordering=True)


def available_to(user: User) -> QuerySet[FiltreEnregistre]:
    """One's own and those that the team shares; one query."""
    return FiltreEnregistre.objects.filter(Q(owner=user) | Q(shared=True)).select_related("owner")
