"""The cards that other sites show beside a link."""

from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import PageViewRestriction

from biography.formats.card import SIZE
from biography.formats.lettering import face_for
from biography.models import OtherName
from biography.views import card as view
from tests.factories import a_period, a_person, an_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(client, monkeypatch):
    """A function of an address: the picture that is answered, with what was told to the drawer."""
    view.cache.clear()
    told = []

    def png(card):
        told.append(card)
        return original(card)

    original = view.png
    monkeypatch.setattr(view, "png", png)

    def ask(url):
        answer = client.get(url)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        return Image.open(BytesIO(answer.content)), told[-1]

    return ask


def test_a_card_has_name_years_and_line_of_the_life(drawn):
    person = a_person("Ada Lovelace", birth_date="1815-12-10", death_date="1852", description="Mathematician")
    picture, card = drawn(f"{person.url}card.png")
    assert (picture.size, picture.format) == (SIZE, "PNG")
    assert (card.name, card.years, card.line, card.initials) == ("Ada Lovelace", "1815–1852", "Mathematician", "AL")
    assert card.portrait == b""


def test_a_card_shows_the_portrait_where_it_is_public(drawn):
    shown = a_person("Shown", portrait=an_image())
    closed = a_person("Closed", portrait=an_image(private=True))
    picture, card = drawn(f"{shown.url}card.png")
    assert card.portrait
    assert picture.convert("RGB").getpixel((1100, 300)) != Image.open(
        BytesIO(view.png(view.replace(card, portrait=b"")))
    ).convert("RGB").getpixel((1100, 300))
    assert drawn(f"{closed.url}card.png")[1].portrait == b""


def test_a_portrait_whose_file_is_gone_takes_nothing_with_it(drawn):
    image = an_image()
    person = a_person("Shown", portrait=image)
    image.file.delete(save=False)
    assert drawn(f"{person.url}card.png")[1].portrait == b""


@pytest.mark.parametrize(
    "name",
    [
        "Шокан Уәлиханов",
        "أبو عبد الله محمد",
        "Ἀριστοτέλης",
        "דוד בן-גוריון",
        "Nguyễn Ái Quốc",
        "Wolfeschlegelsteinhausenbergerdorff" * 6,
        "X",
        "Ada\u200dLovelace",
    ],
)
def test_names_in_many_scripts_and_of_any_length_fit(drawn, name):
    assert face_for(name)
    picture, card = drawn(f"{a_person(name, slug='somebody').url}card.png")
    assert card.name == name
    # Nothing is written over the margin at the left, nor over the rule at the foot.
    pixels = picture.convert("RGB")
    assert {pixels.getpixel((x, y)) for x in range(0, 40, 3) for y in range(0, 610, 3)} == {pixels.getpixel((1, 1))}
    assert len({pixels.getpixel((x, 625)) for x in range(0, 1200, 7)}) == 1


def test_a_name_that_the_fonts_lack_gives_way_to_another_one_and_then_to_the_portal(drawn):
    two = a_person("毛泽东", slug="mao", rows={"other_names": [OtherName(text="Mao Zedong")]})
    assert drawn(f"{two.url}card.png")[1].name == "Mao Zedong"
    one = a_person("毛泽民", slug="other")
    assert drawn(f"{one.url}card.png")[1].name == "The biography portal"


def test_a_card_is_drawn_once_and_anew_when_it_would_look_different(client, drawn, monkeypatch):
    person = a_person("Ada Lovelace")
    url = f"{person.url}card.png"
    drawn(url)
    monkeypatch.setattr(view, "png", lambda card: pytest.fail("it was drawn again"))
    first = client.get(f"{url}?v=3")
    assert first.status_code == 200
    assert "max-age" in first["Cache-Control"]
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    monkeypatch.setattr(view, "png", lambda card: b"anew")
    person.description = "Mathematician"
    person.save()
    assert client.get(url).content == b"anew"


def test_the_portal_has_a_card_as_well(drawn):
    assert drawn("/card.png")[1].name == "The biography portal"


def test_pages_name_their_cards(read):
    person = a_person("Ada Lovelace", birth_date="1815", description="Mathematician")

    def told(url):
        return {tag["property"]: tag["content"] for tag in read(url).select("meta[property]")}

    life = told(person.url)
    assert life["og:title"] == "Ada Lovelace (born 1815)"
    assert life["og:description"] == "Mathematician"
    assert life["og:type"] == "profile"
    assert life["og:url"] == "http://testserver/people/ada-lovelace/"
    assert life["og:image"].startswith("http://testserver/people/ada-lovelace/card.png")
    for url in ("/", "/people/", "/search/"):
        assert told(url)["og:image"] == "http://testserver/card.png"


def test_a_page_that_asks_for_a_password_does_not_tell_what_it_hides(client):
    person = a_person("Hidden Somebody")
    PageViewRestriction.objects.create(page=person, restriction_type="password", password="word")
    assert "Hidden Somebody" not in client.get(person.url).content.decode()


def test_a_part_of_a_life_shows_the_card_of_the_life(read):
    part = a_period(a_person("Ada Lovelace", description="Mathematician"), "Translator", slug="translator")
    told = {tag["property"]: tag["content"] for tag in read(part.url).select("meta[property]")}
    assert told["og:title"] == "Translator: Ada Lovelace"
    assert told["og:image"] == "http://testserver/people/ada-lovelace/card.png"
    assert told["og:url"] == "http://testserver/people/ada-lovelace/translator/"
