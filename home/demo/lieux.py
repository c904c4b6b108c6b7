"""Where the demo's contributors live: weights follow the population, towns need no article."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lieu:
    """A région académique seen by the generator: how often it is drawn, and its towns."""

    region_slug: str
    weight: int
    overseas: bool
    towns: tuple[str, ...]


def _lieu(region_slug: str, weight: int, towns: str, *, overseas: bool = False) -> Lieu:
    return Lieu(region_slug, weight, overseas, tuple(town.strip() for town in towns.split(",")))


LIEUX: dict[str, Lieu] = {
    lieu.region_slug: lieu
    for lieu in (
        _lieu(
            "auvergne-rhone-alpes",
            80,
            "Lyon, Grenoble, Saint-Étienne, Clermont-Ferrand, Annecy, Valence, Chambéry, Aurillac, "
            "Moulins, Privas, Bourg-en-Bresse, Vichy, Montluçon, Roanne, Vienne, Albertville",
        ),
        _lieu(
            "bourgogne-franche-comte",
            28,
            "Dijon, Besançon, Nevers, Auxerre, Vesoul, Dole, Montbéliard, Chalon-sur-Saône, Autun, "
            "Pontarlier",
        ),
        _lieu(
            "bretagne",
            34,
            "Rennes, Brest, Quimper, Vannes, Lorient, Saint-Brieuc, Fougères, Carhaix, Morlaix, Redon, "
            "Pontivy",
        ),
        _lieu(
            "centre-val-de-loire",
            26,
            "Orléans, Tours, Bourges, Blois, Chartres, Châteauroux, Vierzon, Montargis, Dreux, Romorantin",
        ),
        _lieu("corse", 5, "Ajaccio, Bastia, Corte, Porto-Vecchio, Calvi, Sartène"),
        _lieu(
            "grand-est",
            55,
            "Strasbourg, Nancy, Metz, Reims, Mulhouse, Troyes, Colmar, Épinal, Charleville-Mézières, "
            "Chaumont, Verdun, Saint-Dié-des-Vosges, Sarreguemines",
        ),
        _lieu(
            "guadeloupe",
            7,
            "Pointe-à-Pitre, Basse-Terre, Baie-Mahault, Sainte-Anne, Capesterre-Belle-Eau",
            overseas=True,
        ),
        _lieu("guyane", 6, "Cayenne, Saint-Laurent-du-Maroni, Kourou, Matoury, Saint-Georges", overseas=True),
        _lieu(
            "hauts-de-france",
            60,
            "Lille, Amiens, Roubaix, Tourcoing, Calais, Dunkerque, Arras, Valenciennes, Beauvais, Laon, "
            "Saint-Quentin, Boulogne-sur-Mer, Maubeuge, Hazebrouck",
        ),
        _lieu(
            "ile-de-france",
            122,
            "Paris, Créteil, Versailles, Saint-Denis, Montreuil, Nanterre, Bobigny, Évry-Courcouronnes, "
            "Cergy, Melun, Argenteuil, Provins, Rambouillet, Vitry-sur-Seine, Aulnay-sous-Bois, Étampes",
        ),
        _lieu(
            "la-reunion",
            13,
            "Saint-Denis, Saint-Pierre, Saint-Paul, Saint-Benoît, Saint-Joseph, Sainte-Suzanne",
            overseas=True,
        ),
        _lieu(
            "martinique", 6, "Fort-de-France, Sainte-Marie, Schœlcher, Rivière-Pilote, Trinité", overseas=True
        ),
        _lieu("mayotte", 5, "Mamoudzou, Dembéni, Tsingoni, Sada, Bandraboua", overseas=True),
        _lieu(
            "normandie",
            33,
            "Caen, Rouen, Cherbourg, Évreux, Alençon, Dieppe, Lisieux, Saint-Lô, Flers, Vernon, Granville",
        ),
        _lieu(
            "nouvelle-aquitaine",
            60,
            "Bordeaux, Poitiers, Limoges, Pau, Bayonne, Angoulême, Niort, Périgueux, Agen, Guéret, "
            "Mont-de-Marsan, Tulle, Saintes, Bergerac, Châtellerault",
        ),
        _lieu(
            "occitanie",
            59,
            "Toulouse, Montpellier, Nîmes, Perpignan, Albi, Rodez, Tarbes, Cahors, Auch, Foix, Mende, "
            "Béziers, Carcassonne, Castres, Millau",
        ),
        _lieu(
            "pays-de-la-loire",
            38,
            "Nantes, Angers, Laval, Cholet, Saint-Nazaire, Saumur, Fontenay-le-Comte, Châteaubriant, "
            "Mayenne, Ancenis",
        ),
        _lieu(
            "provence-alpes-cote-d-azur",
            51,
            "Marseille, Nice, Toulon, Avignon, Aix-en-Provence, Gap, Digne, Arles, Cannes, Draguignan, "
            "Briançon, Martigues",
        ),
    )
}

# Where snow closes roads: what speaks of it is written there.
MOUNTAIN_TOWNS = {
    "auvergne-rhone-alpes": ("Albertville",),
    "bourgogne-franche-comte": ("Pontarlier",),
    "provence-alpes-cote-d-azur": ("Briançon", "Gap"),
}


def of(town: str) -> str:
    """« de Brest », « d’Angers »: the town with its preposition."""
    return f"d’{town}" if town[0] in "AEÉIOUY" or town.startswith("Haz") else f"de {town}"
