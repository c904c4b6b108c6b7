"""News of the demo, written from public sources, each with its date and source."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class ActualiteData:
    """A piece of news; the demo's own has no source, and no date: it takes the day of loading."""

    slug: str
    title: str
    date: datetime.date | None
    lead: str
    paragraphs: tuple[str, ...]
    source: str = ""
    partners: tuple[str, ...] = ()
    axes: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    serie: str = ""


CANOPE, BANQUE = "reseau-canope", "banque-des-territoires"
RENCONTRES_2020 = "Les rencontres territoriales de 2020"

ACTUALITES = (
    ActualiteData(
        slug="la-consultation-est-lancee",
        title="La consultation est lancée",
        date=datetime.date(2020, 6, 26),
        lead=(
            "Le 26 juin 2020, la plateforme des États généraux du numérique pour l’éducation ouvre au public."
        ),
        paragraphs=(
            "Le ministère veut tirer les leçons de la crise sanitaire et de l’école à distance, et "
            "bâtir une stratégie numérique partagée avec la communauté éducative et ses partenaires.",
            "La consultation en ligne se tient de la mi-juin à la mi-septembre.",
        ),
        source="banquedesterritoires.fr, medias-cite.coop et labo.tlscp.fr",
        partners=(BANQUE,),
        axes=(1, 2, 3, 4, 5),
    ),
    ActualiteData(
        slug="les-rencontres-territoriales-commencent",
        title="Les rencontres territoriales commencent",
        date=datetime.date(2020, 9, 14),
        lead="Elles se tiennent du 14 septembre au 16 octobre 2020 dans les régions académiques.",
        paragraphs=(
            "Ces rencontres sont conduites par les recteurs, avec Réseau Canopé et la Banque des "
            "Territoires.",
            "À La Réunion, elles ont commencé dès le 31 août.",
        ),
        source="iapourlecole.fr et ac-reunion.fr",
        partners=(CANOPE, BANQUE),
        axes=(2, 5),
        themes=("partenariats", "gouvernance"),
        serie=RENCONTRES_2020,
    ),
    ActualiteData(
        slug="lille-consacre-sa-rencontre-a-l-ecole-primaire",
        title="Lille consacre sa rencontre à l’école primaire",
        date=datetime.date(2020, 9, 30),
        lead="La rencontre du 30 septembre 2020 à Lille porte sur l’école primaire.",
        paragraphs=(
            "Cette journée fait partie des rencontres territoriales, tenues du 14 septembre au 16 "
            "octobre 2020.",
        ),
        source="dane.site.ac-lille.fr",
        partners=(CANOPE,),
        axes=(1, 2),
        themes=("socle-numerique", "formation"),
        serie=RENCONTRES_2020,
    ),
    ActualiteData(
        slug="la-reunion-deux-journees-deux-degres",
        title="La Réunion : deux journées, deux degrés",
        date=datetime.date(2020, 10, 2),
        lead="Le second degré s’est réuni le 1er octobre 2020, le premier degré le lendemain.",
        paragraphs=("Ces deux journées font suite à une phase commencée le 31 août dans l’académie.",),
        source="ac-reunion.fr",
        partners=(CANOPE, BANQUE),
        axes=(1,),
        themes=("territoires",),
        serie=RENCONTRES_2020,
    ),
    ActualiteData(
        slug="toulouse-fait-voter-la-salle",
        title="Toulouse fait voter la salle",
        date=datetime.date(2020, 10, 13),
        lead="Une présentation éclair par axe, trois propositions chacune, et le public choisit.",
        paragraphs=(
            "La clôture toulousaine a repris le format des présentations très courtes. Pour chacun des "
            "cinq axes, trois propositions étaient défendues ; la salle en retenait une.",
            "Au 30 septembre 2020, on comptait 420 contributeurs.",
        ),
        source="ludomag.com, 19 octobre 2020",
        axes=(1, 2, 3, 4, 5),
        themes=("gouvernance",),
        serie=RENCONTRES_2020,
    ),
    ActualiteData(
        slug="evenement-national-en-ligne",
        title="Événement national : rendez-vous en ligne les 4 et 5 novembre",
        date=datetime.date(2020, 11, 4),
        lead="Prévu à Poitiers, l’événement se tient à distance et il est retransmis en direct.",
        paragraphs=(
            "Ces deux journées sont un temps national et international de la consultation. Chacun peut y "
            "intervenir.",
        ),
        source="banquedesterritoires.fr, education.gouv.fr et participation-citoyenne.gouv.fr",
        partners=(),
        axes=(1, 2, 3, 4, 5),
    ),
    ActualiteData(
        slug="quarante-propositions-retenues",
        title="Quarante propositions retenues",
        date=datetime.date(2020, 11, 5),
        lead="Le 5 novembre 2020, quarante propositions sont publiées, réparties en cinq thématiques.",
        paragraphs=(
            "Parmi elles : une gouvernance plus participative, un plan de continuité, la certification "
            "Pix des enseignants, un compte de ressources pour chaque professeur, l’éducation aux médias "
            "et à la citoyenneté numérique.",
        ),
        source="participation-citoyenne.gouv.fr",
        axes=(1, 2, 3, 4, 5),
        themes=("gouvernance", "pix", "formation", "education-aux-medias"),
    ),
    ActualiteData(
        slug="une-strategie-annoncee",
        title="Le Premier ministre annonce une stratégie nationale",
        date=datetime.date(2021, 10, 8),
        lead=(
            "Le 8 octobre 2021, le Premier ministre annonce la stratégie nationale « enseignement et "
            "numérique »."
        ),
        paragraphs=(
            "De janvier à septembre 2021, chaque proposition a été cadrée entre le ministère et les "
            "parties concernées.",
        ),
        source="participation-citoyenne.gouv.fr",
        themes=("anticipation", "gouvernance"),
    ),
    ActualiteData(
        slug="bienvenue-dans-la-demonstration",
        title="Bienvenue dans la démonstration",
        date=None,
        lead=(
            "Ce site ouvre une consultation inventée, sur le modèle de celle de 2020. Lisez, proposez, modérez : tout le parcours peut être "
            "essayé, et rien n’est transmis à personne."
        ),
        paragraphs=(
            "Pour proposer, ouvrez la page d’un axe ou d’une rencontre, remplissez le formulaire et donnez "
            "une adresse électronique, même inventée. Les courriels que le site aurait envoyés se lisent à "
            "l’adresse /demo/courriels/ : vous y trouverez le code qui confirme votre proposition.",
            "Pour la publier, connectez-vous à l’administration avec le compte de modération affiché au "
            "lancement du site. Votre texte vous y attend, avec d’autres.",
            "Les propositions, leurs auteurs, leurs soutiens et la plupart des rencontres sont inventés. Les "
            "faits de 2020 portent leur date et leur source.",
        ),
    ),
)
