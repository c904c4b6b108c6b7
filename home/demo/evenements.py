"""The events known from public sources, at their real date; the demo has others in ``rencontres``."""

import datetime
import re
from dataclasses import dataclass

SUR_PLACE, EN_LIGNE, HYBRIDE = "sur-place", "en-ligne", "hybride"
# Sources give days, and no hours.
WHOLE_DAY = 24 * 60
CANOPE, BANQUE = "reseau-canope", "banque-des-territoires"
# Words of an event that pupils come to.
PUPILS = re.compile(r"élève|collég|lycé|class|scolaire|enfant|famille", re.IGNORECASE)


@dataclass(frozen=True)
class EvenementData:
    """An event; either ``date`` is its real day, or ``in_days`` counts from the day of loading.

    Without ``start``, it is known by its days alone.
    A national event has no région académique.
    """

    slug: str
    title: str
    region_slug: str
    academie_slug: str
    town: str
    place: str
    format: str
    start: str
    minutes: int
    axes: tuple[int, ...]
    lead: str
    partners: tuple[str, ...] = ()
    programme: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    how_to_come: str = ""
    report: tuple[str, ...] = ()
    attendance: int | None = None
    organiser: str = "Équipe de démonstration"
    date: datetime.date | None = None
    in_days: int | None = None
    # The day of the week that its title or its lead names.
    weekday: int | None = None
    address: str = ""
    source: str = ""

    @property
    def demo(self) -> bool:
        return self.date is None

    @property
    def past(self) -> bool:
        return self.date is not None or self.in_days < 0

    @property
    def pupils_come(self) -> bool:
        told = (self.title, self.lead, self.place, *(what for _, what in self.programme))
        return bool(PUPILS.search(" ".join(told)))


KNOWN = (
    EvenementData(
        slug="lille-ecole-primaire",
        title="Rencontre de l’académie de Lille : le premier degré",
        region_slug="hauts-de-france",
        academie_slug="lille",
        town="Lille",
        place="Académie de Lille",
        format=SUR_PLACE,
        date=datetime.date(2020, 9, 30),
        start="",
        minutes=WHOLE_DAY,
        axes=(1, 2, 3, 4, 5),
        organiser="Académie de Lille",
        partners=(CANOPE, BANQUE),
        lead="La rencontre territoriale de Lille, le 30 septembre 2020, était consacrée à l’école primaire.",
        paragraphs=(
            "Cette journée fait partie des rencontres territoriales tenues du 14 septembre au 16 octobre "
            "2020 dans les régions académiques.",
        ),
        source="dane.site.ac-lille.fr",
    ),
    EvenementData(
        slug="la-reunion-second-degre",
        title="La Réunion : journée du second degré",
        region_slug="la-reunion",
        academie_slug="la-reunion",
        town="La Réunion",
        place="Académie de La Réunion",
        format=SUR_PLACE,
        date=datetime.date(2020, 10, 1),
        start="",
        minutes=WHOLE_DAY,
        axes=(1, 2, 3, 4, 5),
        organiser="Académie de La Réunion",
        partners=(CANOPE, BANQUE),
        lead="Le 1er octobre 2020, une journée réunit les collèges et les lycées de l’académie.",
        paragraphs=(
            "À La Réunion, la consultation territoriale a commencé le 31 août 2020 ; le second degré "
            "s’est réuni le 1er octobre, le premier degré le lendemain.",
        ),
        source="ac-reunion.fr",
    ),
    EvenementData(
        slug="la-reunion-premier-degre",
        title="La Réunion : journée du premier degré",
        region_slug="la-reunion",
        academie_slug="la-reunion",
        town="La Réunion",
        place="Académie de La Réunion",
        format=SUR_PLACE,
        date=datetime.date(2020, 10, 2),
        start="",
        minutes=WHOLE_DAY,
        axes=(1, 2, 3, 4, 5),
        organiser="Académie de La Réunion",
        partners=(CANOPE, BANQUE),
        lead="Le 2 octobre 2020, les écoles maternelles et élémentaires se réunissent à leur tour.",
        paragraphs=("Cette journée suit celle du second degré, tenue la veille dans la même académie.",),
        source="ac-reunion.fr",
    ),
    EvenementData(
        slug="toulouse-cloture",
        title="Toulouse : clôture en cinq présentations éclair",
        region_slug="occitanie",
        academie_slug="toulouse",
        town="Toulouse",
        place="Académie de Toulouse",
        format=SUR_PLACE,
        date=datetime.date(2020, 10, 13),
        start="",
        minutes=WHOLE_DAY,
        axes=(1, 2, 3, 4, 5),
        organiser="Académie de Toulouse",
        partners=(CANOPE, BANQUE),
        lead=(
            "Une présentation par axe, trois propositions chacune, et le vote de la salle pour en retenir "
            "une."
        ),
        paragraphs=(
            "La clôture toulousaine du 13 octobre 2020 a pris la forme de présentations très courtes, une "
            "pour chaque axe. Trois propositions étaient défendues à chaque fois et le public en "
            "choisissait une.",
            "Au 30 septembre 2020, on comptait 420 contributeurs.",
        ),
        source="ludomag.com, 19 octobre 2020",
    ),
    EvenementData(
        slug="evenement-national",
        title="Événement national des 4 et 5 novembre 2020",
        region_slug="",
        academie_slug="",
        town="Poitiers",
        place="En ligne (prévu à Poitiers)",
        format=EN_LIGNE,
        date=datetime.date(2020, 11, 4),
        start="",
        minutes=2 * WHOLE_DAY,
        axes=(1, 2, 3, 4, 5),
        organiser="Ministère chargé de l’éducation nationale",
        lead="Deux jours pour partager le résultat de la consultation, diffusés en direct.",
        paragraphs=(
            "L’événement devait se tenir à Poitiers. En raison de la situation sanitaire, il a eu lieu à "
            "distance, les 4 et 5 novembre 2020, et a été retransmis.",
            "Quarante propositions, réparties en cinq thématiques, ont été publiées le 5 novembre 2020.",
        ),
        source="banquedesterritoires.fr et participation-citoyenne.gouv.fr",
    ),
)
