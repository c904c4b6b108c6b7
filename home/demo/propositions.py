"""Propositions of the demo: the hand-written ideas, given authors, places, dates and supports.

The stream is deterministic and its beginning never depends on how much of it is read. Its first 673
drafts use each version of each idea once. Beyond, for benches, it goes round again: ideas are told
apart by where they are put, who says so and what is added.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count as counting
from itertools import islice

from home.demo import personnes, textes
from home.demo.calendrier import OPENED_DAYS_AGO
from home.demo.commentaires import AVIS
from home.demo.evenements import EvenementData
from home.demo.lieux import LIEUX, MOUNTAIN_TOWNS, of
from home.demo.mesures import CITED
from home.demo.rencontres import PAST
from home.demo.rencontres.themes import THEMES as EVENT_THEMES
from home.demo.reponses import REPONSES
from home.demo.textes import HEXAGONE, MONTAGNE, Idee, Version

MAX_REPEATS = 2
TITLE_MAX_LENGTH = 150
# Of those about the subject of an event that is over: about one in seven of all.
EVENT_SHARE, PER_EVENT = 0.55, 9
# Of those born of a workshop, which the team enters for its table.
WORKSHOP_SHARE = 0.3
RETURNING_SHARE = 0.22
SUPPORT_CAP = 240
# The team reads within days, and the first measures take a step 40 days ago.
CITED_BEFORE = 46
REGION_SLUGS = tuple(LIEUX)
REGION_WEIGHTS = tuple(lieu.weight for lieu in LIEUX.values())
HEXAGONE_SLUGS = tuple(slug for slug, lieu in LIEUX.items() if not lieu.overseas)
NAMED = CITED | AVIS.keys() | {title for reponse in REPONSES for title in reponse.titles}
HEXAGONE_WEIGHTS = tuple(LIEUX[slug].weight for slug in HEXAGONE_SLUGS)


@dataclass(frozen=True)
class Auteur:
    """An invented contributor, who may propose more than once."""

    number: int
    profil: str
    region_slug: str
    town: str
    organisation: str
    display_name: str


@dataclass(frozen=True)
class PropositionDraft:
    """What ``load_demo`` stores for one proposition; ``days_ago`` counts from the day of loading."""

    title: str
    text: str
    axe_number: int
    theme_slugs: tuple[str, ...]
    profil: str
    region_slug: str
    organisation: str
    display_name: str
    author_number: int
    days_ago: float
    support_count: int
    event_slug: str
    in_workshop: bool


def generate(count: int, *, seed: int = 2020) -> Iterator[PropositionDraft]:
    """The first ``count`` drafts of the stream that ``seed`` determines."""
    return islice(_Stream(seed).drafts(), count)


@cache
def _versions() -> tuple[tuple[Idee, Version], ...]:
    return tuple((idee, version) for idee in textes.idees() for version in idee.versions)


@cache
def _past_events(axe_number: int, theme_slugs: tuple[str, ...], place: str) -> tuple[EvenementData, ...]:
    """The events that are over about this, where somebody who writes it may have come from."""
    if place == MONTAGNE:
        return ()
    regions = HEXAGONE_SLUGS if place == HEXAGONE else (place,) if place else REGION_SLUGS
    return tuple(
        event
        for event in PAST
        if axe_number in event.axes
        and event.region_slug in regions
        and EVENT_THEMES[event.slug][0] in theme_slugs
    )


@cache
def _first_names(gender: str, of_pupils: bool) -> tuple[str, ...]:
    others = personnes.PRENOMS_D_ADULTES if of_pupils else personnes.PRENOMS_D_ELEVES
    return tuple(name for name in personnes.PRENOMS[gender] if name not in others)


class _Stream:
    """What the drafts already given have used, so that the next ones differ."""

    def __init__(self, seed: int) -> None:
        # A reader of the demo gains nothing by predicting it: no cryptographic randomness needed.
        self.random = random.Random(seed)  # noqa: S311
        self.seen: Counter[str] = Counter()
        self.born_of: Counter[str] = Counter()
        self.titles: set[str] = set()
        self.auteurs: dict[tuple[str, str, str], list[Auteur]] = {}
        self.next_number = counting(1)

    def drafts(self) -> Iterator[PropositionDraft]:
        for round_number in counting():
            order = list(_versions())
            self.random.shuffle(order)
            if not round_number:
                # What the rest of the demo names is there however few are asked.
                order.sort(key=lambda pair: pair[1].title not in NAMED)
            for idee, version in order:
                yield self._draft(idee, version, round_number)

    def _draft(self, idee: Idee, version: Version, round_number: int) -> PropositionDraft:
        theme_slugs = self._themes(idee)
        event = self._event(idee, version, theme_slugs, round_number)
        auteur = self._auteur(version, event)
        names = {"ville": auteur.town, "de_ville": of(auteur.town), "n": self.random.randint(4, 38)}
        title = self._title(version, names, round_number)
        days_ago = self._days_ago(event)
        if version.title in CITED and not round_number:
            days_ago = early(days_ago)
        return PropositionDraft(
            title=title,
            text="\n\n".join(self._paragraphs(idee, version, auteur, names, round_number)) or title,
            axe_number=idee.axe_number,
            theme_slugs=theme_slugs,
            profil=auteur.profil,
            region_slug=auteur.region_slug,
            organisation=auteur.organisation,
            display_name=auteur.display_name,
            author_number=auteur.number,
            days_ago=days_ago,
            support_count=self._supports(),
            event_slug=event.slug if event else "",
            in_workshop=bool(event) and self.random.random() < WORKSHOP_SHARE,
        )

    def _auteur(self, version: Version, event: EvenementData | None) -> Auteur:
        profil = self.random.choice(version.profils)
        region_slug = event.region_slug if event else self._region(version)
        known = self.auteurs.setdefault((profil, version.gender, region_slug), [])
        towns = MOUNTAIN_TOWNS[region_slug] if version.place == MONTAGNE else LIEUX[region_slug].towns
        if known and version.place != MONTAGNE and self.random.random() < RETURNING_SHARE:
            return self.random.choice(known)
        auteur = Auteur(
            number=next(self.next_number),
            profil=profil,
            region_slug=region_slug,
            town=self.random.choice(towns),
            organisation=self._organisation(profil),
            display_name=self._display_name(profil, version.gender),
        )
        known.append(auteur)
        return auteur

    def _region(self, version: Version) -> str:
        if version.place == MONTAGNE:
            return self.random.choice(tuple(MOUNTAIN_TOWNS))
        if version.place == HEXAGONE:
            return self.random.choices(HEXAGONE_SLUGS, HEXAGONE_WEIGHTS)[0]
        return version.place or self.random.choices(REGION_SLUGS, REGION_WEIGHTS)[0]

    def _organisation(self, profil: str) -> str:
        choices = personnes.ORGANISATIONS.get(profil, ())
        share = 0.85 if profil in ("collectivite", "association", "entreprise") else 0.12
        return self.random.choice(choices) if choices and self.random.random() < share else ""

    def _display_name(self, profil: str, gender: str) -> str:
        draw = self.random.random()
        first_name = self.random.choice(_first_names(gender or self.random.choice("fm"), profil == "eleve"))
        if draw < 0.5:
            return first_name
        if draw < 0.78:
            return f"{first_name} {self.random.choice('ABCDEFGHJLMNPRSTV')}."
        return self.random.choice(personnes.PSEUDONYMES[profil])

    def _title(self, version: Version, names: dict, round_number: int) -> str:
        title = version.title.format(**names)
        town = names["ville"]
        while title in self.titles or (round_number and title == version.title):
            lower = version.title[0].lower() + version.title[1:]
            shape = self.random.choice(personnes.TITRES_SITUES)
            title = shape.format(
                title=version.title, lower=lower, ville=town, de_ville=of(town), n=self.random.randint(2, 400)
            ).format(**names)
            if len(title) > TITLE_MAX_LENGTH:
                title = f"{version.title[:90].rsplit(' ', 1)[0]}… ({town}, {self.random.randint(2, 400)})"
            # Should the author's own town be used up, another will do: ideas travel.
            town = self.random.choice(LIEUX[self.random.choice(REGION_SLUGS)].towns)
        self.titles.add(title)
        return title

    def _paragraphs(
        self, idee: Idee, version: Version, auteur: Auteur, names: dict, round_number: int
    ) -> list[str]:
        paragraphs = [paragraph.format(**names) for paragraph in version.paragraphs]
        if version.informal and not round_number:
            return paragraphs
        if idee.endings and self.random.random() < 0.5:
            _append(paragraphs, self._unless_worn(self.random.choice(idee.endings), round_number))
        thin = sum(map(len, paragraphs)) < 170
        wanted = self.random.choices((0, 1, 2), (25, 55, 20) if thin else (55, 33, 12))[0]
        for _ in range(wanted if auteur.profil != "eleve" else wanted // 2):
            sentence = self._complement(idee, auteur, round_number)
            if any(sentence in paragraph for paragraph in paragraphs):
                continue
            if self.random.random() < 0.6:
                _append(paragraphs, sentence)
            elif sentence:
                paragraphs.append(sentence)
        context_share = 0.9 if round_number else 0.28
        if self.random.random() < context_share:
            context = self.random.choice(personnes.CONTEXTES[auteur.profil]).format(**names)
            context = self._unless_worn(context, round_number)
            # Beyond the first round the opening must differ too, so the context moves to the front.
            place = 0 if round_number and self.random.random() < 0.7 else len(paragraphs)
            if context:
                paragraphs.insert(place, context)
        return paragraphs

    def _complement(self, idee: Idee, auteur: Auteur, round_number: int) -> str:
        theme = self.random.choice(idee.theme_slugs)
        complement = self.random.choice(textes.complements()[theme])
        if complement.profil not in ("", auteur.profil):
            return ""
        return self._unless_worn(complement.sentence, round_number)

    def _unless_worn(self, sentence: str, round_number: int) -> str:
        """The sentence, or nothing once it has been read often enough."""
        if self.seen[sentence] >= MAX_REPEATS * (round_number + 1):
            return ""
        self.seen[sentence] += 1
        return sentence

    def _supports(self) -> int:
        """Most ideas gather a handful of supports, a few gather many."""
        supports = int(self.random.paretovariate(0.98)) - 1
        return supports if supports <= SUPPORT_CAP else self.random.randint(60, SUPPORT_CAP)

    def _themes(self, idee: Idee) -> tuple[str, ...]:
        return idee.theme_slugs if self.random.random() < 0.8 else idee.theme_slugs[:1]

    def _event(
        self, idee: Idee, version: Version, theme_slugs: tuple[str, ...], round_number: int
    ) -> EvenementData | None:
        """The event the author came from, if any."""
        events = _past_events(idee.axe_number, theme_slugs, version.place)
        if not events or version.title in CITED or self.random.random() >= EVENT_SHARE:
            return None
        event = min(events, key=lambda event: self.born_of[event.slug])
        if self.born_of[event.slug] >= PER_EVENT * (round_number + 1):
            return None
        self.born_of[event.slug] += 1
        return event

    def _days_ago(self, event: EvenementData | None) -> float:
        if event:
            return round(max(-event.in_days - self.random.expovariate(1.5), 0.1), 4)
        # Many write at the opening, then fewer, then more again as the end comes near.
        share = self.random.betavariate(0.75, 0.95)
        return round(0.05 + share * (OPENED_DAYS_AGO - 0.1), 4)


def early(days_ago: float) -> float:
    """As far in the first days as it was in the whole: before the first steps of what takes it up."""
    length = OPENED_DAYS_AGO - CITED_BEFORE
    return round(CITED_BEFORE + days_ago / OPENED_DAYS_AGO * length, 4)


def _append(paragraphs: list[str], sentence: str) -> None:
    """Put a sentence at the end of the last paragraph."""
    if sentence and paragraphs:
        paragraphs[-1] = f"{paragraphs[-1]} {sentence}"
    elif sentence:
        paragraphs.append(sentence)
