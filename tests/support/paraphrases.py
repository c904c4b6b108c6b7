"""Pairs of texts that say the same in other words, to measure whether what resembles is found.

Each pair was written twice from one idea: other words, other order, other examples, as two people who do
not know each other would. No sentence was made from another by changing words.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A text to plant among many others, and another that should lead to it."""

    title: str
    text: str
    other_title: str
    other_text: str


def pairs_of(text: str) -> tuple[Pair, ...]:
    """The pairs of a text where lines of ``---`` part them and lines of ``|`` part what each is made of."""
    return tuple(
        Pair(*(" ".join(part.split()) for part in block.strip().split("\n|\n")))
        for block in text.split("\n---\n")
    )


PAIRS = pairs_of("""
Prêter un ordinateur portable à chaque lycéen boursier
|
Les familles modestes ne peuvent pas acheter de machine. La région pourrait en remettre une à la rentrée, à rendre
après le baccalauréat.
|
Un portable pour les élèves qui touchent une bourse
|
Quand on a peu de revenus, s’équiper coûte trop cher. Qu’on distribue du matériel en seconde aux boursiers, et
qu’ils le restituent une fois le bac en poche.
---
Une visioconférence pour les élèves hospitalisés
|
Un enfant soigné plusieurs semaines perd le fil. Une caméra et un écran dans la classe lui permettraient de suivre
les leçons depuis sa chambre et de parler à ses camarades.
|
Garder le lien avec la classe pendant une longue maladie
|
Depuis l’hôpital, assister au cours par caméra interposée éviterait de décrocher. Les copains verraient le malade
et lui poseraient des questions.
---
Interdire les smartphones dans la cour du collège
|
À la récréation plus personne ne joue ni ne discute. Des casiers à l’entrée, fermés jusqu’au soir, rendraient la
cour aux enfants.
|
Des récréations sans téléphone
|
Nos collégiens ont les yeux rivés sur leur portable dès la pause. Déposons les appareils dans un casier le matin :
ils recommenceraient à bavarder et à courir.
---
Former les professeurs à l’intelligence artificielle générative
|
Les élèves rédigent leurs devoirs avec un robot conversationnel. Trois jours de stage aideraient les enseignants à
concevoir des évaluations que la machine ne fait pas à leur place.
|
Que faire quand ChatGPT écrit les dissertations ?
|
Les enseignants sont démunis devant les copies produites par une IA. Il leur faut une formation pour inventer
d’autres évaluations.
---
Réparer les ordinateurs au lieu de les jeter
|
Un atelier par département, tenu par les lycées professionnels, changerait les batteries et les disques des vieux
postes et les redonnerait aux écoles.
|
Une seconde vie pour les machines usées
|
Les filières professionnelles pourraient remettre en état le parc ancien : nouvelle batterie, disque neuf, et les
écoles primaires du département en profiteraient.
---
Un seul mot de passe pour tous les services scolaires
|
Entre la messagerie, les notes, la cantine et les manuels, un parent de trois enfants jongle avec douze
identifiants. Une connexion unique suffirait.
|
Trop d’identifiants pour les parents
|
Je dois retenir un code pour la cantine, un autre pour les notes, encore un pour les livres. Pourquoi pas une
connexion commune à l’ensemble ?
---
Sous-titrer toutes les vidéos pédagogiques
|
Les élèves sourds ou malentendants n’ont pas accès aux capsules vidéo. Que chaque ressource publiée comporte des
sous-titres relus et une transcription.
|
Rendre les films du cours lisibles quand on n’entend pas
|
Ma fille est malentendante et les capsules ne lui servent à rien. Il faudrait des sous-titres vérifiés et le texte
complet à côté.
---
Raccorder les écoles de montagne à la fibre
|
Dans nos vallées, la connexion tombe dès qu’une classe ouvre une vidéo. Que les écoles rurales soient prioritaires
dans le plan de déploiement de la fibre.
|
Du très haut débit dans les petites écoles d’altitude
|
Chez nous en vallée, deux tablettes suffisent à saturer la ligne. Les communes de montagne devraient passer en
premier pour la fibre.
---
Une heure d’éducation aux médias chaque semaine au collège
|
Repérer une rumeur, vérifier une image, remonter à la source : cela s’apprend. Une heure inscrite à l’emploi du
temps, animée par le professeur documentaliste.
|
Apprendre à démêler le vrai du faux sur Internet
|
Les collégiens partagent des rumeurs sans vérifier la source. Confions au documentaliste un créneau hebdomadaire
pour travailler sur les images truquées.
---
Programmer dès le cours moyen avec des robots
|
Faire avancer un petit robot sur un quadrillage donne le sens de la consigne et de l’erreur. Une mallette par
circonscription tournerait entre les classes.
|
Initier au code à l’école primaire
|
Une valise de robots circulerait d’une école à l’autre. Les CM1 apprendraient à donner des consignes précises et à
corriger leurs erreurs en déplaçant la machine sur un quadrillage.
---
Protéger les données des élèves des entreprises étrangères
|
Les applications choisies par les enseignants envoient noms et résultats hors d’Europe. Que seules soient permises
celles qui hébergent en France.
|
Où partent les informations sur nos enfants ?
|
Certains logiciels utilisés en classe stockent les résultats aux États-Unis. Exigeons un hébergement européen
avant d’autoriser une application.
---
Utiliser les logiciels libres dans tous les établissements
|
LibreOffice et Linux coûtent moins cher, durent plus longtemps et s’installent chez soi sans licence. L’argent
économisé paierait des techniciens.
|
Arrêtons de payer des licences
|
Avec Linux, un poste de dix ans fonctionne encore et les élèves retrouvent LibreOffice à la maison gratuitement.
Les économies financeraient un technicien.
---
Un technicien informatique à demeure dans chaque collège
|
Quand le vidéoprojecteur tombe en panne, on attend trois semaines. Une personne sur place, à plein temps,
dépannerait dans l’heure.
|
La maintenance, c’est un métier
|
Le collègue de technologie répare les postes sur son temps libre. Il faut quelqu’un de qualifié présent toute la
semaine pour les pannes de vidéoprojecteur et de réseau.
---
Alléger le cartable avec les manuels numériques
|
Un sixième porte huit kilos sur le dos. Une version sur tablette des livres laisserait le papier à la maison.
|
Le dos des enfants souffre
|
Les sacs sont trop lourds à cause des livres. Si les manuels se lisaient sur tablette, on garderait les exemplaires
imprimés chez soi et on ne porterait plus huit kilos.
---
Revenir au papier pour apprendre à lire
|
Les études montrent qu’on retient mieux sur un livre imprimé. Pas d’écran avant le CE1, des cahiers et des albums.
|
La lecture s’apprend dans des livres
|
En CP, tenons les tablettes à l’écart : des albums, un cahier, un crayon. On mémorise mieux ce qu’on lit imprimé.
---
Lutter contre le cyberharcèlement avec un élève référent
|
Les victimes n’osent pas parler à un adulte. Un camarade formé dans chaque classe recevrait les confidences et
alerterait l’infirmière.
|
Des ambassadeurs contre les insultes en ligne
|
Celui qu’on humilie sur les réseaux se confie plus facilement à quelqu’un de son âge. Formons un volontaire par
classe qui sache prévenir l’infirmière scolaire.
---
Limiter les devoirs en ligne le week-end
|
Les enseignants déposent du travail le dimanche soir pour le lundi. Fermons le cahier de textes électronique du
vendredi dix-huit heures au lundi matin.
|
Droit à la déconnexion pour les élèves
|
Recevoir un exercice le dimanche à vingt et une heures est insupportable. Que le cahier de textes soit bloqué
durant le week-end.
---
Des ordinateurs au foyer de l’internat
|
Le soir, quarante internes se partagent trois postes. Ouvrons la salle informatique jusqu’à vingt-deux heures avec
un surveillant.
|
Travailler le soir quand on est interne
|
Après le dîner il n’y a pas assez de machines pour nous tous. Un surveillant pourrait tenir la salle informatique
ouverte après l’étude.
---
Former les parents à suivre la scolarité en ligne
|
Beaucoup de parents ne savent pas lire les notes sur l’ENT. Des ateliers le samedi, au collège, avec un médiateur et
un interprète.
|
Aider les familles perdues devant l’ENT
|
Ma mère ne parle pas bien français et ne consulte jamais mes bulletins. Qu’un médiateur et un traducteur la
reçoivent le samedi matin pour lui montrer.
---
Mesurer l’empreinte carbone du numérique scolaire
|
Personne ne sait ce que consomment les serveurs, les écrans interactifs et les tablettes. Publions chaque année le
bilan de chaque académie.
|
Combien de CO2 pour nos écrans ?
|
Avant d’acheter encore, les académies devraient chiffrer la pollution due aux tableaux interactifs, aux serveurs et
aux tablettes et rendre ce bilan annuel public.
---
Une réserve de tablettes pour les remplacements de courte durée
|
Quand un professeur est absent, les élèves vont en permanence. Avec une tablette et un parcours d’exercices préparé
par l’équipe, l’heure ne serait pas perdue.
|
Ne plus perdre les heures des enseignants absents
|
En permanence on s’ennuie. L’équipe pourrait préparer des parcours d’exercices que l’on ferait sur tablette pendant
l’absence.
---
Enseigner la frappe au clavier à dix doigts
|
Tout le monde tape avec deux index. Dix minutes par jour en sixième et l’on gagne des heures pour le reste de sa
vie.
|
La dactylographie au programme
|
Taper vite sans regarder ses mains fait gagner un temps précieux. Dix minutes quotidiennes à l’entrée au collège
suffiraient pour apprendre à se servir de tous ses doigts sur le clavier.
---
Un espace de stockage personnel qui suit l’élève
|
En changeant de collège on perd tous ses travaux. Un coffre-fort numérique, de la maternelle à la terminale,
garderait les productions et les diplômes.
|
Conserver ses travaux quand on déménage
|
Mon fils a perdu ses exposés en changeant d’établissement. Il lui faudrait un coffre-fort qui l’accompagne
jusqu’au bac, avec ses attestations et diplômes.
---
Accueillir un enfant autiste avec une application de pictogrammes
|
Pour un élève qui ne parle pas, toucher une image dit « j’ai soif » ou « c’est trop bruyant ». Que la maternelle et
l’AESH disposent de cette application.
|
Communiquer autrement avec les élèves non verbaux
|
Mon garçon est autiste et s’exprime en montrant des pictogrammes sur un écran. Son AESH devrait avoir le même outil
à l’école qu’à la maison.
---
Corriger les copies d’examen sur écran sans fatigue
|
Les correcteurs du baccalauréat lisent deux cents copies numérisées sur un écran de treize pouces. Fournissons un
grand moniteur et limitons le lot quotidien.
|
Le bac numérisé épuise les correcteurs
|
Lire des copies scannées pendant dix heures abîme les yeux. Un moniteur plus grand et un nombre maximal de copies
par jour s’imposent.
---
Remplacer les notes par des badges de compétences
|
Un badge numérique dit ce que l’on sait faire, un douze sur vingt ne dit rien. Les élèves les montreraient à leur
maître de stage.
|
Valoriser ce que les élèves savent faire
|
La moyenne n’explique pas les compétences acquises. Des badges, visibles en ligne par un employeur ou un maître de
stage, seraient plus parlants.
---
Une radio scolaire dans chaque lycée professionnel
|
Tenir un micro redonne confiance à ceux que l’écrit a découragés. Une petite table de mixage et un studio mobile par
bassin.
|
Prendre la parole grâce au podcast
|
Mes élèves de bac pro détestent écrire mais s’expriment très bien au micro. Un studio d’enregistrement itinérant avec
une table de mixage leur donnerait confiance.
---
Mutualiser les ressources entre enseignants d’une académie
|
Chacun refait seul le même cours. Une bibliothèque commune, où l’on dépose, améliore et cite, épargnerait des soirées
entières.
|
Partageons nos cours
|
Nous préparons tous des séquences identiques dans notre coin. Je voudrais une bibliothèque en ligne où chaque
collègue de l’académie puisse déposer et améliorer les cours des autres.
---
Consulter les élèves avant d’acheter un logiciel
|
On nous impose des outils que personne n’utilise. Qu’un panel de délégués et de professeurs essaie le produit un mois
avant la commande.
|
Essayer avant d’acheter
|
Les collectivités commandent des logiciels qui finissent au placard. Faisons-les tester quelques semaines par des
délégués et des enseignants, puis décidons.
---
Lire l’heure et s’orienter avec une carte sans GPS
|
Mes élèves suivent la flèche bleue sans savoir où est le nord. Gardons la boussole et la carte imprimée en sortie
scolaire.
|
Ne pas tout confier au GPS
|
En sortie, apprenons à nos jeunes à lire une carte et à trouver le nord avec une boussole, plutôt qu’à suivre une
flèche sur un téléphone.
---
Un bac à sable pour apprendre la cybersécurité
|
On ne comprend l’hameçonnage qu’en essayant. Un réseau isolé où les lycéens attaquent et défendent de fausses
machines susciterait des vocations.
|
Former de futurs experts en sécurité informatique
|
Laissons des lycéens s’entraîner au piratage sur un réseau fermé, avec des machines factices à attaquer et à
défendre : beaucoup découvriront ce métier.
---
Attirer les filles vers les métiers de l’informatique
|
En spécialité NSI elles sont trois pour trente garçons. Des ingénieures marraines viendraient en troisième raconter
leur parcours.
|
Plus de lycéennes en NSI
|
Les filles n’osent pas choisir cette spécialité. Rencontrer en troisième des femmes ingénieures qui racontent leur
métier changerait leur regard.
---
Imprimer en trois dimensions des plans tactiles pour les aveugles
|
Une carte de géographie en relief vaut mille descriptions. Le fablab du lycée imprimerait les objets que demande
l’enseignant d’un élève non-voyant.
|
Toucher ce qu’on ne voit pas
|
Mon camarade non-voyant comprend la géographie quand il suit un relief avec ses doigts. L’imprimante 3D du fablab
pourrait fabriquer ces cartes.
---
Un débat annuel sur le temps d’écran en famille
|
Entre l’école et la maison, un enfant passe six heures devant un écran. Réunissons parents, médecins et enseignants
pour fixer ensemble des repères.
|
Se mettre d’accord sur les écrans
|
Les pédiatres, les professeurs et nous, parents, donnons des consignes contraires. Une réunion chaque année
permettrait de définir des repères communs sur le temps passé devant les écrans.
---
Faire payer moins cher les forfaits Internet aux étudiants boursiers
|
Un étudiant sur dix suit ses cours sur son téléphone faute de box. Un tarif social négocié avec les opérateurs.
|
Internet à prix réduit pour la fac
|
Sans box à la maison, je regarde les cours magistraux sur mon mobile. L’État devrait obtenir des opérateurs un tarif
social destiné aux boursiers.
---
Donner un budget numérique aux conseils de la vie lycéenne
|
Mille euros par an confiés aux élus lycéens, pour une borne de recharge, un jeu sérieux ou un micro. Ils
apprendraient à choisir et à rendre des comptes.
|
Laisser les lycéens décider d’un achat
|
Les élus du CVL pourraient disposer d’une petite enveloppe annuelle pour le numérique et justifier la dépense devant
leurs camarades.
---
Mettre en ligne les archives départementales pour les classes
|
Un registre de 1914 sur écran, agrandi, transcrit : les élèves retrouvent un arrière-grand-père et deviennent
historiens.
|
Faire de l’histoire avec de vrais documents
|
Travailler sur les registres numérisés des archives du département passionne les troisièmes, surtout quand ils y
trouvent un ancêtre soldat de 14-18.
---
Traduire automatiquement les messages de l’école
|
Les familles arrivées récemment ne comprennent pas le carnet de liaison. Que l’application propose la traduction en
arabe, turc, ukrainien ou portugais.
|
Parler la langue des familles allophones
|
Un mot dans le carnet de liaison reste sans réponse parce qu’il est en français. Une traduction automatique en
ukrainien ou en turc serait utile.
---
Des îlots de tables et des prises dans toutes les salles
|
Une classe d’ordinateurs portables, c’est trente batteries vides à onze heures. Prévoyons des prises électriques et un
mobilier que l’on déplace.
|
Repenser l’aménagement des classes
|
À midi, plus aucune machine n’a de batterie. Les salles rénovées devraient comporter du mobilier mobile et assez de
prises électriques pour les portables.
---
Suivre les élèves décrocheurs sans les ficher
|
Les logiciels qui prédisent l’échec enferment les jeunes dans une étiquette. Que les alertes s’effacent à la fin de
l’année et que la famille y ait accès.
|
Oui à la prévention du décrochage, non au fichage
|
Un algorithme qui annonce l’échec d’un élève est dangereux. S’il existe, les parents doivent pouvoir le consulter et
les données doivent disparaître chaque été.
---
Observer le ciel et la météo avec des capteurs construits en classe
|
Un capteur de température, une carte Arduino, et l’on compare ses relevés avec l’école d’à côté. La science devient
concrète.
|
Une station météo fabriquée par les élèves
|
En technologie nous avons monté une carte Arduino qui relève la température et l’humidité. Échanger nos mesures avec
les établissements voisins rendrait les sciences concrètes.
---
Supprimer la publicité des ressources utilisées en classe
|
Une vidéo de biologie commence par une annonce de pari sportif. Un lecteur de l’Éducation nationale, sans réclame ni
pistage.
|
Des vidéos sans pub pour les cours
|
Quand je projette un film sur la cellule, mes élèves voient d’abord une publicité pour des paris. Il nous faut une
plateforme publique qui ne piste personne.
---
Aider les directeurs d’école à gérer la paperasse
|
Entre les enquêtes, les effectifs et les attestations, la directrice saisit cinq fois les mêmes chiffres. Une seule
saisie devrait nourrir toutes les bases.
|
Dites-le-nous une fois, pour les directions d’école
|
Chaque service me redemande les effectifs dans un tableau différent. Ce que j’ai saisi dans une base devrait
alimenter les autres, enquêtes comprises.
---
Jouer aux échecs en ligne contre une école étrangère
|
Deux classes, deux pays, une partie par semaine : on apprend l’anglais en commentant les coups.
|
Un tournoi d’échecs international entre classes
|
Nos élèves de CM2 affronteraient sur Internet ceux d’un autre pays et discuteraient en anglais des parties jouées.
---
Garder un cours à distance une fois par mois pour s’entraîner
|
Le confinement nous a pris de court. Un exercice régulier, comme l’alerte incendie, vérifierait que chacun a de quoi se
connecter.
|
Ne pas réapprendre l’enseignement à distance à la prochaine crise
|
Pendant le confinement, rien n’était prêt. Faisons une répétition périodique, tel l’exercice d’évacuation incendie, pour
savoir qui n’arrive pas à se connecter.
---
Un livret d’accueil numérique pour les nouveaux enseignants
|
À la rentrée, un contractuel reçoit dix liens et aucun code. Une page unique avec ses accès, ses classes et un
référent à appeler.
|
Bien commencer quand on débarque dans un établissement
|
Nommée contractuelle en septembre, j’ai attendu mes codes un mois. Qu’un référent me remette, le premier jour, une page
avec tous mes accès.
""")
