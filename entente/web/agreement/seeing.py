"""Before whom single organisations' amounts lie open: for the door that asks for a second factor."""

from django.http import HttpRequest

from entente.agreement import access


def sees_lines(request: HttpRequest) -> bool:
    return access.sees_all_lines(request.user) or bool(access.organisations_of(request.user))
