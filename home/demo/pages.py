"""The legal and ordinary pages of the demo, and the charter with its reasons for refusal.

A page is a list of sections; a section is a heading and its paragraphs, or its points.
"""

from dataclasses import dataclass

from django.conf import settings

from comptes.known_devices import MAX_AGE as DEVICE_MAX_AGE
from contributions.commentaires.models import DRAFT_LIFETIME as COMMENTS_KEPT
from contributions.decisions.contesting import APPEAL_DELAY
from contributions.propositions.models.depots import LIFETIME as PROPOSITIONS_KEPT
from contributions.signalements.reports import LIFETIME as REPORTS_KEPT
from evenements.inscriptions.retention import UNCONFIRMED_KEPT
from lettres.subscribing import CONFIRMATION_DAYS

DAY = 24 * 3600


@dataclass(frozen=True)
class Section:
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexData:
    """The head of a list of pages."""

    slug: str
    title: str
    lead: str


@dataclass(frozen=True)
class MotifData:
    label: str
    explanation: str


INDEX_AXES = IndexData(
    "axes",
    "Les axes",
    "Cinq axes de travail organisent la consultation. Choisissez celui qui vous concerne, lisez ce que "
    "d’autres proposent, ajoutez votre idée.",
)
INDEX_EVENEMENTS = IndexData(
    "evenements",
    "Rencontres",
    "Dans chaque région académique, des rencontres réunissent élèves, familles, équipes, élus et "
    "associations. Trouvez celle qui se tient près de chez vous, ou en ligne.",
)
INDEX_ACTUALITES = IndexData(
    "actualites",
    "Actualités",
    "Ce qui se passe dans la consultation, et les partenaires qui y prennent part.",
)

IDENTITE = {
    "publisher_name": "Ministère de démonstration (site fictif)",
    "publisher_address": "1 rue de l’Exemple\n75000 Paris\n(adresse de démonstration)",
    "publisher_phone": "01 99 00 00 00 (fictif)",
    "publication_director": "Directrice de la publication de démonstration",
    "host_name": "Hébergeur de démonstration",
    "host_address": "2 rue de l’Exemple\n75000 Paris\n(adresse de démonstration)",
    "host_phone": "01 99 00 00 01 (fictif)",
    "contact_email": "contact@example.org",
    "accessibility_email": "accessibilite@example.org",
    "footer_text": (
        "Ce site présente la consultation nationale de 2020 sur le numérique à l’école. Il s’agit d’une "
        "démonstration : ce qui y est déposé n’est transmis à personne."
    ),
}

MENTIONS_LEGALES = (
    Section(
        "Démonstration",
        (
            "Ce site est une démonstration. L’éditeur, la direction de la publication et l’hébergeur "
            "indiqués sur cette page sont fictifs ; ils seront remplacés par ceux du service qui "
            "l’ouvrira au public.",
        ),
    ),
    Section(
        "Réutilisation des contenus",
        (
            "Les textes du site et les propositions publiées sont placés sous Licence Ouverte 2.0, sauf "
            "mention contraire. Vous pouvez les réutiliser, y compris à des fins commerciales, en citant "
            "la source et la date.",
            "Les noms et les marques des partenaires restent leur propriété.",
        ),
    ),
    Section(
        "Responsabilité des contributions",
        (
            "Chaque proposition engage la personne qui l’a écrite. L’équipe de modération retire ce qui "
            "est contraire à la loi ou à la charte dès qu’elle en a connaissance.",
        ),
    ),
    Section("Liens", ("Les liens vers d’autres sites n’engagent pas l’éditeur de celui-ci.",)),
)

