"""Who speaks on this site and who answers for it: one setting, read by every page."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from courriels.fields import AddressField
from editorial import moment
from editorial.models.media import SiteImage
from page_cache import remember_edited


def parse_links(text: str) -> list[dict[str, str]]:
    rows = [line.partition("|") for line in text.splitlines() if line.strip()]
    return [
        {"label": label.strip(), "url": url.strip()}
        for label, _, url in rows
        if label.strip() and url.strip()
    ]


def validate_links(text: str) -> None:
    for line in text.splitlines():
        label, _, url = (part.strip() for part in line.partition("|"))
        if line.strip() and not (label and url.startswith(("/", "https://"))):
            raise ValidationError(
                "Écrivez un lien par ligne : « Texte | adresse », l’adresse commençant par « / » ou « https:// »."
            )


@register_setting(icon="cog")
class SiteIdentity(BaseGenericSetting):
    """The brand block, the legal identity and the site-wide texts.

    The legal fields are those the law asks of every public site (publisher, director of
    publication, host); they are required in the form so that no legal page has a hole.
    """

    class Accessibility(models.TextChoices):
        NON_COMPLIANT = "non", "non conforme"
        PARTIAL = "partielle", "partiellement conforme"
        FULL = "totale", "totalement conforme"

    class BannerKind(models.TextChoices):
        INFO = "info", "Information"
        WARNING = "warning", "Attention"
        ALERT = "alert", "Alerte"

    ministry = models.TextField(
        "ministère, tel qu’écrit dans le bloc marque",
        default="Ministère\nde l’Éducation\nnationale",
        help_text="Une ligne du bloc marque par ligne.",
    )
    service_title = models.CharField(
        "nom du site", max_length=120, default="États généraux du numérique pour l’éducation"
    )
    tagline = models.CharField(
        "accroche", max_length=200, blank=True, default="Concertation nationale sur le numérique à l’école"
    )
    default_social_image = models.ForeignKey(
        SiteImage,
        verbose_name="image de partage par défaut",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    show_demo_banner = models.BooleanField("afficher le bandeau de démonstration", default=False)
    demo_banner = models.CharField(
        "texte du bandeau de démonstration",
        max_length=300,
        default="Site de démonstration : les propositions, les commentaires, les rencontres à venir et "
        "l’avancement des mesures sont inventés. Les faits de 2020 le disent et donnent leur source.",
    )
    banner_title = models.CharField(
        "titre du bandeau du jour", max_length=60, blank=True, help_text="Laissez vide : aucun bandeau."
    )
    banner_text = models.CharField("texte du bandeau du jour", max_length=200, blank=True)
    banner_kind = models.CharField(
        "importance du bandeau", max_length=10, choices=BannerKind, default=BannerKind.INFO
    )
    banner_until = models.DateField(
        "dernier jour du bandeau",
        null=True,
        blank=True,
        help_text="Laissez vide s’il reste jusqu’à nouvel ordre.",
    )
    footer_links = models.TextField(
        "liens du pied de page",
        blank=True,
        validators=[validate_links],
        help_text="Un lien par ligne : « Texte | adresse ». Par exemple « Charte | /charte/ ».",
    )
    contact_email = AddressField("adresse électronique de contact", default="contact@example.org")
    footer_text = models.TextField(
        "texte du pied de page", blank=True, help_text="Deux ou trois phrases qui disent ce qu’est ce site."
    )
    mastodon_url = models.URLField("Mastodon", blank=True)
    linkedin_url = models.URLField("LinkedIn", blank=True)
    x_url = models.URLField("X", blank=True)
    facebook_url = models.URLField("Facebook", blank=True)
    youtube_url = models.URLField("YouTube", blank=True)
    instagram_url = models.URLField("Instagram", blank=True)

    publisher_name = models.CharField("éditeur", max_length=200)
    publisher_address = models.TextField("adresse de l’éditeur")
    publisher_phone = models.CharField("téléphone de l’éditeur", max_length=30)
    publication_director = models.CharField("directeur ou directrice de la publication", max_length=200)
    host_name = models.CharField("hébergeur", max_length=200)
    host_address = models.TextField("adresse de l’hébergeur")
    host_phone = models.CharField("téléphone de l’hébergeur", max_length=30)

    accessibility_status = models.CharField(
        "conformité au RGAA",
        max_length=10,
        choices=Accessibility,
        default=Accessibility.NON_COMPLIANT,
        help_text="Sans audit valide, un site est « non conforme ».",
    )
    accessibility_email = AddressField(
        "adresse électronique pour l’accessibilité",
        blank=True,
        help_text="Laissez vide pour utiliser l’adresse de contact.",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("ministry"),
                    FieldPanel("service_title"),
                    FieldPanel("tagline"),
                    FieldPanel("default_social_image"),
                    MultiFieldPanel(
                        [FieldPanel("show_demo_banner"), FieldPanel("demo_banner")], heading="Démonstration"
                    ),
                ],
                heading="Identité",
            ),
            ObjectList(
                [
                    FieldPanel("banner_title"),
                    FieldPanel("banner_text"),
                    FieldPanel("banner_kind"),
                    FieldPanel("banner_until"),
                ],
                heading="Bandeau du jour",
            ),
            ObjectList(
                [
                    FieldPanel("contact_email"),
                    FieldPanel("footer_text"),
                    FieldPanel("footer_links"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("mastodon_url"), FieldPanel("linkedin_url")]),
                            FieldRowPanel([FieldPanel("x_url"), FieldPanel("facebook_url")]),
                            FieldRowPanel([FieldPanel("youtube_url"), FieldPanel("instagram_url")]),
                        ],
                        heading="Comptes sur les réseaux sociaux",
                    ),
                ],
                heading="Contact et pied de page",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("publisher_name"),
                            FieldPanel("publisher_address"),
                            FieldPanel("publisher_phone"),
                            FieldPanel("publication_director"),
                        ],
                        heading="Éditeur",
                    ),
                    MultiFieldPanel(
                        [FieldPanel("host_name"), FieldPanel("host_address"), FieldPanel("host_phone")],
                        heading="Hébergeur",
                    ),
                ],
                heading="Mentions légales",
            ),
            ObjectList(
                [FieldPanel("accessibility_status"), FieldPanel("accessibility_email")],
                heading="Accessibilité",
            ),
        ]
    )

    select_related = ["default_social_image"]

    SOCIAL_NETWORKS = (
        ("mastodon", "Mastodon"),
        ("linkedin", "LinkedIn"),
        ("x", "X"),
        ("facebook", "Facebook"),
        ("youtube", "YouTube"),
        ("instagram", "Instagram"),
    )

    class Meta:
        verbose_name = "identité du site"
        verbose_name_plural = "identité du site"

    def __str__(self) -> str:
        return self.service_title

    @classmethod
    @remember_edited
    def remembered(cls) -> "SiteIdentity":
        """The one row, for pages to read; nobody modifies it."""
        return cls.load()

    @property
    def ministry_name(self) -> str:
        """The name of the ministry, broken into lines as editors wrote it."""
        return "\n".join(line.strip() for line in self.ministry.splitlines() if line.strip())

    @property
    def banner_is_shown(self) -> bool:
        """Until the end of its last day, when every cached page is made anew."""
        return bool(self.banner_title) and (self.banner_until is None or moment.today() <= self.banner_until)

    @property
    def footer_entries(self) -> list[dict[str, str]]:
        """The links that the editors add to the footer, each with its text and its address."""
        return parse_links(self.footer_links)

    @property
    def accessibility_status_label(self) -> str:
        return self.get_accessibility_status_display()

    @property
    def accessibility_contact(self) -> str:
        return self.accessibility_email or self.contact_email

    @property
    def social_accounts(self) -> list[dict[str, str]]:
        """The accounts that exist, each with the network's key, its label and the address."""
        accounts = ((key, label, getattr(self, f"{key}_url")) for key, label in self.SOCIAL_NETWORKS)
        return [{"key": key, "label": label, "url": url} for key, label, url in accounts if url]
