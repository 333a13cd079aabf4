"""Calling the API with a token, as a program does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from entente.people import access, actions
from entente.people.choices import Permission
from entente.people.models import Account


@pytest.fixture
def token() -> Callable[..., str]:
    """A token of somebody: with all that the person may, or with the scopes named."""

    def make(who: Account, *scopes: Permission, lasts: timedelta = timedelta(days=1), all_scopes: bool = True) -> str:
        chosen = [Permission(code) for code in access.permissions_of(who)] if all_scopes and not scopes else scopes
        return actions.make_token(who.person, "test", chosen, lasts=lasts, at=timezone.now())

    return make


@pytest.fixture
def call(client: Client) -> Callable[..., HttpResponse]:
    def send(method: str, path: str, token: str = "", body: Any = None, **headers: str) -> HttpResponse:
        if token:
            headers["authorization"] = f"Bearer {token}"
        return client.generic(
            method, f"/api{path}", body if isinstance(body, str | bytes) else _json(body), "application/json", headers=headers
        )

    return send


def _json(body: Any) -> str:
    import json

    return "" if body is None else json.dumps(body)
