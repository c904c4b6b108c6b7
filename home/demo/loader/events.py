"""The events: those of 2020 at their real dates, the demo's own around today."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from editorial.dates import time
from editorial.models import SiteImage
from evenements.inscriptions.choices import Attendance, State
from evenements.models import EvenementPage, EvenementsIndexPage, Inscription
from evenements.recurrence import Rule
from home.demo.dessins import CREDIT, OF_EVENTS
from home.demo.evenements import EN_LIGNE, HYBRIDE, KNOWN, SUR_PLACE, EvenementData
from home.demo.loader.composition import compose, paragraphs, points, source
from home.demo.loader.publishing import Publisher
from home.demo.rencontres import DEMO
from home.demo.rencontres.aleas import SESSIONS, STATES
from home.demo.rencontres.themes import THEMES
from home.demo.vacances import open_day
from partenaires.models import Partenaire
from vocabulaires.models import Academie, Axe, RegionAcademique, Theme

NATIONAL_TIME_ZONE = "Europe/Paris"
SATURDAY = 5
# Places on site and online, by format.
PLACES = {SUR_PLACE: (60, None), EN_LIGNE: (None, 300), HYBRIDE: (40, 200)}
# An event that is full, with people who wait.
FULL, FEW_PLACES, WAITING = "besancon-livres-et-ecrans", 12, 4
ONLINE_URL = "https://example.org/"
LAST_MINUTE, NOTHING = datetime.timedelta(minutes=1), datetime.timedelta()
FORM_OPEN_AFTER = datetime.timedelta(days=21)


class EventLoader:
    """Adds the event pages under their index, with what they refer to read once."""

    def __init__(
        self,
        publisher: Publisher,
        index: EvenementsIndexPage,
        *,
        axes: dict[int, Axe],
        themes: dict[str, Theme],
        partenaires: dict[str, Partenaire],
        drawings: dict[str, SiteImage],
    ) -> None:
        self.publisher = publisher
        self.index = index
        self.axes = axes
        self.themes = themes
        self.partenaires = partenaires
        self.drawings = drawings
        self.regions = {region.slug: region for region in RegionAcademique.objects.all()}
        self.academies = {academie.slug: academie for academie in Academie.objects.all()}

    def load(self) -> dict[str, EvenementPage]:
        """Every event of the demo by slug."""
        pages = {page.slug: page for page in EvenementPage.objects.child_of(self.index)}
        for data in [*KNOWN, *DEMO]:
            if data.slug not in pages:
                page = self.publisher.ensure(
                    self.index, self.page(data), lambda page, data=data: self.fill(page, data)
                )
                pages[data.slug] = page
        fill_one_event(pages[FULL])
        return pages

    def page(self, data: EvenementData) -> EvenementPage:
        region = self.regions.get(data.region_slug)
        zone = region.time_zone if region else NATIONAL_TIME_ZONE
        start = start_of(data, ZoneInfo(zone))
        end = start + datetime.timedelta(minutes=data.minutes) - (LAST_MINUTE if not data.start else NOTHING)
        place = (
            data.place if data.town in data.place or data.format == EN_LIGNE else f"{data.place}, {data.town}"
        )
        page = EvenementPage(
            title=data.title,
            slug=data.slug,
            search_description=data.lead,
            lead=data.lead,
            start_date=start,
            end_date=end,
            time_zone=zone,
            format=data.format,
            place=place,
            address=data.address,
            region=region,
            academie=self.academies.get(data.academie_slug),
            how_to_come=data.how_to_come,
            organiser=data.organiser,
            attendance=data.attendance,
            **registrations(data),
        )
        if data.slug in STATES:
            page.state, page.state_note = STATES[data.slug]
        page.axes = [self.axes[number] for number in data.axes]
        page.themes = [self.themes[slug] for slug in THEMES.get(data.slug, ())]
        page.partenaires = [self.partenaires[slug] for slug in data.partners]
        return page

    def fill(self, page: EvenementPage, data: EvenementData) -> None:
        """Write what stands in the page, some of which refers to the page itself."""
        add_sessions(page, SESSIONS.get(data.slug, ()))
        page.programme = compose(EvenementPage, "programme", programme(data))
        page.minutes = compose(EvenementPage, "minutes", minutes(page, data))
        page.body = compose(EvenementPage, "body", self.body(page, data))

    def body(self, page: EvenementPage, data: EvenementData) -> list[tuple[str, object]]:
        text = paragraphs(data.paragraphs)
        if not data.demo:
            return [("text", text + source(data.source))]
        notice = {"style": "info", "title": "Rencontre de démonstration", "text": text, "link": []}
        form = {
            "heading": "Déposer une proposition à la suite de cette rencontre",
            "axe": self.axes[data.axes[0]] if len(data.axes) == 1 else None,
            "closes_at": page.end_date + FORM_OPEN_AFTER,
        }
        if not data.past:
            form = {**form, "heading": "Proposer sans attendre la rencontre", "closes_at": None}
        return [("call_out", notice), *self.picture(data), ("proposition_form", form)]

    def picture(self, data: EvenementData) -> list[tuple[str, object]]:
        drawing = OF_EVENTS.get(data.slug)
        if drawing is None:
            return []
        image = self.drawings[drawing.name]
        image.contextual_alt_text, image.decorative = drawing.alt, False
        return [("image", {"image": image, "caption": CREDIT})]


def registrations(data: EvenementData) -> dict:
    """One registers for the demo's own events to come; a small room, so that a waiting list is soon seen."""
    if data.past or data.format not in PLACES:
        return {}
    on_site, online = (FEW_PLACES, None) if data.slug == FULL else PLACES[data.format]
    return {
        "takes_registrations": True,
        "capacity_on_site": on_site,
        "capacity_online": online,
        "online_url": ONLINE_URL if online else "",
    }


