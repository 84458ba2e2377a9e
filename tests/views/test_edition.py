"""The edition on paper. Where WeasyPrint or Pango is lacking, what makes the PDF is replaced by what it is given."""

from threading import Event

import pytest
from django.core.cache import cache

from biography.formats.pdf import TooLong, is_possible, pdf
from biography.versions import record, withdraw
from biography.views import edition as view
from tests.factories import a_full_life, a_paragraph, a_person, a_source, an_image, citing, make_private

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    source = a_source("Letters")
    person = a_person(
        "Ada Lovelace",
        birth_date="1815-12-10",
        birth_citations=citing(source, "p. 12"),
        body=[a_paragraph("<p>She wrote notes.</p>", source)],
        portrait=an_image(),
    )
    record(person.pk)
    return person


@pytest.fixture
def given(monkeypatch):
    """What the maker of PDFs is given: a list that each edition made adds its HTML to."""
    cache.clear()
    told = []

    def pdf(html, base_url, pictures, seconds):
        told.append((html, pictures))
        return b"%PDF-"

    monkeypatch.setattr(view, "pdf", pdf)
    monkeypatch.setattr(view, "is_possible", lambda: True)
    return told


def test_the_edition_has_the_life_its_footnotes_its_version_and_its_references(client, ada, given):
    answer = client.get(f"{ada.url}edition.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'inline; filename="ada-lovelace-v1.pdf"'
    ((html, _pictures),) = given
    assert "She wrote notes." in html
    assert html.count('<span class="footnote">') == 2
    assert "<cite>Letters</cite> [1], p. 12</span>" in html
    assert "popover" not in html
    assert "Ada Lovelace · The biography portal · version 1, " in " ".join(html.split())
    assert "/people/ada-lovelace/versions/1/" in html


def test_an_edition_is_made_once_for_each_version(client, ada, given):
    first = client.get(f"{ada.url}edition.pdf")
    client.get(f"{ada.url}edition.pdf")
    assert len(given) == 1
    assert client.get(f"{ada.url}edition.pdf", headers={"If-None-Match": first["ETag"]}).status_code == 304
    ada.description = "Mathematician"
    ada.save()
    record(ada.pk)
    client.get(f"{ada.url}edition.pdf")
    assert client.get(f"{ada.url}versions/1/edition.pdf")["X-Robots-Tag"] == "noindex"
    assert len(given) == 2


def test_editions_take_the_same_queries_however_long_a_life_is(count_queries, given):
    few, many = a_full_life("Few", rows=2), a_full_life("Many", rows=6)
    assert count_queries(f"{few.url}edition.pdf") == count_queries(f"{many.url}edition.pdf")


def test_editions_are_made_one_at_a_time(client, ada, given):
    cache.add("edition-in-the-making", "another", 60)
    answer = client.get(f"{ada.url}edition.pdf")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    cache.delete("edition-in-the-making")
    assert client.get(f"{ada.url}edition.pdf").status_code == 200


def test_a_maker_that_fails_does_not_stand_in_the_way_of_the_next(client, ada, given, monkeypatch):
    def fails(*_given):
        raise OSError("no room on the disk")

    with monkeypatch.context() as now:
        now.setattr(view, "pdf", fails)
        with pytest.raises(OSError, match="no room"):
            client.get(f"{ada.url}edition.pdf")
    assert client.get(f"{ada.url}edition.pdf").status_code == 200


def test_a_life_that_is_too_long_is_refused_in_words(client, ada, given, monkeypatch):
    monkeypatch.setattr(view, "LONGEST", 100)
    answer = client.get(f"{ada.url}edition.pdf")
    assert (answer.status_code, given) == (404, [])
    # It is not rendered again to be refused again.
    with monkeypatch.context() as now:
        now.setattr(view, "render_to_string", None)
        assert client.get(f"{ada.url}edition.pdf").status_code == 404
    assert "too long" in answer.content.decode()


def test_without_what_it_needs_there_is_a_sentence_and_no_link(client, ada, monkeypatch):
    monkeypatch.setattr(view, "is_possible", lambda: False)
    monkeypatch.setattr("biography.templatetags.formats.is_possible", lambda: False)
    answer = client.get(f"{ada.url}edition.pdf")
    assert answer.status_code == 404
    assert "no PDF editions" in answer.content.decode()
    assert "edition.pdf" not in client.get(ada.url).content.decode()
    monkeypatch.setattr("biography.templatetags.formats.is_possible", lambda: True)
    assert f'href="{ada.url}edition.pdf"' in client.get(ada.url).content.decode()


def test_a_withdrawn_version_has_no_edition_and_a_closed_life_none_for_others(client, ada, given):
    withdraw(ada.versions.get(), reason="Libel", editor=None)
    assert client.get(f"{ada.url}versions/1/edition.pdf").status_code == 410
    make_private(ada)
    assert client.get(f"{ada.url}edition.pdf").status_code == 302
    assert given == []


def test_only_the_pictures_of_the_life_are_handed_over(client, ada, given):
    an_image("Another")
    client.get(f"{ada.url}edition.pdf")
    ((html, pictures),) = given
    url = html.partition('<img src="')[2].partition('"')[0]
    assert list(pictures) == [f"http://testserver{url}"]
    assert pictures[f"http://testserver{url}"][:2] == b"\xff\xd8"


def test_who_asks_for_an_edition_that_takes_long_is_answered_in_time(client, ada, given, monkeypatch):
    set_now, go_on = view.pdf, Event()

    def slowly(*asked):
        assert go_on.wait(60)
        return set_now(*asked)

    monkeypatch.setattr(view, "pdf", slowly)
    monkeypatch.setattr(view, "PATIENCE", 0.01)
    for _time in range(2):
        answer = client.get(f"{ada.url}edition.pdf", headers={"accept": "text/html"})
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert 'http-equiv="refresh" content="5"' in answer.content.decode()
    plain = client.get(f"{ada.url}edition.pdf", headers={"accept": "application/pdf"})
    assert (plain.status_code, plain["Content-Type"]) == (503, "text/plain; charset=utf-8")
    go_on.set()
    view._makers.submit(int).result(60)
    assert client.get(f"{ada.url}edition.pdf").status_code == 200
    assert len(given) == 1


def test_an_edition_that_takes_too_long_is_given_up_once(client, ada, given, monkeypatch):
    def never(*_asked):
        given.append(_asked)
        raise TooLong

    monkeypatch.setattr(view, "pdf", never)
    for _time in range(2):
        answer = client.get(f"{ada.url}edition.pdf")
        assert answer.status_code == 404
        assert "too long" in answer.content.decode()
    assert len(given) == 1


@pytest.mark.skipif(not is_possible(), reason="WeasyPrint or Pango is not on this machine")
def test_the_pdf_is_one_and_shows_the_portrait(client, ada):
    cache.clear()
    content = client.get(f"{ada.url}edition.pdf").content
    assert content.startswith(b"%PDF-1.")
    assert content.rstrip().endswith(b"%%EOF")
    assert b"/Subtype /Image" in content or b"/Image" in content


@pytest.mark.skipif(not is_possible(), reason="WeasyPrint or Pango is not on this machine")
@pytest.mark.parametrize("url", ["http://example.org/x.png", "file:///etc/hostname", "/media/x.jpg", "font:../pdf.py"])
def test_a_pdf_fetches_nothing_that_it_was_not_given(url):
    made = pdf(f'<html lang="en"><title>x</title><p>x<img src="{url}" alt="x">', "http://testserver/", {}, 600)
    assert made.startswith(b"%PDF-1.")
    assert b"/Subtype /Image" not in made


@pytest.mark.skipif(not is_possible(), reason="WeasyPrint or Pango is not on this machine")
def test_what_is_not_set_in_time_is_ended():
    with pytest.raises(TooLong):
        pdf("<p>x", "http://testserver/", {}, 0)


def test_the_edition_has_the_facts_that_the_page_has(client, given):
    person = a_full_life("Whole", rows=2)
    page, _pdf = client.get(person.url), client.get(f"{person.url}edition.pdf")
    ((html, _pictures),) = given
    rows = [*person.activities.all(), *person.other_names.all(), *person.identifiers.all()]
    assert len(rows) == 5
    for row in rows:
        assert f'id="{row.key}"' in page.content.decode()
        assert f'id="{row.key}"' in html
