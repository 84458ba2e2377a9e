from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _
from modelsearch.signal_handlers import post_delete_signal_handler


class BiographyConfig(AppConfig):
    """The lives: their models, pages, API and formats."""

    name = "biography"
    verbose_name = _("Biographies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.core.checks import Tags, register
        from wagtail.models import PageViewRestriction
        from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

        from biography import deletion, entry_uses, named_lives
        from biography.checks import pages_can_be_reached
        from biography.indexes import make_indexes
        from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
        from biography.models.name_word import forget_names
        from biography.redirects import after_move, after_rename
        from biography.references import REGISTERS
        from biography.shared_entries import SHARED, after_edit, before_deletion
        from biography.versions import after_publish, after_removal, after_restriction, after_unpublish

        register(pages_can_be_reached, Tags.database)
        post_migrate.connect(make_indexes, sender=self)
        page_slug_changed.connect(after_rename)
        post_page_move.connect(after_move)
        page_published.connect(after_publish)
        page_unpublished.connect(after_unpublish)
        pre_delete.connect(forget_names, sender=PersonPage)
        for signal in (post_save, post_delete):
            signal.connect(after_restriction, sender=PageViewRestriction)
            signal.connect(named_lives.after_restriction, sender=PageViewRestriction)
        pre_save.connect(named_lives.before_save, sender=PersonPage)
        post_save.connect(named_lives.after_save, sender=PersonPage)
        pre_delete.connect(named_lives.before_deletion, sender=PersonPage)
        pre_delete.connect(deletion.before_deletion, sender=PersonPage)
        post_delete.connect(named_lives.after_deletion, sender=PersonPage)
        for model in REGISTERS.values():
            pre_delete.connect(entry_uses.refuse_deletion, sender=model)
        for model in SHARED:
            post_save.connect(after_edit, sender=model)
            pre_delete.connect(before_deletion, sender=model)
        for model in (PersonPage, CareerPeriodPage, HonourCategoryPage):
            # They index themselves when they are saved (LifePage.save), which leaves their removal.
            post_delete.connect(post_delete_signal_handler, sender=model)
            post_delete.connect(after_removal, sender=model)
