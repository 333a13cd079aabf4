"""Certification for programs: what is public for everyone; keeping it for who may."""

from ninja import Router

from entente.api import certification_bases, certification_catalogues, certification_keeping, certification_schemes

ROOMS = (certification_catalogues, certification_schemes, certification_keeping)
REFUSALS: tuple[type[Exception], ...] = tuple(refusal for room in ROOMS for refusal in room.REFUSALS)
router = Router(tags=["Certification"])
for _part in (certification_catalogues, certification_schemes, certification_bases):
    router.add_router("", _part.router)
