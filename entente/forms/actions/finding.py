"""The rows as they stand, locked after the chain's head."""

from entente.forms.models import Asked, Form, Round, Version


def held_round(row: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("version__form", "author").get(pk=row.pk)


def held_asked(row: Asked) -> Asked:
    found = Asked.objects.select_for_update(of=("self",)).select_related("round__version__form", "person", "organisation")
    return found.get(pk=row.pk)


def held_version(form: Form) -> Version:
    """The latest version of a form."""
    return Version.objects.select_for_update(of=("self",)).select_related("form").filter(form=form).order_by("-number")[0]
