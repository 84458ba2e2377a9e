"""What every answer of the API carries: an ETag, leave for other sites to read it, nothing that depends on a cookie."""

import pytest

from tests.factories import a_person, an_image

pytestmark = pytest.mark.django_db

PUBLIC = ["/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/", "/api/v3/people/", "/api/v3/openapi.json"]


@pytest.mark.parametrize("url", PUBLIC)
def test_what_has_not_changed_is_not_sent_again(client, url):
    etag = client.get(url)["ETag"]
    again = client.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_what_has_changed_is_sent_again(client):
    etag = client.get("/api/v3/people/")["ETag"]
    a_person()
    assert client.get("/api/v3/people/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("url", PUBLIC)
def test_scripts_of_any_site_may_read(client, url):
    answer = client.get(url, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    assert client.options(url, headers=asked)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "url", [*PUBLIC, "/feeds/changes.atom", "/format/biography-1.schema.json", "/people/ada/feed.atom"]
)
def test_scripts_of_any_site_may_ask_whether_it_has_changed(client, url):
    a_person("Ada", slug="ada")
    origin = {"Origin": "https://elsewhere.example"}
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    leave = client.options(url, headers=origin | asked)
    assert {"if-none-match", "if-modified-since"} <= set(leave["Access-Control-Allow-Headers"].split(", "))
    answer = client.get(url, headers=origin)
    assert answer["Access-Control-Allow-Origin"] == "*"
    exposed = set(answer["Access-Control-Expose-Headers"].split(", "))
    assert {"ETag", "Link", "Location", "Retry-After"} <= exposed


def test_scripts_of_any_site_may_read_pictures_and_no_originals(client):
    image = an_image("Portrait")
    origin = {"Origin": "https://elsewhere.example"}
    assert client.get(image.get_rendition("width-8").url, headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get(image.file.url, headers=origin)


@pytest.mark.parametrize("url", PUBLIC)
def test_head_says_what_get_would_without_the_content(client, url):
    whole, head = client.get(url), client.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))
    assert (head["ETag"], head["Content-Type"]) == (whole["ETag"], whole["Content-Type"])


@pytest.mark.parametrize("url", PUBLIC[:-1])
def test_nobody_writes_here(client, url):
    assert client.post(url, {}, content_type="application/json").status_code in (401, 405)


@pytest.mark.parametrize("url", PUBLIC)
def test_no_answer_depends_on_a_cookie(client, admin_client, url):
    answer = admin_client.get(url)
    assert answer.content == client.get(url).content
    assert "cookie" not in answer.get("Vary", "").lower()
    assert not answer.cookies


def test_the_rest_of_the_portal_keeps_its_cookies(admin_client):
    assert admin_client.get("/admin/").status_code == 200
