"""The newsletter's editor: sections in their order, items pulled into them or written there."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from entente.notices import access, actions, items
from entente.notices.choices import AnnouncementForm, AnnouncementState
from entente.notices.items import Item
from entente.notices.models import Announcement, Entry, Section
from entente.web.acting import who
from entente.web.notices.acting import answer, pressed
from entente.web.notices.forms import EntryForm, SectionForm


@login_required
@require_GET
def newsletter(request: HttpRequest, pk: int) -> HttpResponse:
    return _editor(request, access.announcement_to_write(request.user, pk))


def _editor(request: HttpRequest, row: Announcement, *, status: int = 200, **more: Any) -> HttpResponse:
    since = parse_since(request, row)
    sections = list(row.sections.prefetch_related("entries"))
    held = {entry.key for section in sections for entry in section.entries.all()}
    context = {
        "announcement": row,
        "sections": sections,
        "since": since,
        "offered": [(label, [item for item in found if item.key not in held]) for label, found in _offered(since)],
        "section_form": SectionForm(),
        "entry_form": EntryForm(),
    }
    return render(request, "notices/newsletter.html", context | more, status=status)


@login_required
@require_POST
def add_section(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _editor(request, row, status=422, section_form=form)
    return pressed(request, lambda at: actions.put_section(row, **form.cleaned_data, by=who(request), at=at), to=_to(row))


@login_required
def edit_section(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    form = SectionForm(request.POST or None, initial={"title": section.title, "intro": section.intro})
    return answer(
        request,
        "notices/piece.html",
        {"form": form, "announcement": section.announcement, "title": _("Change the section")},
        lambda fields, at: actions.put_section(section.announcement, **fields, known=section, by=who(request), at=at),
        to=_to(section.announcement),
    )


@login_required
@require_POST
def drop_section(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    return pressed(request, lambda at: actions.drop_section(section, by=who(request), at=at), to=_to(section.announcement))


@login_required
@require_POST
def move_section(request: HttpRequest, pk: int) -> HttpResponse:
    section, up = _section(request, pk), "up" in request.POST
    return pressed(request, lambda at: actions.move_section(section, up=up, by=who(request), at=at), to=_to(section.announcement))


@login_required
def add_entry(request: HttpRequest, pk: int) -> HttpResponse:
    section = _section(request, pk)
    return answer(
        request,
        "notices/piece.html",
        {"form": EntryForm(request.POST or None), "announcement": section.announcement, "title": _("Write an item")},
        lambda fields, at: actions.put_entry(section, **fields, by=who(request), at=at),
        to=_to(section.announcement),
    )


@login_required
def edit_entry(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    row = entry.section.announcement
    form = EntryForm(request.POST or None, initial={"title": entry.title, "text": entry.text, "address": entry.address})
    return answer(
        request,
        "notices/piece.html",
        {"form": form, "announcement": row, "title": _("Change the item")},
        lambda fields, at: actions.put_entry(entry.section, **fields, known=entry, by=who(request), at=at),
        to=_to(row),
    )


@login_required
@require_POST
def drop_entry(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    return pressed(request, lambda at: actions.drop_entry(entry, by=who(request), at=at), to=_to(entry.section.announcement))


@login_required
@require_POST
def move_entry(request: HttpRequest, pk: int) -> HttpResponse:
    entry, up = _entry(request, pk), "up" in request.POST
    return pressed(request, lambda at: actions.move_entry(entry, up=up, by=who(request), at=at), to=_to(entry.section.announcement))


@login_required
@require_POST
def pull(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy the ticked items into a section."""
    section, wanted = _section(request, pk), set(request.POST.getlist("item"))
    since = parse_since(request, section.announcement)
    chosen = [item for _label, found in _offered(since) for item in found if item.key in wanted]
    said = ngettext("%(n)s item was pulled.", "%(n)s items were pulled.", len(chosen)) % {"n": len(chosen)}
    to = f"{_to(section.announcement)}?since={since:%Y-%m-%d}"
    return pressed(request, lambda at: actions.pull(section, chosen, by=who(request), at=at), to=to, said=said if chosen else "")


def parse_since(request: HttpRequest, row: Announcement) -> date:
    """From which day on items are offered: as asked, else since the newsletter before, else the last month."""
    asked = request.GET.get("since") or request.POST.get("since") or ""
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    return day or _last(row) or timezone.localdate() - timedelta(days=30)


def _last(row: Announcement) -> date | None:
    sent = Announcement.objects.filter(form=AnnouncementForm.NEWSLETTER, state=AnnouncementState.SENT).exclude(pk=row.pk)
    last = sent.order_by("-pk").values_list("notice__created_at", flat=True).first()
    return timezone.localtime(last).date() if last else None


def _offered(since: date) -> Iterator[tuple[str, list[Item]]]:
    until = timezone.localdate() + timedelta(days=1)
    for source in items.all_sources():
        if found := list(source.items(since, until)):
            yield str(source.label), found


def _section(request: HttpRequest, pk: int) -> Section:
    access.writer(request.user)
    return get_object_or_404(Section.objects.select_related("announcement"), pk=pk)


def _entry(request: HttpRequest, pk: int) -> Entry:
    access.writer(request.user)
    return get_object_or_404(Entry.objects.select_related("section__announcement"), pk=pk)


def _to(row: Announcement) -> str:
    return reverse("notices:newsletter", args=[row.pk])
