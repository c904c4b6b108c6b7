"""What happens to events to come: one is called off, one put off, one held in several sessions."""

CANCELLED, POSTPONED = "annulee", "reportee"

# The state of an event that is not held as announced, and why.
STATES = {
    "bastia-formation-entre-pairs": (
        CANCELLED,
        "L’animatrice est souffrante. La rencontre de Rennes, en ligne elle aussi, traite du même sujet.",
    ),
    "bourges-webradios": (
        POSTPONED,
        "Le collège est en travaux plus longtemps que prévu. Les personnes inscrites gardent leur place.",
    ),
}

# The names of the sessions of an event that comes back each week.
SESSIONS = {"metz-lycee-sans-papier": ("Constats", "Propositions", "Restitution")}
