"""What this room keeps about a person: what it wrote, corrected and reviewed."""

from django.utils.translation import gettext as _

from entente.news.models import Article, Correction, Version
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    """Titles only of what the person wrote itself."""
    wrote = Article.objects.filter(author=person_id).order_by("pk").values_list("pk", "title", "state", "changed_at", "published_at")
    changed = Version.objects.filter(by=person_id).order_by("pk").values_list("article", "number", "note", "at")
    proposed = Correction.objects.filter(by=person_id).order_by("pk").values_list("article", "note", "at")
    reviewed = Version.objects.filter(reviewed_by=person_id).order_by("pk").values_list("article", "number", "at")
    return [
        Section(_("News you wrote"), ("article", "title", "state", "changed_at", "published_at"), list(wrote)),
        Section(_("Versions of news you wrote"), ("article", "version", "note", "at"), list(changed)),
        Section(_("Corrections you proposed"), ("article", "note", "at"), list(proposed)),
        Section(_("News you reviewed"), ("article", "version", "at"), list(reviewed)),
    ]
