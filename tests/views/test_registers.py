"""The pages of offices, places, organisations and fields."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page

from biography import mentions
from biography.addresses import taken_slugs
from biography.exchange.site import people_index
from biography.models import Activity, Education, Honour, LifeEvent, PeriodEvent, PersonPage, Relative
from biography.views import registers as views
from tests.factories import (
    a_category,
    a_field,
    a_full_life,
    a_period,
    a_person,
    a_place,
    add,
    an_office,
    an_organisation,
    make_private,
)

pytestmark = pytest.mark.django_db


def people(page):
    return [link.text for link in page.select(".entry__title a")]


def sections(page):
    """Heading → names of those beneath it."""
    return {
        part.h2.find(string=True, recursive=False).strip(): [link.text for link in part.select(".entry__title a")]
        for part in page.select(".hits")
        if part.select(".entry")
    }


# Offices


def test_an_office_tells_who_held_it_in_order_of_time(read, words):
    body, place = an_organisation("City Hall"), a_place("Almaty")
    mayor = an_office("Mayor", organisation=body, place=place, single_holder=True, since="1969")
    a_period(a_person("Ben"), "Mayor", office=mayor, start="1987", end="1995-03", ended="dismissed")
    a_period(a_person("Ann"), "Mayor", office=mayor, start="1970~", end="1980", slug="post")
    a_period(a_person("Cem"), "Head of the city", office=mayor, start="1995-03", ongoing=True, acting=True)
    page = read("/offices/mayor/")
    assert words(page.h1) == "Mayor"
    assert people(page) == ["Ann", "Ben", "Cem"]
    assert [words(row) for row in page.select(".entry")] == [
        "about 1970 – 1980 Ann Mayor",
        "1980–1987 not known here",
        "1987 – March 1995 Ben Mayor dismissed",
        "since March 1995 Cem acting Head of the city",
    ]
    assert "made 1969" in words(page.select_one(".life__dates"))
    assert [link["href"] for link in page.select(".life__dates a")] == ["/organisations/city-hall/", "/places/almaty/"]
    assert page.select_one(".entry__detail a")["href"] == "/people/ann/post/"


def test_the_dead_hold_no_office_any_more(read, words):
    warden = an_office("Warden", single_holder=True)
    ann = a_person("Ann", birth_date="1870", death_date="1921-04-04")
    a_period(ann, "Warden", office=warden, start="1915-03-01", ongoing=True)
    a_period(a_person("Ben", birth_date="1890"), "Warden", office=warden, start="1931", end="1935")
    lines = words(read("/offices/warden/").select_one(".line"))
    assert lines.startswith("1 March 1915 – 4 April 1921 Ann")
    assert "same time" not in lines


def test_lists_and_pages_of_offices_count_people(read, words):
    warden, ann = an_office("Warden"), a_person("Ann")
    for start in ("1900", "1912"):
        a_period(ann, "Warden", office=warden, start=start)
    a_period(a_person("Ben"), "Warden", office=warden, start="1905")
    assert "2 holders" in words(read("/offices/").select_one("main"))
    assert "2 holders" in words(read("/offices/warden/").select_one(".count"))


def test_an_office_tells_who_held_it_at_the_same_time_against_its_rule(read, words):
    mayor = an_office("Mayor", single_holder=True)
    a_period(a_person("Ann"), office=mayor, start="1980", end="1990")
    a_period(a_person("Ben"), office=mayor, start="1985", end="1995")
    first, *_rest = read("/offices/mayor/").select(".line__overlap")
    assert words(first) == "By the dates of the lives, this overlaps with the term of Ben."


def test_many_who_held_it_at_the_same_time_are_told_of_in_one_line_that_unfolds(read, words):
    mayor = an_office("Mayor", single_holder=True)
    for name in ("Ann", "Ben", "Cem", "Dan", "Eve"):
        a_period(a_person(name), office=mayor, start="1980", end="1990")
    told = read("/offices/mayor/").select_one(".entry").select(".line__overlap")
    assert [words(one.summary) for one in told] == ["By the dates of the lives, this overlaps with 4 other terms."]
    assert [name.text for name in told[0].select("bdi")] == ["Ben", "Cem", "Dan", "Eve"]


def test_a_long_line_is_paged(read, monkeypatch):
    monkeypatch.setattr(views, "TERMS_PER_PAGE", 2)
    deputy = an_office("Deputy")
    for number in range(3):
        a_period(a_person(f"Person {number}"), office=deputy, start=f"199{number}", end=f"199{number + 1}")
    assert people(read("/offices/deputy/?page=2")) == ["Person 2"]


# Places and organisations


def test_a_place_tells_what_happened_there_to_whom(read, words):
    here = a_place("Almaty", kind="city", country="Kazakhstan", other_names="Verny\nAlma-Ata", since="1992")
    ann = a_person(
        "Ann",
        birth_date="1901",
        birth_place=here,
        death_place=here,
        rows={
            "education": [Education(institution="School 1", place=here, date="1910/1920")],
            "events": [LifeEvent(title="Wedding", date="1925", place=here)],
            "family": [Relative(relation="child", name="Little Ann", birth_place=here, birth_date="1926")],
        },
    )
    a_period(ann, "Engineer", place=here, start="1921", end="1930", events=[PeriodEvent(title="Fire", place=here)])
    a_category(ann, honours=[Honour(title="Medal", date="1930", place=here)], slug="distinctions")
    a_person("Ben", birth_date="1890", birth_place=here)
    page = read("/places/almaty/")
    assert sections(page) == {
        "Born here": ["Ben", "Ann"],
        "Died here": ["Ann"],
        "Studied here": ["Ann"],
        "Worked here": ["Ann"],
        "Honoured here": ["Ann"],
        "Events in lives": ["Ann"],
        "Events in posts": ["Ann"],
        "Relatives born here": ["Ann"],
    }
    assert words(page.select_one("[aria-labelledby=worked] .entry")) == "1921–1930 Ann Engineer"
    link = page.select_one("[aria-labelledby=honoured] .entry__detail a")
    honour = Honour.objects.get()
    assert link["href"] == f"/people/ann/distinctions/#{honour.key}"
    assert read("/people/ann/distinctions/").find(id=str(honour.key))
    assert "Also: Verny, Alma-Ata" in words(page)
    assert "so called from 1992" in words(page)


def test_an_organisation_tells_who_led_it_and_who_worked_and_studied_there(read):
    body = an_organisation("City Hall", kind="government", founded="1900", place=a_place("Almaty"))
    mayor = an_office("Mayor", organisation=body)
    a_period(a_person("Ann"), office=mayor, organisation=body, start="1980", end="1990")
    a_period(a_person("Ben"), "Clerk", organisation=body, start="1985", ongoing=True)
    a_person("Cem", rows={"education": [Education(institution="Courses", organisation=body)]})
    page = read("/organisations/city-hall/")
    assert sections(page) == {"Held an office of it": ["Ann"], "Worked here": ["Ben"], "Studied here": ["Cem"]}
    assert page.select_one("[aria-labelledby=offices] .row a")["href"] == "/offices/mayor/"
    assert sections(read("/places/almaty/")) == {}
    assert read("/places/almaty/").select_one("[aria-labelledby=organisations] .row a").text == "City Hall"


def test_who_studied_somewhere_stands_there_by_the_date_of_the_degree_where_that_is_all_that_is_known(read, words):
    body = an_organisation("School")
    for name, dates in (("Ann", {"date": "1950/1955", "awarded": "1956"}), ("Ben", {"awarded": "1940"}), ("Cem", {})):
        a_person(name, rows={"education": [Education(institution="School", organisation=body, **dates)]})
    page = read("/organisations/school/")
    assert sections(page) == {"Studied here": ["Ben", "Ann", "Cem"]}
    assert [words(entry) for entry in page.select(".entry")] == ["1940 Ben", "1950–1955 Ann", "date not known Cem"]


def test_many_of_one_kind_are_behind_a_link_and_paged(read, monkeypatch):
    monkeypatch.setattr(views, "FEW", 2)
    monkeypatch.setattr(views, "MANY", 3)
    here = a_place("Almaty")
    for number in range(5):
        a_person(f"Person {number}", birth_place=here, birth_date=f"190{number}")
    page = read("/places/almaty/")
    assert people(page) == ["Person 0", "Person 1"]
    more = page.select_one(".more a")
    assert more.text.strip() == "All 5 under “Born here”"
    assert people(read(f"/places/almaty/{more['href']}&page=2")) == ["Person 3", "Person 4"]


# Fields


def active_in(*fields, **columns):
    return {"activities": [Activity(field=field, **columns) for field in fields]}


def test_a_field_tells_who_was_active_in_it_by_name(read, words):
    energy = a_field("Energy", other_names="Énergie\nЭнергетика")
    a_person("Ben Young", family_name="Young", given_name="Ben", birth_date="1901", rows=active_in(energy))
    a_person("Ann Old", family_name="Old", given_name="Ann", description="An engineer", rows=active_in(energy))
    a_person("Cem", rows=active_in(a_field("Music")))
    page = read("/fields/energy/")
    assert [link.text for link in page.select(".row__name a")] == ["Old, Ann", "Young, Ben"]
    assert "An engineer" in words(page)
    assert "Also: Énergie, Энергетика" in words(page)
    assert "2 people here were active in this field." in words(page)
    further = page.select_one(".list__head a")["href"]
    assert [link.text for link in read(further).select(".row__name a")] == ["Old, Ann", "Young, Ben"]


def test_a_field_with_the_longest_name_has_its_people(read):
    field = a_field("x" * 255)
    a_person("Ann", rows=active_in(field))
    assert [link.text for link in read(f"/fields/{field.key}/").select(".row__name a")] == ["Ann"]


def test_a_field_of_many_is_paged(read, monkeypatch):
    monkeypatch.setattr("biography.finding.listing.PER_PAGE", 2)
    energy = a_field("Energy")
    for number in range(3):
        a_person(f"Person {number}", rows=active_in(energy))
    assert [link.text for link in read("/fields/energy/?page=2").select(".row__name a")] == ["Person 2"]


def test_a_field_shows_people_as_the_reader_has_them_in_their_language(read):
    ada = a_person("Ada", rows=active_in(a_field("Energy")))
    index = people_index("fr")
    french = PersonPage(title="Ada (fr)", slug="ada", translation_key=ada.translation_key, locale=index.locale)
    add(index, french)
    assert [link.text for link in read("/fr/fields/energy/").select(".row__name a")] == ["Ada (fr)"]
    facts = read("/fr/people/ada/").select_one(".facts")
    assert facts.select_one("a[href='/fr/fields/energy/']").text == "Energy"


# Lists


def test_lists_hold_what_public_lives_refer_to_with_how_often(read, words):
    here = a_place("Almaty", country="Kazakhstan")
    a_place("Nowhere")
    mayor = an_office("Mayor", organisation=an_organisation("City Hall"))
    a_field("Nothing")
    for name in ("Ann", "Ben"):
        rows = active_in(a_field(f"Field of {name}"), *([] if name == "Ann" else [Activity.objects.get().field]))
        a_period(a_person(name, birth_place=here, rows=rows), office=mayor, place=here)
    assert [words(row) for row in read("/places/").select(".row")] == ["Almaty 2 born 2 posts Kazakhstan"]
    assert [words(row) for row in read("/offices/").select(".row")] == ["Mayor 2 holders City Hall"]
    assert [words(row) for row in read("/organisations/").select(".row")] == ["City Hall 2 in office"]
    fields = [words(row) for row in read("/fields/").select(".row")]
    assert fields == ["Field of Ann 2 people", "Field of Ben 1 person"]


def test_offices_can_be_listed_by_organisation_and_place(read):
    body, place = an_organisation("City Hall"), a_place("Almaty")
    for office in (an_office("Mayor", organisation=body), an_office("Judge", place=place)):
        a_period(a_person(), office=office)
    assert [link.text for link in read("/offices/?organisation=city-hall").select(".row__name a")] == ["Mayor"]
    assert [link.text for link in read("/offices/?place=almaty").select(".row__name a")] == ["Judge"]
    read("/offices/?place=nowhere", status=404)


def test_empty_lists_say_so(read, words):
    people_index()
    for register in ("offices", "places", "organisations", "fields"):
        assert "No public life leads here yet" in words(read(f"/{register}/"))


# What is not public


def hidden_lives(**refers):
    """Lives that refer to something, none of which anybody may see."""
    a_period(a_person("Draft", live=False), **refers)
    a_period(a_person("Half", slug="half"), live=False, **refers)
    make_private(a_period(a_person("Closed"), **refers))
    a_period(make_private(a_person("Private")), **refers)
    unpublished = a_person("Unpublished")
    a_period(unpublished, **refers)
    PersonPage.objects.get(pk=unpublished.pk).unpublish()


def test_a_field_of_hidden_rows_and_lives_is_not_there_and_shows_none_of_them(read):
    secret, energy = a_field("Secret"), a_field("Energy")
    a_person("Hider", rows=active_in(secret, energy, hidden=True))
    make_private(a_person("Private", rows=active_in(secret, energy)))
    a_person("Draft", live=False, rows=active_in(secret, energy))
    read("/fields/secret/", status=404)
    read("/fields/energy/", status=404)
    a_person("Seen", rows=active_in(energy))
    assert [link.text for link in read("/fields/energy/").select(".row__name a")] == ["Seen"]
    assert [link.text for link in read("/fields/").select(".row__name a")] == ["Energy"]
    assert [tally.text for tally in read("/fields/").select(".tally span")] == ["1 person"]


def test_an_entry_that_no_public_life_refers_to_is_not_there(read):
    place, body = a_place("Secret Place"), an_organisation("Secret Body", place=a_place("Place of the Body"))
    hidden_lives(place=place, organisation=body, office=an_office("Secret Office", organisation=body))
    a_person(
        "Seen",
        rows={
            "events": [LifeEvent(title="Hidden", place=place, hidden=True)],
            "family": [Relative(relation="child", name="Hidden", birth_place=place, hidden=True)],
            "education": [Education(institution="Hidden", place=place, organisation=body, hidden=True)],
        },
    )
    for url in (
        "places/secret-place",
        "places/place-of-the-body",
        "organisations/secret-body",
        "offices/secret-office",
    ):
        read(f"/{url}/", status=404)
    for register in ("offices", "places", "organisations"):
        assert not read(f"/{register}/").select(".row")


def test_hidden_lives_and_rows_are_not_on_the_pages_of_what_others_refer_to(read):
    place, body = a_place("Almaty"), an_organisation("City Hall")
    office = an_office("Mayor", organisation=body, place=place, single_holder=True)
    hidden_lives(place=place, organisation=body, office=office)
    seen = a_person("Seen", rows={"events": [LifeEvent(title="Hidden", place=place, hidden=True)]})
    a_period(seen, "Mayor", place=place, organisation=body, office=office, start="1990", slug="post")
    for url in ("/places/almaty/", "/organisations/city-hall/", "/offices/mayor/"):
        assert people(read(url)) == ["Seen"]
    assert [tally.text for tally in read("/places/").select(".tally span")] == ["1 post"]
    assert [link.text for link in read("/people/seen/post/").select(".line .entry__title a")] == []


# What the list of a register and the page of one entry read of an address.
READ = {
    "offices": (["page", "organisation", "place"], ["page"]),
    "places": (["page"], ["of", "page"]),
    "organisations": (["page", "place"], ["of"]),
    "fields": (["page"], ["page"]),
    "honours": (["page", "year", "kind"], ["page"]),
}


@pytest.mark.parametrize("register", READ)
def test_no_input_makes_a_register_fail(client, hostile_text, register):
    people_index()
    person = a_person(birth_place=a_place("x"), rows=active_in(a_field("x")))
    a_period(person, office=an_office("x", organisation=an_organisation("x")))
    for address, names in zip((f"/{register}/", f"/{register}/x/"), READ[register], strict=True):
        for name in names:
            asked = {"of": "worked", name: hostile_text}
            assert client.get(address, asked).status_code in (200, 400, 404)
    assert client.get(f"/{register}/{hostile_text}/").status_code == 404


# Costs


def test_the_pages_of_registers_cost_the_same_for_three_and_for_thirty(count_queries):
    place, body = a_place("Almaty"), an_organisation("City Hall")
    office = an_office("Mayor", organisation=body, place=place, single_holder=True)
    urls = [
        "/offices/",
        "/offices/mayor/",
        "/places/",
        "/places/almaty/",
        "/organisations/",
        "/organisations/city-hall/",
        "/fields/",
        "/fields/energy/",
    ]
    energy = a_field("Energy")
    urls += ["/places/almaty/?of=born", "/honours/", "/honours/medal-0/", "/people/holder/post/"]
    a_period(a_person("Holder"), office=office, start="1800", slug="post")

    def more(number):
        for n in range(number):
            person = a_full_life(rows=1)
            Activity.objects.create(page=person, field=energy)
            PersonPage.objects.filter(pk=person.pk).update(birth_place=place)
            a_period(person, office=office, organisation=body, place=place, start=f"19{n:02}", end=f"19{n:02}")

    more(2)
    few = {url: count_queries(url) for url in urls}
    more(10)
    assert {url: count_queries(url) for url in urls} == few
    assert max(few.values()) <= 40


# Links


def test_a_life_links_its_places_organisations_offices_and_fields(read):
    place, body = a_place("Almaty"), an_organisation("City Hall")
    ann = a_person("Ann", birth_place=place, birth_date="1901", rows=active_in(a_field("Energy")))
    assert read("/people/ann/").select_one(".facts a[href='/fields/energy/']").text == "Energy"
    read("/fields/energy/")
    a_period(ann, "Clerk", office=an_office("Scribe"), organisation=body, place=place, slug="post")
    for url in ("/people/ann/", "/people/ann/post/"):
        links = {link["href"] for link in read(url).select("main a")}
        assert {"/places/almaty/", "/organisations/city-hall/", "/offices/scribe/"} <= links
    for link in ("/places/almaty/", "/organisations/city-hall/", "/offices/scribe/"):
        read(link)


def test_a_part_for_some_readers_links_nothing_that_only_it_refers_to(admin_client):
    ann = a_person("Ann")
    make_private(a_period(ann, "Clerk", organisation=an_organisation("Secret Body"), slug="post"))
    page = admin_client.get("/people/ann/post/").content.decode()
    assert "Secret Body" in page
    assert "/organisations/secret-body/" not in page


# Succession on the page of a post


def test_a_post_tells_who_held_the_office_before_and_after(read, words):
    mayor = an_office("Mayor", single_holder=True)
    a_period(a_person("Ann"), "Mayor", office=mayor, start="1980", end="1990", slug="post")
    ben = a_person("Ben")
    a_period(ben, "Mayor", office=mayor, start="1990", end="1995", predecessor="Zoe", slug="post")
    a_period(a_person("Cem"), "Mayor", office=mayor, start="1998", end="1999", slug="post")
    page = read("/people/ben/post/")
    assert [words(row) for row in page.select(".line .entry")] == [
        "1980–1990 Ann",
        "1990–1995 Ben",
        "1995–1998 not known here",
        "1998–1999 Cem",
    ]
    assert words(page.select_one(".line__otherwise")) == (
        "This life names Zoe as predecessor; by the dates of the lives here it was Ann."
    )
    assert page.select_one(".line a")["href"] == "/people/ann/post/"
    rows = [words(row) for row in read("/people/ann/post/").select(".line .entry")]
    assert rows[0] == "No earlier holder is known here"


def test_a_post_in_an_office_of_many_only_leads_to_it(read):
    deputy = an_office("Deputy")
    a_period(a_person("Ann"), office=deputy, start="1980", slug="post")
    page = read("/people/ann/post/")
    assert not page.select(".line")
    assert page.select_one("a[href='/offices/deputy/']")


# Mentioned in


def mentioning(page):
    return [link.text for link in page.select("#mentioned .entry__title a")]


def test_a_life_tells_in_which_others_it_is_mentioned_and_how(read, words):
    ann = a_person("Ann")
    ben = a_person("Ben", rows={"family": [Relative(relation="spouse", person=ann)]})
    a_period(ben, "Clerk", predecessor_person=ann, slug="post")
    link = f'<p>See <a linktype="page" id="{a_period(ann, "Judge").pk}">her</a></p>'
    cem = a_person("Cem", rows={"events": [LifeEvent(title="Met", html=link)]})
    for person in (ben, cem, ann):
        mentions.index_links(person)
    page = read("/people/ann/")
    assert mentioning(page) == ["Ben", "Cem"]
    first, second = page.select("#mentioned .entry__detail")
    assert words(first) == "as a relative as predecessor, at “Clerk”"
    assert words(second) == "in the text"
    assert mentioning(read("/people/ben/")) == []
    assert [link.text for link in read("/people/ann/mentioned-in/").select(".entry__title a")] == ["Ben", "Cem"]


def test_what_is_not_public_is_no_mention(read):
    ann = a_person("Ann")
    hidden_lives(predecessor_person=ann)
    a_person("Hider", rows={"family": [Relative(relation="child", person=ann, hidden=True)]})
    draft = a_person("Drafter")
    draft.body = [{"type": "paragraph", "value": {"html": f'<a linktype="page" id="{ann.pk}">x</a>', "citations": []}}]
    draft.save_revision()
    for person in PersonPage.objects.all():
        mentions.index_links(person)
    closed = a_person("Closed later", rows={"family": [Relative(relation="child", person=ann)]})
    mentions.index_links(closed)
    assert mentioning(read("/people/ann/")) == ["Closed later"]
    make_private(closed)
    assert mentioning(read("/people/ann/")) == []


def test_publishing_keeps_the_mentions_up_to_date(read):
    ann, ben = a_person("Ann"), a_person("Ben")
    ben.family = [Relative(relation="child", person=ann)]
    ben.save_revision().publish()
    assert mentioning(read("/people/ann/")) == ["Ben"]
    ben.family = []
    ben.save_revision().publish()
    assert mentioning(read("/people/ann/")) == []


def test_more_mentions_than_a_page_shows_are_behind_a_link(read, monkeypatch):
    monkeypatch.setattr("biography.templatetags.registers.MOST_ON_A_LIFE", 2)
    ann = a_person("Ann")
    for number in range(3):
        mentions.index_links(a_person(f"P{number}", rows={"family": [Relative(relation="child", person=ann)]}))
    page = read("/people/ann/")
    assert mentioning(page) == ["P0", "P1"]
    assert page.select_one(".mentions__more a")["href"] == "/people/ann/mentioned-in/"


# Addresses


def test_a_page_cannot_take_the_address_of_a_register():
    taken = taken_slugs()
    assert {"offices", "places", "organisations", "fields", "honours", "search", "admin", "api", "static"} <= taken
    assert {"oembed", "feeds", "format", "documents", "media", "fr"} <= taken
    index = people_index()
    index.slug = "places"
    with pytest.raises(ValidationError, match="no page could be reached"):
        index.full_clean()


def test_a_page_that_nobody_can_reach_is_found_by_the_check():
    index = people_index()
    Page.objects.filter(pk=index.pk).update(slug="places")
    said = StringIO()
    call_command("check", databases=["default"], stderr=said)
    assert "the portal itself answers at /places/" in said.getvalue()
