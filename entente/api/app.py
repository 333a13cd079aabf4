"""The API: the same access and actions as the pages, under one OpenAPI 3.1 document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from entente.agreement.actions import CannotAccede, CannotChangeContract, CannotDecide, CannotDeclare, CannotRemark
from entente.api import (
    agenda,
    auth,
    ballots,
    certification,
    consortia,
    dialogue,
    errors,
    etag,
    exchange,
    forms,
    gatherings,
    governance,
    industry,
    market,
    measures,
    mirror,
    naming,
    news,
    parsing,
    products,
    programme,
    search,
    skills,
    support,
    watch,
)
from entente.api.contract_edits import router as contract
from entente.api.contributions import router as contributions
from entente.api.document import Document, completed
from entente.api.documents import router as documents
from entente.api.documents_filing import router as filing
from entente.api.jobs import router as jobs
from entente.api.members import router as members
from entente.api.notices import router as notices
from entente.api.people_keeping import router as people
from entente.api.projects import router as projects
from entente.api.record import router as record
from entente.documents.actions import Refusal as DocumentsRefusal
from entente.documents.contents import CannotTake
from entente.jobs.actions import CannotGoOn, CannotStop
from entente.members.actions import Refusal as MembersRefusal
from entente.notices.actions import Refusal as NoticesRefusal
from entente.people.actions import CannotGiveRole, CannotKeepPerson


class Api(NinjaAPI):
    """Ninja with an ETag on every GET and a document that names the refusals which every operation shares."""

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        return etag.settled(request, super().create_response(request, data, **options))

    def get_openapi_schema(self, **options: Any) -> Any:
        return completed(super().get_openapi_schema(**options), self)


api = Api(
    title="Entente",
    version="1",
    description="What the pages show and do, for programs: the same figures, rights and refusals.",
    docs=Document(),
    docs_url="/",
    urls_namespace="api",
    auth=auth.signed_in,
    parser=parsing.Readable(),
)
errors.install(api)
naming.install()
errors.refusals(api, CannotKeepPerson, CannotGiveRole, CannotStop, CannotGoOn)
api.add_exception_handler(etag.UnchangedError, lambda request, held: etag.unchanged(str(held)))
api.add_router("", people)
api.add_router("", record)
api.add_router("", jobs)
errors.refusals(api, MembersRefusal)
api.add_router("", members)
errors.refusals(api, NoticesRefusal)
api.add_router("", notices)
errors.refusals(api, DocumentsRefusal)
errors.refusals(api, CannotTake, status=422)
api.add_router("", filing)
api.add_router("", documents)
for room in (
    forms,
    gatherings,
    governance,
    ballots,
    news,
    support,
    products,
    certification,
    agenda,
    programme,
    market,
    measures,
    exchange,
    consortia,
    mirror,
    industry,
    watch,
    skills,
    dialogue,
    search,
):
    errors.refusals(api, *room.REFUSALS)
    api.add_router("", room.router)
api.add_router("", projects)
errors.refusals(api, CannotAccede, CannotChangeContract, CannotDecide, CannotDeclare, CannotRemark)
api.add_router("", contract)
api.add_router("", contributions)
