"""The generated propositions, published, with their authors, places, dates, supports and answers."""

import datetime
import random
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import timezone

from contributions.imports import bulk
from contributions.propositions.models import ConsultationSettings, Proposition, Reponse
from contributions.propositions.states import Origine, State
from evenements.models import EvenementPage
from home.demo.commentaires import AVIS
from home.demo.loader.participants import load_participants
from home.demo.loader.rhythm import reading, waking
from home.demo.propositions import PropositionDraft, generate
from home.demo.reponses import MENTION, ORGANISME, REPONSES, ReponseData
from vocabulaires.models import Axe, RegionAcademique, Theme

CHUNK = 1000
KEY_PREFIX = "demo-"
SEED = 2020


def key(number: int) -> str:
    """What marks the proposition made from one draft, so that it is stored once."""
    return f"{KEY_PREFIX}{number:07d}"


class PropositionLoader:
    """Stores the drafts that lack, with what they refer to read once."""

    def __init__(self) -> None:
        self.axes = {axe.number: axe for axe in Axe.objects.all()}
        self.themes = dict(Theme.objects.values_list("slug", "pk"))
        self.regions = {region.slug: region for region in RegionAcademique.objects.all()}
        self.events = dict(EvenementPage.objects.values_list("slug", "pk"))
        closes_at = ConsultationSettings.load().closes_at
        self.now = min(timezone.now(), closes_at) if closes_at else timezone.now()
        self.random = random.Random(SEED)  # noqa: S311
        self.answers: dict[str, ReponseData] = {title: data for data in REPONSES for title in data.titles}
        self.stored_answers: dict[ReponseData, Reponse] = {}

    def load(self, count: int) -> Iterator[tuple[int, int]]:
        """Reach ``count`` propositions; yields how many are stored so far, out of how many that lacked."""
        known = set(
            Proposition.objects.filter(submission_key__startswith=KEY_PREFIX).values_list(
                "submission_key", flat=True
            )
        )
        lacking = sum(key(number) not in known for number in range(1, count + 1))
        drafts = enumerate(generate(count), start=1) if lacking else ()
        rows = self.rows((number, draft) for number, draft in drafts if key(number) not in known)
        for stored in bulk.store_many(rows):
            yield stored, lacking

    def rows(self, drafts: Iterable[tuple[int, PropositionDraft]]) -> Iterator[tuple[Proposition, list[int]]]:
        drafts = iter(drafts)
        while chunk := list(islice(drafts, CHUNK)):
            authors = load_participants({draft.author_number: draft.display_name for _, draft in chunk})
            for number, draft in chunk:
                themes = [self.themes[slug] for slug in draft.theme_slugs if slug in self.themes]
                yield self.proposition(number, draft, authors[draft.author_number]), themes

    def proposition(self, number: int, draft: PropositionDraft, author) -> Proposition:
        submitted_at = min(waking(self.now - datetime.timedelta(days=draft.days_ago)), self.now)
        published_at = reading(submitted_at, self.random)
        if published_at > self.now:
            published_at = submitted_at + (self.now - submitted_at) / 2
        reponse = self.answer(draft.title, published_at)
        # What the organisers answer first, and what is discussed, is what many people have supported.
        noted = reponse or draft.title in AVIS
        supports = draft.support_count + (self.random.randint(25, 140) if noted else 0)
        return Proposition(
            state=State.PUBLIEE,
            origine=Origine.ATELIER if draft.in_workshop else Origine.EN_LIGNE,
            participants=self.random.randint(6, 14) if draft.in_workshop else None,
            title=draft.title,
            text=draft.text,
            axe=self.axes[draft.axe_number],
            profil_id=draft.profil,
            region=self.regions[draft.region_slug],
            organisation="" if draft.in_workshop else draft.organisation,
            public_name="" if draft.in_workshop else draft.display_name,
            auteur=None if draft.in_workshop else author,
            page_id=self.events.get(draft.event_slug),
            accepted_at=None if draft.in_workshop else submitted_at,
            created_at=submitted_at - datetime.timedelta(minutes=self.random.randint(2, 40)),
            submitted_at=submitted_at,
            moderated_at=published_at,
            published_at=published_at,
            support_count=supports,
            # Nobody stands behind them: the people of the demo sign in to nothing.
            unnamed_supports=supports,
            reponse=reponse,
            submission_key=key(number),
            demo=True,
        )

    def answer(self, title: str, published_at: datetime.datetime) -> Reponse | None:
        """The answer to the proposition of this title, one for all those it answers."""
        data = self.answers.get(title)
        if data is None:
            return None
        given_on = timezone.localdate(min(published_at + datetime.timedelta(days=data.after_days), self.now))
        stored = self.stored_answers.get(data)
        if stored is None:
            text = "\n\n".join([*data.paragraphs, MENTION])
            stored = Reponse.objects.create(status=data.status, text=text, organisme=ORGANISME, date=given_on)
            self.stored_answers[data] = stored
        elif stored.date < given_on:
            stored.date = given_on
            stored.save()
        return stored
