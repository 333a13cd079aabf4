"""What every view of this room begins with: who looks, and a visitor sent to sign in where that would help."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from entente.engine.marking import Viewer
from entente.gatherings.access import SignInFirst
from entente.members.viewers import keys_of, viewer_of
from entente.people.models import Account, Person

View = Callable[..., HttpResponseBase]


def asks_in(view: View) -> View:
    """What is for the community asks a visitor in, and leads back here. Nothing is kept on the way to be shown to the next reader."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **named)
        except SignInFirst:
            response = redirect_to_login(request.get_full_path())
        response.setdefault("Cache-Control", "private, no-cache")
        return response

    return asked


def viewer(request: HttpRequest) -> Viewer:
    return viewer_of(request.user)


def keys(request: HttpRequest) -> frozenset[str]:
    return keys_of(request.user)


def me(request: HttpRequest) -> Person | None:
    return request.user.person if isinstance(request.user, Account) else None
