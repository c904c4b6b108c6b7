"""Invented comments on some of the demo's propositions: for, against, undecided, with a few replies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Avis:
    """A comment; ``replies`` are (signature, text) pairs."""

    position: str
    signature: str
    text: str
    supports: int = 0
    replies: tuple[tuple[str, str], ...] = ()


# Keyed by the proposition they were written for: a comment fits one text, and none is read twice.
AVIS = {
    "Du vrai débit à l’école primaire": (
        Avis(
            "pour",
            "Salle 12",
            "Chez nous, trois tablettes suffisent à tout bloquer. Un débit par classe, mesuré, ce serait déjà un droit.",
            41,
            (
                ("Parent délégué", "Qui ferait la mesure : la mairie ou l’académie ?"),
                ("Salle 12", "Peu importe, pourvu que le résultat soit affiché à l’entrée."),
                (
                    "Marée haute",
                    "La nôtre l’a fait elle-même : une matinée, un technicien, et la facture a changé.",
                ),
                ("Parent délégué", "Merci, je le porte au prochain conseil d’école."),
            ),
        ),
        Avis(
            "contre",
            "Craie blanche",
            "La fibre d’abord, les contrôles ensuite : mesurer une ligne de cuivre ne l’accélère pas.",
            27,
        ),
        Avis(
            "neutre", "Nuage bas", "Et les écoles où aucun opérateur ne vient, par quoi commence-t-on ?", 18
        ),
        Avis(
            "pour",
            "Trait d’union",
            "Comme pour les extincteurs : l’image est juste, personne ne discute leur contrôle annuel.",
            12,
        ),
    ),
    "Installer de petites équipes qui s’observent": (
        Avis(
            "pour",
            "Compas",
            "Deux observations par trimestre, j’en ai appris davantage qu’en trois stages.",
            33,
        ),
        Avis(
            "contre",
            "Vieux chêne",
            "Être observé par un collègue, soit, mais à condition que rien ne remonte à l’inspection.",
            21,
            (("Compas", "C’est la règle chez nous : l’écrit d’une page reste dans l’équipe."),),
        ),
        Avis(
            "neutre", "Fenêtre sur cour", "Qui garde la classe pendant que l’on observe celle d’à côté ?", 14
        ),
    ),
    "Un diagnostic énergétique des serveurs scolaires": (
        Avis(
            "pour",
            "Atelier vélo",
            "Le placard du collège est à 34 degrés en janvier. On chauffe des balais.",
            25,
        ),
        Avis(
            "neutre",
            "Réseau local",
            "Regrouper, d’accord, mais si la ligne vers le centre est coupée, plus personne n’imprime.",
            17,
            (("Atelier vélo", "D’où l’idée d’un diagnostic avant de déménager quoi que ce soit."),),
        ),
    ),
    "Une fiche d’identité pour chaque application scolaire": (
        Avis(
            "pour",
            "Bibliothèque ouverte",
            "Quatre lignes, je les lirais. Trente pages de conditions, jamais.",
            30,
        ),
        Avis("pour", "Deuxième rang", "Et que les élèves puissent la lire aussi, avec des mots simples.", 16),
        Avis(
            "contre",
            "Point-virgule",
            "Qui vérifie ce que l’éditeur déclare ? Une fiche fausse serait pire que rien.",
            13,
        ),
    ),
    "Une filière de réemploi dans chaque lycée professionnel": (
        Avis(
            "pour",
            "Table ronde",
            "Nos élèves ont remis trente machines en service. Le plus long a été de trouver un véhicule.",
            22,
            (("Équerre", "Le département a des camionnettes de livraison vides au retour : demandez-leur."),),
        ),
        Avis(
            "neutre",
            "Marée basse",
            "Attention aux disques durs : il faut un effacement sérieux avant de donner.",
            15,
        ),
        Avis("contre", "Tableau noir", "Un atelier évalué ne doit pas devenir une main-d’œuvre gratuite.", 9),
    ),
    "Sous-titrer toutes les vidéos pédagogiques publiques": (
        Avis(
            "pour",
            "Lecture lente",
            "Mon fils entend très bien et lit quand même les sous-titres : il comprend mieux.",
            28,
        ),
        Avis(
            "neutre", "Page blanche", "Et une transcription à imprimer, pour ceux que la vidéo fatigue ?", 11
        ),
    ),
    "Traduire les messages de l’école": (
        Avis(
            "pour",
            "Pont neuf",
            "À la grille, ce sont les enfants qui traduisent à leurs parents leurs propres bulletins.",
            26,
        ),
        Avis(
            "contre",
            "Mot à mot",
            "Une traduction automatique s’est trompée sur une allergie. Pas pour la santé, jamais.",
            19,
            (("Pont neuf", "La proposition prévoit des modèles relus pour ces sujets-là."),),
        ),
    ),
    "Les assistants d’éducation aussi ont besoin d’être formés": (
        Avis(
            "pour",
            "Couloir B",
            "Je surveille soixante élèves en salle informatique sans connaître le mot de passe du réseau.",
            24,
        ),
        Avis(
            "neutre",
            "Rentrée",
            "Une journée à la rentrée, oui, mais beaucoup d’entre nous sont recrutés en novembre.",
            10,
        ),
    ),
    "Un coordonnateur numérique par circonscription": (
        Avis(
            "pour",
            "Route départementale",
            "La voiture est le vrai sujet : notre conseillère passe trois heures par jour au volant.",
            20,
        ),
        Avis(
            "contre",
            "Chapitre deux",
            "Encore un poste de coordination. Donnez plutôt ces heures aux écoles.",
            12,
        ),
    ),
    "Voter en ligne aux élections de parents": (
        Avis(
            "contre",
            "Bulletin papier",
            "Dépouiller ensemble dans la cantine, c’est aussi la démocratie que voient nos enfants.",
            16,
        ),
        Avis(
            "pour",
            "Horaires décalés",
            "Je travaille de nuit : l’enveloppe arrive, je la perds, je ne vote pas. Un code, je l’aurais.",
            14,
            (("Bulletin papier", "Le vote par correspondance pourrait durer deux semaines, non ?"),),
        ),
    ),
    "Rencontrer les professeurs par écran quand on ne peut pas venir": (
        Avis(
            "pour",
            "Camion rouge",
            "Même métier, même problème. Dix minutes depuis une aire de repos valent mieux que rien.",
            18,
        ),
        Avis(
            "neutre",
            "Porte ouverte",
            "À condition que cela reste un choix : certains parents ne viennent plus du tout depuis.",
            8,
        ),
    ),
    "Un équilibre plutôt qu’un camp": (
        Avis(
            "pour",
            "Stylo plume",
            "Enfin quelqu’un qui ne demande pas de choisir entre le cahier et l’écran.",
            13,
        ),
        Avis("neutre", "Pile ou face", "D’accord, mais qui fixe l’équilibre, classe par classe ?", 7),
    ),
}

# What waits for the moderators: some to publish, some that the charter refuses.
A_LIRE = (
    Avis("pour", "Équerre", "Très bonne idée, mon fils en CM2 serait ravi d’y participer."),
    Avis("contre", "Sans filtre", "C’EST N’IMPORTE QUOI, ENCORE DES SOUS JETÉS PAR LA FENÊTRE !!!"),
    Avis(
        "neutre",
        "Promo",
        "Visitez notre boutique de tablettes reconditionnées, remise de 20 % cette semaine.",
    ),
    Avis(
        "pour",
        "Feuille volante",
        "Chez nous au Québec, les bibliothèques scolaires le proposent depuis longtemps.",
    ),
)
