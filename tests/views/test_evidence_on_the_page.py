"""What the public pages say of who says so: marks and notes, support, claims, links to statements."""

import gzip
import json
from uuid import uuid4

from django.core.management import call_command

from biography.changes import changes
from biography.exchange.exporter import as_json
from biography.findings import accept
from biography.models import AuthorityIdentifier, CareerPeriodPage, Honour, LifeEvent, LifeFinding, OtherName
from biography.templatetags.evidence import words_of
from biography.versions import document_of, record
from tests.factories import a_category, a_full_life, a_paragraph, a_period, a_person, a_source, citing

KHRAPUNOV = "/people/viktor-khrapunov/"


def cited(source, locator="", **fields):
    [item] = citing(source, locator)
    return {**item, "value": {**item["value"], **fields}}


def a_claim(*citations, claimant="A witness", about=(), status="attributed", reply=None):
    value = {
        "html": "<p>it was so.</p>",
        "claimant": {"name": claimant, "person": None},
        "about": [{"type": "item", "value": {"name": name, "person": None}} for name in about],
        "status": status,
        "citations": [{**item, "type": "item"} for item in citations],
        "reply": {"html": f"<p>{reply}</p>", "date": "1962-03", "citations": []} if reply else None,
    }
    return {"type": "claim", "id": str(uuid4()), "value": value}


def event(title, *citations):
    return LifeEvent(title=title, date="1950", citations=list(citations))


def labels(page, words):
    """The label of support of each life event, by the title of the event."""
    entries = page.select("#events .entry__title")
    found = {entry.bdi.get_text(strip=True): entry.select_one(".support") for entry in entries}
    return {title: words(label) if label else "" for title, label in found.items()}


def test_a_mark_opens_a_note_with_title_author_date_place_words_and_stance(read, words):
    source = a_source("Chronicle", author="B. Scribe", date="1953", url="https://example.org/c", relation="independent")
    citation = cited(source, "p. 7", quotation="It was so", stance="contradicts")
    a_person("Ada", rows={"events": [event("It", citation)]})
    mark = read("/people/ada/").select_one("#events .cite")
    assert words(mark.button) == "Source 1, p. 7 contradicts this"
    note = mark.select_one(".note[popover]")
    assert mark.button["popovertarget"] == note["id"]
    assert note.a["href"] == "https://example.org/c"
    told = "1 B. Scribe: Chronicle, 1953 p. 7 · contradicts this It was so Independent"
    assert words(note) == f"{told} disputed Link to this statement"


def test_a_source_cited_twice_for_one_statement_has_one_mark_with_both_places(read, words):
    source = a_source()
    a_person("Ada", rows={"events": [event("It", cited(source, "p. 1"), cited(source, "p. 9"))]})
    [mark] = read("/people/ada/").select("#events .cite")
    assert words(mark.button) == "Source 1, p. 1, p. 9"
    assert [words(where) for where in mark.select(".note__where")] == ["p. 1", "p. 9"]


def test_every_note_has_its_own_mark_and_every_link_within_a_page_a_target(read):
    a_full_life("Ada", rows=3)
    page = read("/people/ada/")
    notes = [note["id"] for note in page.select(".note")]
    assert notes
    assert notes == [button["popovertarget"] for button in page.select(".cite button")]
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.select('a[href^="#"]')} <= set(ids)


def test_birth_death_rows_blocks_periods_and_honours_have_links_to_them(read):
    block = a_paragraph("<p>Text.</p>")
    name, happened, medal = OtherName(text="Alias"), event("It"), Honour(title="Medal")
    rows = {"other_names": [name], "events": [happened]}
    person = a_person("Ada", birth_date="1815", death_date="1852", body=[block], rows=rows)
    period = a_period(person, "Clerk")
    a_category(person, honours=[medal])
    page = read("/people/ada/")
    links = page.select("a.permalink")
    keys = (name.key, block["id"], period.translation_key, medal.key, happened.key)
    assert sorted(link["href"] for link in links) == sorted(["#birth", "#death", *(f"#{key}" for key in keys)])
    assert {link["aria-label"] for link in links} == {"Link to this statement"}


