"""The front page: a featured life, this day, what has changed."""

from datetime import date

from biography.exchange.site import people_index
from biography.models import FeaturedLife, HomePage, LifeReview, LifeVersion, PersonPage
from biography.templatetags import home as tags
from biography.versions import record, withdraw
from tests.factories import a_full_life, a_paragraph, a_period, a_person, an_image, make_private


def feature(*people):
    people_index()
    for number, person in enumerate(people):
        FeaturedLife.objects.create(page=HomePage.objects.get(), person=person, sort_order=number)


def featured(read, words):
    found = read("/").select_one(".featured h2")
    return words(found) if found else None


def on(monkeypatch, day):
    monkeypatch.setattr(tags.timezone, "localdate", lambda: day)


def test_the_chosen_lives_take_turns_by_the_day(read, words, monkeypatch):
    feature(a_person("Ann"), a_person("Ben"))
    shown = []
    for day in (1, 2, 3):
        on(monkeypatch, date(2026, 6, day))
        shown.append(featured(read, words))
    assert shown[0] == shown[2] != shown[1]
    assert set(shown) == {"Ann", "Ben"}


def test_a_chosen_life_that_is_not_public_is_passed_over(read, words):
    seen = a_person("Seen")
    feature(a_person("Draft", live=False), make_private(a_person("Private")), seen)
    assert featured(read, words) == "Seen"


def test_without_a_choice_the_fullest_life_is_shown_else_the_newest(read, words):
    a_person("Older")
    fullest, short, hidden = a_person("Full"), a_person("Short"), a_person("Hidden", live=False)
    a_person("Newest")
    assert featured(read, words) == "Newest"
    for person, statements in ((fullest, 50), (short, 9), (hidden, 99)):
        LifeReview.objects.create(page=person, statements=statements)
    assert featured(read, words) == "Full"


def test_the_featured_life_opens_with_its_first_words_and_never_with_a_claim(read, words):
    claim = {"type": "claim", "value": {"html": "<p>he was a thief.</p>", "claimant": {"name": "", "person": None}}}
    life = a_person(
        "Ada", description="A mathematician", body=[claim, a_paragraph("<p>She <b>wrote</b> programs.</p>")]
    )
    feature(life)
    shown = words(read("/").select_one(".featured"))
    assert "She wrote programs." in shown
    assert "A mathematician" in shown
    assert "thief" not in str(read("/"))


def test_a_portrait_of_a_closed_collection_is_not_on_the_front_page(read):
    feature(a_person("Ada Lovelace", portrait=an_image(private=True)))
    shown = read("/").select_one(".featured")
    assert not shown.img
    assert shown.select_one(".plate__initials").text == "AL"
    FeaturedLife.objects.all().delete()
    feature(a_person("Seen", portrait=an_image(description="A face")))
    assert read("/").select_one(".featured img")["alt"] == "A face"


def test_this_day_is_there_where_something_happened_on_it(read, words, monkeypatch):
    on(monkeypatch, date(2026, 2, 4))
    monkeypatch.setattr(tags, "THIS_DAY", 2)
    a_person("Nobody")
    assert not read("/").select("#this-day")
    for year in (1901, 1902, 1903):
        a_person(f"Born {year}", birth_date=f"{year}-02-04")
    section = read("/").find(id="this-day").parent
    assert words(section.h2) == "On this day, 4 February"
    assert [words(entry) for entry in section.select(".entry")] == ["1901 Born 1901 Born", "1902 Born 1902 Born"]
    assert section.select_one(".more a")["href"] == "/on-this-day/"


def changed(person, text, reason):
    PersonPage.objects.filter(pk=person.pk).update(description=text)
    return record(person.pk, reason=reason)


def test_changes_are_told_with_their_reason_but_not_those_of_hidden_lives(read, words):
    seen, private = a_person("Seen"), a_person("Private")
    for person in (seen, private):
        record(person.pk)
        changed(person, "Another line", f"The line of {person.title} said too little.")
    make_private(private)
    section = read("/").find(id="changes").parent
    (entry,) = section.select(".entry")
    assert "Seen The line of Seen said too little." in words(entry)
    assert entry.select("a")[-1]["href"] == "/people/seen/versions/1...2/"
    LifeVersion.objects.filter(page=seen, number=2).update(withdrawn_at="2026-01-01T00:00Z")
    assert not read("/").select("#changes")


def test_a_portal_with_one_life_and_with_none_has_a_whole_front_page(read, words):
    people_index()
    empty = read("/")
    assert "No life has been published yet" in words(empty)
    assert not empty.select(".featured, .ways, #this-day, #changes")
    a_person("Cher")
    page = read("/")
    assert words(page.select_one(".featured h2")) == "Cher"
    assert [link["href"] for link in page.select(".ways a")] == ["/people/", "/fields/", "/on-this-day/", "/as-of/"]


def test_the_front_page_costs_the_same_for_few_and_for_many(count_queries, monkeypatch):
    on(monkeypatch, date(2026, 2, 3))
    # Else the first few may be of one kind of row, or of more.
    monkeypatch.setattr(tags, "THIS_DAY", 100)

    def lives(number):
        for _ in range(number):
            person = a_full_life(rows=1)
            record(person.pk)
            changed(person, "Another line", "Said too little.")
            a_period(PersonPage.objects.get(pk=person.pk), start="1930-02-03")

    lives(2)
    feature(*PersonPage.objects.all())
    few = count_queries("/")
    lives(6)
    feature(*PersonPage.objects.order_by("-pk")[:4])
    assert count_queries("/") == few
    assert few <= 24


def test_a_change_is_compared_with_the_last_version_that_is_still_shown(read):
    person = a_person("Ann")
    record(person.pk)
    for line in ("An engineer", "A mayor"):
        person.description = line
        person.save()
        record(person.pk, reason=line)
    withdraw(person.versions.get(number=2), reason="", editor=None)
    assert [link["href"] for link in read("/").select("a[href*='...']")] == ["/people/ann/versions/1...3/"]
    assert "/people/ann/versions/1...3/" in [link["href"] for link in read("/people/ann/versions/").select("a")]
