"""What *Mon espace* shows of someone's propositions."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from comptes.models import User
from contributions.decisions.authorship import propositions_of
from contributions.decisions.decision_mails import MAILS
from contributions.propositions.models import ConsultationSettings, Proposition
from contributions.propositions.states import State
from contributions.propositions.steps import Step
from editorial.sections import Section, first_and_total

SECTION_SIZE = 5

# How each state reads to the author, the colour of its badge, and what comes next.
STATES = {
    State.BROUILLON: ("À confirmer", "new", "Ce texte est enregistré. Confirmez-le pour que l’équipe le lise."),
    State.A_MODERER: ("En attente de lecture", "info", "L’équipe la lira avant de la publier."),
    State.PUBLIEE: ("Publiée", "success", "Tout le monde peut la lire."),
    State.MASQUEE: ("Masquée", "warning", "Elle n’est plus visible. Les raisons sont dans l’historique."),
    State.REJETEE: ("Non publiée", "error", "Elle n’a pas été retenue pour publication. Les raisons sont dans l’historique."),
    State.RETIREE: ("Retirée", "", "Vous l’avez retirée."),
}  # fmt: skip
SENT_BACK = ("À préciser", "warning", "L’équipe vous demande une précision avant de la publier.")
MERGED = ("Fusionnée", "info", "Elle a rejoint une proposition semblable, qui porte désormais les deux.")


@dataclass(frozen=True)
class OwnProposition:
    """A proposition as its author sees it in a list."""

    proposition: Proposition
    url: str
    label: str
    kind: str
    sentence: str

    @classmethod
    def of(cls, proposition: Proposition) -> "OwnProposition":
        state = STATES[proposition.state]
        if proposition.state == State.BROUILLON and proposition.auteur_id:
            state = SENT_BACK
        elif proposition.merged_into_id and proposition.state == State.MASQUEE:
            state = MERGED
        return cls(proposition, reverse("contributions_espace:detail", args=[proposition.reference]), *state)


def steps_of(proposition: Proposition) -> list[Step]:
    """The history of a proposition for its author; a note that was not written to them stays inside."""
    return [
        Step(
            date=transition.date,
            label=transition.get_action_display(),
            motif=transition.motif.label if transition.motif else "",
            message=transition.note if transition.action in MAILS else "",
        )
        for transition in sorted(proposition.transitions.all(), key=lambda step: (step.date, step.pk))
    ]


def propositions_section(user: User) -> Section:
    """The latest propositions of someone: two queries, whatever their number."""
    rows, total = first_and_total(propositions_of(user).select_related("axe"), SECTION_SIZE)
    return Section(
        name="propositions",
        title="Mes propositions",
        template="contributions/decisions/espace/_propositions.html",
        items=[OwnProposition.of(row) for row in rows],
        total=total,
        url=reverse("contributions_espace:list") if total > SECTION_SIZE else "",
        label="Toutes mes propositions",
    )


def end_of_the_consultation() -> datetime | None:
    """When propositions are no longer taken."""
    return ConsultationSettings.load().closes_at
