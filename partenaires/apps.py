from django.apps import AppConfig


class PartenairesConfig(AppConfig):
    name = "partenaires"
    verbose_name = "Partenaires"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        import page_cache
        from editorial import old_addresses
        from editorial.sitemaps import register as register_sitemap
        from partenaires import membres
        from partenaires.access import open_common_views
        from partenaires.models import Membre, Partenaire
        from partenaires.sitemaps import SITEMAP
        from search import registry as search_registry
        from search.sources import LiveModelSource

        open_common_views()
        old_addresses.follow(Partenaire)
        post_delete.connect(membres.close_account, sender=Membre, dispatch_uid="partenaires.close_account")
        page_cache.watch(Membre, Partenaire)
        register_sitemap(SITEMAP)
        search_registry.register(
            LiveModelSource(
                "partenaire",
                "Partenaire",
                "Partenaires",
                Partenaire,
                fields=["name", "summary", "statement"],
                extract=lambda partner: partner.summary,
            )
        )
