"""The pictures drawn for the demo: what each shows, in words, and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dessin:
    """``name`` is the drawing's; ``alt`` says what it shows to who does not see it."""

    name: str
    title: str
    alt: str


CREDIT = "Dessin fait pour cette démonstration."
TABLE = Dessin(
    "table",
    "Dessin : une table ronde",
    "Dessin : vue de dessus, dix personnes assises autour d’une table ronde, chacune d’une couleur d’axe.",
)
VOTE = Dessin(
    "vote",
    "Dessin : trois propositions, un choix",
    "Dessin : trois fiches côte à côte ; celle du milieu est plus haute et cochée.",
)
MONTAGNE = Dessin(
    "montagne",
    "Dessin : une école de montagne",
    "Dessin : une petite école au pied de trois sommets enneigés, au bout d’une route blanche.",
)
ATELIER = Dessin(
    "atelier",
    "Dessin : un ordinateur que l’on répare",
    "Dessin : un ordinateur portable ouvert, une coche sur son écran, un tournevis posé devant.",
)
ECRAN = Dessin(
    "ecran",
    "Dessin : un livre et un écran",
    "Dessin : un livre ouvert et un écran, côte à côte, avec les mêmes lignes de texte.",
)
DESSINS = (TABLE, VOTE, MONTAGNE, ATELIER, ECRAN)

# The picture at the head of a piece of news, and the one in the text of an event.
OF_NEWS = {
    "toulouse-fait-voter-la-salle": VOTE,
    "les-rencontres-territoriales-commencent": TABLE,
    "bienvenue-dans-la-demonstration": ECRAN,
}
OF_EVENTS = {
    "grenoble-ecoles-de-montagne": MONTAGNE,
    "morlaix-reparer-et-reemployer": ATELIER,
    "besancon-livres-et-ecrans": ECRAN,
    "laon-elus-et-directeurs": TABLE,
}
