"""Places, organisations, offices, fields and sources in the admin: listed, searched, and added from any chooser."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table, UpdatedAtColumn, UsageCountColumn
from wagtail.admin.widgets import Button
from wagtail.models import ReferenceIndex
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from biography.admin.last_change import last_change
from biography.admin.merging import address_of, may_merge
from biography.admin.searching import SearchedByKey
from biography.models import FieldOfActivity, Office, Organisation, Place, Source
from biography.remembered import remembered
from biography.statements import imprecise_date

USED = UsageCountColumn("usage_count", label=_("Used"), sort_key="usage_count", width="8%")
UPDATED = UpdatedAtColumn(width="12%")


class RegisterIndexView(SearchedByKey, IndexView):
    def get_base_queryset(self) -> QuerySet:
        """Each entry with its number of uses where the database has to order by it, or to export it."""
        entries = super().get_base_queryset()
        if self.is_export or self.ordering.removeprefix("-") == "usage_count":
            return entries.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model))
        return entries

    def get_table(self, object_list: Any) -> Table:
        """For the entries of one page the number is looked up: Wagtail's would count all uses of each."""
        if any(not hasattr(entry, "usage_count") for entry in object_list):
            counts = uses(self.model)
            for entry in object_list:
                entry.usage_count = counts.get(str(entry.pk), 0)
        return super().get_table(object_list)


class RegisterEditView(EditView):
    def get_header_more_buttons(self) -> list[Button]:
        buttons = list(super().get_header_more_buttons())
        if may_merge(self.request.user, self.model):
            buttons.append(Button(_("Merge into …"), address_of(self.object), icon_name="group", priority=45))
        return buttons


def uses(model: type[Model]) -> dict[str, int]:
    """How many objects refer to each entry of a register that any refers to, by its primary key as text."""

    def count() -> dict[str, int]:
        references = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
        return dict(references.values_list("to_object_id").annotate(number=Count("object_id", distinct=True)))

    return remembered(("uses", model, *last_change()), count)


class WithDetails(chooser.BaseSnippetChooseView):
    """Shows what tells two entries of the same name apart."""

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("details", label=_("Details"), accessor=details)]


class ChooseView(WithDetails, chooser.ChooseView):
    pass


class ChooseResultsView(WithDetails, chooser.ChooseResultsView):
    pass


class RegisterChooser(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_action_label = _("Add")
    creation_tab_label = _("Add a new one")
    related: tuple[str, ...] = ()

    def get_object_list(self) -> QuerySet:
        return self.model.objects.select_related(*self.related) if self.related else self.model.objects.all()


class PlaceChooser(RegisterChooser):
    form_fields = ["name", "kind", "country", "other_names"]


class OrganisationChooser(RegisterChooser):
    form_fields = ["name", "kind", "founded", "dissolved"]
    related = ("place",)


class OfficeChooser(RegisterChooser):
    form_fields = ["name", "single_holder"]
    related = ("organisation", "place")


class FieldChooser(RegisterChooser):
    form_fields = ["name", "other_names"]


class SourceChooser(RegisterChooser):
    form_fields = ["title", "kind", "relation", "author", "publisher", "date", "url"]


class RegisterViewSet(SnippetViewSet):
    index_view_class = RegisterIndexView
    edit_view_class = RegisterEditView
    list_per_page = 50
    chooser_per_page = 20
    copy_view_enabled = False
    ordering = "name"
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        entries = self.model.objects.all()
        return entries.select_related(*self.related) if self.related else entries


class PlaceViewSet(RegisterViewSet):
    model = Place
    icon = "globe"
    chooser_viewset_class = PlaceChooser
    list_display = ["name", "kind", "country", USED, UPDATED]
    list_filter = ["kind"]
    export_filename = "places"
    list_export = ["key", "name", "kind", "country", "latitude", "longitude", "other_names", "usage_count"]


class OrganisationViewSet(RegisterViewSet):
    model = Organisation
    icon = "group"
    chooser_viewset_class = OrganisationChooser
    list_display = ["name", "kind", "place", USED, UPDATED]
    list_filter = ["kind"]
    related = ("place",)
    export_filename = "organisations"
    list_export = ["key", "name", "kind", "place", "founded", "dissolved", "usage_count"]


class OfficeViewSet(RegisterViewSet):
    model = Office
    icon = "key"
    chooser_viewset_class = OfficeChooser
    list_display = ["name", "organisation", "place", "single_holder", USED, UPDATED]
    list_filter = ["single_holder", "exclusive"]
    related = ("organisation", "place")
    export_filename = "offices"
    list_export = ["key", "name", "organisation", "place", "single_holder", "exclusive", "minimum_age", "usage_count"]


class FieldViewSet(RegisterViewSet):
    model = FieldOfActivity
    icon = "tag"
    chooser_viewset_class = FieldChooser
    list_display = ["name", USED, UPDATED]
    export_filename = "fields"
    list_export = ["key", "name", "other_names", "usage_count"]


class SourceViewSet(RegisterViewSet):
    model = Source
    icon = "openquote"
    chooser_viewset_class = SourceChooser
    list_display = ["title", "author", "kind", "relation", USED, UPDATED]
    list_filter = ["kind", "relation"]
    ordering = "title"
    export_filename = "sources"
    list_export = ["key", "title", "author", "publisher", "date", "kind", "relation", "url", "usage_count"]


class RegistersGroup(SnippetViewSetGroup):
    menu_label = _("Registers")
    menu_name = "registers"
    menu_icon = "list-ul"
    menu_order = 160
    items = (PlaceViewSet, OrganisationViewSet, OfficeViewSet, FieldViewSet, SourceViewSet)


def details(entry: Any) -> str:
    """A few words that tell an entry from another of the same name: kind, place, author, date."""
    parts = [getattr(entry, "get_kind_display", str)() if getattr(entry, "kind", "") else ""]
    for name in ("country", "author", "organisation", "place"):
        parts.append(str(getattr(entry, name, None) or ""))
    if date := imprecise_date(getattr(entry, "date", ""), getattr(entry, "date_display", ""), "en"):
        parts.append(date.words)
    return ", ".join(part for part in parts if part)
