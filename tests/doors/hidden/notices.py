from entente.engine.marking import Marking, Shared
from entente.governance.references import reference_of
from entente.notices import actions
from entente.notices.models import Notice
from tests.doors.hidden import Circle
from tests.factories.notices import AT


def said_in_a_group(circle: Circle) -> Notice:
    """And kept in its archive."""
    return actions.tell(
        "notices.announcement",
        to=[circle.insider.person_id],
        subject="Hydra announced",
        body="The kraken comes.",
        by=circle.source.person,
        at=AT,
        home=reference_of(circle.body),
        shared=Shared(Marking.AMBER, groups=frozenset({circle.body.pk})),
    )


HIDDEN = {"notice": said_in_a_group}
