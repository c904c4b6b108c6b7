"""The consultation told from public sources: what it was, its figures with their dates, its calendar."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Chiffre:
    """A figure, with what it counts, the day it was true and who says so."""

    value: str
    label: str
    date: datetime.date
    source: str
    source_url: str = ""


@dataclass(frozen=True)
class PhaseData:
    title: str
    start: datetime.date
    end: datetime.date | None
    description: str


SEED_DOCUMENT = "Fiche d’identité de la concertation"
STATE_URL = "https://www.participation-citoyenne.gouv.fr/"
QUESTION = "Quelle école avec le numérique ?"
HOME_LEAD = (
    "Élèves, parents, professeurs, collectivités, associations, entreprises : dites ce que la période "
    "d’école à distance vous a appris et ce que vous proposez pour la suite."
)
DEMO_NOTICE = (
    "Pour cette démonstration, la consultation de 2020 est rejouée aujourd’hui : le formulaire est "
    "ouvert, et les propositions, leurs soutiens et la plupart des rencontres sont inventés. Les faits de "
    "2020 portent leur date et leur source."
)

INTRODUCTION = (
    "Les États généraux du numérique pour l’éducation sont une consultation nationale du ministère chargé "
    "de l’éducation nationale. Elle tire les leçons de la crise sanitaire et de l’école à distance, afin "
    "de bâtir une stratégie numérique partagée avec la communauté éducative et ses partenaires."
)
OBJET = (
    "Au printemps 2020, élèves, familles et équipes ont vécu plusieurs semaines d’école à distance. La "
    "consultation demande à chacun ce qu’il faut garder, corriger ou inventer.",
    "Elle interroge le sens et les finalités du numérique à l’école, la formation des personnels, les "
    "compétences des élèves et les métiers auxquels ils se préparent, l’organisation des décisions et la "
    "capacité de l’école à traverser une crise.",
    "Cinq axes de travail organisent les contributions.",
)
ENGAGEMENTS = (
    "Publier les contributions et les rendre consultables par tous, classées par axe et par thème.",
    "Donner à chaque chiffre une définition, une date et une source.",
    "Restituer les résultats lors d’un événement national, puis dire quelles propositions sont retenues.",
    "Modérer selon une charte publique et motiver chaque refus.",
)
MODALITES = (
    "La consultation a pris trois formes : un questionnaire en ligne, une plateforme de propositions "
    "ouverte à tous, et des rencontres territoriales conduites par les recteurs avec Réseau Canopé et la "
    "Banque des Territoires.",
    "Un événement national, prévu à Poitiers, s’est tenu à distance les 4 et 5 novembre 2020.",
)
PARTICIPANTS = (
    "Ont pris part à la consultation des élèves, des parents, des professeurs, des personnels "
    "d’encadrement et les autres personnels de l’éducation, ainsi que des collectivités, des associations "
    "et des entreprises.",
)
SYNTHESE = (
    "Quarante propositions, réparties en cinq thématiques, ont été publiées le 5 novembre 2020 à l’issue de "
    "l’événement national.",
    "Plusieurs idées reviennent souvent : un socle numérique de base dans toutes les écoles (réseau, "
    "équipement, services), des professeurs équipés et accompagnés, la certification Pix des élèves et "
    "des enseignants, un appui aux parents, une école plus inclusive.",
)
SYNTHESE_COMPTAGES = (
    "Selon les sources, les comptages diffèrent : 610, plus de 670 ou 724 propositions. Les uns et les "
    "autres ne comptent pas la même chose ni le même jour ; chaque chiffre est donc donné avec sa date et "
    "sa source."
)
RETENUES = (
    (1, "Une gouvernance plus participative, nationale et territoriale"),
    (2, "Une consultation ouverte qui prolonge les États généraux"),
    (3, "Des territoires où démontrer et essayer le déploiement"),
    (4, "Un plan de continuité administrative et pédagogique"),
    (5, "Des métiers du numérique plus attirants, et davantage de filles pour les exercer"),
    (6, "La formation initiale et continue"),
    (7, "La certification Pix des enseignants"),
    (8, "Une offre de formation diversifiée et un réseau Canopé renforcé"),
    (9, "Un compte de ressources et de services pour chaque enseignant"),
    (10, "Des outils conçus ensemble par chercheurs et enseignants"),
    (11, "Un enseignement à distance et un soutien gratuits avec le CNED"),
    (12, "La citoyenneté numérique et l’éducation aux médias"),
)
RETENUES_NOTE = (
    "Les intitulés ci-dessus sont reformulés. Nous ne connaissons pas ceux des vingt-huit autres "
    "propositions retenues et ne les donnons donc pas."
)
SUITES = (
    "En janvier 2021, les priorités ont été revues. De janvier à septembre 2021, les projets ont été cadrés.",
    "Le 8 octobre 2021, une stratégie a été annoncée.",
)

CHIFFRES = (
    Chiffre(
        "26 800", ("réponses au questionnaire en ligne (plus de)"), datetime.date(2020, 10, 19), SEED_DOCUMENT
    ),
    Chiffre("2 100", "participants en ligne (plus de)", datetime.date(2020, 10, 28), SEED_DOCUMENT),
    Chiffre("670", "propositions déposées en ligne (plus de)", datetime.date(2020, 10, 28), SEED_DOCUMENT),
    Chiffre(
        "15 000",
        ("personnes aux rencontres territoriales (près de)"),
        datetime.date(2020, 11, 5),
        SEED_DOCUMENT,
    ),
    Chiffre(
        "350",
        "rencontres dans 18 régions académiques (plus de)",
        datetime.date(2020, 11, 5),
        "participation-citoyenne.gouv.fr",
        STATE_URL,
    ),
    Chiffre(
        "40",
        "propositions retenues, en cinq thématiques",
        datetime.date(2020, 11, 5),
        "participation-citoyenne.gouv.fr",
        STATE_URL,
    ),
)
HOME_CHIFFRES = (CHIFFRES[0], CHIFFRES[2], CHIFFRES[3], CHIFFRES[5])

PHASES = (
    PhaseData(
        "Lancement",
        datetime.date(2020, 6, 26),
        datetime.date(2020, 6, 26),
        "Annonce de la consultation et ouverture de la plateforme.",
    ),
    PhaseData(
        "Consultation en ligne",
        datetime.date(2020, 6, 27),
        datetime.date(2020, 9, 13),
        "Questionnaire et dépôt des propositions, jusqu’à la mi-septembre.",
    ),
    PhaseData(
        "Rencontres territoriales",
        datetime.date(2020, 9, 14),
        datetime.date(2020, 10, 16),
        "Plus de 350 rencontres dans les 18 régions académiques.",
    ),
    PhaseData(
        "Événement national",
        datetime.date(2020, 11, 4),
        datetime.date(2020, 11, 5),
        "Deux jours en ligne ; quarante propositions publiées le 5 novembre.",
    ),
    PhaseData(
        "Cadrage",
        datetime.date(2021, 1, 1),
        datetime.date(2021, 9, 30),
        "Priorités revues en janvier, puis préparation des projets jusqu’en septembre.",
    ),
    PhaseData(
        "Stratégie annoncée",
        datetime.date(2021, 10, 8),
        datetime.date(2021, 10, 8),
        "Annonce de la stratégie issue de la consultation.",
    ),
)
