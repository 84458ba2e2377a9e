"""What is uploaded past the admin's form of a picture: documents, and pictures by the API."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.models import Collection

from biography.models import PortalImage
from tests.admin.test_images import GPS, bomb, jpeg, with_gps
from tests.factories import a_token

pytestmark = pytest.mark.django_db
SCRIPT = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(client, name: str, content: bytes):
    data = {"title": "A scan", "collection": Collection.get_first_root_node().pk}
    return client.post(reverse("wagtaildocs:add"), data | {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "program.exe", "scan.pdf.html", "feed.xml", "no-suffix"])
def test_a_document_that_a_browser_or_a_machine_would_run_is_refused(admin_client, name):
    answer = upload(admin_client, name, SCRIPT)
    assert answer.context["form"].errors.keys() == {"file"}
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize("name", ["page.pdf", "page.txt", "page.csv"])
def test_a_page_under_another_name_is_saved_and_not_opened(admin_client, client, name):
    upload(admin_client, name, SCRIPT)
    answer = client.get(get_document_model().objects.get().url)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.headers["Content-Type"].startswith("text/html")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def send(client, name: str, content: bytes):
    headers = a_token(User.objects.create_superuser("program"))
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post("/api/v3/images/", {"title": "A picture", "file": file}, headers=headers)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.png", bomb()),
        ("page.jpg", SCRIPT),
        ("drawing.svg", SVG),
        ("drawing.jpg", SVG),
        ("cut.jpg", jpeg()[:2000]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_api_refuses_what_the_admin_refuses(client, name, content):
    assert send(client, name, content).status_code in (400, 422)
    assert not PortalImage.objects.exists()


def test_what_comes_by_the_api_tells_nothing_of_its_photographer(client):
    answer = send(client, "face.jpg", with_gps())
    assert answer.status_code in (200, 201), answer.content
    with PortalImage.objects.get().file.open() as file, Picture.open(file) as kept:
        assert GPS not in kept.getexif()
        assert not kept.getexif()
