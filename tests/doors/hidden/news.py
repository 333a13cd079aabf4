from datetime import date

from entente.engine.marking import Marking, Shared
from entente.news.models import Article
from entente.notices.items import Item
from tests.doors.hidden import Circle
from tests.factories.news import published


def made_of_something_shared(circle: Circle) -> Article:
    given = Shared(Marking.AMBER, organisations=frozenset({circle.organisation.pk}))
    source = Item("documents.document", 1, "Hydra takeover", date(2026, 3, 1), address="/documents/", shared=given)
    return published(circle.source.person, title="Hydra in the news", text="Of the kraken.", marking="AMBER", made_of=source)


HIDDEN = {"article": made_of_something_shared}
