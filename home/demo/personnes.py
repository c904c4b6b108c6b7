"""Who the demo's contributors are: invented names, organisations, and how they introduce themselves."""

PRENOMS = {
    "f": (
        "Adèle Agathe Aïcha Alice Amina Anaïs Apolline Assia Aurélie Awa Béatrice Bérénice Camille "
        "Capucine Carole Céline Chloé Claire Coralie Delphine Diane Dounia Élise Élodie Émilie Emma "
        "Estelle Eva Fanny Farida Fatou Florence Françoise Gaëlle Hafsa Hélène Inès Irène Isabelle Jade "
        "Jeanne Joanna Julie Justine Karine Laetitia Laura Léa Léna Leïla Lina Lola Louise Lucie Maëlys "
        "Malika Manon Margaux Marie Marion Mathilde Maud Mélanie Myriam Nadia Nathalie Nina Noémie Odile "
        "Oriane Patricia Pauline Rachida Régine Rose Roxane Sabrina Salomé Samia Sandrine Sarah Sofia "
        "Solène Sophie Sylvie Thaïs Valentine Valérie Violette Virginie Yasmine Yvonne Zélie Zoé"
    ).split(),
    "m": (
        "Alexis Anatole Antoine Arthur Axel Bastien Benoît Cédric Christophe Clément Corentin Damien "
        "Daniel David Édouard Éloi Enzo Éric Ethan Étienne Fabien Florian Frédéric Gabriel Gaspard Gilles "
        "Guillaume Henri Hugo Ibrahim Ismaël Jacques Jean-Luc Jérôme Joachim Kader Karim Kévin Killian "
        "Laurent Léo Lilian Loïc Lucas Ludovic Maël Marc Marius Martin Mathieu Maxime Mehdi Michel "
        "Mohamed Moussa Naïm Nicolas Nolan Olivier Pascal Paul Philippe Pierre Quentin Raphaël Rémi "
        "Renaud Romain Samuel Sébastien Simon Stéphane Swann Tanguy Théo Thibault Thierry Thomas Timothée "
        "Tom Ugo Victor Vincent Wassim Xavier Yanis Yann Yves"
    ).split(),
}

# First names that only a pupil's parents, or only pupils, usually bear.
PRENOMS_D_ADULTES = frozenset(
    (
        "Aurélie Béatrice Carole Céline Christophe Coralie Cédric Delphine Fabien Fanny Farida Florence "
        "Françoise Frédéric Gaëlle Gilles Isabelle Jacques Jean-Luc Jérôme Karine Laetitia Laurent Ludovic "
        "Malika Marc Michel Myriam Mélanie Nadia Nathalie Odile Olivier Pascal Patricia Philippe Rachida "
        "Renaud Régine Sabrina Sandrine Sophie Stéphane Sylvie Sébastien Thierry Valérie Virginie Xavier "
        "Yves Yvonne Élise Élodie Émilie Éric"
    ).split()
)
PRENOMS_D_ELEVES = frozenset(
    "Capucine Enzo Ethan Jade Joanna Killian Kévin Lilian Lina Lola Lucas Léna Léo Maëlys Nolan Swann Thaïs Théo Tom Zoé Zélie".split()
)

# Pen names that fit any age and any text.
PSEUDONYMES = {
    "eleve": "Kiwi, Lynx, Pixel, Mistral, Comète, Nuage, Corbeau, Papaye, Zèbre, Luciole, Orage, Granite",
    "parent": (
        "Sortie d’école, Cartable neuf, Parent du soir, Parent délégué, Goûter de 16 h 30, Table de cuisine"
    ),
    "professeur": (
        "Craie et clavier, Fond de classe, Copies du dimanche, Cour de récré, Marge rouge, Encre violette"
    ),
    "encadrement": "Portail ouvert, Café du matin, Registre bleu, Trousseau de clés",
    "collectivite": "Service éducation, Mission numérique, Commission scolaire, Direction de l’éducation",
    "association": "Le bureau, L’équipe bénévole, Coordination, Le collectif",
    "entreprise": "L’équipe produit, La direction, L’atelier",
    "autre": "Banc public, Lettre ouverte, Une voix de plus, Voisinage, Point final",
}
PSEUDONYMES = {profil: names.split(", ") for profil, names in PSEUDONYMES.items()}

