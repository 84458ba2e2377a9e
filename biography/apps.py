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
        from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Revision, WorkflowState
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            task_submitted,
            workflow_submitted,
        )

        from biography import closed_pictures, deletion, entry_uses, moderation, named_lives, whole_lives
        from biography.admin.spreadsheets import guard_exports
        from biography.checks import pages_can_be_reached
        from biography.indexes import make_indexes
        from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage, PortalImage, listed_name
        from biography.models.name_word import forget_names, forget_titles
        from biography.redirects import after_move, after_rename
        from biography.references import REGISTERS
        from biography.shared_entries import SHARED, after_edit, before_deletion
        from biography.versions import after_removal, after_restriction, after_unpublish

        guard_exports()
        register(pages_can_be_reached, Tags.database)
        post_migrate.connect(make_indexes, sender=self)
        post_migrate.connect(listed_name.list_what_is_not, sender=self)
        page_slug_changed.connect(after_rename)
        post_page_move.connect(after_move)
        page_published.connect(whole_lives.after_publish)
        page_unpublished.connect(after_unpublish)
        page_unpublished.connect(whole_lives.after_unpublish)
        task_submitted.connect(whole_lives.after_submission)
        post_save.connect(whole_lives.after_scheduling, sender=Revision)
        # Wagtail tells administrators twice of what is submitted: this takes the place of the second mail.
        second_mail = {"sender": WorkflowState, "dispatch_uid": "workflow_state_submitted_email_notification"}
        workflow_submitted.disconnect(**second_mail)
        workflow_submitted.connect(moderation.told_already, **second_mail)
        pre_delete.connect(forget_names, sender=PersonPage)
        for signal in (post_save, post_delete):
            signal.connect(after_restriction, sender=PageViewRestriction)
            signal.connect(named_lives.after_restriction, sender=PageViewRestriction)
            signal.connect(listed_name.after_restriction, sender=PageViewRestriction)
            signal.connect(closed_pictures.after_restriction, sender=CollectionViewRestriction)
        post_save.connect(closed_pictures.after_collection, sender=Collection)
        post_save.connect(closed_pictures.after_image, sender=PortalImage)
        pre_save.connect(named_lives.before_save, sender=PersonPage)
        post_save.connect(named_lives.after_save, sender=PersonPage)
        pre_delete.connect(named_lives.before_deletion, sender=PersonPage)
        pre_delete.connect(deletion.before_deletion, sender=PersonPage)
        post_delete.connect(named_lives.after_deletion, sender=PersonPage)
        post_delete.connect(listed_name.after_deleting_a_life, sender=PersonPage)
        for name in listed_name.REGISTERS:
            post_save.connect(listed_name.after_saving_an_entry, sender=self.get_model(name))
            pre_delete.connect(forget_titles, sender=self.get_model(name))
        for model in REGISTERS.values():
            pre_delete.connect(entry_uses.refuse_deletion, sender=model)
        for model in SHARED:
            post_save.connect(after_edit, sender=model)
            pre_delete.connect(before_deletion, sender=model)
        for model in (PersonPage, CareerPeriodPage, HonourCategoryPage):
            # They index themselves when they are saved (LifePage.save), which leaves their removal.
            post_delete.connect(post_delete_signal_handler, sender=model)
            post_delete.connect(after_removal, sender=model)
