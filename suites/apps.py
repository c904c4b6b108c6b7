from django.apps import AppConfig


class SuitesConfig(AppConfig):
    name = "suites"
    verbose_name = "Suites de la consultation"

    def ready(self) -> None:
        from wagtail.signals import published

        import page_cache
        from comptes import follows as follows_registry
        from contributions.propositions.sections import proposition_sections
        from editorial import old_addresses
        from editorial.navigation import register_entry
        from editorial.sitemaps import register as register_sitemap
        from search import registry as search_registry
        from search.sources import LiveModelSource
        from suites import follows, sections
        from suites.models import Citation, Mesure, MesureEtape
        from suites.sitemaps import SITEMAP
        from vocabulaires.sections import region_sections, theme_sections

        old_addresses.follow(Mesure)
        page_cache.watch(Mesure, MesureEtape, Citation)
        published.connect(follows.on_published, sender=Mesure, dispatch_uid="suites.follows")
        follows_registry.register(follows.MESURE)
        register_entry("Suites", "/suites/", position=6)
        register_sitemap(SITEMAP)
        proposition_sections.register(sections.measures_of, order=10)
        theme_sections.register(sections.theme_section, order=15)
        region_sections.register(sections.region_section, order=40)
        search_registry.register(
            LiveModelSource(
                "mesure",
                "Mesure",
                "Mesures",
                Mesure,
                fields=["title", "summary", "body", "organisme"],
                extract=lambda mesure: mesure.summary,
            )
        )
