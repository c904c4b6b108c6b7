"""What every site files under: the régions académiques and their académies, with overseas time zones; profiles."""

from django.db import migrations
from django.utils.text import slugify

REGIONS = {
    "Auvergne-Rhône-Alpes": ("Europe/Paris", ["Clermont-Ferrand", "Grenoble", "Lyon"]),
    "Bourgogne-Franche-Comté": ("Europe/Paris", ["Besançon", "Dijon"]),
    "Bretagne": ("Europe/Paris", ["Rennes"]),
    "Centre-Val de Loire": ("Europe/Paris", ["Orléans-Tours"]),
    "Corse": ("Europe/Paris", ["Corse"]),
    "Grand Est": ("Europe/Paris", ["Nancy-Metz", "Reims", "Strasbourg"]),
    "Guadeloupe": ("America/Guadeloupe", ["Guadeloupe"]),
    "Guyane": ("America/Cayenne", ["Guyane"]),
    "Hauts-de-France": ("Europe/Paris", ["Amiens", "Lille"]),
    "Île-de-France": ("Europe/Paris", ["Créteil", "Paris", "Versailles"]),
    "La Réunion": ("Indian/Reunion", ["La Réunion"]),
    "Martinique": ("America/Martinique", ["Martinique"]),
    "Mayotte": ("Indian/Mayotte", ["Mayotte"]),
    "Normandie": ("Europe/Paris", ["Normandie"]),
    "Nouvelle-Aquitaine": ("Europe/Paris", ["Bordeaux", "Limoges", "Poitiers"]),
    "Occitanie": ("Europe/Paris", ["Montpellier", "Toulouse"]),
    "Pays de la Loire": ("Europe/Paris", ["Nantes"]),
    "Provence-Alpes-Côte d’Azur": ("Europe/Paris", ["Aix-Marseille", "Nice"]),
}


PROFILS = {
    "eleve": "Élève",
    "etudiant": "Étudiant",
    "parent": "Parent",
    "professeur": "Professeur",
    "encadrement": "Personnel d’encadrement",
    "personnel": "Autre personnel (AESH, infirmière, agent…)",
    "collectivite": "Élu ou agent d’une collectivité",
    "association": "Association",
    "entreprise": "Entreprise",
    "autre": "Autre",
}


def create(apps, schema_editor):
    region_model = apps.get_model("vocabulaires", "RegionAcademique")
    academie_model = apps.get_model("vocabulaires", "Academie")
    for name, (time_zone, academies) in REGIONS.items():
        region, _ = region_model.objects.get_or_create(
            slug=slugify(name.replace("’", "-")), defaults={"name": name, "time_zone": time_zone}
        )
        for academie in academies:
            academie_model.objects.get_or_create(
                slug=slugify(academie), defaults={"name": academie, "region": region}
            )
    profil_model = apps.get_model("vocabulaires", "Profil")
    for order, (code, label) in enumerate(PROFILS.items(), start=1):
        profil_model.objects.get_or_create(code=code, defaults={"label": label, "order": 10 * order})


def delete(apps, schema_editor):
    apps.get_model("vocabulaires", "Profil").objects.all().delete()
    apps.get_model("vocabulaires", "Academie").objects.all().delete()
    apps.get_model("vocabulaires", "RegionAcademique").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("vocabulaires", "0001_initial")]
    operations = [migrations.RunPython(create, delete)]
