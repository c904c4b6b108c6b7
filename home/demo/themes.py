"""The themes that propositions, pages and events of the demo are filed under."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ThemeData:
    """A theme; ``axe_number`` is ``None`` when it crosses several axes."""

    slug: str
    name: str
    axe_number: int | None
    description: str
    synonyms: tuple[str, ...]


def _theme(slug: str, name: str, axe_number: int | None, description: str, synonyms: str) -> ThemeData:
    return ThemeData(slug, name, axe_number, description, tuple(synonyms.split(", ")))


THEMES = (
    _theme(
        "socle-numerique",
        "Socle",
        1,
        "Ce que toute école devrait avoir : réseau, équipement, services, assistance.",
        "socle numérique, socle de base, équipement minimal",
    ),
    _theme(
        "equipement",
        "Équipement",
        1,
        "Ordinateurs, tablettes, écrans, petit matériel : achat, prêt, entretien.",
        "matériel, ordinateur, tablette, vidéoprojecteur, prêt",
    ),
    _theme(
        "reseau",
        "Réseau et connexion",
        1,
        "Débit des établissements, wifi, fibre, connexion des familles et des internats.",
        "wifi, fibre, internet, débit, zone blanche, 4G",
    ),
    _theme(
        "fracture-numerique",
        "Fracture numérique",
        1,
        "Les familles sans appareil, sans connexion ou sans aide, et ce qui les éloigne de l’école.",
        "inégalités numériques, illectronisme, exclusion numérique",
    ),
    _theme(
        "inclusion",
        "École inclusive",
        1,
        "Handicap, troubles des apprentissages, maladie, grande précarité : des outils pour que chacun "
        "suive.",
        "handicap, accessibilité, dys, AESH, ULIS, RGAA",
    ),
    _theme(
        "territoires",
        "Ruralité et outre-mer",
        1,
        "Ce qui change quand l’école est loin, petite, insulaire ou isolée.",
        "campagne, montagne, îles, école rurale, ultramarin",
    ),
    _theme(
        "formation",
        "Formation des personnels",
        2,
        "Formation initiale et continue, entre pairs, dans l’établissement ou à distance.",
        "stage, formation continue, Inspé, développement professionnel",
    ),
    _theme(
        "accompagnement",
        "Référents et assistance",
        2,
        "Référents numériques, techniciens, assistance aux équipes et aux familles.",
        "référent numérique, maintenance, dépannage, médiation",
    ),
    _theme(
        "travail-en-equipe",
        "Travail en équipe",
        2,
        "Préparer, partager, observer, décider à plusieurs, entre métiers et entre établissements.",
        "collaboration, mutualisation, co-enseignement",
    ),
    _theme(
        "culture-professionnelle",
        "Culture professionnelle commune",
        2,
        "Des repères et des mots partagés par tous les métiers de l’école.",
        "culture numérique, acculturation",
    ),
    _theme(
        "ent",
        "ENT et applications",
        2,
        "Espaces numériques de travail, comptes, messageries, cahiers de textes : simplifier et relier.",
        "espace numérique de travail, cahier de textes, messagerie, identifiants, connexion unique",
    ),
    _theme(
        "enseigner",
        "Enseigner",
        3,
        "Ce que le numérique change dans les cours, les disciplines et l’évaluation.",
        "pédagogie, didactique, évaluation, classe inversée",
    ),
    _theme(
        "apprendre",
        "Apprendre",
        3,
        "Ce que le numérique change pour l’élève : s’exercer, s’organiser, créer.",
        "apprentissage, autonomie, méthode, travail personnel",
    ),
    _theme(
        "pix",
        "Pix et compétences",
        3,
        "Évaluer, développer et certifier les compétences numériques des élèves et des adultes.",
        "certification, CRCN, compétences numériques",
    ),
    _theme(
        "education-aux-medias",
        "Éducation aux médias",
        3,
        "S’informer, vérifier, produire de l’information, comprendre les plateformes.",
        "EMI, fausses nouvelles, webradio, esprit critique, citoyenneté numérique",
    ),
    _theme(
        "informatique",
        "Informatique et programmation",
        3,
        "De la programmation sans écran à la spécialité NSI.",
        "NSI, SNT, code, algorithmique, robotique",
    ),
    _theme(
        "ressources",
        "Ressources et manuels",
        3,
        "Manuels, vidéos, exercices, livres audio : produire, choisir, partager.",
        "manuel numérique, contenus, bibliothèque, licences",
    ),
    _theme(
        "orientation",
        "Orientation et métiers",
        3,
        "Métiers du numérique, stages, choix d’études, place des filles.",
        "Parcoursup, stage de troisième, filles et numérique, lycée professionnel",
    ),
    _theme(
        "responsabilite",
        "Responsabilité",
        4,
        "Règles, droits, éthique et usages raisonnés du numérique à l’école.",
        "éthique, charte, droit à la déconnexion, numérique responsable",
    ),
    _theme(
        "securite",
        "Sécurité",
        4,
        "Protéger les comptes, les réseaux et les personnes.",
        "cybersécurité, mot de passe, piratage, filtrage",
    ),
    _theme(
        "innovation",
        "Innovation",
        4,
        "Expérimenter, évaluer, soutenir les entreprises et les équipes qui inventent.",
        "expérimentation, EdTech, start-up, fablab",
    ),
    _theme(
        "interoperabilite",
        "Interopérabilité",
        4,
        "Des services qui se parlent et que l’on peut quitter sans tout perdre.",
        "standards, formats ouverts, réversibilité, API",
    ),
    _theme(
        "donnees-personnelles",
        "Données personnelles",
        4,
        "Quelles données, pour quoi faire, combien de temps, avec quel accord.",
        "RGPD, vie privée, droit à l’image, biométrie",
    ),
    _theme(
        "souverainete",
        "Souveraineté",
        4,
        "Maîtriser l’hébergement, les outils et les dépendances.",
        "hébergement, cloud, filière française",
    ),
    _theme(
        "logiciels-libres",
        "Logiciels libres et communs",
        4,
        "Code ouvert, ressources sous licence libre, communs numériques de l’éducation.",
        "open source, communs numériques, licence libre, forge",
    ),
    _theme(
        "sobriete",
        "Sobriété et réemploi",
        4,
        "Faire durer, réparer, réemployer, alléger.",
        "écologie, environnement, reconditionné, réparation, empreinte",
    ),
    _theme(
        "gouvernance",
        "Gouvernance",
        5,
        "Qui décide, avec qui, et comment en rendre compte.",
        "comité d’usagers, concertation, pilotage, collectivités",
    ),
    _theme(
        "anticipation",
        "Anticipation",
        5,
        "Se préparer aux crises et voir venir les changements.",
        "prospective, plan de continuité, exercice, crise",
    ),
    _theme(
        "recherche",
        "Recherche et évaluation",
        5,
        "Ce que l’on sait, ce que l’on mesure, ce que l’on apprend ensemble.",
        "chercheurs, étude, expérimentation, preuve",
    ),
    _theme(
        "partenariats",
        "Partenariats",
        5,
        "Associations, entreprises, bibliothèques, tiers-lieux : agir avec l’école.",
        "associations, entreprises, tiers-lieux, médiathèques",
    ),
    _theme(
        "parentalite",
        "E-parentalité",
        None,
        "Le rôle des parents face aux écrans et leur lien avec l’école.",
        "parents, familles, e-parentalité",
    ),
    _theme(
        "continuite-pedagogique",
        "Continuité pédagogique",
        None,
        "Garder le fil des apprentissages quand on ne peut pas venir en classe.",
        "école à distance, classe virtuelle, confinement, CNED",
    ),
    _theme(
        "ecrans-et-sante",
        "Écrans et santé",
        None,
        "Vue, sommeil, posture, attention : des repères pour chaque âge.",
        "temps d’écran, addiction, sommeil, téléphone portable",
    ),
    _theme(
        "harcelement",
        "Harcèlement en ligne",
        None,
        "Prévenir, signaler, faire cesser, accompagner.",
        "cyberharcèlement, violences en ligne",
    ),
    _theme(
        "intelligence-artificielle",
        "Intelligence artificielle",
        None,
        "Comprendre, encadrer et utiliser les systèmes qui calculent à notre place.",
        "IA, algorithmes, apprentissage automatique",
    ),
)
