"""WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from operations.wsgi import measured
from page_cache.wsgi import cached

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# The cache reads the settings once Django is set up.
application = measured(cached(get_wsgi_application()))

# What was loaded so far lives as long as the process: the collector need not look at it again.
gc.collect()
gc.freeze()
