"""Public addresses: the applications' own first, then Wagtail's page tree."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from comptes.password_reset import PasswordResetView
from comptes.views.administration import LoginView, LogoutView
from editorial import serving
from editorial.views import media

handler400 = "editorial.errors.bad_request"
handler403 = "editorial.errors.permission_denied"
handler404 = "editorial.errors.page_not_found"
handler500 = "editorial.errors.server_error"

urlpatterns = [
    # Before the administration’s own, which know no device, sign out by a link and have no limit.
    path("admin/login/", never_cache(LoginView.as_view()), name="wagtailadmin_login"),
    path("admin/logout/", never_cache(LogoutView.as_view()), name="wagtailadmin_logout"),
    path(
        "admin/password_reset/", never_cache(PasswordResetView.as_view()), name="wagtailadmin_password_reset"
    ),
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's own at the same addresses, which give them their names.
    path("", include("editorial.restricted_urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("protection/", include("protection.urls")),
    path("recherche/", include("search.urls")),
    path("themes/", include("vocabulaires.urls")),
    path("partenaires/", include("partenaires.urls")),
    path("propositions/", include("contributions.public.urls")),
    path("moderation/", include("contributions.decisions.journal_urls")),
    path("mon-espace/propositions/", include("contributions.decisions.espace_urls")),
    path("mon-espace/commentaires/", include("contributions.commentaires.espace_urls")),
    path("mon-espace/soutiens/", include("contributions.decisions.supports_urls")),
    path("mon-espace/", include("comptes.urls")),
    path("suites/", include("suites.urls")),
    path("evenements/", include("evenements.urls")),
    path("regions/", include("evenements.regions.urls")),
    path("actualites/", include("actualites.urls")),
    path("lettres/", include("lettres.urls")),
    path("api/v1/propositions/", include("contributions.propositions.api_urls")),
    path("api/v1/evenements/", include("evenements.api_urls")),
    path("api/v1/", include("home.api_urls")),
    path("", include("editorial.urls")),
    path("", include("operations.urls")),
    path("", include("home.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/courriels/", include("courriels.urls")))

if settings.MEDIA_URL.startswith("/"):
    urlpatterns.append(re_path(rf"^{settings.MEDIA_URL[1:]}(?P<path>.*)$", media, name="media"))

urlpatterns += [
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
