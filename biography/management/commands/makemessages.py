"""Django's command, which finds the sentences of the dates and the document as well: they know no gettext."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=DateError:1",
        "--keyword=AmbiguousDate:1",
        "--keyword=Part:1",
        "--keyword=Refused:1",
    ]
