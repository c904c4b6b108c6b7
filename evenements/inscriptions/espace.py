"""What *Mon espace* shows of someone's registrations."""

from dataclasses import dataclass

from comptes.models import User
from editorial.sections import Section
from evenements.inscriptions.choices import State
from evenements.inscriptions.models import Inscription

SHOWN = 20
KINDS = {
    State.CONFIRMEE: "success",
    State.EN_ATTENTE: "warning",
    State.A_CONFIRMER: "new",
    State.RETENUE: "new",
}


@dataclass(frozen=True)
class OwnRegistration:
    """A registration as its person sees it in a list."""

    title: str
    when_words: str
    url: str
    label: str
    kind: str

    @classmethod
    def of(cls, row: Inscription) -> "OwnRegistration":
        event = row.evenement
        state = State.A_CONFIRMER if row.is_unconfirmed and not row.has_place_kept else State(row.state)
        label, kind = state.label, KINDS.get(state, "")
        if event.state_label:
            label, kind = f"Rencontre {event.state_label.lower()}", "error"
        elif not event.live and not event.is_over:
            label, kind = "Rencontre retirée du site", "error"
        return cls(event.title, event.full_when_words, row.private_path, label, kind)


def registrations_section(user: User) -> Section | None:
    """Their registrations, the next event first; one query. Nothing for who has none."""
    rows = Inscription.objects.of_address(user.email).exclude(state=State.ANNULEE)
    rows = rows.select_related("evenement").defer(
        *(f"evenement__{name}" for name in ("body", "minutes", "programme"))
    )
    items = [OwnRegistration.of(row) for row in rows.order_by("-evenement__start_date")[:SHOWN]]
    if not items:
        return None
    return Section(
        name="inscriptions",
        title="Mes inscriptions",
        template="evenements/inscriptions/_own.html",
        items=items,
    )
