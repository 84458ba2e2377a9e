"""The page of one life."""

from uuid import uuid4

from django.core.management import call_command
from wagtail.models import Page

from biography.exchange.site import people_index
from biography.mentions import index_links
from biography.models import CareerPeriodPage, Honour, LifeEvent, OtherName, PersonPage, Relative
from tests.factories import (
    a_category,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_place,
    a_source,
    an_image,
    citing,
    make_private,
)

KHRAPUNOV = "/people/viktor-khrapunov/"


def test_the_first_life_is_there_whole(read, words, client):
    call_command("load_biographies", "fixtures/viktor-khrapunov.json", verbosity=0)
    page = read(KHRAPUNOV)
    assert words(page.h1) == "Viktor Khrapunov"
    assert len(page.select(".chapter")) == 13
    assert [len(group.select("tbody tr")) for group in page.select(".honour-group")] == [4, 8, 11, 9]
    assert page.select_one(".life__scripts [lang=ru]").text == "Виктор Вячеславович Храпунов"
    mayor = page.find(id="0f76464d-e71e-502b-a9e6-736ea8fddf2d")
    assert words(mayor.select_one(".when")) == "16 June 1997 – December 2004"
    assert "Appointed by Nursultan Nazarbayev" in words(mayor.select_one(".terms"))
    assert "the night of 4 to 5 February 1984" in words(page)
    fields = [words(link) for link in page.select(".facts a[href^='/fields/']")]
    assert fields == ["Public administration", "Politics", "Energy", "Engineering", "Economics", "Emergency management"]
    assert "no independent source confirms them" in words(page.select_one(".notice"))
    for claim in page.select(".claim"):
        assert words(claim.p).startswith("According to ")
    targets = {tag["id"] for tag in page.select("[id]")}
    assert {link["href"][1:] for link in page.select('a[href^="#"]')} <= targets
    for part in page.select(".chapter h3 a, .honour-group h3 a"):
        read(part["href"])
    assert "Виктор Храпунов" in words(page)
    hits = read("/search/?q=Храпунов")
    assert [link["href"] for link in hits.select(".row__name a")] == [KHRAPUNOV]


def test_a_life_takes_five_queries_however_long_it_is_and_one_more_where_others_mention_it(count_queries):
    people = [a_full_life("Few", rows=2), a_full_life("Many", rows=8)]
    for person in people:
        a_period(
            person,
            body=[
                a_paragraph(f'<p>A <a linktype="page" id="{person.pk}">link</a>.</p>'),
                a_claim(person, a_source()),
            ],
        )
    # The site, the life by its address, its rows and parts, all that they refer to, what stands around it.
    assert [count_queries(person.url) for person in people] == [5, 5]
    other = a_person("Other", rows={"family": [Relative(relation="child", person=person) for person in people]})
    index_links(other)
    assert [count_queries(person.url) for person in people] == [6, 6]


def a_claim(about, source, status="disputed"):
    cited = [{"type": "item", "value": item["value"]} for item in citing(source)]
    claimant = {"name": "A witness", "person": None}
    value = {"html": "<p>it was so.</p>", "claimant": claimant, "status": status, "citations": cited}
    value["about"] = [{"type": "item", "value": {"name": "", "person": about.pk}}]
    value["reply"] = {"html": "<p>It was not so.</p>", "date": "1962-03", "citations": []}
    return {"type": "claim", "id": str(uuid4()), "value": value}


def test_a_life_with_nothing_but_a_name_has_a_page(read, words):
    a_person("Cher")
    page = read("/people/cher/")
    assert words(page.h1) == "Cher"
    assert words(page.select_one(".plate__initials")) == "C"
    assert not page.select(".notice")
    assert not page.select("dl:empty, ol:empty, table")