ORGANISATIONS = {
    "encadrement": "Équipe de direction, Conseil pédagogique, Vie scolaire".split(", "),
    "professeur": "Équipe pédagogique, Collectif de bassin, Conseil des maîtres".split(", "),
    "collectivite": (
        "Direction de l’éducation, Service informatique mutualisé, Syndicat mixte numérique, Commission "
        "scolaire, Mission numérique, Service des écoles"
    ).split(", "),
    "association": (
        "Les Cartables reliés, Clavier partagé, La Boussole des écrans, Atelier des Mille Clics, Parents "
        "du bassin, Réemploi & Compagnie, Passeurs de réseau, Les Petites Mains du libre, Onde et papier, "
        "À portée de voix, L’École d’à côté, Mots et octets, Lire sans barrière, Le Fil des familles"
    ).split(", "),
    "entreprise": (
        "Ardoise & Pixel, Studio Marelle, Coopérative Trèfle, Atelier Nord Bleu, Lucarne Logiciels, Petit "
        "Bois SARL, Sémaphore Éducation, Fabrique Cinq, Hélice & Fils, Grain de Code"
    ).split(", "),
    "parent": "Conseil local de parents, Amicale de l’école, Association de parents du collège".split(", "),
}

# Lines that say where an idea comes from, and nothing that could contradict it.
CONTEXTES = {
    "eleve": (
        "J’en ai parlé avec mes copains à {ville}, on est {n} à penser pareil.",
        "C’est notre classe, près {de_ville}, qui a eu l’idée en heure de vie de classe.",
        "On est {n} élèves {de_ville} à proposer ça.",
        "À {ville} on a voté, {n} pour et trois contre.",
        "J’habite {ville} et j’espère que quelqu’un va lire.",
        "Notre délégué va la présenter au conseil, à {ville}.",
    ),
    "parent": (
        "J’écris depuis {ville}, au nom de {n} familles qui se parlent à la sortie.",
        "Nous en avons discuté entre parents, un soir, à {ville}.",
        "Parent à {ville}, je parle seulement de ce que je vois.",
        "Cette idée est née d’une conversation devant la grille, à {ville}.",
        "À {ville}, {n} parents ont relu ces lignes avant que je les envoie.",
        "Je vis près {de_ville} et je suivrai avec intérêt ce que vous en ferez.",
        "Plusieurs familles {de_ville} signeraient sans hésiter.",
    ),
    "professeur": (
        "J’enseigne à {ville} et j’ai relu ce texte avec {n} collègues.",
        "Nous sommes {n}, dans la salle des maîtres, à {ville}, à porter cette demande.",
        "Depuis {ville}, où cette idée circule entre plusieurs écoles.",
        "L’équipe {de_ville} que je rejoins le jeudi y travaille depuis {n} semaines.",
        "À {ville}, nous serions volontaires pour essayer dès la rentrée.",
        "En poste près {de_ville}, je peux recevoir qui veut voir ce que cela donne.",
        "Proposition écrite à {n} mains entre deux sonneries, à {ville}.",
    ),
    "encadrement": (
        "Notre établissement, à {ville}, se porte volontaire pour un essai.",
        "Proposition débattue en conseil pédagogique à {ville}, {n} voix pour.",
        "Nous sommes {n} chefs d’établissement du bassin {de_ville} à partager ce constat.",
        "Depuis {ville}, avec le recul de {n} semaines de pratique.",
        "L’idée vient des équipes {de_ville}, je ne fais que la transmettre.",
    ),
    "collectivite": (
        "Nos services, à {ville}, peuvent présenter le chiffrage à qui le souhaite.",
        "Nous en avons délibéré à {ville} et {n} communes voisines sont d’accord.",
        "Contribution préparée avec {n} agents et deux directrices d’école {de_ville}.",
        "Le territoire {de_ville} se propose comme lieu d’essai.",
        "À {ville}, l’expérience est en place depuis {n} mois.",
    ),
    "association": (
        "Notre antenne {de_ville} accompagne {n} familles cette année.",
        "Texte adopté à {ville} par {n} bénévoles, après une soirée animée.",
        "Nous le constatons chaque semaine à {ville}.",
        "À {ville}, nous ouvrons volontiers nos portes à qui veut observer.",
        "Nos adhérents {de_ville} ont tenu à ce que cette idée soit déposée.",
    ),
    "entreprise": (
        "Notre équipe de {n} personnes, à {ville}, en tire tous les jours les conséquences.",
        "Nous sommes installés à {ville} et prêts à en parler avec d’autres.",
        "Retour d’expérience de {n} classes partenaires autour {de_ville}.",
        "Depuis {ville}, nous travaillons avec {n} établissements.",
    ),
    "autre": (
        "J’habite {ville} et ces sujets me tiennent à cœur.",
        "Contribution personnelle, écrite à {ville}, sans engager mon employeur.",
        "Nous étions {n} autour de la table, à {ville}, quand l’idée est venue.",
        "De {ville}, avec mes encouragements.",
    ),
}

# How a title is told apart once every idea has been used: it says where the idea was put.
TITRES_SITUES = (
    "{title} : l’exemple {de_ville}",
    "{title}, vu {de_ville}",
    "{title} – l’idée {de_ville}",
    "À {ville} : {lower}",
    "Un essai à {ville} : {lower}",
    "{title} (groupe {de_ville})",
    "Depuis {ville} : {lower}",
    "{title} – proposition de {n} personnes à {ville}",
)
