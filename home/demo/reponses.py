"""Answers that the demo's organisers give to some propositions: invented, and each says so."""

from dataclasses import dataclass

ORGANISME = "Équipe de démonstration"
MENTION = "Réponse inventée pour cette démonstration."


@dataclass(frozen=True)
class ReponseData:
    """``titles`` are those of the propositions it answers; ``after_days`` counts from the last of them."""

    status: str
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    after_days: float


REPONSES = (
    ReponseData(
        "retenue",
        ("Du vrai débit à l’école primaire",),
        (
            "Nous retenons le principe d’un débit minimum par classe, mesuré chaque année et publié école "
            "par école.",
            "Un premier relevé sera fait dans trois départements volontaires, avec les communes.",
        ),
        9,
    ),
    ReponseData(
        "en-partie",
        ("Mettre en réseau les écoles à classe unique", "Soutenir les réseaux d’écoles rurales"),
        (
            "Ces deux propositions disent la même chose de deux endroits : il manque aux maîtres isolés du "
            "temps reconnu pour travailler ensemble.",
            "Nous retenons l’entraide entre écoles et les visites d’une classe à l’autre. La reconnaissance "
            "de ce temps dans les services demande un texte : elle reste à l’étude.",
        ),
        7,
    ),
    ReponseData(
        "a-l-etude",
        ("Un clavier à vingt euros pour transformer un téléphone en outil de travail",),
        (
            "L’idée est simple et peu coûteuse. Avant de l’étendre, nous voulons savoir ce que les élèves "
            "en font réellement au bout de six mois.",
            "L’association qui l’a proposée sera associée à cet essai.",
        ),
        6,
    ),
    ReponseData(
        "non-retenue",
        ("Voter en ligne aux élections de parents",),
        (
            "Nous ne retenons pas cette proposition pour l’instant. Le vote électronique demande des "
            "garanties de secret et de contrôle que de petits établissements ne peuvent pas réunir seuls.",
            "En revanche, la remise du matériel de vote en main propre, que vous suggérez, fait remonter "
            "la participation là où elle se pratique : nous la ferons connaître.",
        ),
        8,
    ),
    ReponseData(
        "retenue",
        ("Un manuel numérique que l’on peut imprimer",),
        (
            "Vous avez raison : un livre acheté doit pouvoir être imprimé, au moins en partie, par ceux qui "
            "apprennent mieux sur papier.",
            "Cette exigence sera ajoutée aux critères proposés aux régions et aux établissements qui "
            "choisissent les manuels.",
        ),
        10,
    ),
    ReponseData(
        "en-partie",
        ("Former tous les enseignants, pas seulement les volontaires",),
        (
            "Nous retenons la formation en équipe, dans l’établissement, avec le retour du formateur trois "
            "mois plus tard.",
            "La durée de deux jours par an dépend des moyens de remplacement, que chaque académie doit "
            "d’abord estimer.",
        ),
        12,
    ),
    ReponseData(
        "a-l-etude",
        ("Un conseil du numérique éducatif dans chaque académie",),
        (
            "Plusieurs propositions vont dans ce sens. Nous comparons les formes possibles : instance "
            "nouvelle, ou place régulière dans une instance qui existe.",
        ),
        5,
    ),
    ReponseData(
        "retenue",
        ("Mesurer les ondes et dire les résultats",),
        (
            "Un mesurage indépendant, avant et après l’installation, affiché à l’entrée de l’école : c’est "
            "simple, et cela répond à une inquiétude légitime. Nous le retenons.",
        ),
        6,
    ),
    ReponseData(
        "non-retenue",
        ("Débattre des jeux d’argent et des coffres payants",),
        (
            "Le sujet est important, mais il a déjà sa place dans l’éducation aux médias et à l’information. "
            "Nous préférons aider les professeurs à s’en saisir qu’ajouter une séance obligatoire.",
            "Les ressources existantes seront signalées sur la page de l’axe 4.",
        ),
        11,
    ),
)
