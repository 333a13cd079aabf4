"""The table of contents: each room's pages under its noun, the API beside them."""

from django.urls import include, path

urlpatterns = [
    path("", include("entente.web.home.urls")),
    path("account/", include("entente.web.people.account_urls")),
    path("people/", include("entente.web.people.urls")),
    path("members/", include("entente.web.members.urls")),
    path("notices/", include("entente.web.notices.urls")),
    path("documents/", include("entente.web.documents.urls")),
    path("desk/", include("entente.web.desk.urls")),
    path("search/", include("entente.web.search.urls")),
    path("forms/", include("entente.web.forms.urls")),
    path("gatherings/", include("entente.web.gatherings.urls")),
    path("groups/", include("entente.web.governance.urls")),
    path("votes/", include("entente.web.ballots.urls")),
    path("news/", include("entente.web.news.urls")),
    path("support/", include("entente.web.support.urls")),
    path("projects/", include("entente.web.projects.urls")),
    path("products/", include("entente.web.products.urls")),
    path("certification/", include("entente.web.certification.urls")),
    path("market/", include("entente.web.market.urls")),
    path("market/measures/", include("entente.web.measures.urls")),
    path("agenda/", include("entente.web.agenda.urls")),
    path("programme/", include("entente.web.programme.urls")),
    path("exchange/applies/", include("entente.web.applies.urls")),
    path("exchange/", include("entente.web.exchange.urls")),
    path("industry/", include("entente.web.industry.urls")),
    path("watch/", include("entente.web.watch.urls")),
    path("skills/", include("entente.web.skills.urls")),
    path("dialogue/", include("entente.web.dialogue.urls")),
    path("consortia/", include("entente.web.consortia.urls")),
    path("mirror/", include("entente.web.mirror.urls")),
    path("contract/", include("entente.web.agreement.urls")),
    path("record/", include("entente.web.record.urls")),
    path("jobs/", include("entente.web.jobs.urls")),
    path("files/", include("entente.web.files.urls")),
    path("figures/", include("entente.web.reporting.urls")),
    path("api/", include("entente.api.urls")),
]
handler400 = "entente.web.errors.bad_request"
handler403 = "entente.web.errors.forbidden"
handler404 = "entente.web.errors.not_found"
handler500 = "entente.web.errors.broken"