DONNEES_PERSONNELLES = (
    Section(
        "En bref",
        (
            "Lire le site ne demande ni compte ni témoin de connexion, et ne laisse aucune trace "
            "nominative. Déposer une proposition demande une adresse électronique, qui n’est jamais "
            "affichée.",
        ),
    ),
    Section(
        "Ce qui est enregistré lorsque vous déposez une proposition",
        points=(
            "Votre texte, son titre, son axe et ses thèmes : ils sont publiés.",
            "Le nom que vous choisissez d’afficher, votre profil, votre région académique et, si vous le "
            "voulez, votre organisation : ils sont publiés.",
            "Votre adresse électronique : elle sert à confirmer votre proposition et à vous informer de "
            "ce qu’elle devient. Elle n’est ni publiée, ni cédée.",
        ),
    ),
    Section(
        "Ce qui est enregistré dans les autres cas",
        points=(
            "Commentaires : votre texte et le nom que vous choisissez, publiés ; votre adresse, qui ne l’est "
            "pas.",
            "Soutiens : le lien entre vous et ce que vous soutenez. Seul leur nombre est publié.",
            "Signalements : ce que vous signalez et pourquoi, lus par l’équipe seule.",
            "Inscriptions aux rencontres : ce que vous écrivez dans le formulaire, lu par l’équipe seule.",
            "Lettre d’information : votre adresse.",
        ),
    ),
    Section(
        "Qui en répond et qui les reçoit",
        points=(
            f"Responsable du traitement : {IDENTITE['publisher_name']}.",
            "Délégué à la protection des données : donnees@example.org (adresse de démonstration).",
            "Destinataires : l’équipe de la consultation, chaque personne selon ses droits, et l’hébergeur, "
            "pour son compte. Rien n’est vendu ni cédé.",
        ),
    ),
    Section(
        "Pourquoi et sur quelle base",
        (
            "Ces informations servent à organiser la consultation, à modérer les contributions et à en "
            "publier la synthèse. Le traitement relève d’une mission d’intérêt public (article 6.1.e du "
            "RGPD).",
        ),
    ),
    Section(
        "Combien de temps",
        points=(
            f"Une proposition jamais confirmée est effacée au bout de {PROPOSITIONS_KEPT.days} jours, un "
            f"commentaire jamais confirmé au bout de {COMMENTS_KEPT.days} jours.",
            f"Un compte inutilisé est effacé {settings.ACCOUNTS_RETENTION_DAYS} jours après la fin de la "
            "consultation, avec son adresse électronique.",
            f"Une inscription à une rencontre est effacée {settings.REGISTRATIONS_RETENTION_DAYS} jours après "
            f"sa fin ; une inscription jamais confirmée, au bout de {UNCONFIRMED_KEPT.days} jours.",
            "Un abonnement à la lettre dure jusqu’à ce que vous vous désabonniez ; une demande jamais "
            f"confirmée est oubliée au bout de {CONFIRMATION_DAYS} jours.",
            f"Un signalement est effacé {REPORTS_KEPT.days} jours après avoir été traité.",
            "Les propositions publiées sont conservées comme archives de la consultation ; vous pouvez "
            "retirer la vôtre.",
            "Si vous effacez votre compte, les messages de l’équipe sur vos textes le sont aussi ; les "
            "décisions gardent leur date et leur motif.",
        ),
    ),
    Section(
        "Pour limiter les abus",
        (
            "Une empreinte de l’adresse du réseau, renouvelée chaque jour et qui ne permet pas de la "
            "retrouver, sert à compter les envois. L’adresse elle-même n’est pas enregistrée.",
        ),
    ),
    Section(
        "Mineurs",
        (
            "Les élèves peuvent participer. Avant 15 ans, l’accord d’un parent est nécessaire. Nous "
            "conseillons de choisir un prénom ou un pseudonyme.",
        ),
    ),
    Section(
        "Vos droits",
        (
            "Dans Mon espace, vous pouvez relire ce que vous avez écrit, télécharger vos données et effacer votre "
            "compte.",
            "Vous pouvez demander à consulter, corriger ou effacer ce qui vous concerne, ou vous opposer "
            "à son usage, en écrivant à donnees@example.org (adresse de démonstration).",
            "Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale de "
            "l’informatique et des libertés (CNIL), 3 place de Fontenoy, 75007 Paris, ou sur cnil.fr.",
        ),
    ),
)

# The declaration that the law imposes comes from the site's identity; this is what it doesn't say.
ACCESSIBILITE = (
    Section(
        "Contenus non accessibles",
        ("Sans audit, la liste des contenus non accessibles et des dérogations n’est pas établie.",),
    ),
    Section(
        "Établissement de cette déclaration",
        points=(
            "Déclaration établie le 1er décembre 2026.",
            "Technologies utilisées : HTML, CSS, SVG et JavaScript.",
            "Environnement des essais : Chromium.",
            "Outil des essais : axe-core.",
            "Pages vérifiées par un audit : aucune.",
        ),
    ),
    Section(
        "Résultats des essais",
        (
            "Des essais automatiques et des parcours au clavier sont faits à chaque livraison. Ils ne "
            "remplacent pas un audit.",
        ),
    ),
    Section(
        "Ce que nous avons prévu",
        points=(
            "Tout le site s’utilise au clavier et sans JavaScript.",
            "Les pages restent lisibles à 200 % et sur un écran de 320 pixels de large.",
            "Un thème sombre est proposé.",
            "Les images porteuses d’information ont un texte de remplacement et les vidéos une "
            "transcription.",
        ),
    ),
)

