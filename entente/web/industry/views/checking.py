"""Checking a badge, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from entente.industry.badge import check as checked
from entente.record.signing import public_key
from entente.web.industry.forms import CheckForm


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Nothing that is brought here is kept."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    context = {"form": form, "key": public_key(), "on": timezone.localdate()}
    if form.is_bound and form.is_valid():
        context["found"] = checked(form.cleaned_data["said"], timezone.localdate())
    return render(request, "industry/check.html", context, status=422 if form.is_bound and form.errors else 200)
