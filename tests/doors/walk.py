"""Every way in, read from the URL configuration and the OpenAPI document: nothing is listed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Door:
    """One page or operation: its name, its route with the names of its parameters, and a method."""

    name: str
    route: str
    method: str

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.method

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(part.rstrip(">").partition(":")[2] or part.strip("<>") for part in self.route.split("/") if part.startswith("<"))


def pages(resolver: URLResolver | None = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every URL pattern except the API's."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if not route.startswith("api/"):
                yield from pages(entry, route, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", route


def operations() -> Iterator[tuple[str, str, str]]:
    """(operation id, route, method) of every API operation."""
    from entente.api.app import api

    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield operation["operationId"], path.lstrip("/").replace("{", "<").replace("}", ">"), method.upper()


def doors() -> list[Door]:
    both = [Door(name, route, method) for name, route in pages() for method in METHODS]
    return sorted(both + [Door(*operation) for operation in operations()], key=lambda door: (door.route, door.method))