COOKIES = (
    Section(
        "Aucun traceur",
        (
            "Ce site ne fait appel à aucun outil de mesure d’audience ou de publicité. Lire les pages publiques "
            "ne demande aucun témoin de connexion (« cookie »). Ceux qui suivent servent seulement à ce que "
            "vous demandez : il n’y a donc rien à accepter ni à refuser.",
        ),
    ),
    Section(
        "Les témoins nécessaires",
        points=(
            f"{settings.SESSION_COOKIE_NAME} : reconnaît la personne qui participe, celle de l’équipe qui "
            "s’est connectée (après son second facteur), ou qui a donné le mot de passe d’une page. Il dure au "
            f"plus {settings.SESSION_COOKIE_AGE // DAY} jours.",
            f"{settings.CSRF_COOKIE_NAME} : vérifie qu’un formulaire, rempli par vous ou par l’équipe, vient "
            f"bien de ce site. Il dure au plus {settings.CSRF_COOKIE_AGE // DAY} jours.",
            "appareil-… : pour l’équipe seule, reconnaît un appareil qui s’est déjà connecté. Il dure "
            f"{DEVICE_MAX_AGE // DAY} jours.",
        ),
    ),
    Section(
        "Ce qui reste dans votre navigateur",
        (
            "Si vous commencez une proposition, le brouillon est gardé dans votre navigateur, sur votre "
            "appareil seulement, pour que vous ne perdiez rien. Le choix du thème clair ou sombre est "
            "mémorisé de la même façon. Vous pouvez effacer l’un et l’autre dans les réglages du "
            "navigateur.",
        ),
    ),
)

ECO_CONCEPTION = (
    Section(
        "Nos choix",
        points=(
            "Des pages légères : au plus 200 ko pour une première visite de l’accueil.",
            "Aucune ressource chargée depuis un autre site, aucune vidéo lancée toute seule.",
            "Des dessins plutôt que des photographies.",
            "Des pages mises en mémoire, pour ne pas recalculer ce qui n’a pas changé.",
            "Un site qui fonctionne sur un appareil ancien et une connexion lente.",
        ),
    ),
    Section(
        "Après la consultation",
        (
            "Le site pourra être figé en pages simples, qui ne demandent presque aucune énergie pour "
            "rester lisibles.",
        ),
    ),
)

CHARTE_INTRODUCTION = (
    "Ce site est un lieu de propositions. Toutes les idées y ont leur place, y compris celles qui "
    "dérangent, à condition de respecter les personnes et la loi."
)
CHARTE = (
    Section(
        "Ce que nous vous demandons",
        points=(
            "Proposez : dites ce que vous voulez changer et comment.",
            "Restez dans le sujet, le numérique et l’école.",
            "Écrivez avec vos mots : ni l’orthographe ni le style ne sont jugés.",
            "Critiquez des idées ou des décisions, pas des personnes.",
            "Ne donnez aucune information qui permettrait de reconnaître quelqu’un, en particulier un "
            "enfant.",
        ),
    ),
    Section(
        "Ce que devient votre proposition",
        (
            "Elle est enregistrée dès l’envoi, puis vous confirmez votre adresse électronique. Une "
            "personne de l’équipe la lit. Elle ne corrige jamais vos mots : elle publie, vous demande une "
            "modification, ou refuse en indiquant un motif de la liste ci-dessous.",
            "Une proposition publiée l’est sous Licence Ouverte 2.0 : chacun peut la reprendre en citant "
            "la source.",
        ),
    ),
)
CHARTE_MOTIFS_TITLE = "Les motifs de refus"
CHARTE_RECOURS = Section(
    "Si vous n’êtes pas d’accord",
    (
        "Le courriel qui vous annonce un refus contient un lien pour le contester, ouvert pendant "
        f"{APPEAL_DELAY.days} jours. Une autre personne de l’équipe relira votre proposition et vous répondra "
        "par courriel.",
    ),
)

PARTICIPER_LEAD = (
    "Lire ne demande ni compte ni inscription. Proposer prend quelques minutes et une adresse électronique."
)
PARTICIPER_ENSUITE = Section(
    "La consultation est terminée",
    paragraphs=(
        "Le dépôt des propositions est clos. Toutes restent lisibles, avec leurs soutiens, leurs commentaires "
        "et les réponses reçues.",
    ),
)

