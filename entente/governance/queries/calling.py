"""How a meeting is called: of which kind, in which form, by which notice, and what is wrong with that."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.engine.sitting import Notice, notice
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Gathering
from entente.governance.choices import BodyKind, Taking
from entente.governance.models import Body, Meeting, NoticeRule
from entente.governance.queries.rules import notice_rule_of

FORMAL = frozenset({BodyKind.ASSEMBLY, BodyKind.BOARD, BodyKind.PARTNERSHIP_BOARD})  # whose notice says how one takes part from afar


@dataclass(frozen=True, slots=True)
class Calling:
    """`notice` is None where no rule is on file. A meeting that is announced is told by the day it was."""

    meeting: Meeting
    form: Taking
    rule: NoticeRule | None
    notice: Notice | None
    is_sent: bool
    needs_remote: bool

    @property
    def is_late(self) -> bool:
        return self.notice is not None and not self.notice.is_kept

    @property
    def sentence(self) -> str:
        """Of the notice, whatever it is."""
        if self.rule is None or self.notice is None:
            return _("No notice period is on file for this kind of meeting.")
        kind, source = self.meeting.get_kind_display().lower(), f" ({self.rule.source})" if self.rule.source else ""
        asked = ngettext("%(kind)s: %(days)s day%(source)s.", "%(kind)s: %(days)s days%(source)s.", self.rule.days)
        said = {"kind": kind.capitalize(), "days": self.rule.days, "source": source}
        return f"{asked % said} {self._given(self.notice)}"

    @property
    def refusal(self) -> str:
        if self.needs_remote:
            return _("The notice has to say how one follows, votes and asks from afar. Write it under “How it is called” first.")
        if self.rule and self.rule.blocks and self.is_late:
            return _("The notice would be too late. %(said)s Choose a later day, or call it as another kind of meeting.") % {
                "said": self.sentence
            }
        return ""

    def _given(self, told: Notice) -> str:
        given = max(told.given, 0)
        words = {"given": given, "day": date_format(told.earliest, "j F Y")}
        if self.is_sent:
            sent = ngettext("It was announced %(given)s day before.", "It was announced %(given)s days before.", given)
            return sent % words
        if told.is_kept:
            left = ngettext("Announced today, it has %(given)s day.", "Announced today, it has %(given)s days.", given)
            return left % words
        late = ngettext(
            "Announced today, it has %(given)s day: it could be on %(day)s at the earliest.",
            "Announced today, it has %(given)s days: it could be on %(day)s at the earliest.",
            given,
        )
        return late % words


def meeting_of(gathering: Gathering, body: Body) -> Meeting:
    """As it was noted, or an ordinary meeting that is not written down yet."""
    return Meeting.objects.select_related("item", "body").filter(pk=gathering.pk).first() or Meeting(gathering=gathering, body=body)


def calling_of(gathering: Gathering, at: datetime) -> Calling | None:
    """None for a gathering that is no body's."""
    body = body_of(gathering)
    return called(gathering, meeting_of(gathering, body), at) if body else None


def called(gathering: Gathering, meeting: Meeting, at: datetime) -> Calling:
    is_sent = gathering.state != GatheringState.DRAFT and gathering.announced_at is not None
    noticed_at = meeting.noticed_at or gathering.announced_at
    sent_on = _day(gathering, noticed_at if is_sent and noticed_at else at)
    meets_on = _day(gathering, gathering.starts_at)
    rule, form = notice_rule_of(meeting.body_id, meeting.kind, meets_on), form_of(gathering)
    needs_remote = form != Taking.ROOM and not meeting.remote_how.strip() and meeting.body.kind in FORMAL
    return Calling(meeting, form, rule, notice(sent_on, meets_on, rule.days) if rule else None, is_sent, needs_remote)


def form_of(gathering: Gathering) -> Taking:
    if gathering.is_hybrid:
        return Taking.HYBRID
    return Taking.REMOTE if gathering.link else Taking.ROOM


def body_of(gathering: Gathering) -> Body | None:
    room, noun, number = (str(gathering.home.get(name, "")) for name in ("room", "noun", "id"))
    return Body.objects.filter(pk=number).first() if (room, noun) == ("governance", "body") and number.isdecimal() else None


def _day(gathering: Gathering, moment: datetime) -> date:
    return timezone.localtime(moment, gathering.tz).date()
