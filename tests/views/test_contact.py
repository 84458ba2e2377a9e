"""Readers write to the editors; programs do not."""

import logging

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from biography.exchange.site import people_index
from biography.models import ContactPage, Enquiry, HomePage
from biography.views import spam
from biography.views.contact import life_about
from tests.factories import a_person, a_translation, add, make_private

GOOD = {
    "message": "The year is wrong.",
    "source": "Gazette, 3 May 1984",
    "name": "A Reader",
    "email": "reader@example.org",
}


@pytest.fixture(autouse=True)
def form(db, monkeypatch):
    cache.clear()
    people_index()
    monkeypatch.setattr(spam, "SOONEST", -1)
    return add(HomePage.objects.get(), ContactPage(title="Contact", slug="contact", recipients="one@x.org, two@x.org"))


def send(client, **fields):
    return client.post("/contact/", GOOD | {"opened": spam.new_token()} | fields)


def test_a_message_is_kept_mailed_and_thanked_for(client, read, words):
    life = a_person("Ada Byron")
    answer = send(client, about="/people/ada-byron/#birth")
    assert (answer.status_code, answer["Location"]) == (302, "/contact/?sent")
    assert "Thank you" in words(read("/contact/?sent").select_one("[role=status]"))
    kept = Enquiry.objects.get()
    assert (kept.message, kept.name, kept.email, kept.status) == (GOOD["message"], "A Reader", GOOD["email"], "new")
    assert (kept.life, kept.about, kept.mailed) == (life, "/people/ada-byron/#birth", True)
    (letter,) = mail.outbox
    assert letter.to == ["one@x.org", "two@x.org"]
    assert letter.reply_to == ["reader@example.org"]
    for told in (*GOOD.values(), "/people/ada-byron/#birth", f"/admin/enquiries/edit/{kept.pk}/"):
        assert told in letter.body
    assert "Reader" not in letter.subject


def test_neither_name_nor_address_is_needed(client):
    assert send(client, name="", email="", source="").status_code == 302
    assert "nobody to answer" in mail.outbox[0].body
    assert mail.outbox[0].reply_to == []


def test_a_form_page_without_recipients_keeps_the_message(client, form):
    ContactPage.objects.update(recipients="")
    send(client)
    assert not mail.outbox
    assert not Enquiry.objects.get().mailed


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"message": ""}, "message"),
        ({"message": " \n "}, "message"),
        ({"message": "x" * 10_001}, "message"),
        ({"message": "a\x00b"}, "message"),
        ({"email": "no address"}, "email"),
        ({"email": "a@x.org\nBcc: b@x.org"}, "email"),
        ({"about": "x" * 501}, "about"),
    ],
)
def test_what_cannot_be_sent_is_said_at_its_field_and_nothing_typed_is_lost(client, fields, field):
    answer = send(client, **fields)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert f'id="id_{field}_error"' in page
    assert f'href="#id_{field}"' in page
    assert 'aria-invalid="true"' in page
    assert GOOD["source"] in page
    assert not Enquiry.objects.exists()
    assert not mail.outbox


