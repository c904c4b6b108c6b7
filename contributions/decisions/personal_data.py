"""What contributions keep of a person: what they wrote, and what became of it."""

from django.db.models import Q

from comptes.models import User
from comptes.personal_data import Holding, TextsChoice
from contributions.commentaires.models import Commentaire
from contributions.decisions import authorship
from contributions.decisions.espace import steps_of
from contributions.decisions.models import Soutien
from contributions.propositions.models import Depot, Proposition
from contributions.propositions.states import State

# Texts that people read, or may read one day: their author may leave them to the consultation. The words of
# the others are of no use to anybody once their author has gone.
LASTING_STATES = frozenset({State.A_MODERER, State.PUBLIEE, State.MASQUEE})


def export_propositions(user: User) -> list[dict]:
    propositions = (
        authorship.propositions_of(user).select_related("axe", "region", "profil", "recours").with_themes()
    )
    return [
        export_proposition(proposition) for proposition in propositions.prefetch_related("transitions__motif")
    ]


def export_proposition(proposition: Proposition) -> dict:
    dates = {
        "reçue le": proposition.created_at,
        "confirmée le": proposition.submitted_at,
        "charte et licence acceptées le": proposition.accepted_at,
        "publiée le": proposition.published_at,
    }
    return {
        "référence": proposition.display_reference,
        "état": proposition.get_state_display(),
        "titre": proposition.title,
        "texte": proposition.text,
        "axe": str(proposition.axe),
        "thèmes": [theme.name for theme in proposition.theme_list],
        "thème suggéré": proposition.suggested_theme,
        "profil": str(proposition.profil),
        "région académique": str(proposition.region or ""),
        "organisation": proposition.organisation,
        "nom affiché": proposition.public_name,
        "soutiens": proposition.support_count,
        "adresse": proposition.get_absolute_url() if proposition.is_published else None,
        **{name: moment.isoformat() if moment else None for name, moment in dates.items()},
        "recours": export_appeal(proposition),
        "historique": [
            {
                "date": step.date.isoformat(),
                "décision": step.label,
                "motif": step.motif,
                "message": step.message,
            }
            for step in steps_of(proposition)
        ],
    }


def export_appeal(proposition: Proposition) -> dict | None:
    recours = getattr(proposition, "recours", None)
    if recours is None:
        return None
    return {
        "texte": recours.text,
        "reçu le": recours.asked_at.isoformat(),
        "issue": recours.get_outcome_display(),
        "tranché le": recours.decided_at.isoformat() if recours.decided_at else None,
    }


def hold_propositions(user: User) -> None:
    """Hold all the propositions that an erasure writes to, those commented or supported included; one query.

    In the order of all writers: propositions by primary key, then the account. One that a person adds at the
    very moment they leave is found by the second pass of ``erase_propositions``.
    """
    drafts = Depot.objects.filter(email=user.email, proposition__auteur=None).values("proposition")
    concerned = (
        Q(auteur=user)
        | Q(pk__in=drafts)
        | Q(pk__in=Soutien.objects.filter(personne=user).values("proposition"))
        | Q(pk__in=Commentaire.objects.filter(auteur=user).values("proposition"))
    )
    rows = Proposition.objects.select_for_update(of=("self",)).filter(concerned).order_by("pk")
    list(rows.values_list("pk", flat=True))


def erase_propositions(user: User, texts: TextsChoice) -> None:
    forget_all(user, texts)
    # While the account's row is held, no further proposition can be attached to it: what came meanwhile
    # is forgotten too, and the number of authors stays right.
    User.objects.select_for_update().get(pk=user.pk)
    forget_all(user, texts)


def forget_all(user: User, texts: TextsChoice) -> None:
    for pk, state, author in (
        authorship.propositions_of(user).order_by("pk").values_list("pk", "state", "auteur")
    ):
        if author is None:
            # A draft in which someone gave this address, without confirming it: it never was anybody's.
            Proposition.objects.filter(pk=pk, state=State.BROUILLON, auteur=None).delete()
        elif texts == TextsChoice.ANONYMES and state in LASTING_STATES:
            authorship.make_anonymous(pk)
        else:
            authorship.erase_words(pk)


PROPOSITIONS = Holding("propositions", export_propositions, erase_propositions, hold_propositions)
