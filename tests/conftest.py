"""What every test may ask for: vocabularies loaded once, a moment, and somebody of each kind."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import settings

from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.people import account
from tests.scratch import ON_POSTGRESQL, migrated_database, migrated_file

EXAMPLES = int(os.environ.get("ENTENTE_EXAMPLES", "50"))  # of each law that names no number; `make long` tries more
settings.register_profile("house", deadline=None, max_examples=EXAMPLES)  # a busy machine is no fault of the law
settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tests' database begins as a copy of one that is migrated already."""
    from django.db import connection

    if ON_POSTGRESQL:
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_database()
    else:
        connection.settings_dict["TEST"]["NAME"] = str(shutil.copy(migrated_file(), tmp_path_factory.mktemp("database") / "test.sqlite3"))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    return not ON_POSTGRESQL  # the copy lies in a folder that is cleared


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    from entente.vocabulary.actions import load

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        load()


@pytest.fixture(autouse=True)
def _texts_forgotten() -> None:
    """The keys of a database that was rolled back come again in the next test, with other texts."""
    from entente.certification.queries import likeness

    likeness.known.cache_clear()


@pytest.fixture
def at() -> datetime:
    return datetime(2018, 9, 30, 12, tzinfo=UTC)


@pytest.fixture
def office(db: None) -> Account:
    return account(RoleCode.OFFICE)


@pytest.fixture
def auditor(db: None) -> Account:
    return account(RoleCode.AUDITOR)


@pytest.fixture
def commission(db: None) -> Account:
    return account(RoleCode.COMMISSION)


@pytest.fixture
def assessor(db: None) -> Account:
    return account(RoleCode.ASSESSOR, country="FR")


@pytest.fixture
def signed_in() -> Callable[[Account], Client]:
    """A client signed in as somebody."""

    def sign_in(who: Account) -> Client:
        client = Client()
        client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
