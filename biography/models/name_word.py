"""The words of all names, and the forms by which they are found when misspelled."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from biography import spelling
from biography.models.row import shown_rows

BATCH = 500


class NameWord(models.Model):
    """A folded word of a name of a person, or a whole name (``=``, and its words in alphabetical order).

    Kept for every person; who is public is asked when one is looked for.
    """

    page = models.ForeignKey("biography.PersonPage", models.CASCADE, related_name="name_words")
    word = models.CharField(max_length=spelling.LONGEST_NAME, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "word"], name="a_word_once_a_person")]

    def __str__(self) -> str:
        return self.word


class NameForm(models.Model):
    """A shortened form of a word that occurs in names: each word has its forms once, however many people bear it."""

    form = models.CharField(max_length=spelling.HEAD, db_index=True)
    word = models.CharField(max_length=spelling.LONGEST_WORD, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "form"], name="a_form_once_a_word")]

    def __str__(self) -> str:
        return f"{self.form} ({self.word})"


def keep_name_words(person: Any) -> None:
    """Bring the words of a person's names up to date. Costs one query where no name has changed."""
    wanted = words_of_names(person)
    kept = set(NameWord.objects.filter(page_id=person.pk).values_list("word", flat=True))
    if kept - wanted:
        NameWord.objects.filter(page_id=person.pk, word__in=kept - wanted).delete()
        forget_unused_forms(kept - wanted)
    add_name_words({person.pk: wanted - kept})


def add_name_words(words: dict[int, set[str]]) -> None:
    """Words of names by the primary key of their person, and the forms of those that nobody has had yet."""
    rows = [NameWord(page_id=pk, word=word) for pk, found in words.items() for word in sorted(found)]
    if not rows:
        return
    NameWord.objects.bulk_create(rows, BATCH, ignore_conflicts=True)
    single = {row.word for row in rows if row.word[0] != "="}
    known = set(NameForm.objects.filter(word__in=single).values_list("word", flat=True).distinct())
    forms = (NameForm(form=form, word=word) for word in sorted(single - known) for form in spelling.forms(word))
    NameForm.objects.bulk_create(forms, BATCH, ignore_conflicts=True)


def forget_unused_forms(words: Iterable[str]) -> None:
    """Delete the forms of those of these words that no name has any more."""
    gone = set(words)
    gone -= set(NameWord.objects.filter(word__in=gone).values_list("word", flat=True))
    NameForm.objects.filter(word__in=gone).delete()


def forget_names(instance: Any, **_signal: Any) -> None:
    """Before a person is deleted: the forms of words that nobody else's name has go with the words."""
    words = set(NameWord.objects.filter(page_id=instance.pk).values_list("word", flat=True))
    NameWord.objects.filter(page_id=instance.pk).delete()
    forget_unused_forms(words)


def words_of_names(person: Any) -> set[str]:
    """Every word of the public names of a person, in Latin letters too, its key; and each whole name."""
    parts = " ".join((person.given_name, person.additional_name, person.family_name))
    names = [person.title, person.sort_name, parts, *(row.text for row in shown_rows(person.other_names))]
    found: set[str] = set()
    for words in filter(None, map(spelling.name_words, names)):
        found |= spelling.spellings(words)
    return found
