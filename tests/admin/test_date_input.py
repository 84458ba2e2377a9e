"""The date input: what it says, and what the admin's address for it answers."""

import pytest
from django.test import Client
from django.urls import reverse

from biography.fields import DateFormField

URL = "/admin/dates/understand/"


def ask(client: Client, text: str, **query: str) -> dict:
    return client.get(reverse("understand_date"), {"text": text, **query}).json()


@pytest.mark.django_db
def test_only_those_who_may_enter_the_admin_are_answered(client, django_user_model):
    assert client.get(URL, {"text": "1984"}).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(URL, {"text": "1984"}).status_code == 302


def test_it_says_what_it_understood(admin_client):
    assert ask(admin_client, "since 1983") == {"edtf": "1983/..", "display": "", "words": "since 1983, still going on"}


def test_it_offers_the_readings_of_an_ambiguous_date(admin_client):
    answer = ask(admin_client, "4/2/1984")
    assert [reading["typed"] for reading in answer["readings"]] == ["4 February 1984", "2 April 1984"]
    for reading in answer["readings"]:
        assert ask(admin_client, reading["typed"])["edtf"] == reading["edtf"]


def test_what_it_offers_for_an_old_style_day_keeps_the_words_of_the_source(admin_client):
    [reading] = ask(admin_client, "Thursday 4 October 1582")["readings"]
    assert ask(admin_client, reading["typed"]) == {
        "edtf": "1582-10-14",
        "display": "Thursday 4 October 1582 (14 October 1582)",
        "words": "14 October 1582",
    }


def test_it_asks_what_two_years_of_a_birth_are(admin_client):
    answer = ask(admin_client, "1911/1912", moment="yes")
    assert [reading["edtf"] for reading in answer["readings"]] == ["[1911,1912]", "1911/1912"]
    for reading in answer["readings"]:
        assert ask(admin_client, reading["typed"], moment="yes")["edtf"] == reading["edtf"]
    assert "error" not in ask(admin_client, "1911/1912")


def test_it_refuses_a_period_where_one_end_is_asked_for(admin_client):
    assert "error" in ask(admin_client, "from 2000 to 2005", interval="no")
    assert "“June 1983”" in ask(admin_client, "since June 1983", interval="no")["error"]
    assert "error" not in ask(admin_client, "from 2000 to 2005")


def test_hostile_text_gets_a_sentence(admin_client, hostile_text):
    assert ask(admin_client, hostile_text)["error"]


def render(text: str, **options: bool) -> str:
    field = DateFormField(**options)
    return field.widget.render("date", field.prepare_value(text), {"id": "id_date"})


def test_the_input_says_again_after_saving_what_it_understood():
    html = render("1983/..")
    assert 'data-state="understood"' in html
    assert "since 1983, still going on" in html


def test_an_input_that_was_refused_keeps_what_was_typed_and_says_why():
    html = render("31 February <1984>")
    assert 'value="31 February &lt;1984&gt;"' in html
    assert 'data-state="refused"' in html


def test_a_birth_says_that_it_is_a_moment():
    assert "moment=yes" in render("", moment=True)
    assert "moment=yes" not in render("")


def test_an_end_of_a_period_asks_for_one_date_alone():
    assert "interval=no" in render("", interval=False)
    assert "interval=no" not in render("")
