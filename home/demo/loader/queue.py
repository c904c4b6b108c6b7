"""What waits for the moderators, and what they have already refused or hidden."""

import datetime

from django.utils import timezone

from comptes.models import User
from contributions.imports import bulk
from contributions.propositions.models import Motif, Proposition, Transition
from contributions.propositions.states import Action, State
from home.demo.file_attente import DECIDED, FILE_ATTENTE, AttenteDraft
from home.demo.loader.participants import load_participants
from vocabulaires.models import Axe, RegionAcademique, Theme

KEY_PREFIX = "attente-"
# Far from the numbers of the generated propositions' authors.
FIRST_AUTHOR = 9_000_001
STATES = {"": State.A_MODERER, "rejeter": State.REJETEE, "masquer": State.MASQUEE}
READ_AFTER, HIDDEN_AFTER = datetime.timedelta(hours=3), datetime.timedelta(hours=20)


class QueueLoader:
    """Stores the queue, whose decisions are dated in the past and so send no mail."""

    def __init__(self, moderator: User, motifs: dict[str, Motif]) -> None:
        self.moderator = moderator
        self.motifs = motifs
        self.axes = {axe.number: axe for axe in Axe.objects.all()}
        self.themes = dict(Theme.objects.values_list("slug", "pk"))
        self.regions = {region.slug: region for region in RegionAcademique.objects.all()}
        self.now = timezone.now()

    def load(self) -> None:
        known = set(
            Proposition.objects.filter(submission_key__startswith=KEY_PREFIX).values_list(
                "submission_key", flat=True
            )
        )
        drafts = {
            f"{KEY_PREFIX}{number:03d}": draft for number, draft in enumerate([*FILE_ATTENTE, *DECIDED])
        }
        missing = {key: draft for key, draft in drafts.items() if key not in known}
        numbers = {key: FIRST_AUTHOR + place for place, key in enumerate(drafts)}
        authors = load_participants({numbers[key]: draft.display_name for key, draft in missing.items()})
        rows = {key: self.proposition(key, draft, authors[numbers[key]]) for key, draft in missing.items()}
        for _ in bulk.store_many(
            (rows[key], [self.themes[slug] for slug in draft.theme_slugs if slug in self.themes])
            for key, draft in missing.items()
        ):
            pass
        Transition.objects.bulk_create(
            step for key, draft in missing.items() for step in self.decisions(rows[key], draft)
        )

    def proposition(self, key: str, draft: AttenteDraft, author: User) -> Proposition:
        submitted_at = self.now - datetime.timedelta(hours=draft.hours_ago)
        hidden = draft.decision == "masquer"
        read_at = submitted_at + (HIDDEN_AFTER if hidden else READ_AFTER)
        return Proposition(
            state=STATES[draft.decision],
            title=draft.title,
            text=draft.text,
            axe=self.axes[draft.axe_number],
            suggested_theme=draft.suggested_theme,
            profil_id=draft.profil,
            region=self.regions[draft.region_slug],
            organisation=draft.organisation,
            public_name=draft.display_name,
            auteur=author,
            accepted_at=submitted_at,
            created_at=submitted_at - datetime.timedelta(minutes=7),
            submitted_at=submitted_at,
            moderated_at=read_at if draft.decision else None,
            published_at=submitted_at + READ_AFTER if hidden else None,
            submission_key=key,
            demo=True,
        )

    def decisions(self, proposition: Proposition, draft: AttenteDraft) -> list[Transition]:
        """The history of what has been decided, besides the author's confirmation."""
        if not draft.decision:
            return []
        refusal = {
            "proposition": proposition,
            "actor": self.moderator,
            "motif": self.motifs[draft.motif],
            "date": proposition.moderated_at,
            "to_state": proposition.state,
        }
        if draft.decision == "rejeter":
            return [Transition(action=Action.REJETER, from_state=State.A_MODERER, **refusal)]
        publication = Transition(
            proposition=proposition,
            action=Action.PUBLIER,
            from_state=State.A_MODERER,
            to_state=State.PUBLIEE,
            actor=self.moderator,
            date=proposition.published_at,
        )
        return [publication, Transition(action=Action.MASQUER, from_state=State.PUBLIEE, **refusal)]
