"""Certificates, catalogues and standards as they are found: everyone may look all of them up."""

from collections.abc import Collection

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.certification.finding import CATALOGUE, CERTIFICATE, STANDARD
from entente.certification.models import Catalogue, Certificate, Standard
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Kind

MOST = 300


def _certificates(ids: Collection[int]) -> Part:
    said = facts(name=Left("name", MOST), scheme="scheme__name", holder="holder__name", is_fictional="is_fictional")
    return part(Certificate.objects.filter(pk__in=ids), label="number", more=said)


def _certificate(row: Row) -> Hit:
    said = row.facts
    more = " · ".join(filter(None, (row.label, said["scheme"], said["holder"])))
    return Hit(said["name"], reverse("certification:certificate", args=[row.id]), more, is_fictional=bool(said["is_fictional"]))


def _catalogues(ids: Collection[int]) -> Part:
    said = facts(slug="slug", name="name", provider="provider")
    return part(Catalogue.objects.filter(pk__in=ids), label="reference", more=said)


def _catalogue(row: Row) -> Hit:
    said = row.facts
    return Hit(row.label or said["name"], reverse("certification:catalogue", args=[said["slug"]]), said["provider"], said["name"])


def _standards(ids: Collection[int]) -> Part:
    said = facts(slug="slug", title="title", committee="committee", is_fictional="is_fictional")
    return part(Standard.objects.filter(pk__in=ids), label="number", more=said)


def _standard(row: Row) -> Hit:
    said = row.facts
    return Hit(
        row.label,
        reverse("certification:standard", args=[said["slug"]]),
        said["committee"],
        said["title"],
        is_fictional=bool(said["is_fictional"]),
    )


FOUND = {
    CERTIFICATE: Kind(gettext_lazy("Certificates"), 75, _certificates, _certificate),
    CATALOGUE: Kind(gettext_lazy("Catalogues of requirements"), 77, _catalogues, _catalogue),
    STANDARD: Kind(gettext_lazy("Standards"), 78, _standards, _standard),
}
