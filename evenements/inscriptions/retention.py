"""How long registrations are kept: the event, then a delay that a setting gives."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

import page_cache
from courriels.models import Courriel
from evenements.inscriptions.choices import UNCONFIRMED
from evenements.inscriptions.models import Inscription
from evenements.models import EvenementPage

UNCONFIRMED_KEPT = timedelta(days=3)
MAIL_KINDS = "inscription-"


@transaction.atomic
def purge(now: datetime | None = None) -> int:
    """Erase registrations of events long over and those nobody confirmed; returns how many.

    How many people came stays, as a number on the event's page, unless its editors wrote one. The mails
    that named them go too.
    """
    now = now or timezone.now()
    limit = now - timedelta(days=settings.REGISTRATIONS_RETENTION_DAYS)
    over = EvenementPage.objects.filter(end_date__lt=limit, inscriptions__isnull=False).distinct()
    counted = over.filter(attendance=None).annotate(
        n=Count("inscriptions", filter=Q(inscriptions__came=True))
    )
    for pk, came in list(counted.filter(n__gt=0).values_list("pk", "n")):
        EvenementPage.objects.filter(pk=pk).update(attendance=came)
        page_cache.invalidate()
    unconfirmed = Q(state__in=UNCONFIRMED, created_at__lt=now - UNCONFIRMED_KEPT)
    erased, _ = Inscription.objects.filter(Q(evenement__end_date__lt=limit) | unconfirmed).delete()
    Courriel.objects.filter(kind__startswith=MAIL_KINDS, sent_at__lt=limit).delete()
    return erased
