"""What organisations offer: for everyone to read, for their own people and the office to keep."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page
from entente.products import access, actions, queries
from entente.products.actions import ProductFacts
from entente.products.models import Product
from entente.products.queries import ProductsAsked
from entente.vocabulary.reference import shipped

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Products"], auth=anyone)
KINDS = Literal["hardware", "software", "cloud_service", "managed_service", "service"]
CATEGORIES = Literal["", "default", "important_1", "important_2", "critical", "outside"]


class ProductsIn(After):
    q: str = Field("", max_length=200)
    kind: KINDS | Literal[""] = ""
    category: CATEGORIES | Literal["none"] = Field("", description="Under the Cyber Resilience Act; `none` where nobody has said.")
    sector: str = Field("", max_length=40, description="The code of a sector; what lies in it is found too.")
    country: str = Field("", max_length=2, description="Of the organisation's seat.")
    organisation: str = Field("", max_length=120)
    ended: bool = Field(False, description="Also what is no longer offered.")

    @property
    def asked(self) -> ProductsAsked:
        said = {name: value.replace("\x00", "") for name in ("country", "organisation", "after") if (value := getattr(self, name))}
        sector = self.sector if self.sector in {one.code for one in shipped().sectors} else ""
        return ProductsAsked(words=self.q, kind=self.kind, category=self.category, sector=sector, ended=self.ended, **said)


class ProductOut(Schema):
    slug: str
    name: str
    kind: str
    category: str = Field(description="Under the Cyber Resilience Act; empty: not known.")
    organisation: str
    description: str
    website: str
    from_on: date | None
    to_on: date | None
    is_fictional: bool

    @staticmethod
    def resolve_organisation(row: Product) -> str:
        return row.organisation.slug


class WholeProductOut(ProductOut):
    sectors: list[str]
    expertise: list[str]
    certificates: list[int]

    @staticmethod
    def resolve_sectors(row: Product) -> list[str]:
        return list(row.sectors.order_by("code").values_list("code", flat=True))

    @staticmethod
    def resolve_expertise(row: Product) -> list[str]:
        return list(row.expertise.order_by("code").values_list("code", flat=True))

    @staticmethod
    def resolve_certificates(row: Product) -> list[int]:
        return list(row.certificates.order_by("pk").values_list("pk", flat=True))


class ProductIn(Schema):
    name: str = Field(min_length=1, max_length=200)
    kind: KINDS
    category: CATEGORIES = ""
    description: str = Field("", max_length=4000)
    website: str = Field("", max_length=300, pattern=r"^(https?://\S+)?$")
    sectors: list[str] = []
    expertise: list[str] = []
    from_on: date | None = None

    def facts(self, to_on: date | None = None) -> ProductFacts:
        said = self.model_dump()
        return ProductFacts(**{**said, "sectors": tuple(said["sectors"]), "expertise": tuple(said["expertise"])}, to_on=to_on)


class NewProductIn(ProductIn):
    organisation: str = Field(max_length=120, description="The slug of the organisation that offers it.")

    @property
    def product(self) -> ProductFacts:
        return ProductIn(**self.model_dump(exclude={"organisation"})).facts()


class EndIn(Schema):
    on: date


@router.get("/products", response=Page[ProductOut], summary="What organisations offer, by words and filters")
def products(request: HttpRequest, asked: Query[ProductsIn]) -> Any:
    found = queries.find(asked.asked, timezone.localdate(), limit=asked.limit)
    return {"items": found.rows, "next": found.next or None}


@router.get("/products/{str:name}", response={200: WholeProductOut, **declared(404)}, summary="One product")
def product(request: HttpRequest, name: str) -> Any:
    return access.product_to_read(name)


@router.post("/products", auth=signed_in, response={201: WholeProductOut, **declared(403, 404, 409)}, summary="Add a product")
def add(request: HttpRequest, body: NewProductIn) -> Any:
    by = signed_in_account(request).person
    organisation = access.organisation_to_offer(request.user, body.organisation)
    return Status(201, actions.add(organisation, body.product, by=by, at=timezone.now()))


@router.put(
    "/products/{str:name}", auth=signed_in, response={200: WholeProductOut, **declared(403, 404, 409)}, summary="Describe a product"
)
def describe(request: HttpRequest, name: str, body: ProductIn) -> Any:
    found = access.product_to_keep(request.user, name)
    return actions.describe(found, body.facts(found.to_on), by=signed_in_account(request).person, at=timezone.now())


@router.post(
    "/products/{str:name}/end",
    auth=signed_in,
    response={200: WholeProductOut, **declared(403, 404, 409)},
    summary="Say that a product is no longer offered",
)
def end(request: HttpRequest, name: str, body: EndIn) -> Any:
    found = access.product_to_keep(request.user, name)
    return actions.end(found, on=body.on, by=signed_in_account(request).person, at=timezone.now())
