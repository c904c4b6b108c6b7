from datetime import timedelta

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = "Éditorial"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect

        import page_cache
        from editorial import privacy, references, text_fields
        from editorial.clocks import next_scheduled_page
        from editorial.models import Phase, SiteIdentity
        from editorial.newsroom import dashboard
        from editorial.tables import exports
        from operations import scheduled

        text_fields.keep_every_field_legible()
        exports.write_every_list_for_french_spreadsheets()
        references.connect()
        page_cache.register_clock(next_scheduled_page)
        page_cache.watch(Phase, SiteIdentity, Redirect)
        dashboard.register_own()
        privacy.tell_what_it_covers()
        scheduled.register("review_contents", every=timedelta(days=1))
        scheduled.register("purge_introuvables", every=timedelta(days=1))
        scheduled.register("publish_scheduled", every=timedelta(minutes=1))
