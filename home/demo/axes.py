"""The five axes of work, with their official names and a presentation in our own words."""

from dataclasses import dataclass

from vocabulaires.models import AccentColour


@dataclass(frozen=True)
class AxeData:
    number: int
    name: str
    short_name: str
    slug: str
    colour: str
    statement: str
    paragraphs: tuple[str, ...]
    questions: tuple[str, ...]
    contact_name: str
    contact_email: str


AXES = (
    AxeData(
        number=1,
        name="Garantir un égal accès au numérique pour tous",
        short_name="Égal accès au numérique",
        slug="egal-acces-au-numerique",
        colour=AccentColour.GREEN_EMERAUDE,
        statement=(
            "Réduire la fracture numérique, donner à chaque école un socle d’équipement et de réseau, "
            "renforcer l’école inclusive."
        ),
        paragraphs=(
            "La fermeture des écoles a montré ce que beaucoup savaient déjà : tous les élèves n’ont ni un "
            "appareil, ni une connexion, ni un endroit calme pour travailler. L’inégalité ne s’arrête pas "
            "à la porte de la maison : d’une commune à l’autre, les écoles n’ont ni le même débit, ni le "
            "même matériel, ni la même aide en cas de panne.",
            "Cet axe cherche les moyens d’un accès égal : un socle commun à toutes les écoles (réseau, "
            "équipement, services), des solutions pour les familles les plus éloignées du numérique, une "
            "attention particulière aux territoires ruraux, de montagne et d’outre-mer.",
            "Il porte aussi sur l’école inclusive. Un outil bien choisi peut rendre un élève autonome ; "
            "un service inaccessible l’exclut une seconde fois. Les élèves en situation de handicap et "
            "leurs familles sont invités à dire ce qui les aide et ce qui les bloque.",
            "Toutes les échelles comptent : une idée pour une classe, un règlement départemental, une loi "
            "de finances. Dites-nous ce que vous avez vu, ce qui manque et par où commencer.",
        ),
        questions=(
            "Que doit-on trouver dans toute école, quelle que soit la commune ?",
            "Comment aider les familles sans appareil ou sans connexion, sans les désigner ?",
            "Quels outils rendent l’école plus accessible aux élèves en situation de handicap ?",
        ),
        contact_name="Équipe de l’axe 1 (adresse de démonstration)",
        contact_email="axe-1@example.org",
    ),
    AxeData(
        number=2,
        name=(
            "Travailler ensemble autrement grâce au numérique et développer une culture numérique "
            "professionnelle commune"
        ),
        short_name="Travailler ensemble autrement",
        slug="travailler-ensemble-autrement",
        colour=AccentColour.BLUE_CUMULUS,
        statement="Former, accompagner et relier tous ceux qui font l’école, et simplifier leurs outils.",
        paragraphs=(
            "Pendant plusieurs mois, les équipes éducatives ont appris à travailler à distance, souvent "
            "seules et avec leurs propres moyens. Des collectifs d’entraide sont nés, des barrières entre "
            "métiers sont tombées ; de la fatigue est venue aussi, avec la multiplication des messages et "
            "des applications.",
            "Cet axe s’intéresse à celles et ceux qui travaillent dans l’école : professeurs, personnels "
            "de direction et d’inspection, assistants, accompagnants, agents. Comment se former quand on "
            "en a besoin ? Comment partager ce que l’on a préparé ? Qui appeler quand un outil résiste ?",
            "Il interroge également le lien avec les familles : des échanges plus simples, des règles "
            "connues de tous, le droit de se déconnecter.",
            "Une culture commune ne se décrète pas. Vos récits de pratiques, réussies ou non, sont ici "
            "les bienvenus.",
        ),
        questions=(
            "De quelle formation avez-vous besoin, et sous quelle forme ?",
            "Quels outils faudrait-il réunir, remplacer ou abandonner ?",
            "Comment mieux communiquer entre l’école et les familles sans envahir la vie de chacun ?",
        ),
        contact_name="Équipe de l’axe 2 (adresse de démonstration)",
        contact_email="axe-2@example.org",
    ),
    AxeData(
        number=3,
        name="Enseigner et apprendre le numérique et avec le numérique",
        short_name="Enseigner et apprendre",
        slug="enseigner-et-apprendre",
        colour=AccentColour.ORANGE_TERRE_BATTUE,
        statement=(
            "Faire du numérique un objet d’apprentissage et un moyen d’apprendre, de la maternelle au lycée."
        ),
        paragraphs=(
            "Deux questions se croisent ici. Que faut-il savoir du numérique pour grandir, choisir un "
            "métier et participer à la vie publique ? Et quand le numérique aide-t-il vraiment à "
            "apprendre le reste : lire, compter, parler une langue, comprendre une carte ou une "
            "expérience ?",
            "Du côté des savoirs : l’informatique, les compétences attestées par Pix, l’éducation aux "
            "médias et à l’information, les métiers du numérique et la place des filles dans ces "
            "formations.",
            "Du côté des pratiques : les ressources et les manuels, l’évaluation, l’enseignement à "
            "distance lorsqu’il est nécessaire, l’équilibre entre l’écran, le cahier et la main.",
            "Élèves, parents, enseignants : partez de ce que vous avez vécu en classe ou à la maison, et "
            "dites ce que vous garderiez.",
        ),
        questions=(
            "Que devrait savoir un élève sur le numérique à la fin du collège ?",
            "Quels usages en classe font réellement progresser ?",
            "Comment faire découvrir les métiers du numérique, à tous et à toutes ?",
        ),
        contact_name="Équipe de l’axe 3 (adresse de démonstration)",
        contact_email="axe-3@example.org",
    ),
    AxeData(
        number=4,
        name="Développer un numérique responsable et souverain",
        short_name="Numérique responsable et souverain",
        slug="numerique-responsable-et-souverain",
        colour=AccentColour.PURPLE_GLYCINE,
        statement=(
            "Protéger les données, choisir des outils maîtrisés, consommer moins et innover à bon escient."
        ),
        paragraphs=(
            "L’école confie chaque jour à des services numériques des notes, des absences, des textes, "
            "des images d’enfants. Où vont ces données, qui peut les lire, combien de temps sont-elles "
            "gardées ? Une école publique doit pouvoir répondre simplement.",
            "Cet axe rassemble ce qui touche à la responsabilité et à la sécurité : vie privée, "
            "protection contre les attaques, prévention du harcèlement en ligne, santé et temps d’écran, "
            "transparence des décisions automatisées.",
            "Il aborde aussi la souveraineté, l’innovation et l’interopérabilité : logiciels libres, "
            "formats ouverts, hébergement, place des entreprises françaises et européennes, possibilité "
            "de changer d’outil sans tout perdre.",
            "Enfin, le numérique a un poids : énergie, métaux, déchets. Vos idées pour faire durer, "
            "réparer ou renoncer ont toute leur place.",
        ),
        questions=(
            "Que voudriez-vous savoir des données que l’école garde sur vous ou sur votre enfant ?",
            "Sur quels critères l’école devrait-elle choisir ses outils ?",
            "Comment réduire l’empreinte environnementale du numérique scolaire ?",
        ),
        contact_name="Équipe de l’axe 4 (adresse de démonstration)",
        contact_email="axe-4@example.org",
    ),
    AxeData(
        number=5,
        name="Mettre en place de nouvelles formes de gouvernance et de nouveaux outils d’anticipation",
        short_name="Gouvernance et anticipation",
        slug="gouvernance-et-anticipation",
        colour=AccentColour.YELLOW_TOURNESOL,
        statement=(
            "Décider ensemble, partager les rôles et se préparer, pour une école qui résiste aux crises."
        ),
        paragraphs=(
            "L’État, les régions, les départements, les communes, les établissements : chacun décide "
            "d’une partie du numérique scolaire. Quand tout va bien, cela se voit peu. En mars, il a "
            "fallu s’accorder en quelques heures.",
            "Cet axe demande comment mieux décider : où se rencontrer, comment associer élèves, parents, "
            "enseignants et partenaires, comment rendre compte de l’argent dépensé et des résultats "
            "obtenus.",
            "Il demande aussi comment se préparer : plans de continuité, exercices, réserves de matériel, "
            "veille et recherche, afin que la prochaine crise, quelle qu’elle soit, trouve l’école prête.",
            "Vous avez le droit de remettre en cause l’organisation actuelle. Dites qui devrait faire "
            "quoi, et ce que vous accepteriez de prendre en charge.",
        ),
        questions=(
            "Qui devrait décider des outils numériques de votre école, et avec qui ?",
            "Que faudrait-il préparer dès maintenant pour une prochaine fermeture ?",
            "Comment suivre et faire connaître ce qui est décidé ?",
        ),
        contact_name="Équipe de l’axe 5 (adresse de démonstration)",
        contact_email="axe-5@example.org",
    ),
)
