"""Making the pages of an import, and taking back those nobody has touched since."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from comptes.models import User
from evenements.imports.models import ImportRencontres
from evenements.imports.reading import Places, event_of, mark_repeated
from evenements.models import EvenementPage, EvenementsIndexPage


class AlreadyDone(Exception):
    """The import was made, or undone, meanwhile."""


@transaction.atomic
def run(import_id: int, user: User) -> ImportRencontres:
    """Make a draft of each row without problems; rows that became wrong since are kept with their problem.

    Drafts: nothing appears on the site until an editor publishes it. Raises ``AlreadyDone``.
    """
    done = ImportRencontres.objects.select_for_update().get(pk=import_id)
    if done.done_at:
        raise AlreadyDone
    index = EvenementsIndexPage.objects.get()
    places = Places.load()
    mark_repeated(done.rows)
    for row in done.good_rows:
        page, problems = event_of(row["values"], places)
        if problems:
            row["problems"] += problems
            continue
        page.live, page.has_unpublished_changes, page.owner = False, True, user
        index.add_child(instance=page)
        revision = page.save_revision(user=user)
        log(page, "wagtail.create", user=user)
        done.pages.append(
            {"line": row["line"], "page": page.pk, "revision": revision.pk, "title": page.title}
        )
    done.done_at = timezone.now()
    done.save()
    return done


@transaction.atomic
def undo(import_id: int, user: User) -> tuple[int, int]:
    """Delete the pages that are as the import left them; returns how many went and how many stay.

    Those that stay can be taken back later, once nothing holds them. Raises ``AlreadyDone`` when none is left.
    """
    done = ImportRencontres.objects.select_for_update().get(pk=import_id)
    if not done.done_at or (done.undone_at and not done.pages_left):
        raise AlreadyDone
    made = {entry["page"]: entry["revision"] for entry in done.pages}
    gone = 0
    for page in EvenementPage.objects.filter(pk__in=made, live=False, inscriptions=None):
        if page.latest_revision_id == made[page.pk]:
            page.delete(user=user)
            gone += 1
    done.undone_at = timezone.now()
    done.save(update_fields=["undone_at"])
    return gone, done.pages_left
