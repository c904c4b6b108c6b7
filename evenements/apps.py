from datetime import timedelta

from django.apps import AppConfig


class EvenementsConfig(AppConfig):
    name = "evenements"
    verbose_name = "Événements"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        import page_cache
        from comptes import follows as follows_registry
        from comptes import personal_data as personal_data_registry
        from comptes.sections import espace_sections
        from contributions.ateliers import places
        from courriels import worker
        from editorial.sitemaps import register as register_sitemap
        from evenements import consequences, follows, sections
        from evenements.clock import next_event_moment
        from evenements.inscriptions import announcements, espace, personal_data
        from evenements.lists import SEARCH_KIND
        from evenements.models import Correspondant, EvenementPage
        from evenements.regions import sitemaps
        from operations import scheduled
        from partenaires.sections import partner_sections
        from search import registry as search_registry
        from search.sources import PageSource
        from vocabulaires.merging import register_use
        from vocabulaires.page_themes import page_use
        from vocabulaires.sections import region_sections, theme_sections

        page_published.connect(
            consequences.on_published, sender=EvenementPage, dispatch_uid="evenements.published"
        )
        page_unpublished.connect(
            consequences.on_unpublished, sender=EvenementPage, dispatch_uid="evenements.unpublished"
        )
        worker.register_writer(announcements.write_due)
        follows_registry.register(follows.EVENEMENT)
        region_sections.register(sections.region_section, order=10)
        register_sitemap(sitemaps.SITEMAP)
        page_cache.watch(Correspondant)
        places.register(lambda: EvenementPage.objects.order_by("-start_date", "-pk"))
        theme_sections.register(sections.theme_section, order=20)
        partner_sections.register(sections.partner_section, order=20)
        scheduled.register("send_rappels", every=timedelta(minutes=15))
        scheduled.register("release_places", every=timedelta(minutes=1))
        scheduled.register("purge_inscriptions", every=timedelta(days=1))
        espace_sections.register(espace.registrations_section, order=40)
        personal_data_registry.register(personal_data.REGISTRATIONS, order=40)
        register_use(page_use("rencontres", EvenementPage))
        page_cache.register_clock(next_event_moment)
        search_registry.register(
            PageSource(
                SEARCH_KIND, "Rencontre", "Rencontres", [EvenementPage], date=lambda page: page.start_date
            )
        )
