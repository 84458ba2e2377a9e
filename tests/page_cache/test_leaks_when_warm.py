"""What was public, and kept, is gone from every output with the answer to whoever made it private."""

import pytest
from wagtail.models import PageViewRestriction

from biography.models import PersonPage
from tests.factories import a_category, a_period, a_person, a_place, make_private

WORD = "murmuration"
FACES = [
    "",
    "post/",
    "honours/",
    "timeline/",
    "timeline/embed/",
    "versions/",
    "versions/1/",
    "versions/1/biography.json",
    "versions/feed.atom",
    "mentioned-in/",
    "as-of/1985/",
    *(f"biography.{suffix}" for suffix in ("json", "md", "jsonld", "bib", "ris", "csl.json")),
]
ADDRESSES = [
    *(f"{language}/people/open-life/{face}" for language in ("", "/fr") for face in FACES),
    "/",
    "/people/",
    "/people/?letter=L",
    "/places/",
    "/places/{place}/",
    "/honours/",
    "/as-of/1985/",
    "/sitemap.xml",
    "/llms.txt",
    "/feeds/changes.atom",
    "/feeds/corrections.atom",
    "/compare/?life=open-life",
    "/api/v2/pages/?fields=*&limit=100",
    "/api/v2/pages/{page}/",
    "/api/v3/people/",
    "/api/v3/people/open-life/",
]


@pytest.fixture
def life(kept):
    place = a_place("Riverton")
    person = a_person(f"Life {WORD}", slug="open-life", description=f"A {WORD}", birth_date="1950", birth_place=place)
    a_period(person, f"Post {WORD}", slug="post", place=place, start="1980", end="1990")
    a_category(person, f"Honours {WORD}", slug="honours")
    life = PersonPage.objects.get()  # as the parts beneath it have left it
    life.save_revision().publish()
    return life


@pytest.mark.parametrize("way", ["restriction", "end of publication", "deletion"])
def test_what_was_kept_of_a_life_is_gone_when_the_life_is(
    life, worker, another_worker, way, django_capture_on_commit_callbacks
):
    addresses = [address.format(place=life.birth_place.key, page=life.pk) for address in ADDRESSES]
    told = [address for address in addresses if WORD in worker.get(address).text]
    assert len(told) > 0.7 * len(addresses), sorted(set(addresses) - set(told))
    for address in addresses:
        another_worker.get(address)
    own = [address for address in told if "/people/open-life/" in address or address.endswith(f"/{life.pk}/")]
    asked = len(worker.asked), len(another_worker.asked)
    kept = [address for address in told if WORD in worker.get(address).text]
    assert kept == told
    assert len(another_worker.asked) == asked[1]
    with django_capture_on_commit_callbacks(execute=True):
        if way == "restriction":
            make_private(life)
        elif way == "deletion":
            life.delete()
        else:
            life.unpublish()
    for one in (worker, another_worker):
        assert [address for address in addresses if WORD in one.get(address).text] == []
        # 410 would say that there was something. Who may sign in is led there; files and APIs are not for browsers.
        gone = {302, 404} if way == "restriction" else {404}
        assert {one.get(address).status for address in own} == gone
    assert PageViewRestriction.objects.exists() == (way == "restriction")
