from datetime import timedelta

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "contributions"
    verbose_name = "Contributions"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from comptes import follows as follows_registry
        from comptes import intents, retention
        from comptes import personal_data as personal_data_registry
        from comptes.models import User
        from comptes.sections import espace_sections, register_page
        from contributions.analyse import grouping, screening
        from contributions.commentaires import counts as comment_counts
        from contributions.commentaires import espace as comments_espace
        from contributions.commentaires import personal_data as comments_data
        from contributions.commentaires import reports as comment_reports
        from contributions.commentaires import supports as comment_supports
        from contributions.decisions import espace, own_supports, personal_data, support_counts, supports
        from contributions.decisions.search_source import SOURCE
        from contributions.moderation import home
        from contributions.propositions import counters, follows, moments, sections, sitemaps, themes
        from contributions.propositions.models import Motif, Reponse
        from contributions.signalements import reports
        from editorial.navigation import register_entry
        from editorial.sitemaps import register as register_sitemap
        from operations import counters as checked
        from operations import metrics, scheduled
        from page_cache import register_clock, watch
        from partenaires.sections import partner_sections
        from search import registry as search_registry
        from vocabulaires.merging import register_use
        from vocabulaires.sections import region_sections, register_proposition_totals, theme_sections

        watch(Motif, Reponse)
        for room in (support_counts, counters, comment_counts, reports, comment_reports, screening, grouping):
            checked.register(*room.COUNTERS)
        theme_sections.register(sections.theme_section, order=10)
        region_sections.register(sections.region_section, order=30)
        partner_sections.register(sections.partner_section, order=10)
        register_proposition_totals(sections.totals_by_theme)
        register_use(themes.THEME_USE)
        register_sitemap(sitemaps.SITEMAP)
        search_registry.register(SOURCE)
        register_entry("Propositions", "/propositions/", position=2)
        register_clock(moments.next_moment)
        follows_registry.register(follows.PROPOSITION)
        moments.connect()
        espace_sections.register(espace.propositions_section, order=10)
        register_page("Mes propositions", "contributions_espace:list", order=10)
        espace_sections.register(own_supports.supports_section, order=15)
        register_page("Mes soutiens", "contributions_supports:list", order=15)
        intents.register(own_supports.SUPPORT)
        personal_data_registry.register(own_supports.SUPPORTS, order=15)
        pre_delete.connect(
            supports.forget_before_deletion, sender=User, dispatch_uid="contributions.forget_supports"
        )
        pre_delete.connect(
            comment_supports.forget_before_deletion,
            sender=User,
            dispatch_uid="contributions.forget_comment_supports",
        )
        personal_data_registry.register(personal_data.PROPOSITIONS, order=20)
        espace_sections.register(comments_espace.comments_section, order=20)
        register_page("Mes commentaires", "contributions_commentaires:list", order=20)
        personal_data_registry.register(comments_data.COMMENTS, order=30)
        personal_data_registry.register(comments_data.COMMENT_DRAFTS, order=35)
        personal_data_registry.register(comments_data.COMMENT_SUPPORTS, order=40)
        personal_data_registry.register(comments_data.REPORTS, order=45)
        retention.register_end(espace.end_of_the_consultation)
        register_sitemap(sitemaps.JOURNAL)
        scheduled.register("purge_brouillons", every=timedelta(days=1))
        scheduled.register("check_counters", every=timedelta(days=1))
        scheduled.register("count_moderation", every=timedelta(hours=1))
        scheduled.register("purge_signalements", every=timedelta(days=1))
        scheduled.register("purge_imports", every=timedelta(days=1))
        scheduled.register("screen_propositions", every=timedelta(days=1))
        metrics.register_gauge(
            "propositions_waiting", "Propositions to moderate, up to 10,000.", home.waiting_count
        )
        metrics.register_gauge(
            "moderation_delay_seconds", "How long the oldest has waited for a decision.", home.waiting_seconds
        )
