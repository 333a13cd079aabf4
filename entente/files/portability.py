"""What this room keeps about a person: the files it brought."""

from django.utils.translation import gettext as _

from entente.files.models import Upload
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    rows = Upload.objects.filter(by=person_id).order_by("pk").values_list("name", "size", "media_type", "digest", "at")
    return [Section(_("Files you brought"), ("name", "size", "type", "sha256", "at"), list(rows))]