def fill_one_event(event: EvenementPage) -> None:
    """Register invented people for the event that is full, once; no mail is written to them."""
    if Inscription.objects.filter(evenement=event).exists() or event.is_over:
        return
    now = timezone.now()
    Inscription.objects.bulk_create(
        Inscription(
            evenement=event,
            state=State.CONFIRMEE if rank <= FEW_PLACES else State.EN_ATTENTE,
            rank=rank,
            attendance=Attendance.ON_SITE,
            email=f"inscription-{rank}@example.org",
            name=f"Personne inventée {rank}",
            told=event.news_key,
            confirmed_at=now if rank <= FEW_PLACES else None,
        )
        for rank in range(1, FEW_PLACES + WAITING + 1)
    )


def add_sessions(page: EvenementPage, labels: tuple[str, ...]) -> None:
    """Have an event come back each week, once for each label."""
    if not labels:
        return
    last = page.local_start.date() + datetime.timedelta(weeks=len(labels) - 1)
    page.repeat(Rule.WEEKLY, last)
    for session, label in zip(sorted(page.seances.all(), key=lambda row: row.day), labels, strict=True):
        session.label = label
    page.follow_sessions()


def start_of(data: EvenementData, zone: ZoneInfo) -> datetime.datetime:
    """When an event starts; the demo's own avoid holidays, a past one earlier, a coming one later."""
    hour, minute = (int(part) for part in data.start.split(":")) if data.start else (0, 0)
    day = data.date or day_of(data, timezone.localdate())
    return datetime.datetime.combine(day, datetime.time(hour, minute), tzinfo=zone)


def day_of(data: EvenementData, today: datetime.date) -> datetime.date:
    """The day of one of the demo's own events: its day of the week if it has one, never a Sunday."""
    day = today + datetime.timedelta(days=data.in_days)
    step = -1 if data.past else 1
    while day.weekday() != data.weekday if data.weekday is not None else day.weekday() >= SATURDAY:
        day += datetime.timedelta(days=step)
    return open_day(day, pupils=data.pupils_come, later=not data.past)


def programme(data: EvenementData) -> list[tuple[str, object]]:
    if not data.programme:
        return []
    lines = (f"{clock_words(clock)} : {what}" for clock, what in data.programme)
    return [("text", points(lines))]


def clock_words(clock: str) -> str:
    """« 14:30 » as people read it, « 14 h 30 »."""
    hour, minute = (int(part) for part in clock.split(":"))
    return time(datetime.time(hour, minute))


def minutes(page: EvenementPage, data: EvenementData) -> list[tuple[str, object]]:
    if not data.report:
        return []
    born_here = {"heading": "Les propositions nées de cette rencontre", "page": page.page_ptr, "count": 3}
    return [("text", paragraphs(data.report)), ("proposition_list", born_here)]