def test_what_is_disputed_or_unsourced_says_so_and_two_independent_sources_say_nothing(read, words):
    one, other = (a_source(relation="independent") for _n in range(2))
    both = [cited(one), cited(other)]
    rows = [event("Sure", *both), event("Surer", *both), event("Bare")]
    rows.append(event("Disputed", cited(one), cited(other, stance="contradicts")))
    a_person("Ada", rows={"events": rows})
    page = read("/people/ada/")
    assert labels(page, words) == {"Sure": "", "Surer": "", "Bare": "unsourced", "Disputed": "disputed"}
    assert all(label.svg["aria-hidden"] == "true" for label in page.select(".support, .note__support"))
    sure = page.select_one("#events .entry__title")
    assert words(sure.select_one(".note__support")) == "sourced by 2 independent sources"
    assert words(sure.select_one(".cite__support")) == "(sourced by 2 independent sources)"


def test_weak_support_is_told_where_it_is_not_what_most_of_the_life_has(read, words):
    own, paper = a_source(relation="self-published"), a_source(relation="independent")
    a_person("Own", rows={"events": [event("A", cited(own)), event("B", cited(own)), event("C", cited(paper))]})
    a_person("Paper", rows={"events": [event("A", cited(paper)), event("B", cited(paper)), event("C", cited(own))]})
    assert labels(read("/people/own/"), words) == {"A": "", "B": "", "C": "single source"}
    assert labels(read("/people/paper/"), words) == {"A": "", "B": "", "C": "self-published only"}


def test_support_that_the_notice_does_not_tell_is_told_beside_every_statement(read, words):
    one, other, third = (a_source(relation="independent") for _n in range(3))
    a_person("Ada", rows={"events": [event("A", cited(one)), event("B", cited(other)), event("C", cited(third))]})
    page = read("/people/ada/")
    assert not page.select(".notice")
    assert labels(page, words) == dict.fromkeys("ABC", "single source")


def test_what_goes_without_saying_is_said_in_each_note(read, words):
    own = a_source(relation="self-published")
    a_person("Ada", rows={"events": [event("A", cited(own)), event("B", cited(own))]})
    page = read("/people/ada/")
    assert labels(page, words) == {"A": "", "B": ""}
    assert [words(said) for said in page.select("#events .note__support")] == ["self-published only"] * 2


def test_a_link_to_an_authority_file_needs_no_source(read):
    a_person("Ada", rows={"identifiers": [AuthorityIdentifier(scheme="wikidata", value="Q7259")]})
    assert not read("/people/ada/").select(".facts .support")


def test_the_notice_gives_the_figures_on_the_life_and_on_its_parts(read, words):
    own = a_source(relation="self-published")
    person = a_person("Ada", rows={"events": [event("A", cited(own)), event("B")]})
    a_period(person, "Clerk", slug="clerk", citations=[cited(own)])
    sentence = "2 of the 3 statements in this life rest on a single source, published by its subject or their side"
    for url, link in (("/people/ada/", "#sources"), ("/people/ada/clerk/", "/people/ada/#sources")):
        notice = read(url).select_one(".notice")
        assert words(notice).startswith(sentence)
        assert notice.a["href"] == link


def test_a_life_on_two_independent_sources_has_no_notice(read):
    both = [cited(a_source(relation="independent")) for _n in range(2)]
    a_person("Ada", rows={"events": [event("A", *both)]})
    assert not read("/people/ada/").select(".notice")


def test_a_claim_names_claimant_source_status_persons_reply_and_who_says_otherwise(read, words):
    memoir, file = a_source("The Long Year", author="R. Rival"), a_source("Court file", date="1961")
    against = cited(file, "folio 3", stance="contradicts", quotation="It was not so")
    body = [a_claim(cited(memoir, "p. 2"), against, about=["Jane"], status="disputed", reply="Never.")]
    a_person("Ada", body=body)
    claim = read("/people/ada/").select_one(".claim")
    assert words(claim.p).startswith("According to A witness, in The Long Year, it was so.")
    assert words(claim.select_one(".claim__status")) == "Disputed: another source says otherwise About: Jane"
    assert claim.select_one(".claim__status svg")
    assert words(claim.select_one(".claim__other")) == "Contradicted by Court file, 1961 It was not so folio 3"
    assert claim.select_one(".claim__other a")["href"] == "#source-2"
    assert words(claim.select_one(".claim__reply")) == "Reply of Jane, March 1962 Never."


