"""Uploaded pictures, where no proxy in front serves them. Documents have an address that knows who may read them."""

from __future__ import annotations

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

OF_ALL = ("images/",)
OF_EDITORS = ("original_images/", "avatar_images/")
SECONDS = 24 * 3600


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """404 for all but pictures in the sizes that pages show; editors get the originals as well.

    The folder of uploads holds the files of private documents too.
    """
    path = posixpath.normpath(path).lstrip("/")
    seen_by_all = path.startswith(OF_ALL)
    if not seen_by_all and not (path.startswith(OF_EDITORS) and request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    if not response.headers.get("Content-Type", "image/").startswith("image/"):
        response["Content-Disposition"] = "attachment"
    response["Cache-Control"] = f"public, max-age={SECONDS}" if seen_by_all else "private, no-store"
    return response
