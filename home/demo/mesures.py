"""The measures of the demo: the twelve retained proposals of 2020 whose titles are known.

Titles, axes, source and date are facts. Who is in charge, the steps and the citations are invented, and each
place where a measure shows says so.
"""

import datetime
from dataclasses import dataclass

from home.demo.fiche import MINISTERE, RETENUES

ORGANISME = "Équipe de démonstration"
SOURCE_LABEL = MINISTERE.label
SOURCE_URL = MINISTERE.url
PUBLISHED_ON = datetime.date(2020, 11, 5)
NOTE = (
    "Intitulé reformulé d’après la source citée, où cette proposition porte le numéro {number}. Elle fait "
    "partie des quarante propositions publiées le 5 novembre 2020."
)


@dataclass(frozen=True)
class MesureData:
    """``steps`` are invented: days from the day of loading, words, and past ones are done.

    ``cites`` are the titles of propositions about the same thing.
    """

    number: int
    slug: str
    summary: str
    state: str
    steps: tuple[tuple[int, str], ...]
    cites: tuple[str, ...]
    reason: str = ""

    @property
    def title(self) -> str:
        return dict(RETENUES)[self.number]

    @property
    def axe_number(self) -> int:
        """As published: governance and anticipation first, then teaching and learning."""
        return 5 if self.number <= 5 else 3


MESURES = (
    MesureData(
        1, "gouvernance-participative",
        "Associer élèves, familles, personnels et collectivités aux décisions, à l’échelle du pays et des territoires.",
        "engagee",
        ((-40, "Réunion d’un premier comité d’essai"), (45, "Bilan public du comité")),
        (
            "Un comité d’usagers pour chaque ENT", "Mettre les utilisateurs dans le comité de pilotage",
            "Entendre les élèves au conseil d’administration", "Décider à la même table",
        ),
    ),
    MesureData(
        2, "consultation-ouverte",
        "Garder ouvert un lieu où chacun peut proposer et débattre, au-delà des États généraux.",
        "realisee",
        ((-38, "Ouverture d’un espace d’essai"), (-20, "Publication des premières réponses")),
        (
            "Une consultation permanente plutôt qu’un grand rendez-vous", "Rendre compte de cette consultation",
            "Après la concertation, un suivi tous les six mois",
        ),
    ),
    MesureData(
        3, "territoires-de-demonstration",
        "Essayer à l’échelle d’un territoire avant de généraliser, et rendre compte des résultats.",
        "engagee",
        ((-30, "Choix d’un premier territoire d’essai"), (80, "Premiers résultats publiés")),
        (
            "Expérimenter des territoires entiers plutôt que des classes isolées",
            "Expérimenter avec des classes volontaires avant de vendre",
            "Un laboratoire du numérique éducatif dans chaque région",
        ),
    ),
    MesureData(
        4, "plan-de-continuite",
        "Préparer dans chaque établissement la poursuite des cours et du service en cas de fermeture.",
        "engagee",
        ((-35, "Modèle de plan mis à disposition"), (30, "Exercice commun")),
        (
            "Préparer la prochaine fermeture pendant que les classes sont ouvertes",
            "Un plan de continuité dans chaque établissement", "Prévoir plusieurs scénarios et non un seul",
            "Un protocole, une page, une date",
        ),
    ),
    MesureData(
        5, "metiers-du-numerique",
        "Faire connaître ces métiers plus tôt, et aider davantage de filles à les choisir.",
        "a-venir",
        ((60, "Semaine des métiers dans des lycées volontaires"),),
        (
            "Amener davantage de filles vers NSI", "Être la seule fille en spécialité informatique",
            "Des ambassadrices du numérique dans chaque collège",
            "Découvrir de vrais métiers du numérique en stage de troisième",
        ),
    ),
    MesureData(
        6, "formation-initiale-et-continue",
        "Former au numérique pendant les études puis tout au long de la carrière.",
        "engagee",
        ((-32, "Recensement des besoins de formation"), (-10, "Première session d’essai"), (90, "Bilan")),
        (
            "Le numérique dès l’Inspé, avec des élèves en vrai",
            "Repenser la place du numérique dans la formation initiale",
            "Inscrire deux jours de formation au numérique dans l’année de chaque professeur",
            "Des formations de vingt minutes, quand on en a besoin",
        ),
    ),
    MesureData(
        7, "certification-pix-des-enseignants",
        "Reconnaître les compétences numériques des enseignants par une certification.",
        "engagee",
        ((-30, "Premier essai avec des enseignants volontaires"), (120, "Ouverture à tous les volontaires")),
        (
            "Une certification Pix adaptée à notre métier",
            "Proposer Pix à tous les personnels, sans en faire un classement",
            "Reconnaître ce que l’on a appris seul",
        ),
    ),
    MesureData(
        8, "offre-de-formation-et-canope",
        "Varier les façons de se former et renforcer le réseau Canopé.",
        "a-venir",
        ((40, "Catalogue d’exemple publié"),),
        (
            "Découper la formation en gestes courts", "Apprendre en allant voir un collègue travailler",
            "Un parrain numérique pour chaque professeur débutant",
        ),
    ),
    MesureData(
        9, "compte-de-ressources",
        "Donner à chaque enseignant de quoi choisir ses ressources et ses services numériques.",
        "abandonnee",
        ((-36, "Étude de faisabilité"), (-15, "Abandon sous cette forme")),
        (
            "Acheter des ressources que l’on garde", "Une banque commune de séquences, relues entre collègues",
            "Emporter mes cours quand je change d’établissement",
        ),
        "Raison inventée pour la démonstration : l’étude conclut que d’autres crédits répondent déjà à ce "
        "besoin.",
    ),
    MesureData(
        10, "conception-commune",
        "Faire travailler ensemble chercheurs et enseignants dès la conception des outils.",
        "a-venir",
        ((70, "Appel à projets"),),
        (
            "Travailler avec des chercheurs dans sa propre classe",
            "Imaginer les outils avec ceux qui s’en serviront", "Associer les chercheurs dès la décision",
        ),
    ),
    MesureData(
        11, "enseignement-a-distance-et-soutien",
        "Proposer gratuitement un enseignement à distance et un soutien, avec le CNED.",
        "a-venir",
        ((25, "Essai avec des élèves volontaires"), (75, "Bilan de l’essai")),
        (
            "Ouvrir gratuitement les cours du CNED à tous les élèves",
            "S’appuyer sur le CNED quand un collègue manque",
            "Choisir une option qui n’existe pas chez nous, avec le CNED",
        ),
    ),
    MesureData(
        12, "citoyennete-numerique",
        "Apprendre à s’informer, à publier et à se protéger en ligne, à chaque âge.",
        "engagee",
        ((-28, "Premières ressources publiées"), (55, "Journée d’essai dans des établissements volontaires")),
        (
            "Un passeport de citoyenneté numérique en fin de collège", "Enseigner les droits et les devoirs en ligne",
            "Apprendre à vérifier avant de partager", "Inscrire l’éducation aux médias dans l’emploi du temps",
        ),
    ),
)  # fmt: skip

CITED = frozenset(title for mesure in MESURES for title in mesure.cites)