def test_a_name_cannot_write_headers(client):
    assert send(client, name="A\r\nBcc: b@x.org").status_code == 302
    assert Enquiry.objects.get().name == "A Bcc: b@x.org"
    assert set(mail.outbox[0].message().keys()).isdisjoint({"Bcc"})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"website": "https://spam.example"}, "only programs fill it in"),
        ({"opened": ""}, "open for too long"),
        ({"opened": "forged:token"}, "open for too long"),
        ({"message": "http://a http://b https://c www.d"}, "4 web addresses"),
    ],
)
def test_programs_are_refused_in_words(client, fields, said):
    answer = send(client, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_a_form_that_was_sent_at_once_or_after_a_day_wants_to_be_sent_again(client, monkeypatch):
    monkeypatch.setattr(spam, "SOONEST", 3)
    hasty = send(client)
    assert "very quick" in hasty.content.decode()
    monkeypatch.setattr(spam, "SOONEST", -1)
    monkeypatch.setattr(spam, "LATEST", -1)
    assert "too long" in send(client).content.decode()
    assert not Enquiry.objects.exists()
    # The form that comes back carries a new token and can be sent.
    monkeypatch.undo()
    monkeypatch.setattr(spam, "SOONEST", -1)
    assert signing.TimestampSigner(salt=spam.SALT).unsign(hasty.context["form"].data["opened"])
    assert send(client, opened=hasty.context["form"].data["opened"]).status_code == 302


def test_a_second_click_sends_nothing_twice(client):
    token = spam.new_token()
    for _ in range(2):
        assert send(client, opened=token).status_code == 302
    assert Enquiry.objects.count() == len(mail.outbox) == 1


def test_after_some_messages_an_address_has_to_wait_and_others_do_not(client):
    for _ in range(spam.MOST_AN_HOUR):
        assert send(client).status_code == 302
    assert send(client).status_code == 429
    assert Enquiry.objects.count() == spam.MOST_AN_HOUR
    assert send(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_a_mail_that_fails_loses_no_message_and_logs_nothing_of_the_reader(client, monkeypatch, caplog):
    def fail(self):
        raise OSError("refused for reader@example.org")

    monkeypatch.setattr("biography.views.contact.EmailMessage.send", fail)
    with caplog.at_level(logging.DEBUG):
        assert send(client).status_code == 302
    assert not Enquiry.objects.get().mailed
    assert "could not be sent" in caplog.text
    for told in GOOD.values():
        assert told not in caplog.text


@pytest.mark.parametrize(
    "about", ["ada-byron", "/people/ada-byron/", "/people/ada-byron/%23birth", "people/ada-byron/clerk/"]
)
def test_the_form_is_filled_in_for_the_life_that_it_is_about(read, words, about):
    a_person("Ada Byron")
    page = read(f"/contact/?about={about}")
    assert words(page.select_one(".form__about")) == "About: Ada Byron"
    assert page.select_one("[name=about]")["type"] == "hidden"


def test_a_life_that_is_not_public_is_not_named(read, client):
    a_person("Secret Draft", slug="draft", live=False)
    make_private(a_person("Secret Private", slug="private"))
    for slug in ("draft", "private"):
        page = read(f"/contact/?about={slug}")
        assert not page.select(".form__about")
        assert page.select_one("#id_about")["value"] == slug
        assert "Secret" not in str(page)
    send(client, about="draft")
    assert Enquiry.objects.get().life is None


def test_any_text_can_be_asked_about(client, hostile_text):
    assert client.get("/contact/", {"about": hostile_text}).status_code == 200
    assert send(client, about=hostile_text, name=hostile_text, website="").status_code in (302, 422)


def test_the_form_is_never_cached_and_cannot_be_forged():
    client = Client(enforce_csrf_checks=True)
    page = client.get("/contact/")
    assert "no-store" in page["Cache-Control"]
    assert send(client).status_code == 403
    token = str(page.context["csrf_token"])
    assert send(client, csrfmiddlewaretoken=token).status_code == 302


def test_other_methods_are_refused(client):
    assert client.put("/contact/").status_code == 405
    assert client.head("/contact/").status_code == 200


def test_the_form_names_the_life_in_the_language_of_its_reader():
    ada = a_person("Ada Byron")
    a_translation(ada, "ru", "Ада Байрон")
    a_translation(ada, "kk", "Ада")
    for language, name in (("en", "Ada Byron"), ("ru", "Ада Байрон"), ("kk", "Ада"), ("fr", "Ada Byron")):
        with translation.override(language):
            assert life_about("/people/ada-byron/").title == name
            assert life_about("/kk/people/ada-byron/#birth").title == name


def test_an_address_says_which_of_two_lives_with_one_slug_is_meant():
    a_person("Ada Byron", slug="ada")
    russian = a_translation(a_person("Ada Other"), "ru", "Ада Другая")
    russian.slug = "ada"
    russian.save()
    with translation.override("en"):
        assert life_about("/people/ada/").title == "Ada Byron"
        assert life_about("/ru/people/ada/").title == "Ada Other"
