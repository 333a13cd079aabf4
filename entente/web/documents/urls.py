from django.urls import path, register_converter

from entente.web.documents.views import commenting, files, filing, keeping, lists, reading


class Reference:
    """A document's twelve letters; no other word of this room's addresses is as long."""

    regex = "[2-9a-hjkmnp-z]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Reference, "reference")
app_name = "documents"
urlpatterns = [
    path("", lists.documents, name="documents"),
    path("export.csv", lists.export, name="export"),
    path("feed.xml", lists.feed, name="feed"),
    path("running-out/", lists.running_out, name="running-out"),
    path("new/", filing.new, name="new"),
    path("<reference:reference>/", reading.document, name="document"),
    path("<reference:reference>/file/", files.file, name="file"),
    path("<reference:reference>/shown/", files.shown, name="shown"),
    path("<reference:reference>/word/", files.word, name="word"),
    path("<reference:reference>/pdf/", files.pdf, name="pdf"),
    path("<reference:reference>/difference/", reading.difference, name="difference"),
    path("<reference:reference>/<int:number>/", reading.document, name="version"),
    path("<reference:reference>/<int:number>/file/", files.file, name="version-file"),
    path("<reference:reference>/<int:number>/shown/", files.shown, name="version-shown"),
    path("<reference:reference>/<int:number>/word/", files.word, name="version-word"),
    path("<reference:reference>/<int:number>/pdf/", files.pdf, name="version-pdf"),
    path("<reference:reference>/add/", filing.add, name="add"),
    path("<reference:reference>/describe/", keeping.describe, name="describe"),
    path("<reference:reference>/mark/", keeping.mark, name="mark"),
    path("<reference:reference>/keep/", keeping.keep, name="keep"),
    path("<reference:reference>/retire/", keeping.retire, name="retire"),
    path("<reference:reference>/bring-back/", keeping.bring_back, name="bring-back"),
    path("<reference:reference>/destroy/", keeping.destroy, name="destroy"),
    path("<reference:reference>/comments/", commenting.comments, name="comments"),
    path("<reference:reference>/comments/ask/", commenting.ask, name="ask-for-comments"),
    path("<reference:reference>/opened/", keeping.opened, name="opened"),
]
