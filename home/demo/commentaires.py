"""Invented comments on the demo's propositions: for, against, undecided, with a few replies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Avis:
    """A comment; ``replies`` are (signature, text) pairs."""

    position: str
    signature: str
    text: str
    supports: int = 0
    replies: tuple[tuple[str, str], ...] = ()


AVIS = (
    Avis(
        "pour",
        "Salle 12",
        "Nous le faisons déjà avec trois classes : deux heures de préparation au début, puis cela tourne tout seul.",
        41,
        (
            ("Parent délégué", "Qui s’en occupe quand le professeur référent est absent ?"),
            ("Salle 12", "Un collègue formé en même temps. Il faut toujours être deux."),
        ),
    ),
    Avis(
        "contre",
        "Craie blanche",
        "L’idée est belle, mais l’établissement n’a ni le temps ni la personne. Commençons par réparer ce qui existe.",
        27,
        (("Atelier vélo", "Justement : un élève sur trois saurait réparer si on le lui apprenait."),),
    ),
    Avis(
        "neutre",
        "Marée haute",
        "Je serais pour à condition de savoir qui paie : la commune, le département ou les familles ?",
        18,
    ),
    Avis(
        "pour",
        "Deuxième rang",
        "Élève de seconde, j’aurais aimé avoir ça au collège. On perd beaucoup de temps à se débrouiller seul.",
        33,
    ),
    Avis(
        "contre",
        "Point-virgule",
        "On ajoute encore un outil. Les enseignants en ont déjà sept, qui ne communiquent pas entre eux.",
        15,
        (
            ("Réseau local", "D’accord sur le nombre d’outils, mais ici on en remplacerait deux."),
            ("Point-virgule", "Si c’est un remplacement, je change d’avis."),
            ("Marée haute", "Il faudrait l’écrire dans la proposition."),
            ("Deuxième rang", "Et le dire aux élèves avant la rentrée."),
        ),
    ),
    Avis(
        "pour",
        "Bibliothèque ouverte",
        "La médiathèque du quartier prêterait volontiers une salle le mercredi.",
        9,
    ),
    Avis("neutre", "Nuage bas", "Et pour les écoles rurales où le débit reste faible, que prévoit-on ?", 12),
    Avis("pour", "Table ronde", "Simple, peu coûteux, et cela peut commencer dès la rentrée.", 6),
    Avis("contre", "Vieux chêne", "À l’école primaire, je préfère que l’on écrive d’abord à la main.", 11),
    Avis(
        "pour", "Compas", "À essayer dans quelques académies, puis à évaluer honnêtement avant d’étendre.", 21
    ),
    Avis("neutre", "Fenêtre sur cour", "Il manque un mot sur les élèves en situation de handicap.", 14),
    Avis(
        "pour",
        "Trait d’union",
        "Oui, si les familles sont invitées à une réunion avant, pas prévenues après.",
        8,
    ),
)

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
