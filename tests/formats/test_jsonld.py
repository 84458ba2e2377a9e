"""JSON-LD says only what is certain and uncontested."""

import json
from dataclasses import replace

import pytest

from biography.formats.jsonld import profile_page
from biography.formats.schema_org import for_html
from tests.formats.lives import CONTRADICTS, SAYS, a_life


def person(publication, **parts):
    return profile_page(a_life(**parts), publication)["mainEntity"]


@pytest.mark.parametrize(
    "date",
    ["1958~", "1958?", "195X", "1958-06-XX", "[1957,1958]", "1957/1958", "-0044", "0000", "0000-03-15", "2007-22"],
)
def test_a_date_that_iso_8601_cannot_say_is_left_out(publication, date):
    found = person(publication, birth={"date": date}, career=[{"slug": "p", "role": "Clerk", "start": "1958~"}])
    assert "birthDate" not in found
    assert "startDate" not in json.dumps(found)


def test_an_interval_that_begins_before_our_era_has_its_other_end_alone(publication):
    honours = [
        {"slug": "o", "title": "Offices", "kind": "offices", "honours": [{"title": "Chair", "date": "0000/0001"}]}
    ]
    role = person(publication, honours=honours)["hasOccupation"][0]
    assert (role.get("startDate"), role["endDate"]) == (None, "0001")


def test_certain_days_months_and_years_are_said(publication):
    post = {"slug": "clerk", "role": "Clerk", "start": "1843-02", "end": "1844"}
    found = person(publication, birth={"date": "1815-12-10"}, death={"date": "1852"}, career=[post])
    assert (found["birthDate"], found["deathDate"]) == ("1815-12-10", "1852")
    role = {"@type": "Role", "startDate": "1843-02", "endDate": "1844"}
    assert found["hasOccupation"] == [role | {"hasOccupation": {"@type": "Occupation", "name": "Clerk"}}]


def test_of_an_interval_each_certain_end_is_said(publication):
    courses = [{"institution": f"School {n}", "date": date} for n, date in enumerate(["1820/..", "1820~/1825", "1820"])]
    found = person(publication, education=courses)
    times = [{name: role[name] for name in ("startDate", "endDate") if name in role} for role in found["alumniOf"]]
    assert times == [{"startDate": "1820"}, {"endDate": "1825"}, {}]


def test_what_a_source_contradicts_is_left_out(publication):
    parts = {
        "birth": {"date": "1815", "citations": CONTRADICTS},
        "other_names": [{"text": "Wrong name", "citations": CONTRADICTS}],
        "family": [{"relation": "father", "name": "Wrong father", "citations": CONTRADICTS}],
        "education": [{"institution": "Wrong school", "qualification": "Wrong degree", "citations": CONTRADICTS}],
        "career": [{"slug": "wrong", "role": "Wrong post", "citations": CONTRADICTS}],
        "honours": [{"slug": "h", "title": "H", "honours": [{"title": "Wrong medal", "citations": CONTRADICTS}]}],
    }
    said = json.dumps(person(publication, **parts))
    assert "rong" not in said
    assert "1815" not in said
    undisputed = json.loads(json.dumps(parts).replace("contradicts", "supports"))
    assert json.dumps(person(publication, **undisputed)).count("rong") >= 6


def test_no_claim_and_no_other_prose_is_said(publication):
    claim = {"type": "claim", "html": "<p>she stole it.</p>", "claimant": "A rival", "status": "refuted"}
    life = {"body": [claim, {"type": "paragraph", "html": "<p>Prose.</p>", "citations": SAYS}]}
    said = json.dumps(person(publication, **life))
    assert "stole" not in said
    assert "rival" not in said
    assert "Prose" not in said


def test_relatives_are_said_by_name_and_lead_to_their_lives(publication):
    family = [
        {"relation": "mother", "name": "Annabella", "birth": {"date": "1792~"}},
        {"relation": "child", "name": "Byron", "person": "byron"},
        {"relation": "child", "count": 2},
        {"relation": "grandchild", "name": "Ralph"},
    ]
    found = person(publication, family=family)
    assert found["parent"] == [{"@type": "Person", "name": "Annabella"}]
    assert [child["url"] for child in found["children"]] == ["https://portal.example/people/byron/"]
    assert found["relatedTo"] == [{"@type": "Person", "name": "Ralph"}]


def test_the_portrait_is_said_with_its_licence_in_its_largest_jpeg(publication):
    sizes = [(320, "avif"), (320, "jpeg"), (720, "jpeg"), (1440, "avif")]
    portrait = {
        "id": "00000000-0000-0000-0000-000000000001",
        "file": "ada.jpg",
        "title": "Ada",
        "alt": "A face",
        "credit": "A. Painter",
        "licence": "Public domain",
        "licence_url": "https://example.org/licence",
        "renditions": [
            {"url": f"/media/{width}.{kind}", "media_type": f"image/{kind}", "width": width, "height": width}
            for width, kind in sizes
        ],
    }
    assert person(publication, portrait=portrait)["image"] == {
        "@type": "ImageObject",
        "url": "https://portal.example/media/720.jpeg",
        "width": 720,
        "height": 720,
        "caption": "A face",
        "creditText": "A. Painter",
        "license": "https://example.org/licence",
    }
    bare = portrait | {"renditions": []}
    assert "image" not in person(publication, portrait=bare)


def test_authority_files_say_who_is_meant(publication):
    found = person(publication, identifiers=[{"scheme": "wikidata", "value": "Q7259"}])
    assert found["sameAs"] == ["https://www.wikidata.org/wiki/Q7259"]


def test_fields_are_what_somebody_knows_about_as_far_as_no_source_contradicts(publication):
    energy, music = ({"key": name.lower(), "name": name} for name in ("Energy", "Music"))
    activities = [{"field": energy}, {"field": music, "citations": CONTRADICTS}]
    found = person(publication, activities=activities, fields=[energy | {"other_names": ["Énergie"]}, music])
    assert found["knowsAbout"] == [{"@type": "DefinedTerm", "name": "Energy", "alternateName": ["Énergie"]}]


def test_an_office_held_is_an_occupation_and_a_medal_an_award(publication):
    groups = [
        {"slug": "o", "title": "Offices", "kind": "offices", "honours": [{"title": "Chair", "date": "1840/1842"}]},
        {"slug": "m", "title": "Medals", "kind": "orders", "honours": [{"title": "Medal", "date": "1843"}]},
    ]
    found = person(publication, honours=groups)
    assert found["award"] == ["Medal (1843)"]
    assert found["hasOccupation"][0]["endDate"] == "1842"


def test_nothing_in_it_can_end_the_script_that_holds_it(publication):
    name = "</script><script>alert(1)</script><!-- \u2028 &"
    text = for_html(profile_page(a_life(name=name), publication))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == name


def test_the_page_states_the_terms_of_its_text(publication):
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert profile_page(a_life(), replace(publication, licence_url=address))["license"] == address
    assert "license" not in profile_page(a_life(), publication)
