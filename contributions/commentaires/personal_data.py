"""What comments and reports keep of a person."""

from comptes.models import User
from comptes.personal_data import Holding, TextsChoice
from contributions.commentaires import authorship, supports
from contributions.commentaires.espace import comments_of, steps_of
from contributions.commentaires.models import BrouillonCommentaire, Commentaire, SoutienCommentaire
from contributions.commentaires.states import CommentState
from contributions.signalements.models import Signalement


def export_comments(user: User) -> list[dict]:
    return [export_comment(row) for row in comments_of(user).prefetch_related("transitions__motif")]


def export_comment(comment: Commentaire) -> dict:
    return {
        "proposition": comment.proposition.display_reference,
        "en réponse à un commentaire": comment.parent_id is not None,
        "position": comment.get_position_display(),
        "texte": comment.text,
        "nom affiché": comment.public_name,
        "état": comment.get_state_display(),
        "envoyé le": comment.sent_at.isoformat(),
        "publié le": comment.published_at.isoformat() if comment.published_at else None,
        "soutiens": comment.support_count,
        "historique": [
            {
                "date": step.date.isoformat(),
                "décision": step.label,
                "motif": step.motif,
                "message": step.message,
            }
            for step in steps_of(comment)
        ],
    }


def erase_comments(user: User, texts: TextsChoice) -> None:
    """Keep what people read without its author's name, or erase it: as they chose."""
    rows = Commentaire.objects.filter(auteur=user).order_by("pk").values_list("pk", "state")
    for pk, state in list(rows):
        if texts == TextsChoice.ANONYMES and state != CommentState.RETIRE:
            authorship.make_anonymous(pk)
        else:
            authorship.erase_words(pk)


def export_drafts(user: User) -> list[dict]:
    rows = BrouillonCommentaire.objects.filter(personne=user).select_related("proposition").order_by("pk")
    return [
        {
            "proposition": row.proposition.display_reference,
            "position": row.get_position_display(),
            "texte": row.text,
            "nom affiché": row.public_name,
            "écrit le": row.created_at.isoformat(),
        }
        for row in rows
    ]


def erase_drafts(user: User, texts: TextsChoice) -> None:
    BrouillonCommentaire.objects.filter(personne=user).delete()


def export_supports(user: User) -> list[dict]:
    rows = (
        SoutienCommentaire.objects.filter(user=user).select_related("commentaire__proposition").order_by("pk")
    )
    return [
        {
            "proposition": row.commentaire.proposition.display_reference,
            "adresse": row.commentaire.get_absolute_url(),
            "date": row.date.isoformat(),
        }
        for row in rows
    ]


def erase_supports(user: User, texts: TextsChoice) -> None:
    supports.forget(user)


def export_reports(user: User) -> list[dict]:
    rows = Signalement.objects.filter(user=user).select_related(
        "motif", "proposition", "commentaire__proposition"
    )
    return [
        {
            "proposition": (row.proposition or row.commentaire.proposition).display_reference,
            "sur un commentaire": row.commentaire_id is not None,
            "motif": row.motif.label,
            "précision": row.message,
            "date": row.date.isoformat(),
            "suite donnée": row.get_outcome_display(),
        }
        for row in rows.order_by("pk")
    ]


def erase_reports(user: User, texts: TextsChoice) -> None:
    """The report stays for the team to treat, with nothing that leads to a person."""
    for row in Signalement.objects.filter(user=user):
        Signalement.objects.filter(pk=row.pk).update(user=None, message="", reporter=f"efface-{row.pk}")


COMMENTS = Holding("commentaires", export_comments, erase_comments)
COMMENT_DRAFTS = Holding("commentaires commencés", export_drafts, erase_drafts)
COMMENT_SUPPORTS = Holding("soutiens à des commentaires", export_supports, erase_supports)
REPORTS = Holding("signalements", export_reports, erase_reports)
