"""Uploaded pictures, where no proxy in front serves them. Documents have an address that knows who may read them."""

from __future__ import annotations

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from biography.models import PortalImage, PortalRendition
from biography.models.image import CLOSED, OPEN
from biography.visibility import public_files

OF_ALL = (f"{OPEN}/",)
OF_EDITORS = ("original_images/", "avatar_images/", f"{CLOSED}/")
SECONDS = 3600
# Who has seen a picture may keep it for an hour. Caches that many share ask each time: it may have been closed.
KEPT = f"public, max-age={SECONDS}, s-maxage=0, proxy-revalidate"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """404 for all but pictures of open collections in the sizes that pages show; editors get the originals as well.

    The folder of uploads holds the files of private documents too.
    """
    path = posixpath.normpath(path).lstrip("/")
    seen_by_all = path.startswith(OF_ALL) and "\0" not in path and is_open(path)
    of_editors = path.startswith(OF_ALL + OF_EDITORS) and request.user.has_perm("wagtailadmin.access_admin")
    if not seen_by_all and not of_editors:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    if not response.headers.get("Content-Type", "image/").startswith("image/"):
        response["Content-Disposition"] = "attachment"
    response["Cache-Control"] = KEPT if seen_by_all else "private, no-store"
    return response


def is_open(path: str) -> bool:
    """Whether the file is a rendition of an image that anybody may see, whatever folder it lies in."""
    images = PortalRendition.objects.filter(file=path).values("image")
    return public_files(PortalImage.objects.filter(pk__in=images)).exists()
