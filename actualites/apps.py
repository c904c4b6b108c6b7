from django.apps import AppConfig


class ActualitesConfig(AppConfig):
    name = "actualites"
    verbose_name = "Actualités"

    def ready(self) -> None:
        from actualites import partner_access, sections, signal_handlers
        from actualites.models import ActualitePage
        from partenaires.home import register_contents
        from partenaires.sections import partner_sections
        from search import registry as search_registry
        from search.sources import PageSource
        from vocabulaires.merging import register_use
        from vocabulaires.page_themes import page_use
        from vocabulaires.sections import theme_sections

        signal_handlers.connect()
        partner_access.open_views()
        register_contents(partner_access.own_contents)
        theme_sections.register(sections.theme_section, order=30)
        partner_sections.register(sections.partner_section, order=30)
        register_use(page_use("actualités", ActualitePage))
        search_registry.register(
            PageSource("actualite", "Actualité", "Actualités", [ActualitePage], date=lambda page: page.date)
        )