def test_a_claim_names_its_claimant_its_status_and_the_reply(read, words):
    person = a_person("Somebody")
    a_period(person, "Clerk", slug="clerk", body=[a_claim(person, a_source("Trial"), "refuted")])
    claim = read("/people/somebody/").select_one(".claim")
    assert words(claim.p).startswith("According to A witness, in Trial, it was so.")
    assert "Refuted: shown to be wrong" in words(claim)
    assert claim.select_one(".claim__about a")["href"] == "/people/somebody/"
    assert words(claim.select_one(".claim__reply")) == "Reply of Somebody, March 1962 It was not so."


def test_links_in_prose_lead_to_lives_and_lose_their_address_where_the_life_is_not_public(read, words):
    seen, draft = a_person("Seen"), a_person("Draft", live=False)
    private = make_private(a_person("Private"))
    links = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a> ' for page in (seen, draft, private))
    a_person(
        "Writer", body=[a_paragraph(f"<p>{links}</p>")], rows={"family": [Relative(relation="child", person=seen)]}
    )
    page = read("/people/writer/")
    paragraph = page.select_one(".paragraph")
    assert words(paragraph).startswith("Seen Draft Private ")
    assert [link["href"] for link in paragraph.select("a:not(.permalink)")] == ["/people/seen/"]
    assert page.select_one("#family .entry__title a")["href"] == "/people/seen/"
    assert "/draft/" not in str(page)
    assert "/private/" not in str(page)


def test_parts_that_are_not_public_are_not_on_the_page(read, words):
    person = a_person("Somebody")
    a_period(person, "Seen post")
    a_period(person, "Draft post", live=False)
    make_private(a_period(person, "Private post"))
    make_private(a_category(person, "Private honours", honours=["Hidden medal"]))
    text = words(read("/people/somebody/"))
    assert "Seen post" in text
    for hidden in ("Draft post", "Private post", "Private honours", "Hidden medal"):
        assert hidden not in text


def test_a_portrait_has_its_alt_text_its_credit_and_three_formats(read, words):
    a_person("Seen", portrait=an_image(description="A face", credit="A. Photographer", licence="CC0"))
    plate = read("/people/seen/").select_one(".plate")
    assert plate.img["alt"] == "A face"
    assert [source["type"] for source in plate.select("source")] == ["image/avif", "image/webp"]
    assert words(plate.figcaption) == "A. Photographer CC0"


def test_a_portrait_without_alt_text_is_read_out_as_its_person(read):
    a_person("Ada Lovelace", portrait=an_image("IMG_2041.jpg"))
    assert read("/people/ada-lovelace/").select_one(".plate img")["alt"] == "Ada Lovelace"


def test_a_portrait_of_a_closed_collection_gives_way_to_initials(read, words):
    a_person("Ada Lovelace", portrait=an_image(private=True))
    page = read("/people/ada-lovelace/")
    assert not page.select("img")
    assert words(page.select_one(".plate__initials")) == "AL"


def test_only_certain_dates_are_machine_readable(read):
    events = [("1984-02-04", True), ("2007-06", True), ("1958~", False), ("1983/..", False), ("-0044-03-15", False)]
    a_person("Dated", rows={"events": [LifeEvent(title="It", date=edtf) for edtf, _exact in events]})
    found = read("/people/dated/").select("#events .when")
    assert [bool(when.select("time")) for when in found] == [exact for _edtf, exact in events]
    assert found[0].time["datetime"] == "1984-02-04"


def test_sources_are_numbered_in_the_order_in_which_they_are_cited(read, words):
    first, second = a_source("First"), a_source("Second", url="https://example.org/s", relation="independent")
    place = a_place("Paris", country="France")
    names = [OtherName(text="Alias", citations=citing(second, "p. 7"))]
    a_person("Cited", birth_date="1900", birth_place=place, birth_citations=citing(second), rows={"other_names": names})
    a_person("Both", birth_date="1900", birth_citations=citing(first) + citing(second))
    page = read("/people/cited/")
    assert words(page.select_one(".life__dates .cite button")) == "Source 1, p. 1"
    assert "Paris, France" in words(page.select_one(".life__dates"))
    source = page.select_one("#source-1")
    assert source.select_one("cite a")["href"] == "https://example.org/s"
    assert "Independent" in words(source)
    assert [link.text for link in source.select(".uses a")] == ["p. 7", "p. 1"]
    notes = read("/people/both/").select(".life__dates .note")
    assert [note.a["href"] for note in notes] == ["#source-1", "https://example.org/s"]