PARTICIPER = (
    Section(
        "Proposer",
        points=(
            "Choisissez un axe, ou la page d’une rencontre, et lisez ce qui est déjà proposé : l’idée s’y "
            "trouve peut-être.",
            "Écrivez un titre et quelques phrases : ce que vous voulez changer, et comment.",
            "Indiquez votre adresse électronique. Un courriel vous apporte un code et un lien pour "
            "confirmer.",
            "Une personne de l’équipe lit votre proposition. Un courriel vous annonce sa décision.",
        ),
    ),
    Section(
        "Venir à une rencontre",
        (
            "Des rencontres se tiennent dans les dix-huit régions académiques, sur place ou en ligne. La "
            "page de chacune dit quand, où et comment venir.",
        ),
    ),
)
PROMESSES = Section(
    "Ce que ce site vous promet",
    points=(
        "Publier les contributions, classées par axe et par thème, et les laisser lire par tous.",
        "Donner à chaque chiffre une définition, une date et une source.",
        "Modérer selon une charte publique, et donner la raison de chaque refus.",
    ),
)
CALENDRIER_TITLE = "Le calendrier de cette démonstration"
QUESTIONS_TITLE = "Questions fréquentes"
QUESTIONS = (
    (
        "Faut-il un compte ?",
        "Non. Votre adresse électronique suffit ; elle n’est jamais publiée.",
    ),
    (
        "Mon nom sera-t-il affiché ?",
        "Seulement si vous le souhaitez. Vous choisissez le nom affiché : un prénom ou un pseudonyme "
        "convient très bien.",
    ),
    (
        "Puis-je participer si j’ai moins de 15 ans ?",
        "Oui, avec l’accord d’un parent. Une classe peut aussi déposer une proposition commune avec son "
        "professeur.",
    ),
    (
        "Que se passe-t-il si je ne reçois pas le courriel ?",
        "Regardez dans les courriers indésirables, puis demandez un nouvel envoi depuis la page où le code "
        "est demandé. Votre texte est déjà enregistré : rien n’est perdu.",
    ),
    (
        "Combien de temps faut-il pour qu’une proposition soit publiée ?",
        "Chaque proposition est lue par une personne. Vous pouvez suivre l’état de la vôtre grâce à la "
        "référence donnée lors du dépôt.",
    ),
    (
        "Puis-je modifier ou retirer ma proposition ?",
        "Oui, dans Mon espace, où vous vous connectez avec l’adresse électronique qui a servi au dépôt.",
    ),
    (
        "Qui peut réutiliser ma proposition ?",
        "Tout le monde, en citant la source : les propositions publiées sont placées sous Licence "
        "Ouverte 2.0.",
    ),
)

MOTIFS = (
    MotifData(
        "Hors sujet",
        "La proposition ne porte pas sur le numérique à l’école. Vous pouvez la reprendre en précisant ce "
        "lien.",
    ),
    MotifData(
        "Propos injurieux ou discriminatoires",
        "La proposition contient des insultes, des menaces ou des propos qui visent des personnes en "
        "raison de leur origine, de leur religion, de leur sexe, de leur orientation ou d’un handicap.",
    ),
    MotifData(
        "Mise en cause d’une personne",
        "La proposition accuse une personne reconnaissable. Décrivez la situation sans nommer quelqu’un "
        "ni permettre de l’identifier.",
    ),
    MotifData(
        "Données personnelles d’autrui",
        "La proposition donne un nom, une adresse, un numéro ou un détail qui permet de reconnaître "
        "quelqu’un. Retirez-le et envoyez-la de nouveau.",
    ),
    MotifData(
        "Publicité",
        "La proposition fait la promotion d’un produit, d’un service ou d’une élection. Dites le besoin "
        "plutôt que la marque.",
    ),
    MotifData(
        "Doublon manifeste",
        "Une proposition identique a déjà été déposée. Vous pouvez la soutenir.",
    ),
    MotifData(
        "Contenu incompréhensible",
        "Nous n’avons pas compris ce qui est proposé. Quelques phrases de plus suffiront sans doute.",
    ),
    MotifData(
        "Contraire à la loi",
        "La proposition appelle à enfreindre la loi ou reproduit une œuvre sans autorisation.",
    ),
)
