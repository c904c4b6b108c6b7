"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from page_cache.wsgi import cached

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# The cache reads the settings once Django is set up.
application = cached(get_wsgi_application())
