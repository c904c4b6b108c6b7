"""The consultation of 2020 told from public sources: what it was, its figures, its calendar, what followed.

Nothing stands here that a source does not say; a figure that a source does not date has no date.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    label: str
    url: str


@dataclass(frozen=True)
class Passage:
    """Some text and where it comes from; ``title`` when it stands under a heading of its own."""

    sources: tuple[Source, ...]
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Chiffre:
    """A figure as published, « plus de » before the number, with who says so and the day they give."""

    prefix: str
    value: str
    label: str
    date: datetime.date | None
    source: Source


@dataclass(frozen=True)
class PhaseData:
    title: str
    start: datetime.date
    end: datetime.date
    description: str


STATE = (
    "https://www.participation-citoyenne.gouv.fr/trouver-une-concertation/"
    "80_etats-generaux-du-numerique-pour-leducation/"
)
FICHE = Source(
    "Fiche d’identité de la concertation, participation-citoyenne.gouv.fr", f"{STATE}fiche_identite"
)
AVIS = Source("Avis des citoyens, participation-citoyenne.gouv.fr", f"{STATE}avis_des_citoyens")
SUITES_PUBLIEES = Source(
    "Suites de la concertation, participation-citoyenne.gouv.fr", f"{STATE}suites_de_la_concertation"
)
MINISTERE = Source(
    "Les États généraux du numérique pour l’éducation, education.gouv.fr",
    "https://www.education.gouv.fr/les-etats-generaux-du-numerique-pour-l-education-304117",
)
BANQUE = Source("banquedesterritoires.fr", "https://www.banquedesterritoires.fr/")
LABO = Source("labo.tlscp.fr", "https://labo.tlscp.fr/")
IA_POUR_L_ECOLE = Source(
    "iapourlecole.fr", "https://www.iapourlecole.fr/les-etats-generaux-du-numerique-pour-leducation/"
)
SPN = Source("spn.asso.fr", "https://spn.asso.fr/")
SNES = Source("bordeaux.snes.edu", "https://bordeaux.snes.edu/")
NANCY_METZ = Source("dane.ac-nancy-metz.fr", "https://dane.ac-nancy-metz.fr/")

QUESTION = "Quelle école avec le numérique ?"
HOME_LEAD = (
    "Élèves, parents, professeurs, collectivités, associations, entreprises : dites ce que la période "
    "d’école à distance vous a appris et ce que vous proposez pour la suite."
)
DEMO_NOTICE = (
    "Ce site de démonstration ouvre aujourd’hui une consultation inventée, sur le modèle de celle de 2020 : "
    "ses propositions, leurs soutiens, ses rencontres et l’avancement de ses mesures sont inventés. Ce qui "
    "vient de 2020 se reconnaît à la mention « Faits de 2020 », avec sa date et sa source."
)

INTRODUCTION = (
    "Les États généraux du numérique pour l’éducation sont une consultation nationale du ministère chargé "
    "de l’éducation nationale. Elle tire les leçons de la crise sanitaire et de l’école à distance, afin "
    "de bâtir une stratégie numérique partagée avec la communauté éducative et ses partenaires : "
    "collectivités, associations, entreprises de la EdTech. Elle interroge le sens et les finalités du "
    "numérique à l’école, le développement professionnel des enseignants, les compétences numériques des "
    "élèves et leurs futurs métiers, de nouvelles formes de gouvernance et d’anticipation, et une école "
    "plus résiliente."
)
OBJET = (
    "Le travail mené avec la communauté éducative et les partenaires de l’école a fixé, par consensus, cinq "
    "axes structurants :"
)
ENGAGEMENTS = Passage(
    sources=(FICHE,),
    paragraphs=("Les analyses doivent permettre :",),
    points=(
        "d’anticiper des changements d’orientation, ou d’accélérer des travaux déjà engagés ;",
        "de construire, avec tous les membres de la communauté éducative, une vision nouvelle et systémique "
        "du numérique pour l’éducation.",
    ),
)
MODALITES = (
    Passage(
        sources=(MINISTERE,),
        paragraphs=("Le ministère décrit ainsi le déroulement :",),
        points=(
            "un retour d’expérience de tous, pour valoriser ce qui avait fonctionné ;",
            "une consultation nationale sur une plateforme participative, pour recueillir des propositions, "
            "informer et débattre ;",
            "une mobilisation dans les régions académiques ;",
            "un temps national et international, les 4 et 5 novembre, qui a défini la stratégie.",
        ),
    ),
    Passage(
        sources=(MINISTERE,),
        paragraphs=("L’ensemble est l’un des volets du Grenelle de l’éducation.",),
    ),
    Passage(
        sources=(BANQUE, LABO),
        paragraphs=(
            "La plateforme a ouvert le 26 juin 2020. La consultation en ligne est allée, selon une autre "
            "source, de la mi-juin à la mi-septembre.",
        ),
    ),
    Passage(
        sources=(IA_POUR_L_ECOLE,),
        paragraphs=(
            "Les rencontres territoriales ont été conduites par les recteurs, avec Réseau Canopé et la "
            "Banque des Territoires.",
        ),
    ),
)
PARTICIPANTS = Passage(
    sources=(NANCY_METZ, IA_POUR_L_ECOLE),
    paragraphs=(
        "Ont pris part à la consultation des élèves, des parents, des enseignants, des personnels "
        "d’encadrement et d’autres agents, ainsi que des collectivités, des associations et des entreprises.",
    ),
)
PARTICIPANTS_CHIFFRES = (
    Chiffre("Plus de", "26 800", "réponses au questionnaire en ligne", datetime.date(2020, 10, 19), FICHE),
    Chiffre("Plus de", "2 100", "participants en ligne", datetime.date(2020, 10, 28), FICHE),
    Chiffre("Plus de", "670", "propositions en ligne", datetime.date(2020, 10, 28), FICHE),
    Chiffre(
        "Près de",
        "15 000",
        "participants aux États généraux du numérique territorialisés (EGNT)",
        None,
        FICHE,
    ),
)
BILAN_CHIFFRES = (
    Chiffre("", "26 839", "réponses au questionnaire en ligne, à la fin", None, SPN),
    Chiffre("Plus de", "3 000", "soutiens", None, SPN),
    Chiffre("Plus de", "2 000", "commentaires", None, SPN),
    Chiffre("Plus de", "350", "rencontres dans 18 régions académiques", None, AVIS),
    Chiffre("", "40", "propositions retenues, en cinq thématiques", datetime.date(2020, 11, 5), AVIS),
)
HOME_CHIFFRES = (
    PARTICIPANTS_CHIFFRES[0],
    PARTICIPANTS_CHIFFRES[2],
    PARTICIPANTS_CHIFFRES[3],
    BILAN_CHIFFRES[-1],
)
SYNTHESE = Passage(
    sources=(AVIS,),
    paragraphs=(
        "Quarante propositions, réparties en cinq thématiques, ont été publiées le 5 novembre 2020.",
    ),
)
IDEES_PHARES = Passage(
    title="Idées phares",
    sources=(AVIS,),
    points=(
        "un socle numérique de base partout : réseau, équipement, services ;",
        "des enseignants équipés et accompagnés ;",
        "la certification Pix des élèves et des enseignants ;",
        "la e-parentalité ;",
        "l’école inclusive.",
    ),
)
COMPTAGES = Passage(
    title="La concertation en détail",
    sources=(BANQUE, FICHE, SNES),
    paragraphs=(
        "Le nombre de propositions diffère d’une source à l’autre : 610 selon la Banque des Territoires, "
        "plus de 670 au 28 octobre 2020 selon la fiche d’identité, 724 selon le SNES de Bordeaux. Chaque "
        "chiffre est donné ici avec sa source, et avec sa date quand la source en donne une.",
    ),
)
RETENUES_TITLE = "Douze des quarante propositions retenues"
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
    "Les intitulés ci-dessus sont reformulés ; leurs numéros sont ceux de la publication. ",
    "Les vingt-huit autres figurent sur le site du ministère",
)
SUITES = (
    Passage(
        title="Les décisions",
        sources=(SUITES_PUBLIEES,),
        points=(
            "Cinq axes et quarante propositions sont la base d’une stratégie à consolider et d’un plan "
            "d’action à rendre opérationnel.",
            "À partir de janvier 2021, l’ensemble a été de nouveau discuté et ses priorités fixées dans le "
            "cadre du Grenelle de l’éducation. Des mesures ont ensuite été prises, en premier lieu une "
            "prime informatique versée à tous les enseignants.",
            "De janvier à septembre 2021, chaque proposition a été cadrée (contenu, moyens humains et "
            "financiers, droit) entre le ministère et les parties concernées.",
            "Le 8 octobre 2021, le Premier ministre a annoncé la stratégie nationale « enseignement et "
            "numérique ».",
        ),
    ),
    Passage(
        title="La restitution des résultats",
        sources=(SUITES_PUBLIEES,),
        points=(
            "Des synthèses intermédiaires, le suivi des États généraux du numérique territorialisés et des "
            "ressources (avis, enquêtes, études, témoignages) ont été mis en ligne au fur et à mesure sur le "
            "site de la consultation.",
            "Les journées des 4 et 5 novembre 2020 ont été retransmises, et chacun pouvait y intervenir.",
            "Le dossier de presse du 5 novembre 2020 présente les axes et les quarante propositions.",
            "L’avancement a été présenté à la presse en mai 2021.",
        ),
    ),
    Passage(
        title="Le statut des propositions",
        sources=(SUITES_PUBLIEES,),
        paragraphs=(
            "En novembre 2021, un an après, l’état d’avancement des propositions a été publié au fur et à "
            "mesure de leur réalisation.",
        ),
    ),
)

PHASES = (
    PhaseData(
        "Lancement",
        datetime.date(2020, 6, 26),
        datetime.date(2020, 6, 26),
        "Lancement de la consultation et ouverture de la plateforme.",
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
        "Prévu à Poitiers, tenu en ligne et retransmis ; quarante propositions publiées le 5 novembre.",
    ),
    PhaseData(
        "Stratégie « enseignement et numérique »",
        datetime.date(2021, 10, 8),
        datetime.date(2021, 10, 8),
        "La stratégie nationale est annoncée par le Premier ministre.",
    ),
)
