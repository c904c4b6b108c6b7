"""How long the file of an import is kept once it has been read to its end."""

from datetime import timedelta

from django.utils import timezone

from contributions.imports.models import Import, ImportPart

FILE_LIFETIME = timedelta(days=30)
OVER = (Import.State.TERMINE, Import.State.ANNULE)
# Nothing came of these: a file and no import.
LEFT = (Import.State.RECU, Import.State.ESSAYE, Import.State.ECHEC)


def purge_files() -> int:
    """Erase the files of the imports over for thirty days, and the files nobody imported; returns how many.

    A file holds what its source wrote of people. Counts, report and undoing of an import do without it.
    """
    limit = timezone.now() - FILE_LIFETIME
    left = Import.objects.filter(
        state__in=LEFT, heartbeat__lt=limit, provenances=None, comment_provenances=None
    )
    _, deleted = left.delete()
    over = Import.objects.filter(state__in=OVER, finished_at__lt=limit)
    held = list(over.filter(parts__isnull=False).order_by().distinct().values_list("pk", flat=True))
    ImportPart.objects.filter(batch__in=held).delete()
    return deleted.get("contributions.Import", 0) + len(held)
