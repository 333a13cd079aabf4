"""Each room's way of showing what was found is a question that both databases can answer."""

import pytest

from entente.people.together import together
from entente.search.kinds import kinds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", sorted(kinds()))
def test_its_rows_can_be_asked_for(noun):
    assert together([kinds()[noun].rows([999_999_999])]) == [[]]
