from django.urls import path

from editorial import robots

app_name = "editorial"

urlpatterns = [
    path("robots.txt", robots.robots_txt, name="robots"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", robots.sitemap_file, name="sitemap_file"),
    path(".well-known/security.txt", robots.security_txt, name="security"),
]
