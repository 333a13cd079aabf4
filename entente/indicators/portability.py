"""What this room keeps about a person: the values it entered and judged."""

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.indicators.models import Observation
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    rows = Observation.objects.filter(Q(entered_by=person_id) | Q(judged_by=person_id)).select_related("indicator").order_by("pk")
    said = [
        (row.indicator.code, row.on, row.value, "entered" if row.entered_by_id == person_id else row.state, row.evidence, row.remark)
        for row in rows
    ]
    return [Section(_("Values of indicators you entered or judged"), ("indicator", "on", "value", "what", "evidence", "remark"), said)]
