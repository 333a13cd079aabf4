"""When the demonstration's one-click sign-in is open: never by one mistake alone."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from entente.web.context import partnership

KINDS = {
    "office": "office@demo.example",
    "second-office": "office2@demo.example",
    "delegate": "delegate@demo.example",
    "commission": "commission@demo.example",
    "assessor": "assessor@demo.example",
    "auditor": "auditor@demo.example",
}
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def is_open(request: HttpRequest) -> bool:
    """The setting, the marker in the data, and a listener that only this machine reaches (or the setting that says otherwise)."""
    return settings.DEMO and (settings.DEMO_PUBLIC or is_local(request)) and partnership(request).is_demo


def is_local(request: HttpRequest) -> bool:
    """From this machine, to a name of this machine, with no proxy between."""
    if any(header in request.META for header in FORWARDED):
        return False
    name, _port = split_domain_port(request.get_host())
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (name == "localhost" or _is_loopback(name.strip("[]")))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
