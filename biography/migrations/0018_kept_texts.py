# Texts that were kept before forms, API and files refused them: control characters, line breaks in texts of one line, the
# name of a language in the place of its tag. What cannot be mended stays, and its form says so when it is next saved.

import re

from django.db import migrations

CONTROL = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
BREAKS = "\n\r\u2028\u2029"

LINES = {
    "PersonPage": [
        "title",
        "draft_title",
        "prefix",
        "given_name",
        "additional_name",
        "family_name",
        "suffix",
        "sort_name",
        "description",
    ],
    "CareerPeriodPage": ["title", "draft_title", "begun_by", "predecessor", "successor"],
    "HonourCategoryPage": ["title", "draft_title"],
    "OtherName": ["text"],
    "Relative": ["label", "name", "note"],
    "Education": ["institution", "qualification"],
    "LifeEvent": ["title"],
    "PeriodEvent": ["title"],
    "Honour": ["title", "awarded_by", "number", "note"],
    "AuthorityIdentifier": ["value"],
    "Place": ["name", "country"],
    "Organisation": ["name"],
    "Office": ["name"],
    "FieldOfActivity": ["name"],
    "Source": ["title", "author", "publisher", "licence"],
    "PortalImage": ["title", "description", "credit", "licence"],
}
TEXTS = {
    "HonourCategoryPage": ["introduction"],
    "Education": ["note"],
    "LifeEvent": ["html"],
    "PeriodEvent": ["html"],
    "Place": ["other_names"],
    "FieldOfActivity": ["other_names"],
    "Source": ["note"],
}


def mended_line(text):
    return " ".join(re.sub(f"[{CONTROL}{BREAKS}]", " ", text).split())


def mended_text(text):
    return re.sub(f"[{CONTROL}]", "", text.replace("\x0b", "\n"))


def mend(apps, schema_editor):
    for kept, signs, mended in ((LINES, CONTROL + BREAKS, mended_line), (TEXTS, CONTROL, mended_text)):
        for name, columns in kept.items():
            model = apps.get_model("biography", name)
            for column in columns:
                found = model._base_manager.filter(**{f"{column}__regex": f"[{signs}]"})
                for pk, text in list(found.values_list("pk", column)):
                    model._base_manager.filter(pk=pk).update(**{column: mended(text)})
    mend_languages(apps.get_model("biography", "OtherName"))


def mend_languages(names):
    # What stands for a language may be understood better one day: of today's code only this is used.
    from biography.document.languages import tag_of

    odd = names._base_manager.exclude(language="").exclude(language__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    for pk, language in list(odd.values_list("pk", "language")):
        if tag := tag_of(language):
            names._base_manager.filter(pk=pk).update(language=tag)


class Migration(migrations.Migration):
    dependencies = [("biography", "0017_bibliography")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