def test_a_preview_shows_the_draft_of_a_life_and_of_its_parts(admin_client):
    person = a_person("Somebody")
    period = a_period(person, "Clerk")
    person.title, period.title = "Somebody Else", "Chief Clerk"
    person.save_revision()
    period.save_revision()
    for page in (person, period):
        text = admin_client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
        assert "Somebody Else" in text
        assert "Chief Clerk" in text


def test_a_preview_shows_pages_that_have_never_been_saved(db):
    person = a_person("Somebody")
    for parent, page in (
        (people_index(), PersonPage(title="New Life", slug="new", body=[a_paragraph("<p>Begun.</p>")])),
        (person, CareerPeriodPage(title="New Post", slug="new", start="1970")),
    ):
        page.path, page.depth = Page._get_children_path_interval(parent.path)[1], parent.depth + 1
        page.minimal_clean()
        page.set_url_path(parent)
        assert page.title in page.make_preview_request().rendered_content


def test_a_name_from_right_to_left_leaves_the_years_beside_it_in_their_order(read, db):
    person = a_person("فاطمة الفهرية", slug="fatima")
    a_period(person, "وزير الخارجية", start="1934", end="1935")
    page = read("/people/fatima/")
    assert page.h1.bdi.text == "فاطمة الفهرية"
    entry = page.select_one(".contents ul ul a")
    assert (entry.bdi.text, entry.select_one(".contents__years").text) == ("وزير الخارجية", "1934–1935")


def test_a_long_group_of_honours_is_folded_on_the_page_of_the_life_and_whole_on_its_own(read, words, db):
    person = a_person("Ada Lovelace", slug="ada")
    rows = [Honour(title=f"Medal {number}") for number in range(30)]
    group = a_category(person, "Medals", slug="medals", honours=rows)
    page = read("/people/ada/")
    assert len(page.select(".honours tbody tr[id]")) == 30
    assert len(page.select(".honours__rest tbody tr[id]")) == 18
    assert words(page.select_one(".honours__rest summary")) == "18 more honours of this group"
    assert len(read(group.url).select(".honours tbody tr[id]")) == 30
    assert not read(group.url).select(".honours__rest")


def test_other_names_stand_under_one_heading_for_each_kind_and_a_spelling_once(read, words):
    person = a_person(
        "Anna Example",
        rows={
            "other_names": [
                OtherName(text="Exempel", kind="variant", language="de"),
                OtherName(text="Anna Before", kind="birth"),
                OtherName(text="Exempel", kind="variant", language="sv"),
                OtherName(text="Exemple", kind="variant", language="fr"),
            ]
        },
    )
    facts = read(person.url).select(".facts > div")
    names = {words(group.dt): [words(one).split(" unsourced")[0] for one in group.select("dd")] for group in facts}
    assert names == {
        "Variant spelling": ["Exempel German, Swedish", "Exemple French"],
        "Name at birth": ["Anna Before"],
    }
    assert [words(one).count("unsourced") for one in facts[0].select("dd")] == [1, 1]


def test_each_of_several_rows_of_one_spelling_can_be_linked_to(read):
    rows = [OtherName(text="Exempel", language=language) for language in ("de", "sv")]
    person = a_person("Anna Example", rows={"other_names": rows})
    page = read(person.url)
    for row in person.other_names.all():
        assert page.find(id=str(row.key)) is not None
