"""The WSGI door that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entente.project.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 -- every room is loaded before the first reader comes
gc.freeze()  # what is loaded is no garbage: nobody waits while it is walked through
