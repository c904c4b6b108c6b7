"""Who takes part, as a vocabulary that the team keeps."""

from django.db import migrations, models

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
    profil = apps.get_model("vocabulaires", "Profil")
    for order, (code, label) in enumerate(PROFILS.items(), start=1):
        profil.objects.get_or_create(code=code, defaults={"label": label, "order": 10 * order})


class Migration(migrations.Migration):
    dependencies = [("vocabulaires", "0003_anciennes_adresses_des_themes")]
    operations = [
        migrations.CreateModel(
            name="Profil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(editable=False, max_length=20, unique=True, verbose_name="code")),
                ("label", models.CharField(max_length=80, unique=True, verbose_name="intitulé")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="Dans les listes, du plus petit au plus grand.",
                        verbose_name="ordre",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="Décochez pour ne plus le proposer ; les contributions qui le portent le gardent.",
                        verbose_name="proposé",
                    ),
                ),
            ],
            options={
                "verbose_name": "profil",
                "verbose_name_plural": "profils",
                "ordering": ["order", "label"],
            },
        ),
        migrations.RunPython(create, migrations.RunPython.noop),
    ]
