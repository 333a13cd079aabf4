"""What links in mails lead to. Looking at one changes nothing, whoever or whatever looks; only pressing its button does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from entente.notices import actions, kinds, links
from entente.notices.kinds import NoticeKind
from entente.notices.mail import names
from entente.notices.models import ActionLink
from entente.notices.refusals import Refusal
from entente.people.models import Person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, secret: str) -> HttpResponse:
    """GET asks once; POST acts, and says what happened."""
    found = actions.link_behind(secret)
    if found is None or not links.is_offered(found.kind):
        return render(request, "notices/act.html", {}, status=404)
    written = request.POST.get("words", "")
    if request.method != "POST":
        return _answered(request, found, 410 if _is_over(found) else 200)
    try:
        outcome = actions.use(secret, request.POST.get("choice", ""), written, at=timezone.now())
    except Refusal as refusal:
        found.refresh_from_db()
        return _answered(request, found, 409, refusal=refusal, written=written)
    return render(request, "notices/acted.html", {"link": found, "outcome": outcome})


@csrf_exempt  # mail programs post here with nothing but the signed address (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, secret: str) -> HttpResponse:
    """GET asks; POST, from the page or from a mail program's one click, ends one kind of notice for one person."""
    person, kind = _unwanted(secret)
    if request.method == "POST":
        wants = request.POST.get("again") == "yes"
        actions.choose(person, {kind.code: wants}, by=person, at=timezone.now())
        return render(request, "notices/unsubscribed.html", {"kind": kind, "wants": wants})
    return render(request, "notices/unsubscribe.html", {"person": person, "kind": kind})


def _unwanted(secret: str) -> tuple[Person, NoticeKind]:
    unwanted = names.unsubscribed(secret)
    if unwanted is None or unwanted.kind not in [kind.code for kind in kinds.all_kinds() if not kind.is_statutory]:
        raise Http404
    return get_object_or_404(Person, pk=unwanted.person), kinds.kind(unwanted.kind)


def _answered(request: HttpRequest, link: ActionLink, status: int, **more: object) -> HttpResponse:
    """What has to be read first is shown only while the link can be used: a mail that lies about opens nothing later."""
    kind, shown = links.kind(link.kind), None
    if not _is_over(link):
        try:
            shown = actions.shown(link)
        except Refusal as refusal:
            status, more = 409, more | {"refusal": refusal, "cannot": True}
    asked = {
        "link": link,
        "sentence": str(kind.sentence) % {"label": link.subject["label"]},
        "words": kind.words,
        "most": actions.MOST_WORDS,
        "shown": shown,
        "has_run_out": not link.used_at and link.expires_at <= timezone.now(),
    }
    return render(request, "notices/act.html", asked | more, status=status)


def _is_over(link: ActionLink) -> bool:
    return link.used_at is not None or link.expires_at <= timezone.now()
