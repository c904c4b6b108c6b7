"""What demo events share: programmes, practical notes, and how one is described in a few lines."""

from home.demo.evenements import EN_LIGNE, HYBRIDE, SUR_PLACE, EvenementData

ATELIERS = (
    ("+0", "Accueil et café"),
    ("+20", "Présentation de la consultation et des cinq axes"),
    ("+45", "Ateliers par groupes de huit : constats, puis idées"),
    ("+110", "Mise en commun et dépôt des propositions sur le site"),
    ("+150", "Conclusion"),
)
TABLE_RONDE = (
    ("+0", "Ouverture"),
    ("+10", "Table ronde : trois témoignages, élève, parent, enseignant"),
    ("+60", "Questions de la salle"),
    ("+100", "Temps d’écriture : chacun dépose une proposition"),
)
EN_DIRECT = (
    ("+0", "Connexion et tour de table"),
    ("+10", "Deux exposés de dix minutes"),
    ("+35", "Salles de discussion par petits groupes"),
    ("+75", "Retour en commun et suites"),
)
VISITE = (
    ("+0", "Visite guidée par les élèves"),
    ("+45", "Démonstrations et échanges autour des postes"),
    ("+90", "Écriture collective de propositions"),
    ("+130", "Vote de la salle : trois idées à défendre"),
)
FICTIVE_PASSEE = "Cette rencontre fait partie du contenu de démonstration : elle n’a pas eu lieu."
FICTIVE_A_VENIR = "Cette rencontre fait partie du contenu de démonstration : elle n’aura pas lieu."
VENIR = {
    SUR_PLACE: (
        "Sur inscription, dans la limite des places. Le lieu est accessible aux personnes en fauteuil ; une "
        "boucle magnétique et une transcription en direct sont prévues sur demande, une semaine à "
        "l’avance."
    ),
    EN_LIGNE: (
        "La rencontre se tient en ligne, sans logiciel à installer. Elle est transcrite en direct. Le "
        "lien est envoyé une heure avant aux personnes inscrites."
    ),
    HYBRIDE: (
        "On peut venir sur place ou suivre à distance : les deux publics prennent la parole à tour de "
        "rôle. La séance est transcrite en direct."
    ),
}

# Addresses are invented but for the town, which a map finds.
POSTCODES = {
    "Angers": "49000", "Baie-Mahault": "97122", "Basse-Terre": "97100", "Bergerac": "24100",
    "Besançon": "25000", "Bourges": "18000", "Cayenne": "97300", "Cergy": "95000", "Corte": "20250",
    "Dembéni": "97660", "Draguignan": "83300", "Fort-de-France": "97200", "Grenoble": "38000",
    "Guéret": "23000", "Laon": "02000", "Laval": "53000", "Lyon": "69001", "Mamoudzou": "97600",
    "Marseille": "13001", "Metz": "57000", "Montreuil": "93100", "Morlaix": "29600", "Nevers": "58000",
    "Perpignan": "66000", "Roubaix": "59100", "Rouen": "76000", "Saint-Laurent-du-Maroni": "97320",
    "Saint-Paul": "97460", "Saint-Pierre": "97410", "Schœlcher": "97233", "Troyes": "10000",
}  # fmt: skip


def demo_event(
    in_days: int,
    start: str,
    region_slug: str,
    academie_slug: str,
    town: str,
    place: str,
    format: str,
    slug: str,
    title: str,
    lead: str,
    axes: tuple[int, ...],
    programme: tuple[tuple[str, str], ...],
    *report: str,
    attendance: int | None = None,
    partners: tuple[str, ...] = (),
    weekday: int | None = None,
) -> EvenementData:
    minutes = int(programme[-1][0]) + 30
    return EvenementData(
        slug=slug,
        title=title,
        region_slug=region_slug,
        academie_slug=academie_slug,
        town=town,
        place=place,
        format=format,
        start=start,
        minutes=minutes,
        axes=axes,
        lead=lead,
        partners=partners,
        programme=tuple((_clock(start, int(offset)), what) for offset, what in programme),
        paragraphs=(FICTIVE_PASSEE if in_days < 0 else FICTIVE_A_VENIR,),
        how_to_come=VENIR[format],
        report=report,
        attendance=attendance,
        in_days=in_days,
        weekday=weekday,
        address="" if format == EN_LIGNE else f"1 place de l’Exemple\n{POSTCODES[town]} {town}",
    )


def _clock(start: str, offset: int) -> str:
    hours, minutes = (int(part) for part in start.split(":"))
    total = hours * 60 + minutes + offset
    return f"{total // 60:02d}:{total % 60:02d}"
