"""What an author is written after each decision on their proposition."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from contributions.decisions import contesting
from contributions.propositions.models import Depot, Motif, Proposition
from contributions.propositions.models.history import UNDO_WINDOW
from contributions.propositions.states import Action
from courriels import outbox

# A little after the last moment at which the decision can be taken back.
DELAY = UNDO_WINDOW + timedelta(seconds=5)

MAILS = {
    Action.PUBLIER: ("publiee", "Votre proposition est publiée"),
    Action.RENVOYER: ("renvoyee", "Votre proposition attend une précision de votre part"),
    Action.REJETER: ("rejetee", "Votre proposition n’a pas été retenue pour publication"),
    Action.MASQUER: ("masquee", "Votre proposition n’est plus visible"),
    Action.RETABLIR: ("retablie", "Votre proposition est de nouveau visible"),
    Action.FUSIONNER: ("fusionnee", "Votre proposition rejoint une proposition semblable"),
    Action.MAINTENIR: ("recours_maintenu", "Votre recours a été examiné"),
    Action.ACCORDER: ("recours_accorde", "Votre recours est accepté : votre proposition est publiée"),
}


def tell_author(proposition: Proposition, action: str, *, motif: Motif | None, note: str) -> list[int]:
    """Queue the mail that tells the author what was decided, once the decision can no longer be undone.

    Returns the ids of the mails that wait: none when the decision is not told, or the author not to be written to.
    """
    author = proposition.auteur if action in MAILS else None
    if author is None:
        return []
    template, subject = MAILS[action]
    context = {
        "proposition": proposition,
        "motif": motif,
        "note": note.strip(),
        "site_url": settings.SITE_URL,
        "expires_at": None,
        "edit_path": "",
        "appeal_path": "",
        "appeal_until": None,
    }
    if action in contesting.AGAINST:
        context |= {
            "appeal_path": contesting.path_of(proposition),
            "appeal_until": contesting.deadline(proposition),
        }
    if action == Action.RENVOYER:
        depot, _ = Depot.objects.update_or_create(
            proposition=proposition,
            defaults={"email": author.email, "email_confirmed": True},
        )
        context |= {"edit_path": depot.edit_path, "expires_at": depot.expires_at}
    if not author.wants_mails:
        return []
    mail = outbox.enqueue(
        to=author.email,
        subject=f"{subject} ({proposition.display_reference})",
        template=f"contributions/decisions/courriels/{template}",
        context=context,
        not_before=timezone.now() + DELAY,
        kind=f"proposition-{template}",
    )
    return [mail.pk]
