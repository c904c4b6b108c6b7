"""A newsletter of the demo, already sent, for the archive and the screens of the letters to show one."""

SLUG = "lettre-de-demonstration"
TITLE = "Lettre de démonstration : la consultation de 2020 en trois dates"
INTRO = (
    "Cette lettre est un exemple, écrit pour la démonstration : ses abonnés sont inventés et aucun courriel "
    "n’est parti. Les actualités qu’elle reprend viennent de sources publiques."
)
NEWS = (
    "la-consultation-est-lancee",
    "les-rencontres-territoriales-commencent",
    "quarante-propositions-retenues",
)
PART_TITLE = "Et vous ?"
PART_TEXT = (
    "Ce site ouvre une consultation inventée, sur le modèle de celle de 2020. Lisez ce qui est proposé, "
    "soutenez, commentez, "
    "déposez une proposition : rien n’est transmis à personne."
)

# Addresses of a domain that exists for examples only.
READERS = ("lectrice@example.org", "lecteur@example.org")
SENT_DAYS_AGO = 3
