"""Figures for Prometheus: how many requests, how fast, and answered from where. All workers of a machine add up.

Imported only where METRICS is on.
"""

from __future__ import annotations

import ipaddress
import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

REQUESTS = Counter("portal_requests", "Requests answered.", ["method", "status", "source"])
SECONDS = Histogram(
    "portal_request_seconds",
    "Seconds until the answer began.",
    ["source"],
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def count(method: str, status: str, source: str, seconds: float) -> None:
    REQUESTS.labels(method, status, source).inc()
    SECONDS.labels(source).observe(seconds)


def is_allowed(request: HttpRequest) -> bool:
    """Whoever brings METRICS_TOKEN, or asks from one of METRICS_NETWORKS."""
    given = request.headers.get("Authorization", "")
    if settings.METRICS_TOKEN and constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        return True
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        # A server that listens on a socket of the file system knows no address.
        return False
    return any(address in network for network in settings.METRICS_NETWORKS)


def figures() -> HttpResponse:
    """In Prometheus' text format."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
