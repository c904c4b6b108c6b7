"""What operators are told of the mails."""

from datetime import timedelta

from django.utils import timezone

from courriels.models import Courriel

LATE = timedelta(minutes=15)


def count_waiting() -> int:
    return Courriel.objects.waiting().count()


def count_given_up() -> int:
    return Courriel.objects.filter(failed_at__gte=timezone.now() - timedelta(days=1)).count()


def problem() -> str:
    """A sentence when mails should have gone a while ago: the server is down, or no worker runs."""
    late = Courriel.objects.waiting().filter(not_before__lt=timezone.now() - LATE)
    count = late.count()
    if not count:
        return ""
    last_error = late.exclude(last_error="").values_list("last_error", flat=True).first()
    return f"{count} courriel(s) auraient dû partir. {last_error or 'Aucun essai : « manage.py send_courriels --loop » tourne-t-il ?'}"
