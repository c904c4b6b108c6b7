"""The headings under which the editors find the blocks; higher layers add theirs."""

TEXT = "Texte"
MEDIA = "Images, vidéos et documents"
DATA = "Chiffres et calendrier"
PARTICIPATION = "Participation"
LISTS = "Rencontres, actualités et partenaires"
