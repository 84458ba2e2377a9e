"""Redirects from addresses of other languages than the first begin with their language, as the addresses do."""

from typing import Any

from django.conf import settings
from django.db import migrations

LONGEST_PATH = 255


def say_languages(apps: Any, schema_editor: Any) -> None:
    """What renamed pages left until now had no prefix: who asked for the old address in the first language came to
    a translation, and who asked in the language of the translation came to it through all other languages."""
    redirects = apps.get_model("wagtailredirects.Redirect").objects
    others = redirects.filter(automatically_created=True).exclude(
        redirect_page__locale__language_code=settings.LANGUAGE_CODE
    )
    for redirect in others.select_related("redirect_page__locale").iterator():
        prefix = f"/{redirect.redirect_page.locale.language_code}" if redirect.redirect_page else ""
        path = f"{prefix}{redirect.old_path}"
        said = redirect.old_path.startswith(f"{prefix}/")
        taken = redirects.filter(old_path=path, site=redirect.site_id).exists()
        if prefix and not said and not taken and len(path) <= LONGEST_PATH:
            redirects.filter(pk=redirect.pk).update(old_path=path)


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0020_former_key"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailcore", "0054_initial_locale"),
    ]

    operations = [
        migrations.RunPython(say_languages, migrations.RunPython.noop),
    ]
