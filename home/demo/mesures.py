"""The measures of the demo: the twelve retained proposals of 2020 whose titles are known.

Titles, source and date are facts. Progress after the publication of 5 November 2020 is invented, and each
invented step says so on the page; so do the citations of the demo's propositions.
"""

import datetime
from dataclasses import dataclass

from home.demo.fiche import RETENUES

ORGANISME = "Ministère chargé de l’éducation nationale"
SOURCE_LABEL = "Présentation des propositions retenues, education.gouv.fr"
SOURCE_URL = "https://www.education.gouv.fr/les-etats-generaux-du-numerique-pour-l-education-304117"
PUBLISHED_ON = datetime.date(2020, 11, 5)
FIRST_STEP = "Proposition retenue et publiée à l’issue de l’événement national"
NOTE = (
    "Intitulé reformulé d’après la source citée, où cette proposition porte le numéro {number}. Elle fait "
    "partie des quarante propositions publiées le 5 novembre 2020."
)


@dataclass(frozen=True)
class MesureData:
    """``steps`` are invented: days from the day of loading, words, and past ones are done."""

    number: int
    slug: str
    summary: str
    axe_number: int
    theme_slugs: tuple[str, ...]
    state: str
    steps: tuple[tuple[int, str], ...]
    cited: int
    reason: str = ""

    @property
    def title(self) -> str:
        return dict(RETENUES)[self.number]


MESURES = (
    MesureData(
        1, "gouvernance-participative",
        "Associer élèves, familles, personnels et collectivités aux décisions, à l’échelle du pays et des territoires.",
        5, ("gouvernance",), "engagee",
        ((-60, "Réunion des premiers comités dans trois académies"), (45, "Bilan public des comités")), 14,
    ),
    MesureData(
        2, "consultation-ouverte",
        "Garder ouvert un lieu où chacun peut proposer et débattre, au-delà des États généraux.",
        5, ("gouvernance", "anticipation"), "realisee",
        ((-90, "Ouverture de l’espace de consultation"), (-20, "Publication des premières réponses")), 8,
    ),
    MesureData(
        3, "territoires-de-demonstration",
        "Essayer à l’échelle d’un territoire avant de généraliser, et rendre compte des résultats.",
        5, ("innovation", "territoires"), "engagee",
        ((-40, "Choix des premiers territoires"), (80, "Premiers résultats publiés")), 12,
    ),
    MesureData(
        4, "plan-de-continuite",
        "Préparer dans chaque établissement la poursuite des cours et du service en cas de fermeture.",
        5, ("continuite-pedagogique", "anticipation"), "engagee",
        ((-75, "Modèle de plan envoyé aux établissements"), (30, "Exercice commun dans les académies")), 16,
    ),
    MesureData(
        5, "metiers-du-numerique",
        "Faire connaître ces métiers plus tôt, et aider davantage de filles à les choisir.",
        3, ("orientation", "informatique"), "a-venir",
        ((60, "Semaine des métiers dans les lycées volontaires"),), 9,
    ),
    MesureData(
        6, "formation-initiale-et-continue",
        "Former au numérique pendant les études puis tout au long de la carrière.",
        2, ("formation",), "engagee",
        ((-50, "Recensement des besoins de formation"), (-10, "Premières sessions en établissement"), (90, "Bilan")), 22,
    ),
    MesureData(
        7, "certification-pix-des-enseignants",
        "Reconnaître les compétences numériques des enseignants par une certification.",
        2, ("pix", "formation"), "engagee",
        ((-30, "Essai dans deux académies"), (120, "Ouverture à tous les enseignants volontaires")), 10,
    ),
    MesureData(
        8, "offre-de-formation-et-canope",
        "Varier les façons de se former et renforcer le réseau Canopé.",
        2, ("accompagnement", "formation"), "a-venir",
        ((40, "Nouveau catalogue de formations"),), 11,
    ),
    MesureData(
        9, "compte-de-ressources",
        "Donner à chaque enseignant de quoi choisir ses ressources et ses services numériques.",
        2, ("ressources", "enseigner"), "abandonnee",
        ((-80, "Étude de faisabilité"), (-15, "Décision de ne pas poursuivre sous cette forme")), 7,
        "Raison inventée pour la démonstration : l’étude conclut que les crédits existants des collectivités "
        "répondent déjà à ce besoin.",
    ),
    MesureData(
        10, "conception-commune",
        "Faire travailler ensemble chercheurs et enseignants dès la conception des outils.",
        3, ("recherche", "innovation"), "a-venir",
        ((70, "Appel à projets"),), 6,
    ),
    MesureData(
        11, "enseignement-a-distance-et-soutien",
        "Proposer gratuitement un enseignement à distance et un soutien, avec le CNED.",
        1, ("continuite-pedagogique", "fracture-numerique"), "realisee",
        ((-100, "Ouverture du service aux élèves empêchés"), (-25, "Ouverture du soutien à tous")), 13,
    ),
    MesureData(
        12, "citoyennete-numerique",
        "Apprendre à s’informer, à publier et à se protéger en ligne, à chaque âge.",
        4, ("education-aux-medias", "responsabilite"), "engagee",
        ((-45, "Ressources publiées pour chaque niveau"), (55, "Journée nationale dans les établissements")), 18,
    ),
)  # fmt: skip
