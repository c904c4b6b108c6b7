"""What operators are told of the mails."""

from datetime import timedelta

from django.utils import timezone

from courriels.models import Courriel, CourrielQuerySet

LATE = timedelta(minutes=15)


def late() -> CourrielQuerySet:
    return Courriel.objects.late(timezone.now() - LATE)


def given_up() -> CourrielQuerySet:
    return Courriel.objects.filter(failed_at__gte=timezone.now() - timedelta(days=1))


def count_waiting() -> int:
    return Courriel.objects.waiting().count()


def count_late() -> int:
    return late().count()


def count_given_up() -> int:
    return given_up().count()


def waiting_too_long() -> str:
    """A sentence when mails should have gone a while ago: the relay is down, or no worker runs."""
    count = count_late()
    if not count:
        return ""
    last_error = late().exclude(last_error="").values_list("last_error", flat=True).first()
    return f"{count} courriel(s) auraient dû partir. {last_error or 'Aucun essai : « manage.py send_courriels --loop » tourne-t-il ?'}"


def given_up_lately() -> str:
    """A sentence when mails were given up in the last day, with the reason of the last one."""
    count = count_given_up()
    if not count:
        return ""
    reason = given_up().order_by("-failed_at").values_list("last_error", flat=True).first()
    return f"{count} courriel(s) abandonné(s) depuis un jour. Le dernier : {reason[:300]}"
