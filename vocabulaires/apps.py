from django.apps import AppConfig


class VocabulairesConfig(AppConfig):
    name = "vocabulaires"
    verbose_name = "Vocabulaires"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        import page_cache
        from comptes import follows as follows_registry
        from editorial import navigation, sitemaps
        from search import registry, synonyms
        from vocabulaires import follows, merging
        from vocabulaires.models import Academie, Axe, Profil, RegionAcademique, Theme
        from vocabulaires.search_source import SOURCE
        from vocabulaires.sitemaps import SITEMAP
        from vocabulaires.synonyms import theme_synonyms

        pre_delete.connect(merging.keep_in_use, sender=Theme, dispatch_uid="vocabulaires.keep_in_use")
        sitemaps.register(SITEMAP)
        follows_registry.register(follows.THEME)
        navigation.register_entry("Thèmes", "/themes/", position=3)
        page_cache.watch(Academie, Axe, Profil, RegionAcademique, Theme)
        registry.register(SOURCE)
        synonyms.register(theme_synonyms)
