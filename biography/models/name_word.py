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


class TitleWord(models.Model):
    """A word of a title: of an entry of a register as of names, found by the entry; of posts and honours once for all.

    ``kind`` is the name of the model; ``target`` the primary key of an entry, 0 for the words of all pages, whose
    texts the search index has: there are many more of them, and words of theirs are only looked for misspelled.
    """

    kind = models.CharField(max_length=30)
    target = models.BigIntegerField()
    word = models.CharField(max_length=spelling.LONGEST_NAME)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "target", "word"], name="a_word_once_a_title")]
        indexes = [models.Index(fields=["kind", "word", "target"], name="titles_by_word")]

    def __str__(self) -> str:
        return self.word


class NameForm(models.Model):
    """A shortened form of a word of names or titles: each word has its forms once, however many people bear it."""

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
    _add_forms({row.word for row in rows})


def _add_forms(words: Iterable[str]) -> None:
    single = {word for word in words if word[0] != "="}
    known = set(NameForm.objects.filter(word__in=single).values_list("word", flat=True).distinct())
    forms = (NameForm(form=form, word=word) for word in sorted(single - known) for form in spelling.forms(word))
    NameForm.objects.bulk_create(forms, BATCH, ignore_conflicts=True)


def forget_unused_forms(words: Iterable[str]) -> None:
    """Delete the forms of those of these words that no name or title has any more."""
    gone = set(words)
    for model in (NameWord, TitleWord):
        gone -= set(model.objects.filter(word__in=gone).values_list("word", flat=True))
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


def keep_title_words(titles: dict[Any, list[str]]) -> None:
    """Bring the words of entries of one register up to date, each with all that it is called.

    Costs one query where no title has changed.
    """
    if not titles:
        return
    kind = kind_of(next(iter(titles)))
    wanted = {
        (thing.pk, word)
        for thing, names in titles.items()
        for name in names
        if (found := spelling.name_words(name))
        for word in spelling.spellings(found)
    }
    rows = TitleWord.objects.filter(kind=kind, target__in=[thing.pk for thing in titles])
    kept = {(target, word): pk for pk, target, word in rows.values_list("pk", "target", "word")}
    gone = kept.keys() - wanted
    if gone:
        TitleWord.objects.filter(pk__in=[kept[key] for key in gone]).delete()
        forget_unused_forms({word for _target, word in gone})
    new = sorted(wanted - kept.keys())
    if new:
        made = (TitleWord(kind=kind, target=target, word=word) for target, word in new)
        TitleWord.objects.bulk_create(made, BATCH, ignore_conflicts=True)
        _add_forms({word for _target, word in new})


def kind_of(thing: Any) -> str:
    """The name that words of a model, or of one of its objects, are kept under."""
    return str(thing._meta.model_name)


def forget_titles(instance: Any, **_signal: Any) -> None:
    """Before an entry is deleted."""
    rows = TitleWord.objects.filter(kind=kind_of(instance), target=instance.pk)
    words = set(rows.values_list("word", flat=True))
    if words:
        rows.delete()
        forget_unused_forms(words)


def titles_of(entry: Any) -> list[str]:
    """All that an entry of a register is called."""
    return [entry.name, *getattr(entry, "other_names", "").splitlines()]


def learn_words(kind: str, titles: Iterable[str]) -> None:
    """Know the words of these titles of pages from now on. Costs one query where there is no new one."""
    words = {word for title in titles for word in spelling.name_words(title)}
    rows = TitleWord.objects.filter(kind=kind, target=0)
    new = sorted(words - set(rows.filter(word__in=words).values_list("word", flat=True)))
    if new:
        made = (TitleWord(kind=kind, target=0, word=word) for word in new)
        TitleWord.objects.bulk_create(made, BATCH, ignore_conflicts=True)
        _add_forms(new)


def forget_unused_words(kind: str, titles: Iterable[str]) -> None:
    """Forget the words of pages of one kind that none of ``titles``, which are those of all of them, has any more."""
    used = {word for title in titles for word in spelling.name_words(title)}
    rows = TitleWord.objects.filter(kind=kind, target=0)
    gone = sorted({word for word in rows.values_list("word", flat=True).iterator(BATCH)} - used)
    for at in range(0, len(gone), BATCH):
        words = gone[at : at + BATCH]
        rows.filter(word__in=words).delete()
        forget_unused_forms(words)
