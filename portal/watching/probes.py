"""Answers for those who keep the portal running: /healthz, /readyz and /metrics.

They are given before anything asks for a host, a session or HTTPS: a load balancer asks by an address of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.watching.readiness import readiness


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. Nothing else is asked, so that no orchestrator restarts it for a database that is away."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where readers can be served whole; else 503, with what is not ready by name. Why stands in the log."""
    found = readiness()
    ready = all(found.values())
    checks = {name: "ready" if good else "not ready" for name, good in found.items()}
    return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for those who may have them; for all others there is no such address."""
    if settings.METRICS:
        from portal.watching.figures import figures, is_allowed

        if is_allowed(request):
            return figures()
    raise Http404


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}


class ProbesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if probe := PROBES.get(request.path_info):
            return probe(request)
        if request.path_info == "/metrics":
            try:
                return metrics(request)
            except Http404:
                # Answered as any address that does not exist.
                return self._get_response(request)
        return self._get_response(request)
