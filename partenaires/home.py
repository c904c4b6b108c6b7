"""The first screen of a partner in the administration: its page, what it proposes, where it stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from partenaires.models import Membre, Partenaire


@dataclass(frozen=True)
class OwnContents:
    """What an account has written of one kind, and the way to write more."""

    title: str
    add_url: str
    add_label: str
    rows: list[dict[str, str]] = field(default_factory=list)
    empty: str = ""


_makers: list[Callable[[Membre], OwnContents | None]] = []


def register_contents(make: Callable[[Membre], OwnContents | None]) -> None:
    """Add a kind of content to the first screen of partners; called by applications when they are ready."""
    if make not in _makers:
        _makers.append(make)


def state_of(content) -> str:
    """Where a draft stands, in words; a query for each content whose workflow is under way."""
    state = content.current_workflow_state
    if state is not None:
        if state.status == state.STATUS_NEEDS_CHANGES:
            return "L’équipe demande des changements"
        return f"En attente : {state.current_task_state.task.name.lower()}"
    if content.live:
        return "Publiée, avec des changements non envoyés" if content.has_unpublished_changes else "Publiée"
    return "Brouillon, pas encore envoyé"


class PartnerPanel(Component):
    name = "partner"
    template_name = "partenaires/admin/home_panel.html"
    order = 10

    def __init__(self, member: Membre) -> None:
        self.member = member

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        partenaire = self.member.partenaire
        made = (make(self.member) for make in _makers)
        return {
            "partenaire": partenaire,
            "state": state_of(partenaire),
            "edit_url": reverse(Partenaire.snippet_viewset.get_url_name("edit"), args=[partenaire.pk]),
            "contents": [contents for contents in made if contents],
        }
