"""What waits for the demo's moderators, and a few decisions already taken, so that the queue is alive.

Some of it must be published as it is, some sent back, some refused: a newcomer learns by deciding.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class AttenteDraft:
    """A proposition of the queue; ``decision`` is empty while it waits, else ``rejeter`` or ``masquer``."""

    title: str
    text: str
    axe_number: int
    theme_slugs: tuple[str, ...]
    profil: str
    region_slug: str
    display_name: str
    hours_ago: float
    organisation: str = ""
    suggested_theme: str = ""
    decision: str = ""
    motif: str = ""


FILE_ATTENTE = (
    AttenteDraft(
        "Un carnet de santé de l’ordinateur prêté",
        "Chaque appareil prêté aurait un carnet : date d’achat, réparations, batterie changée.\n\nL’élève "
        "suivant saurait ce qu’il reçoit, et le département quand remplacer.",
        1,
        ("equipement", "sobriete"),
        "professeur",
        "bretagne",
        "Marge rouge",
        2.5,
    ),
    AttenteDraft(
        "Apprendre à réserver un train et à payer ses impôts en ligne",
        "Au lycée on nous apprend les vecteurs, très bien, mais en sortant on ne sait pas faire une "
        "démarche.\n\nDeux heures par trimestre en terminale, avec de vrais sites.",
        3,
        ("apprendre",),
        "eleve",
        "occitanie",
        "Comète",
        4,
        suggested_theme="Démarches en ligne",
    ),
    AttenteDraft(
        "SUPPRIMER LES TABLETTES !!!",
        "ON DEPENSE DES MILLIONS POUR DES TABLETTES QUE LES GAMINS CASSENT. RENDEZ NOUS LES LIVRES ET LES "
        "PROFS.",
        1,
        ("equipement",),
        "autre",
        "grand-est",
        "Point final",
        6,
    ),
    AttenteDraft(
        "Découvrez notre solution tout-en-un pour les écoles",
        "Notre application révolutionnaire équipe déjà 300 écoles. Essai gratuit de trente jours avec le "
        "code RENTREE, devis immédiat sur notre site.",
        4,
        ("innovation",),
        "entreprise",
        "ile-de-france",
        "La direction",
        7,
        organisation="Fabrique Cinq",
    ),
    AttenteDraft(
        "Le professeur de maths de mon fils refuse de mettre les devoirs en ligne",
        "M. D., qui enseigne en 4e B au collège de notre quartier, ne remplit jamais le cahier de textes. "
        "Il faudrait l’y obliger.",
        2,
        ("ent",),
        "parent",
        "hauts-de-france",
        "Table de cuisine",
        9,
    ),
    AttenteDraft(
        "Des rampes d’accès numériques dans les musées scolaires",
        "Notre association prépare des visites à distance pour des enfants hospitalisés.\n\nAvec un guide "
        "équipé d’une caméra et un enfant qui choisit où aller, le musée entre dans la chambre.",
        1,
        ("inclusion", "partenariats"),
        "association",
        "normandie",
        "Coordination",
        11,
        organisation="Lire sans barrière",
    ),
    AttenteDraft(
        "un ordi pour tous les 6èmes",
        "si le collège prêtait les ordis on aurait tous le même, c'est plus juste pour les exposés",
        1,
        ("equipement", "fracture-numerique"),
        "eleve",
        "occitanie",
        "Théo",
        12,
    ),
    AttenteDraft(
        "Mutualiser les psychologues",
        "Il manque des psychologues scolaires dans toutes les écoles de mon secteur.",
        2,
        (),
        "parent",
        "centre-val-de-loire",
        "Delphine",
        14,
    ),
    AttenteDraft(
        "Créer un prix de la page web la plus légère",
        "Chaque année, les élèves de SNT conçoivent une page utile à leur commune ; la plus légère et la "
        "plus accessible gagne.\n\nOn récompenserait enfin ce qui ne se voit pas.",
        4,
        ("sobriete", "informatique"),
        "professeur",
        "pays-de-la-loire",
        "Craie et clavier",
        15,
        suggested_theme="Accessibilité du web",
    ),
    AttenteDraft(
        "asdf test test",
        "ceci est un test pour voir si ça marche, merci de ne pas publier, test test",
        5,
        (),
        "autre",
        "ile-de-france",
        "Test",
        17,
    ),
    AttenteDraft(
        "Voter pour les menus de la cantine",
        "On mange toujours la même chose le mardi. Un vote en ligne par les élèves serait plus démocratique.",
        5,
        ("gouvernance",),
        "eleve",
        "auvergne-rhone-alpes",
        "Papaye",
        18,
    ),
    AttenteDraft(
        "Des salles de visioconférence dans les mairies pour les stages",
        "Nos lycéens ne trouvent pas de stage à moins d’une heure. Une entreprise de Lyon pourrait "
        "accueillir à distance un jour sur deux, depuis une salle bien équipée de la mairie.",
        1,
        ("territoires", "orientation"),
        "collectivite",
        "auvergne-rhone-alpes",
        "Service éducation",
        20,
        organisation="Commission scolaire",
    ),
    AttenteDraft(
        "Le numérique pour les nuls… et pour les inspecteurs",
        "Je rêve d’un inspecteur qui sache ouvrir une pièce jointe. En attendant, formons-les, eux d’abord !",
        2,
        ("formation",),
        "professeur",
        "provence-alpes-cote-d-azur",
        "Fond de classe",
        21,
    ),
    AttenteDraft(
        "Écouter la forêt",
        "Installer dans chaque école un petit micro qui enregistre les oiseaux de la cour, et envoyer les "
        "sons aux chercheurs.\n\nLes élèves apprennent à reconnaître, compter, douter. Trente euros par "
        "école.",
        3,
        ("apprendre", "recherche"),
        "professeur",
        "bourgogne-franche-comte",
        "Luc B.",
        23,
        suggested_theme="Sciences participatives",
    ),
    AttenteDraft(
        "Ma fille Zoé, 9 ans, scolarisée à l’école des Tilleuls",
        "Elle est suivie pour une dyslexie par le docteur R. et son enseignante refuse l’ordinateur. Nous "
        "habitons rue des Lilas et tout le monde nous connaît. Il faut former les maîtresses.",
        1,
        ("inclusion",),
        "parent",
        "grand-est",
        "Cartable neuf",
        25,
    ),
    AttenteDraft(
        "Des cartes de bibliothèque dans le compte de l’élève",
        "À l’inscription en sixième, l’élève reçoit automatiquement la carte de la médiathèque et l’accès "
        "à ses livres numériques.\n\nUne case à cocher par les parents, rien de plus.",
        2,
        ("partenariats", "ressources"),
        "autre",
        "nouvelle-aquitaine",
        "Banc public",
        27,
    ),
    AttenteDraft(
        "Enregistrer les conseils de classe",
        "Comme ça on saurait vraiment ce qui se dit et on pourrait contester.",
        5,
        ("gouvernance", "donnees-personnelles"),
        "parent",
        "ile-de-france",
        "Karim",
        29,
    ),
    AttenteDraft(
        "Prêter des liseuses aux petites sections de langues régionales",
        "Les livres en breton, en basque ou en corse pour enfants sont rares et chers. Une bibliothèque "
        "numérique commune, avec des voix d’ici, nourrirait toutes les classes bilingues.",
        3,
        ("ressources", "territoires"),
        "association",
        "corse",
        "Le collectif",
        31,
        organisation="À portée de voix",
    ),
    AttenteDraft(
        "Interdire les téléphones aux parents pendant les spectacles de l’école",
        "On ne voit plus les enfants, on voit des écrans. Et les vidéos finissent sur les réseaux sans "
        "qu’on nous ait demandé notre avis.",
        4,
        ("donnees-personnelles", "parentalite"),
        "parent",
        "bretagne",
        "Sortie d’école",
        33,
    ),
    AttenteDraft(
        "bcp de devoirs sur l'ent et pas de wifi au village",
        "on fait comment ??? on peut pas les rendre et après on est puni. mettez le wifi dans le car ça "
        "prend 1h",
        1,
        ("reseau", "territoires"),
        "eleve",
        "guadeloupe",
        "Orage",
        35,
    ),
    AttenteDraft(
        "Partager les données de qualité de l’air des classes",
        "Nous avons équipé douze écoles de capteurs. Publiées heure par heure, ces mesures intéressent "
        "les parents, les médecins et les professeurs de sciences.\n\nIl faut un format commun à toutes les "
        "communes.",
        4,
        ("interoperabilite", "sobriete"),
        "collectivite",
        "hauts-de-france",
        "Mission numérique",
        38,
        organisation="Service informatique mutualisé",
    ),
    AttenteDraft(
        "Ras le bol des réformes",
        "Encore une consultation qui ne servira à rien, vous avez déjà tout décidé.",
        5,
        (),
        "professeur",
        "occitanie",
        "Copies du dimanche",
        41,
    ),
    AttenteDraft(
        "Un traducteur de bulletins",
        "« Ensemble convenable mais doit se ressaisir » : mes parents n’ont pas compris si c’était "
        "bien.\n\nUn bulletin avec des mots simples, et la même phrase dans la langue de la maison.",
        2,
        ("parentalite", "inclusion"),
        "eleve",
        "ile-de-france",
        "Luciole",
        44,
    ),
    AttenteDraft(
        "Sauvegarder les radios lycéennes",
        "Dix ans d’émissions dorment sur des disques. Les archives départementales sont d’accord pour les "
        "accueillir, il faut juste quelqu’un pour les trier pendant un été.",
        3,
        ("education-aux-medias", "partenariats"),
        "encadrement",
        "martinique",
        "Registre bleu",
        47,
    ),
    AttenteDraft(
        "Confier la maintenance aux lycées professionnels",
        "Les élèves de terminale interviendraient, encadrés, dans les écoles du secteur : un vrai client, "
        "une vraie panne, un vrai merci.",
        5,
        ("accompagnement", "orientation"),
        "encadrement",
        "mayotte",
        "Trousseau de clés",
        52,
    ),
)

DECIDED = (
    AttenteDraft(
        "Votez pour notre liste aux élections de parents",
        "Notre liste défend une école connectée. Retrouvez notre programme et nos candidats sur notre page.",
        5,
        ("gouvernance",),
        "association",
        "normandie",
        "Le bureau",
        90,
        decision="rejeter",
        motif="Publicité",
    ),
    AttenteDraft(
        "Des places de parking devant le lycée",
        "Il n’y a que douze places pour soixante professeurs et la mairie ne fait rien depuis trois ans.",
        5,
        (),
        "professeur",
        "pays-de-la-loire",
        "Encre violette",
        110,
        decision="rejeter",
        motif="Hors sujet",
    ),
    AttenteDraft(
        "Le directeur de notre école est un incapable",
        "Depuis son arrivée plus rien ne marche, ni les ordinateurs ni le reste. Qu’on le remplace.",
        2,
        ("accompagnement",),
        "parent",
        "centre-val-de-loire",
        "Parent du soir",
        130,
        decision="rejeter",
        motif="Mise en cause d’une personne",
    ),
    AttenteDraft(
        "Numérique numérique numérique",
        "Plus de numérique dans le numérique, par le numérique et pour le numérique, voilà ma proposition.",
        3,
        (),
        "autre",
        "ile-de-france",
        "Voisinage",
        150,
        decision="masquer",
        motif="Contenu incompréhensible",
    ),
    AttenteDraft(
        "Le numéro de portable de la principale, pour les urgences",
        "En cas de problème avec l’ENT, voici comment la joindre directement (numéro retiré par la "
        "modération dans cette démonstration).",
        2,
        ("ent",),
        "parent",
        "la-reunion",
        "Goûter de cinq heures",
        170,
        decision="masquer",
        motif="Données personnelles d’autrui",
    ),
)
