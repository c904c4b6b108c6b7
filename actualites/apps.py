from django.apps import AppConfig


class ActualitesConfig(AppConfig):
    name = "actualites"
    verbose_name = "Actualités"

    def ready(self) -> None:
        from actualites import sections
        from actualites.models import ActualitePage
        from partenaires.sections import partner_sections
        from search import registry as search_registry
        from search.sources import PageSource
        from vocabulaires.merging import register_use
        from vocabulaires.page_themes import page_use
        from vocabulaires.sections import theme_sections

        theme_sections.register(sections.theme_section, order=30)
        partner_sections.register(sections.partner_section, order=30)
        register_use(page_use("actualités", ActualitePage))
        search_registry.register(
            PageSource("actualite", "Actualité", "Actualités", [ActualitePage], date=lambda page: page.date)
        )
