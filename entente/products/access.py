"""Who may see and change products: everyone reads them; the office keeps all, and who speaks for an organisation keeps its own."""

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.members import access as members
from entente.members.models import Organisation
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.products.models import Product


def keeps(user: User, organisation: Organisation) -> bool:
    return people.may(user, Permission.MEMBERS_EDIT) or members.speaks_for(user, organisation)


def organisations_to_offer(user: User) -> list[Organisation]:
    """Those for whom the user may add a product by speaking for them; the office names any."""
    return [held.organisation for held in members.delegations_of(user) if members.speaks_for(user, held.organisation)]


def adder(user: User) -> Account:
    """Whoever may add a product at all."""
    if isinstance(user, Account) and (people.may(user, Permission.MEMBERS_EDIT) or organisations_to_offer(user)):
        return user
    raise PermissionDenied(_("Only the office and those who speak for an organisation may add its products."))


def organisation_to_offer(user: User, slug: str) -> Organisation:
    """For whoever adds a product of it."""
    organisation = members.organisation_to_read(user, slug)
    _refuse(user, organisation)
    return organisation


def product_to_read(slug: str) -> Product:
    found = Product.objects.select_related("organisation").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def product_to_keep(user: User, slug: str) -> Product:
    product = product_to_read(slug)
    _refuse(user, product.organisation)
    return product


def _refuse(user: User, organisation: Organisation) -> None:
    if not keeps(user, organisation):
        raise PermissionDenied(_("Only the office and those who speak for %(name)s may change its products.") % {"name": organisation})
