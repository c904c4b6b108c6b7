"""From a comment being written to one in the team's hands: store first, then learn who wrote it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comptes.locks import hold_person
from comptes.models import User
from contributions.commentaires import life
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import BrouillonCommentaire, Commentaire
from contributions.commentaires.states import CommentAction, CommentState
from contributions.propositions.models import ConsultationSettings, Proposition
from contributions.propositions.texts import fingerprint

CLOSED = "Les commentaires sont clos. Vous pouvez lire ceux qui ont été publiés."
UNREADABLE = "Cette proposition n’est plus publiée : on ne peut plus la commenter."


class TooEarly(Exception):
    """The slower path is not over; ``seconds`` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


@dataclass(frozen=True)
class Sent:
    """The comment now in the team's hands; ``already`` when its author had sent it before."""

    comment: Commentaire
    already: bool = False


def place_of(proposition: Proposition) -> Proposition:
    """Where one comments a proposition: itself, or the one it has joined."""
    return proposition.merged_into or proposition


def refusal(proposition: Proposition, parent: Commentaire | None = None) -> str:
    """Why nobody can comment here now; empty when one can. One query."""
    if not proposition.is_published:
        return UNREADABLE
    if not ConsultationSettings.load().takes_comments():
        return CLOSED
    if parent is None:
        return ""
    if parent.proposition_id != proposition.pk:
        return "Le commentaire auquel vous répondez ne porte pas sur cette proposition."
    if parent.parent_id:
        return "On ne répond pas à une réponse. Répondez au commentaire du début de l’échange."
    if not parent.is_published:
        return "Le commentaire auquel vous répondez n’est plus publié."
    return ""


def text_fingerprint(text: str, parent_id: int | None) -> str:
    """The same for the same words at the same place: one may thank two people in the same terms."""
    return fingerprint(str(parent_id or ""), text)


def store(
    draft: BrouillonCommentaire, *, sender: str, slow_until: datetime | None = None
) -> BrouillonCommentaire:
    """Keep what was typed; the same comment sent twice by one browser, account or network is kept once."""
    parts = [sender, str(draft.proposition_id), draft.position, text_fingerprint(draft.text, draft.parent_id)]
    key = salted_hmac("contributions.comment", "\n".join(parts), algorithm="sha256").hexdigest()
    stored, _ = BrouillonCommentaire.objects.get_or_create(
        submission_key=key,
        defaults={
            "proposition": draft.proposition,
            "parent": draft.parent,
            "position": draft.position,
            "text": draft.text,
            "public_name": draft.public_name,
            "personne": draft.personne,
            "slow_until": slow_until,
        },
    )
    return stored


def recognise(draft: BrouillonCommentaire, user: User) -> None:
    """Tie a stored comment to who opens it signed in, until it is sent or goes with their account."""
    if draft.personne_id is None:
        BrouillonCommentaire.objects.filter(pk=draft.pk, personne=None).update(personne=user)


def send(draft: BrouillonCommentaire, author: User) -> Sent:
    """Give a stored comment to its author and to moderation; the draft goes.

    Raises ``CommentRefused`` when it can no longer be taken, the draft then staying, and ``TooEarly``.
    """
    now = timezone.now()
    if draft.slow_until and draft.slow_until > now:
        raise TooEarly(int((draft.slow_until - now).total_seconds()) + 1)
    try:
        return send_once(draft, author)
    except IntegrityError:
        # The same words by the same person, at the same moment in another tab.
        twin = twin_of(draft, author)
        if twin is None and not User.objects.filter(pk=author.pk).exists():
            raise CommentRefused(
                "Votre compte vient d’être effacé : ce commentaire n’a pas été envoyé."
            ) from None
        if twin is None:
            raise
        return Sent(twin, already=True)


@transaction.atomic
def send_once(draft: BrouillonCommentaire, author: User) -> Sent:
    hold_person(author.pk)
    home = place_of(draft.proposition)
    proposition = Proposition.objects.select_for_update().get(pk=home.pk)
    twin = twin_of(draft, author)
    if twin:
        BrouillonCommentaire.objects.filter(pk=draft.pk).delete()
        return Sent(twin, already=True)
    parent = Commentaire.objects.filter(pk=draft.parent_id).first() if draft.parent_id else None
    if draft.parent_id and parent is None or not (draft.parent_id or draft.position):
        raise CommentRefused("Le commentaire auquel vous répondez n’existe plus.")
    if message := refusal(proposition, parent):
        raise CommentRefused(message)
    comment = Commentaire(
        proposition=proposition,
        written_on_id=parent.written_on_id if parent else proposition.pk,
        parent=parent,
        position=draft.position,
        text=draft.text,
        public_name=draft.public_name,
        auteur=author,
        fingerprint=text_fingerprint(draft.text, draft.parent_id),
    )
    receive(comment, author)
    BrouillonCommentaire.objects.filter(pk=draft.pk).delete()
    return Sent(comment)


def receive(comment: Commentaire, author: User) -> None:
    """Enter a new comment, published at once when the team reads after publication."""
    before = life.counts.counted(comment)
    if ConsultationSettings.load().comment_moderation == ConsultationSettings.Moderation.AFTER:
        comment.state = CommentState.PUBLIE
    comment.version = 0
    life.write(comment, before)
    life.log(comment, CommentAction.ENVOYER, CommentState.A_MODERER, actor=author)


def twin_of(draft: BrouillonCommentaire, author: User) -> Commentaire | None:
    """The comment by which its author has said this here already."""
    return (
        Commentaire.objects.filter(
            auteur=author,
            proposition=place_of(draft.proposition),
            fingerprint=text_fingerprint(draft.text, draft.parent_id),
        )
        .exclude(state=CommentState.RETIRE)
        .first()
    )
