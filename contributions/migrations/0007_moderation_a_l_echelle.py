"""What moderators share (claims, undo, filters, delays) and what is noted of each text received."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import contributions.analyse.models.regles


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0006_index_des_non_relues"),
        ("vocabulaires", "0002_regions_academiques"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Alerte",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("lien", "Liens"),
                            ("majuscules", "Majuscules"),
                            ("injure", "Mots de la liste"),
                            ("coordonnees", "Adresse ou téléphone"),
                            ("doublon", "Presque identique à une autre"),
                        ],
                        max_length=12,
                        verbose_name="règle",
                    ),
                ),
            ],
            options={
                "verbose_name": "alerte",
                "verbose_name_plural": "alertes",
            },
        ),
        migrations.CreateModel(
            name="Analyse",
            fields=[
                (
                    "proposition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="analyse",
                        serialize=False,
                        to="contributions.proposition",
                    ),
                ),
                ("terms", models.TextField()),
            ],
            options={
                "verbose_name": "analyse d’une proposition",
                "verbose_name_plural": "analyses des propositions",
            },
        ),
        migrations.CreateModel(
            name="Empreinte",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "empreinte d’un texte",
                "verbose_name_plural": "empreintes des textes",
            },
        ),
        migrations.CreateModel(
            name="Examen",
            fields=[
                (
                    "proposition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="examen",
                        serialize=False,
                        to="contributions.proposition",
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="jusqu’au")),
            ],
            options={
                "verbose_name": "examen en cours",
                "verbose_name_plural": "examens en cours",
            },
        ),
        migrations.CreateModel(
            name="FiltreEnregistre",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="nom")),
                ("querystring", models.CharField(max_length=500, verbose_name="filtres")),
                ("shared", models.BooleanField(default=False, verbose_name="partagé avec l’équipe")),
            ],
            options={
                "verbose_name": "filtre enregistré",
                "verbose_name_plural": "filtres enregistrés",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Groupe",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("propose", "Proposé"), ("refuse", "Refusé"), ("fusionne", "Fusionné")],
                        default="propose",
                        max_length=8,
                    ),
                ),
                ("size", models.PositiveSmallIntegerField(default=0, verbose_name="nombre de propositions")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "groupe de propositions presque identiques",
                "verbose_name_plural": "groupes de propositions presque identiques",
            },
        ),
        migrations.CreateModel(
            name="JourDeModeration",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="jour")),
                ("received", models.PositiveIntegerField(default=0, verbose_name="reçues")),
                ("decided", models.PositiveIntegerField(default=0, verbose_name="décidées")),
                ("median", models.DurationField(null=True, verbose_name="délai médian")),
                ("ninetieth", models.DurationField(null=True, verbose_name="délai de neuf sur dix")),
            ],
            options={
                "verbose_name": "jour de modération",
                "verbose_name_plural": "jours de modération",
            },
        ),
        migrations.CreateModel(
            name="MembreDeGroupe",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "membre d’un groupe",
                "verbose_name_plural": "membres des groupes",
            },
        ),
        migrations.CreateModel(
            name="MotDeTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stem", models.CharField(max_length=40)),
                ("weight", models.FloatField()),
            ],
            options={
                "verbose_name": "mot d’un thème",
                "verbose_name_plural": "mots des thèmes",
            },
        ),
        migrations.CreateModel(
            name="ReglesDeModeration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "insults",
                    models.TextField(
                        blank=True,
                        default=contributions.analyse.models.regles.default_insults,
                        help_text="Un mot ou une expression par ligne. Accents, majuscules et pluriels sont reconnus. Une proposition qui en contient un est signalée aux modérateurs, jamais refusée pour cela.",
                        verbose_name="mots à signaler",
                    ),
                ),
                (
                    "trusted_domains",
                    models.TextField(
                        blank=True,
                        default="gouv.fr\nac-*.fr\neduscol.education.fr\nreseau-canope.fr",
                        help_text="Un nom de domaine par ligne ; ses sous-domaines comptent aussi. L’astérisque remplace des lettres.",
                        verbose_name="sites dont les liens ne sont pas signalés",
                    ),
                ),
            ],
            options={
                "verbose_name": "règles de modération",
            },
        ),
        migrations.CreateModel(
            name="SuggestionDeTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("confidence", models.PositiveSmallIntegerField(verbose_name="confiance, sur cent")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="mots")),
                ("refused", models.BooleanField(default=False, verbose_name="écartée")),
            ],
            options={
                "verbose_name": "suggestion de thème",
                "verbose_name_plural": "suggestions de thèmes",
            },
        ),
        migrations.AddField(
            model_name="proposition",
            name="alert_count",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, editable=False, verbose_name="alertes"
            ),
        ),
        migrations.AddField(
            model_name="transition",
            name="before",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="transition",
            name="lot",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="transition",
            name="undoes",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="undone_by",
                to="contributions.transition",
                verbose_name="annule",
            ),
        ),
        migrations.AlterField(
            model_name="transition",
            name="action",
            field=models.CharField(
                choices=[
                    ("confirmer", "Confirmée par l’auteur"),
                    ("publier", "Publiée"),
                    ("valider", "Relue et maintenue en ligne"),
                    ("renvoyer", "Renvoyée à l’auteur"),
                    ("rejeter", "Rejetée"),
                    ("masquer", "Masquée"),
                    ("retablir", "Rétablie"),
                    ("fusionner", "Fusionnée"),
                    ("reclasser", "Reclassée"),
                    ("retirer", "Retirée par l’auteur"),
                    ("modifier", "Modifiée par l’auteur"),
                    ("annuler", "Décision annulée"),
                    ("anonymiser", "Rendue anonyme à la demande de l’auteur"),
                ],
                max_length=12,
                verbose_name="action",
            ),
        ),
        migrations.AddIndex(
            model_name="proposition",
            index=models.Index(
                models.OrderBy(models.F("alert_count"), descending=True),
                models.F("submitted_at"),
                models.F("id"),
                condition=models.Q(
                    ("state", "a_moderer"),
                    models.Q(("moderated_at__isnull", True), ("state", "publiee")),
                    _connector="OR",
                ),
                name="proposition_alerted",
            ),
        ),
        migrations.AddField(
            model_name="alerte",
            name="proposition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="alertes",
                to="contributions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="empreinte",
            name="proposition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="empreintes",
                to="contributions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="examen",
            name="moderator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="examens",
                to=settings.AUTH_USER_MODEL,
                verbose_name="par",
            ),
        ),
        migrations.AddField(
            model_name="filtreenregistre",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="filtres",
                to=settings.AUTH_USER_MODEL,
                verbose_name="créé par",
            ),
        ),
        migrations.AddIndex(
            model_name="groupe",
            index=models.Index(
                models.OrderBy(models.F("size"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("verdict", "propose")),
                name="groupe_largest",
            ),
        ),
        migrations.AddField(
            model_name="membredegroupe",
            name="groupe",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="membres", to="contributions.groupe"
            ),
        ),
        migrations.AddField(
            model_name="membredegroupe",
            name="proposition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appartenances",
                to="contributions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="motdetheme",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="mots", to="vocabulaires.theme"
            ),
        ),
        migrations.AddField(
            model_name="suggestiondetheme",
            name="proposition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="suggestions",
                to="contributions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="suggestiondetheme",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="suggestions",
                to="vocabulaires.theme",
            ),
        ),
        migrations.AddIndex(
            model_name="alerte",
            index=models.Index(fields=["rule", "proposition"], name="alerte_by_rule"),
        ),
        migrations.AddConstraint(
            model_name="alerte",
            constraint=models.UniqueConstraint(fields=("proposition", "rule"), name="alerte_once"),
        ),
        migrations.AddIndex(
            model_name="empreinte",
            index=models.Index(fields=["key", "proposition"], name="empreinte_by_key"),
        ),
        migrations.AddConstraint(
            model_name="filtreenregistre",
            constraint=models.UniqueConstraint(fields=("owner", "name"), name="filtre_name_once_per_owner"),
        ),
        migrations.AddConstraint(
            model_name="membredegroupe",
            constraint=models.UniqueConstraint(
                fields=("groupe", "proposition"), name="membre_once_per_groupe"
            ),
        ),
        migrations.AddConstraint(
            model_name="motdetheme",
            constraint=models.UniqueConstraint(fields=("stem", "theme"), name="mot_de_theme_once"),
        ),
        migrations.AddIndex(
            model_name="suggestiondetheme",
            index=models.Index(
                models.OrderBy(models.F("confidence"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("refused", False)),
                name="suggestion_surest",
            ),
        ),
        migrations.AddIndex(
            model_name="suggestiondetheme",
            index=models.Index(
                models.F("theme"),
                models.OrderBy(models.F("confidence"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("refused", False)),
                name="suggestion_theme_surest",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestiondetheme",
            constraint=models.UniqueConstraint(
                fields=("proposition", "theme"), name="suggestion_de_theme_once"
            ),
        ),
    ]
