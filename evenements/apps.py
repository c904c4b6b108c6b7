from django.apps import AppConfig


class EvenementsConfig(AppConfig):
    name = "evenements"
    verbose_name = "Événements"

    def ready(self) -> None:
        import page_cache
        from comptes import follows as follows_registry
        from evenements import follows, sections
        from evenements.clock import next_event_moment
        from evenements.lists import SEARCH_KIND
        from evenements.models import EvenementPage
        from partenaires.sections import partner_sections
        from search import registry as search_registry
        from search.sources import PageSource
        from vocabulaires.merging import register_use
        from vocabulaires.page_themes import page_use
        from vocabulaires.sections import theme_sections

        follows_registry.register(follows.EVENEMENT)
        theme_sections.register(sections.theme_section, order=20)
        partner_sections.register(sections.partner_section, order=20)
        register_use(page_use("rencontres", EvenementPage))
        page_cache.register_clock(next_event_moment)
        search_registry.register(
            PageSource(
                SEARCH_KIND, "Rencontre", "Rencontres", [EvenementPage], date=lambda page: page.start_date
            )
        )
