"""What goes wrong is said on a page, whoever asks and however early it goes wrong."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_request_for_another_host_is_refused_with_a_page(client: Client):
    answer = client.get("/members/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
