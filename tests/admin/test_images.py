"""Pictures that editors upload: what they must say, what they must not tell, and what is refused."""

import re
from io import BytesIO
from zlib import compress, crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from biography.models import PortalImage
from biography.pictures import faces
from tests.factories import a_person, an_image

pytestmark = pytest.mark.django_db
ADD = "wagtailimages:add"
GPS = 0x8825


def jpeg(size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    file = BytesIO()
    Picture.effect_noise(size, 60).convert("RGB").save(file, "JPEG", **options)
    return file.getvalue()


def with_gps() -> bytes:
    exif = Picture.Exif()
    exif[0x0110] = "Camera of a stranger"
    exif[GPS] = {1: "N", 2: (43.0, 15.0, 0.0), 3: "E", 4: (76.0, 57.0, 0.0)}
    return jpeg(exif=exif)


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")


def bomb() -> bytes:
    """A PNG of a few kilobytes that unpacks to a picture of 900 million pixels."""
    header = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", compress(bytes(99_000))) + chunk(b"IEND", b"")


def upload(client, name: str, content: bytes, **fields: str):
    data = {
        "title": "A picture",
        "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, content),
    }
    return client.post(reverse(ADD), data | fields)


def test_a_picture_is_kept_with_alt_text_credit_and_licence(admin_client):
    said = {"description": "A face", "credit": "National Archive", "licence": "CC BY-SA 4.0"}
    assert upload(admin_client, "face.jpg", jpeg(), **said).status_code == 302
    image = PortalImage.objects.get()
    assert {name: getattr(image, name) for name in said} == said


def test_where_and_with_what_a_picture_was_taken_is_not_kept(admin_client):
    content = with_gps()
    assert Picture.open(BytesIO(content)).getexif().get_ifd(GPS)
    upload(admin_client, "face.jpg", content)
    image = PortalImage.objects.get()
    with image.file.open() as file:
        stored = file.read()
    assert not Picture.open(BytesIO(stored)).getexif()
    assert b"Camera of a stranger" not in stored
    assert image.file_size == len(stored)
    assert (image.width, image.height) == (400, 300)


def test_a_picture_taken_sideways_stands_upright_without_its_metadata(admin_client):
    exif = Picture.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    upload(admin_client, "face.jpg", jpeg((400, 300), exif=exif))
    image = PortalImage.objects.get()
    assert (image.width, image.height) == (300, 400)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("truncated.jpg", jpeg()[:2000]),
        ("truncated.png", bomb()[:40]),
        ("junk.gif", b"GIF89a" + bytes(range(200))),
        ("bomb.png", bomb()),
        ("drawing.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("page.jpg", b"<!doctype html><script>alert(1)</script>"),
        ("page.html", b"<!doctype html>"),
        ("other.png", jpeg()),
        ("empty.jpg", b""),
        ("program.exe", b"MZ" + bytes(100)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_picture_is_refused_at_its_field(admin_client, name, content):
    response = upload(admin_client, name, content)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["file"]
    assert not PortalImage.objects.exists()


def test_a_damaged_picture_is_refused_in_the_chooser_and_in_bulk(admin_client):
    file = {"title": "A picture", "collection": Collection.get_first_root_node().pk}
    damaged = jpeg()[:2000]
    answer = admin_client.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{name}": value for name, value in file.items()}
        | {"image-chooser-upload-file": SimpleUploadedFile("face.jpg", damaged)},
    )
    assert "damaged" in answer.content.decode()
    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "A picture", "collection": file["collection"], "files[]": SimpleUploadedFile("face.jpg", damaged)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "damaged" in answer.json()["error_message"]
    assert not PortalImage.objects.exists()


def test_a_picture_is_cropped_around_its_focal_point(admin_client):
    half = Picture.new("RGB", (400, 100), "black")
    half.paste("white", (300, 0, 400, 100))
    content = BytesIO()
    half.save(content, "PNG")
    point = {"focal_point_x": "350", "focal_point_y": "50", "focal_point_width": "80", "focal_point_height": "80"}
    upload(admin_client, "face.png", content.getvalue(), **point)
    image = PortalImage.objects.get()
    with image.get_rendition("fill-100x100-c100|format-png").file.open() as file:
        assert Picture.open(file).convert("L").resize((1, 1)).getpixel((0, 0)) > 200


def test_a_face_in_a_list_is_cropped_around_its_focal_point():
    focal = {"focal_point_x": 50, "focal_point_y": 70, "focal_point_width": 20, "focal_point_height": 20}
    whole, focused = a_person(portrait=an_image()), a_person(portrait=an_image(**focal))
    found = faces([whole, focused])
    assert ".max-320x320" in found[whole.portrait_id][1].url
    assert re.search(r"\.\w+\.fill-144x180", found[focused.portrait_id][1].url)


def test_the_form_of_a_picture_says_what_to_type():
    fields = get_image_form(PortalImage)().fields
    assert fields["description"].label == "Alt text"
    assert "Ada Lovelace at her desk" in fields["description"].help_text
    assert all(fields[name].help_text for name in ("title", "credit", "licence", "licence_url"))


def test_a_picture_is_changed_without_its_file(admin_client):
    upload(admin_client, "face.jpg", jpeg())
    image = PortalImage.objects.get()
    data = {"title": "Renamed", "collection": image.collection_id}
    assert admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), data).status_code == 302
    image.refresh_from_db()
    assert image.title == "Renamed"
