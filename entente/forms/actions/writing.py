"""Writing a form. What a round has asked is frozen: a change after that is a new version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.questions import Questionnaire, minutes, stored
from entente.forms.actions.finding import held_version
from entente.forms.models import Form, Version
from entente.forms.refusals import CannotWrite
from entente.notices.references import key_of
from entente.people.models import Person

LONGEST_TITLE = 200


@transaction.atomic
def write_form(
    title: str,
    questionnaire: Questionnaire,
    *,
    home: Mapping[str, Any] | None = None,
    ready: str = "",
    by: Person,
    at: datetime,
) -> Form:
    """A new form with its first version."""
    entry = record.open()
    kept: dict[str, Any] = {"home": dict(home or {}), "home_key": key_of(home), "ready": ready, "author": by, "changed_at": at}
    form = Form.objects.create(title=checked_title(title), keys_given=highest_key(questionnaire), **kept)
    version = Version.objects.create(form=form, number=1, **_asked(questionnaire), changed_by=by, changed_at=at)
    entry.enter("forms.written", form, by=by, after=_told(version) | {"home": form.home_key})
    return form


@transaction.atomic
def change_form(
    form: Form, *, questionnaire: Questionnaire | None = None, title: str | None = None, after: int | None = None, by: Person, at: datetime
) -> Version:
    """Other questions or another title. `after` is the revision at hand while this was written: another may have come since."""
    entry = record.open()
    version = held_version(form)
    kept = version.form
    if title is not None:
        kept.title = checked_title(title)
    if questionnaire is not None and stored(questionnaire) != version.questions:
        _refuse_overtaken(version, after)
        version = _changed(version, questionnaire, by, at)
        kept.keys_given = max(kept.keys_given, highest_key(questionnaire))
    kept.changed_at = at
    kept.save(update_fields=["title", "keys_given", "changed_at"])
    entry.enter("forms.written", kept, by=by, after=_told(version))
    return version


@transaction.atomic
def drop_form(form: Form, *, by: Person, at: datetime) -> None:
    """A form that no round asks goes; one that was asked stays, for the answers refer to it."""
    entry = record.open()
    held_version(form)
    if form.versions.filter(rounds__isnull=False).exists():
        raise CannotWrite(_("A round asks this form, so it stays. Drop the round first if it has not been opened."))
    entry.enter("forms.dropped", form, by=by)
    form.versions.all().delete()
    form.delete()


def freeze(version: Version, at: datetime) -> None:
    if version.frozen_at is None:
        version.frozen_at = at
        version.save(update_fields=["frozen_at"])


def checked_title(title: str) -> str:
    title = " ".join("".join(sign for sign in title if sign.isprintable() or sign.isspace()).split())
    if not title:
        raise CannotWrite(_("Give it a title, so that people know what it is about."))
    if len(title) > LONGEST_TITLE:
        raise CannotWrite(_("The title has more than %(most)s letters. Say it shorter.") % {"most": LONGEST_TITLE})
    return title


def highest_key(questionnaire: Questionnaire) -> int:
    """The number of the highest "q7"."""
    numbers = [question.key[1:] for question in questionnaire if question.key[:1] == "q"]
    return max([int(number) for number in numbers if number.isdecimal() and len(number) < 9], default=0)


def _told(version: Version) -> dict[str, int]:
    return {"questions": len(version.questionnaire.asked), "version": version.number}


def _asked(questionnaire: Questionnaire) -> dict[str, Any]:
    return {"questions": stored(questionnaire), "minutes": minutes(questionnaire)}


def _changed(version: Version, questionnaire: Questionnaire, by: Person, at: datetime) -> Version:
    said = _asked(questionnaire) | {"changed_by": by, "changed_at": at}
    if version.frozen_at:
        return Version.objects.create(form=version.form, number=version.number + 1, **said)
    for name, value in said.items():
        setattr(version, name, value)
    version.revision += 1
    version.__dict__.pop("_questionnaire", None)
    version.save(update_fields=["questions", "minutes", "changed_by", "changed_at", "revision"])
    return version


def _refuse_overtaken(version: Version, after: int | None) -> None:
    if after is not None and after != stamp(version):
        raise CannotWrite(
            _("%(name)s changed these questions meanwhile. Look at them, and put your change in again.") % {"name": version.changed_by.name}
        )


def stamp(version: Version) -> int:
    """One number for version and revision, for pages to carry."""
    return version.number * 100_000 + version.revision
