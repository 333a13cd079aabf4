from django.urls import path, re_path

from entente.api import errors
from entente.api.app import api

urlpatterns = [path("", api.urls), re_path("", errors.nothing_here, name="nothing")]
