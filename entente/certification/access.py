"""Who may keep schemes, certificates and standards: the office; who may name the product of a certificate: its holder's own people too."""

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.certification.models import Certificate, Holder, Scheme, SchemeBasis, Standard
from entente.members import access as members
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def keeps(user: User) -> bool:
    return people.may(user, Permission.CERTIFICATION_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.CERTIFICATION_KEEP)


def scheme_to_read(code: str) -> Scheme:
    """Schemes, certificates and standards are public."""
    found = Scheme.objects.select_related("country").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def scheme_to_keep(user: User, code: str) -> Scheme:
    keeper(user)
    return scheme_to_read(code)


def basis_to_keep(user: User, pk: int) -> SchemeBasis:
    keeper(user)
    found: SchemeBasis | None = SchemeBasis.objects.known().select_related("scheme", "level", "catalogue").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def certificate_to_keep(user: User, pk: int) -> Certificate:
    keeper(user)
    return _certificate(pk)


def certificate_to_link(user: User, pk: int) -> Certificate:
    """For the office, and for who speaks for the organisation that the office said is the holder."""
    found = _certificate(pk)
    organisation = found.holder.organisation if found.holder else None
    if not keeps(user) and not (organisation and members.speaks_for(user, organisation)):
        raise PermissionDenied(_("Only the office and those who speak for the holder may say which product a certificate is for."))
    return found


def links_product(user: User, certificate: Certificate) -> bool:
    organisation = certificate.holder.organisation if certificate.holder else None
    return keeps(user) or bool(organisation and members.speaks_for(user, organisation))


def holder_to_match(user: User, pk: int) -> Holder:
    keeper(user)
    found = Holder.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def standard_to_read(slug: str) -> Standard:
    found = Standard.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def standard_to_keep(user: User, slug: str) -> Standard:
    keeper(user)
    return standard_to_read(slug)


def reads_comments(user: User) -> bool:
    """Who is signed in reads what the partnership said on drafts, and who sits where; visitors see which organisations do."""
    return isinstance(user, Account) and user.is_active


def _certificate(pk: int) -> Certificate:
    found = Certificate.objects.select_related("holder__organisation", "scheme").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
