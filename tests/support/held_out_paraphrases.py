"""Pairs that no constant of the analysis was chosen on: the figure that is stated is measured on these.

Written after ``search.similar`` and without looking at what it finds, under the rule of
``tests.support.paraphrases``: each text twice from one idea. Whoever adjusts the method looks at the other
pairs, never at these.
"""

from tests.support.paraphrases import pairs_of

HELD_OUT = pairs_of("""
Ouvrir le centre de documentation pendant les vacances
|
Tout le monde n’a pas un endroit calme chez soi. Que le CDI reste accessible en juillet et à la Toussaint, avec les
postes et un adulte pour aider aux révisions.
|
Un lieu pour réviser quand l’établissement est fermé
|
Pendant les congés, des jeunes travaillent dans le bruit, à plusieurs par chambre. Le CDI pourrait les accueillir
quelques jours, avec ses ordinateurs et un surveillant.
---
Une application unique à la place des dix que nous utilisons
|
Entre la cantine, les notes, les absences et les sorties, chaque service a son adresse et son code. Rassemblons tout
au même endroit pour les familles.
|
Trop d’applications pour les parents
|
J’ai compté : il me faut jongler entre neuf sites pour payer la cantine, lire les notes et justifier une absence.
Pourquoi pas un seul portail ?
---
Filmer les gestes professionnels en atelier
|
En bac pro, on oublie vite un geste vu une fois. Des vidéos courtes tournées par l’enseignant, lues sur une tablette
à côté de la machine, aident à recommencer seul.
|
De petites vidéos pour apprendre un métier manuel
|
Les élèves de la voie professionnelle revoient à leur rythme la soudure ou la coupe que le professeur a filmée,
debout devant l’établi.
---
Un délai de réponse raisonnable aux messages
|
Les enseignants reçoivent des courriels à toute heure, dimanche compris. Une charte devrait dire qu’on ne répond ni
le soir ni le week-end.
|
Respecter le droit à la déconnexion des professeurs
|
Des parents écrivent à vingt-deux heures et s’étonnent du silence. Fixons ensemble, dans une charte, les moments où
l’on peut écrire et ceux où l’on se repose.
---
Prévoir le cours quand la connexion tombe
|
Chez nous le réseau lâche une fois par semaine. Les ressources devraient pouvoir se télécharger à l’avance et
servir sans Internet.
|
Des contenus utilisables hors ligne
|
Une panne et toute la séance s’écroule. Il faudrait enregistrer les exercices sur les appareils la veille, pour ne
plus dépendre du débit.
---
Donner une adresse électronique à chaque agent
|
Les AESH et les surveillants n’ont souvent pas de messagerie académique. Ils apprennent les réunions par hasard, ou
sur leur téléphone personnel.
|
Les accompagnants oubliés des boîtes aux lettres
|
Faute de compte professionnel, les AESH ne reçoivent aucune information. Créons-leur une messagerie dès la signature
du contrat.
---
Des examens blancs sur une plateforme
|
S’entraîner au brevet dans les conditions réelles rassure. Des annales interactives avec correction immédiate, par
matière, seraient gratuites.
|
Se préparer au brevet en ligne
|
Je voudrais refaire les sujets des années passées et voir tout de suite mes erreurs, sans payer un site privé.
---
Vérifier les âges sur les réseaux sociaux
|
Des enfants de neuf ans ont déjà un compte. Les plateformes doivent contrôler l’âge à l’inscription et refuser les
moins de quinze ans.
|
Pas de compte avant quinze ans
|
À l’école primaire, la moitié de la classe poste des vidéos. Que la loi oblige les réseaux sociaux à demander une
preuve de l’âge.
---
Un journal de classe tenu par les élèves
|
Chaque semaine deux enfants écrivent un article illustré et le publient sur le blog de l’école. Ils apprennent à
écrire pour être lus.
|
Le blog de l’école, écrit par les enfants
|
Rédiger pour de vrais lecteurs motive plus qu’une dictée. Un duo raconterait la semaine, photos à l’appui.
---
Des casques pour le laboratoire de langues
|
À trente dans une pièce, on ne parle presque pas anglais. Avec un casque et un micro, chacun s’enregistre, se
réécoute et progresse à l’oral.
|
Faire parler chaque élève en cours d’anglais
|
Un enregistreur et un micro par personne, et toute la classe pratique en même temps ; l’enseignant écoute ensuite les
productions orales.
---
Acheter du matériel reconditionné
|
Un appareil remis en état coûte moitié moins et évite d’extraire des métaux. Les marchés publics devraient en
prévoir une part.
|
La seconde main pour équiper les écoles
|
Pourquoi commander du neuf ? Des ordinateurs reconditionnés suffisent à la bureautique, pèsent moins sur la planète
et sur le budget des communes.
---
Apprendre à poser une question à un moteur de recherche
|
Mes élèves recopient la première réponse venue. Une séquence en sixième leur montrerait à choisir les mots, à
comparer les sources et à citer.
|
Chercher sur Internet, cela s’enseigne
|
À l’entrée au collège, prenons trois séances pour apprendre à formuler une requête, recouper deux sources et dire
d’où vient l’information.
---
Un simulateur pour la chimie dangereuse
|
Certaines expériences sont interdites en classe à cause du risque. La réalité virtuelle permettrait de les mener
sans brûlure ni vapeur toxique.
|
La réalité virtuelle au service des sciences
|
Manipuler un acide concentré avec un casque, c’est comprendre la réaction sans danger. Les laboratoires des lycées
pourraient s’en doter.
---
Surveiller le poids des cours dans l’espace de travail
|
Des diaporamas de cent mégaoctets ne s’ouvrent pas à la campagne. Que l’ENT prévienne quand un document est trop
lourd et le réduise.
|
Alléger les fichiers déposés par les enseignants
|
Avec notre petit débit rural, télécharger un diaporama prend une heure. L’ENT devrait compresser les documents au
moment du dépôt.
---
La langue des signes en visioconférence
|
Trop peu d’interprètes exercent dans les départements ruraux. Un interprète à distance, affiché sur un écran,
traduirait le cours aux élèves sourds.
|
Rendre les cours accessibles aux sourds
|
Là où aucun professionnel de la LSF n’habite, faisons-le venir par écran interposé : il signerait en direct ce que
dit le professeur.
---
Un bulletin que l’on comprend
|
Les compétences codées par couleur et les moyennes se contredisent. Une page simple, en français courant, dirait ce
qui va et ce qu’il faut reprendre.
|
Simplifier le relevé trimestriel
|
Je suis parent et je ne déchiffre pas les pastilles orange et vertes du bulletin. Écrivez-moi deux phrases claires sur
les progrès.
---
Faire venir les ingénieurs dans les classes
|
Des salariés d’entreprises de la région présenteraient leur métier et un projet concret, une demi-journée par an,
dès la quatrième.
|
Rencontrer ceux qui fabriquent le numérique
|
Un développeur ou une ingénieure qui raconte son quotidien donne des idées d’orientation. Invitons les entreprises
locales auprès des collégiens.
---
Le vote électronique pour les délégués
|
Élire les représentants de classe sur tablette ferait gagner du temps et initierait au scrutin secret, avec
dépouillement immédiat.
|
Élections des délégués : passons à l’urne numérique
|
Un isoloir, une tablette, un résultat affiché aussitôt : les collégiens découvriraient le suffrage et ses garanties.
---
Aménager les postes des élèves malvoyants
|
Un grand écran, un bras articulé et un logiciel d’agrandissement devraient arriver avant la rentrée, et non en
février.
|
Le matériel adapté arrive trop tard
|
Ma fille voit mal. Son logiciel de grossissement et son moniteur lui ont été livrés au deuxième trimestre : commandez
dès la notification.
---
Des jeux sérieux pour les tables de multiplication
|
Cinq minutes de calcul mental sur un jeu à niveaux, chaque matin, et la classe entière connaît ses tables à Noël.
|
Apprendre ses tables en jouant
|
Nos CE2 redemandent du calcul mental depuis qu’ils gagnent des étoiles. Un défi quotidien, très court, et la mémoire
fait le reste.
---
Afficher les menus et les allergènes de la cantine
|
Mon fils est allergique aux arachides. La liste des ingrédients du jour devrait être publiée la veille sur le site
du collège.
|
Savoir ce que l’on mange au restaurant scolaire
|
Les repas de la semaine, avec leurs allergènes, seraient consultables en ligne par les familles avant le service.
---
Un dépôt commun de code pour les enseignants d’informatique
|
Chacun réécrit les mêmes exercices de Python. Une forge nationale hébergerait les sujets, leurs tests et leurs
corrections, à améliorer ensemble.
|
Partager nos exercices de programmation
|
En NSI, nous refaisons tous les mêmes énoncés. Une forge ouverte aux professeurs servirait à les versionner et à
les enrichir en commun.
---
Compter les heures passées devant l’ordinateur à l’école
|
En seconde, certains jours dépassent six heures d’écran. L’emploi du temps devrait alterner, avec un plafond
quotidien connu des familles.
|
Un maximum d’écran par jour de classe
|
Mathématiques, histoire, anglais : tout se fait sur machine. Posons une limite quotidienne et gardons le cahier pour
le reste de la journée.
---
Des visites virtuelles de musées pour les écoles isolées
|
Le Louvre est à huit heures de route. Une conférencière en direct, les œuvres projetées en très haute définition, et
les enfants posent leurs questions.
|
Le musée vient à l’école
|
Quand on vit loin des grandes villes, une visite guidée à distance, avec projection des tableaux et échange avec le
guide, vaut mieux que rien.
---
Assurer les appareils prêtés
|
Une tablette cassée et la famille reçoit une facture de quatre cents euros. La collectivité devrait souscrire une
assurance collective.
|
Qui paie quand la tablette tombe ?
|
Le remboursement demandé aux parents est insupportable. Une assurance prise par le département couvrirait la casse et
le vol.
---
Dyslexie : choisir sa police et sa couleur de fond
|
Un texte espacé, sur fond crème, se lit deux fois plus vite pour mon fils. Les manuels en ligne devraient proposer ces
réglages.
|
Des textes réglables pour les dyslexiques
|
Changer l’interligne, les caractères, le contraste : ces options manquent dans la plupart des livres numériques, alors
qu’elles aident tant à lire.
---
Une veille pédagogique envoyée chaque mois
|
Personne n’a le temps de lire la recherche. Une lettre courte résumerait trois études sur le numérique et dirait quoi
en faire en classe.
|
Rapprocher la recherche de la salle des maîtres
|
Les études existent mais restent dans les revues. Envoyons aux professeurs, tous les mois, un résumé utile de trois
travaux récents.
---
Fermer les écrans publicitaires aux abords des écoles
|
Des panneaux lumineux vantent des paris sportifs devant le lycée. La mairie devrait les interdire à moins de deux cents
mètres.
|
Protéger les abords des lycées de la réclame
|
Les paris en ligne s’affichent sur les panneaux que les jeunes voient chaque matin. Demandons aux communes un périmètre
sans publicité.
---
Composer de la musique avec des instruments virtuels
|
Sans piano ni batterie, une chorale peut s’accompagner avec un logiciel de studio. Chaque groupe mixerait sa chanson et
la jouerait en fin d’année.
|
Un studio de musique sur ordinateur
|
Nos élèves n’ont pas d’instruments. Un séquenceur leur suffirait pour créer une chanson, la mixer et la présenter au
concert de juin.
---
Suivre la qualité de l’air des salles
|
Un capteur de gaz carbonique par salle, dont les mesures sont visibles de tous, dirait quand ouvrir les fenêtres et
servirait en sciences.
|
Aérer au bon moment grâce à des capteurs
|
On somnole dans une pièce mal ventilée. Un boîtier qui mesure le CO2 préviendrait la classe, et les courbes
nourriraient le cours de SVT.
---
Des correspondants étrangers par vidéo
|
Une fois par quinzaine, ma classe parlerait avec une classe allemande. On prépare des questions, on se voit, on écrit
ensuite.
|
Échanger en direct avec une école d’un autre pays
|
Le courrier met des semaines. En vidéo, nos enfants bavarderaient toutes les deux semaines avec leurs correspondants
de Berlin.
---
Le livre de la bibliothèque réservé depuis chez soi
|
Le catalogue du CDI n’est consultable que sur place. Mis en ligne, il laisserait réserver un roman et prolonger un prêt.
|
Emprunter sans faire la queue
|
Je voudrais savoir si un roman est disponible au CDI avant d’y aller, et le mettre de côté depuis mon téléphone.
---
Reconnaître le temps des référents numériques
|
Ils dépannent, forment et commandent, sur leurs pauses. Il faut une décharge de trois heures par semaine, inscrite dans
le service.
|
Payer ceux qui font tourner l’informatique
|
Notre référent répare tout le midi, bénévolement. Que ses heures soient comptées dans son service, ou rémunérées par une
indemnité.
---
Un stage de troisième dans les métiers techniques
|
Trouver un stage sans réseau familial relève de la loterie. Une bourse nationale d’offres, filtrée par ville, aiderait
les collégiens de banlieue.
|
Des offres de stage pour ceux qui n’ont pas de relations
|
En troisième, mes camarades vont chez l’ami de leurs parents. Un site officiel listerait les entreprises qui accueillent,
près de chez nous.
---
Écrire au stylet plutôt qu’au clavier
|
Les schémas et les équations se tapent mal. Une tablette avec stylet garde le geste de l’écriture et permet de tout
retrouver.
|
Prendre ses notes à la main, mais sur tablette
|
Je dessine mes figures de géométrie et j’écris mes formules au stylet. Mes cours sont classés et je n’ai rien perdu
de l’écriture.
---
Un numéro pour les pannes, ouvert le matin
|
À huit heures, le vidéoprojecteur ne s’allume pas et personne ne répond. Une assistance téléphonique académique
prendrait la main à distance.
|
Qui appeler quand rien ne marche ?
|
Une hotline joignable dès la première heure, capable d’intervenir sur la machine à distance, sauverait bien des débuts
de cours.
---
Des classes sans écran en maternelle
|
À quatre ans on a besoin de pâte à modeler et de langage. Les tablettes n’apportent rien avant six ans, disent les
pédiatres.
|
Préserver les tout-petits
|
Les pédiatres déconseillent les écrans aux moins de six ans. Laissons la maternelle aux histoires, aux jeux et aux mains
dans la peinture.
---
Un ordinateur de secours au bureau de la vie scolaire
|
Quand le sien tombe en panne un jour de contrôle, l’élève perd une note. Trois machines chargées, à emprunter pour la
journée, suffiraient.
|
Dépanner un élève dont la machine est cassée
|
Le mien ne s’est pas allumé le jour du contrôle. La vie scolaire devrait pouvoir en prêter un jusqu’au soir.
---
Publier les résultats de cette consultation
|
On nous demande notre avis et puis plus rien. Je veux lire, proposition par proposition, ce qui est retenu, et pourquoi
le reste ne l’est pas.
|
Que deviennent nos idées ?
|
Dites publiquement lesquelles de nos propositions seront appliquées, quand, et donnez la raison d’un refus. Sinon plus
personne ne participera.
---
Les réseaux d’aide entre élèves, encadrés par un adulte
|
Sur un forum du lycée, les terminales répondent aux secondes en mathématiques. Un professeur passe le soir vérifier les
réponses.
|
Un forum d’entraide au lycée
|
Entre camarades on ose demander. Les plus grands expliqueraient les exercices aux plus jeunes, sous l’œil d’un enseignant
qui corrige les erreurs.
""")
