"""The installation's own settings, with a throwaway key, home and database."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "a key for tests only, never used where it matters, 50 characters")
os.environ["ENTENTE_HOME"] = os.environ.get("ENTENTE_TEST_HOME") or tempfile.mkdtemp(prefix="entente-test-")
os.environ["ENTENTE_STATIC_STORAGE"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
if os.environ.get("ENTENTE_TEST_DATABASE") == "postgresql":
    os.environ["DATABASE_URL"] = os.environ.get("ENTENTE_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
else:
    os.environ.pop("DATABASE_URL", None)

from entente.project.settings import *

DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT.mkdir(exist_ok=True)