def test_a_claim_does_not_name_its_source_twice(read, words):
    body = [a_claim(cited(a_source("Ada Byron: Memoir")), claimant="Ada Byron’s memoir")]
    a_person("Ada", body=body)
    assert words(read("/people/ada/").select_one(".claim p")).startswith("According to Ada Byron’s memoir, it was so.")
    assert words_of("Ada Byron’s memoir") == {"ada", "byron", "memoir"}


def test_a_claim_without_a_claimant_is_not_shown(read, words):
    a_person("Ada", body=[a_claim(cited(a_source()), claimant="")])
    page = read("/people/ada/")
    assert not page.select(".claim")
    assert "it was so" not in words(page)


def test_markup_in_a_title_a_quotation_or_a_claimant_stays_text(client, db):
    source = a_source("<b>Title</b>")
    citation = cited(source, "<i>p</i>", quotation="<u>q</u>")
    a_person("Ada", body=[a_claim(citation, claimant="<s>Who</s>")])
    html = client.get("/people/ada/").content.decode()
    assert not any(tag in html for tag in ("<b>Title", "<i>p", "<u>q", "<s>Who"))
    assert "According to &lt;s&gt;Who" in html


def test_the_pages_of_a_life_lead_to_its_history_and_its_feed(read, client):
    a_period(a_person("Ada"), "Clerk", slug="clerk")
    for url in ("/people/ada/", "/people/ada/clerk/"):
        links = [link["href"] for link in read(url).select(".history a")]
        versions = ["/people/ada/versions/", "/people/ada/versions/feed.atom"]
        assert links == [*versions, "/people/ada/timeline/", "/compare/?life=ada"]
        for link in links:
            assert client.get(link).status_code == 200
    for url, feeds in (
        ("/people/ada/", ["/people/ada/versions/feed.atom"]),
        ("/", ["/feeds/changes.atom", "/feeds/corrections.atom"]),
        ("/people/", ["/feeds/changes.atom", "/feeds/corrections.atom"]),
    ):
        found = read(url).select('link[rel=alternate][type="application/atom+xml"]')
        assert [link["href"] for link in found] == feeds


def test_a_preview_has_no_history(admin_client):
    person = a_person("Ada")
    person.title = "Ada Byron"
    person.save_revision()
    html = admin_client.get(f"/admin/pages/{person.pk}/view_draft/").content.decode()
    assert "Ada Byron" in html
    assert "versions/" not in html


def test_the_page_of_the_first_life_weighs_at_most_forty_kilobytes(client, db):
    call_command("load_biographies", "fixtures/viktor-khrapunov.json", verbosity=0)
    assert len(gzip.compress(client.get(KHRAPUNOV).content, 6)) <= 40_000


def test_an_accepted_contradiction_is_told_to_readers_at_its_place(read, words, client, django_user_model):
    person = a_person("Ada", birth_date="1950")
    period = a_period(person, "Pilot", slug="pilot", start="1940", end="1945", citations=citing(a_source()))
    record(person.pk)
    finding = LifeFinding.objects.get(severity=3)
    accept(finding, reason="So it stands", note="The archive gives both dates.", editor=None)
    version = record(person.pk)
    post = read("/people/ada/").find(id=str(period.translation_key)) or read("/people/ada/").find(id="pilot")
    assert "Editor’s note: The archive gives both dates." in words(post)
    assert "The archive gives both dates." in words(read("/people/ada/pilot/"))
    [note] = client.get("/api/v3/people/ada/").json()["notes"]
    assert (note["row"], note["text"]) == (str(period.translation_key), "The archive gives both dates.")
    assert version.number == 2
    assert "added" in {
        change.kind for change in changes(document_of(person.versions.get(number=1)), document_of(version))
    }
    assert "notes" not in json.loads(as_json(document_of(version)))

    CareerPeriodPage.objects.get().unpublish()
    assert client.get("/api/v3/people/ada/").json()["notes"] == []
    assert "both dates" not in words(read("/people/ada/"))
