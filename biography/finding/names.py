"""People by their names: in any script, by the beginning of a word, and with small mistakes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from biography import spelling
from biography.models import NameForm, NameWord, PersonPage
from biography.spelling import HEAD

MOST_WORDS = 16
# So many spellings of one word are looked at, the nearest first, and so many people who bear them.
MOST_SPELLINGS = 40
MOST_PEOPLE = 200


def named(people: Any, text: str) -> Any:
    """The people whose names have all words of the text, each at least in its beginning; none for a text without words.

    A word finds its other usual spellings, and those of other scripts.
    """
    words = spelling.telling_words(text)[:MOST_WORDS]
    for word in words:
        people = people.filter(pk__in=NameWord.objects.filter(word__in=beginning(word)).values("page"))
    return people if words else people.none()


def beginning(word: str) -> Any:
    """The words of names and titles that begin like a word, or like its other spellings."""
    begins = Q(pk__in=[])
    for form in {word, spelling.in_latin(word)}:
        begins |= Q(form=form[:HEAD], word__startswith=form)
    for key in spelling.marked_keys(word):
        # Little tells short keys apart: they are whole words.
        begins |= Q(form=key[:HEAD], **{"word" if len(key) <= HEAD else "word__startswith": key})
    return NameForm.objects.filter(begins).values("word")


def called(people: Any, text: str) -> Any:
    """The people one of whose names is the text and nothing more, its words in whatever order."""
    words = spelling.name_words(text)[:MOST_WORDS]
    latin = [spelling.in_latin(word) for word in words]
    names = {spelling.whole(words), spelling.whole(latin), *spelling.wholes(words)}
    found = people.filter(pk__in=NameWord.objects.filter(word__in=names).values("page"))
    return found if words else people.none()


def begun(text: str, number: int) -> list[PersonPage]:
    """A few public people whose names begin like the text, those whose sort names do first: what is offered as one
    types."""
    key = spelling.sort_key(text)
    people: Any = PersonPage.objects.visible_of_all().in_language()
    if not key:
        return []
    first = list(people.filter(sort_key__startswith=key).in_alphabet()[:number])
    if len(first) < number:
        others = named(people, text).exclude(pk__in=[person.pk for person in first])
        first += others.in_alphabet()[: number - len(first)]
    return first


def near(text: str, number: int) -> list[PersonPage]:
    """A few public people whose names are spelled much like the text, the nearest first."""
    words = spelling.name_words(text)[:MOST_WORDS]
    like = [spellings(word) for word in words]
    if not like or not all(like):
        return []
    people: Any = PersonPage.objects.visible().in_language()
    for found in like:
        people = people.filter(pk__in=NameWord.objects.filter(word__in=found).values("page"))
    near_people = {person.pk: person for person in people.order_by("pk")[:MOST_PEOPLE]}
    every = {word for found in like for word in found}
    bearers: dict[int, set[str]] = {pk: set() for pk in near_people}
    for pk, word in NameWord.objects.filter(page__in=near_people, word__in=every).values_list("page", "word"):
        bearers[pk].add(word)

    def mistakes(pk: int) -> tuple[int, str, int]:
        wrong = sum(min(found[word] for word in found.keys() & bearers[pk]) for found in like)
        return wrong, near_people[pk].sort_key, pk

    return [near_people[pk] for pk in sorted(near_people, key=mistakes)[:number]]


def spellings(word: str) -> dict[str, int]:
    """Words of names that are spelled much like a word, with their number of mistakes; the word itself has none."""
    wanted = {form: spelling.mistakes_forgiven(form) for form in (word, spelling.in_latin(word))}
    # Keys have forgiven something already.
    wanted = {key: max(spelling.mistakes_forgiven(key[1:]) - 1, 0) for key in spelling.marked_keys(word)} | wanted
    forms = set().union(*map(spelling.shortened, wanted))
    found: dict[str, int] = {}
    for other in NameForm.objects.filter(form__in=forms).values_list("word", flat=True).distinct():
        numbers = (spelling.mistakes(form, other, most) for form, most in wanted.items())
        if known := [number for number in numbers if number is not None]:
            found[other] = min(known)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0][:1] != word[:1], item[0]))[:MOST_SPELLINGS])
