"""Who hears of a decision, said before it is taken."""

NOBODY = "Personne n’est prévenu : ce texte n’a pas d’auteur qui ait une adresse ici."


def consequence(effect: str, told: str, *, has_author: bool) -> str:
    """What a decision does, then who is told of it, if anybody is to be."""
    if not told:
        return effect
    return f"{effect} {told if has_author else NOBODY}"
