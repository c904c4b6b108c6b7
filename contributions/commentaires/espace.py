"""What *Mon espace* shows of someone's comments."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from comptes.models import User
from contributions.commentaires.life import MAILS
from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentState
from contributions.propositions.steps import Step
from editorial.sections import Section, first_and_total

SECTION_SIZE = 5

STATES = {
    CommentState.A_MODERER: ("En attente de lecture", "info", "L’équipe le lira avant de le publier."),
    CommentState.PUBLIE: ("Publié", "success", "Tout le monde peut le lire."),
    CommentState.MASQUE: ("Non visible", "warning", "Il n’est pas visible. Les raisons sont dans l’historique."),
    CommentState.RETIRE: ("Retiré", "", "Vous l’avez retiré."),
}  # fmt: skip
ELSEWHERE = ("Publié", "warning", "La proposition n’est plus visible, ni ses commentaires.")


@dataclass(frozen=True)
class OwnComment:
    """A comment as its author sees it."""

    comment: Commentaire
    url: str
    label: str
    kind: str
    sentence: str

    @classmethod
    def of(cls, comment: Commentaire) -> "OwnComment":
        state = STATES[comment.state]
        if comment.is_published and not comment.proposition.is_published:
            state = ELSEWHERE
        return cls(comment, reverse("contributions_commentaires:detail", args=[comment.pk]), *state)


def comments_of(user: User) -> QuerySet[Commentaire]:
    return Commentaire.objects.filter(auteur=user).select_related("proposition").order_by("-sent_at", "-pk")


def steps_of(comment: Commentaire) -> list[Step]:
    """The history of a comment for its author: what was decided, never by whom."""
    return [
        Step(
            date=transition.date,
            label=transition.get_action_display(),
            motif=transition.motif.label if transition.motif else "",
            message=transition.note if transition.action in MAILS else "",
        )
        for transition in comment.transitions.all()
    ]


def comments_section(user: User) -> Section:
    """The latest comments of someone: one query, whatever their number."""
    rows, total = first_and_total(comments_of(user), SECTION_SIZE)
    return Section(
        name="commentaires",
        title="Mes commentaires",
        template="contributions/commentaires/espace/_comments.html",
        items=[OwnComment.of(row) for row in rows],
        total=total,
        url=reverse("contributions_commentaires:list") if total > SECTION_SIZE else "",
        label="Tous mes commentaires",
    )
