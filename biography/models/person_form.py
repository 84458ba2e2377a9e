"""The form of a life."""

from typing import Any

from biography.models.life_page import LifePageForm


class PersonForm(LifePageForm):
    """Lets the sort name follow the name that it was made from, until an editor types another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made_sort_name: str = self.instance.made_sort_name()

    def clean(self) -> Any:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("sort_name", self.instance.sort_name) == self.made_sort_name:
            # The page makes it anew, of the parts that are typed now. A form of the API has the fields that were sent.
            self.instance.sort_name = ""
            if "sort_name" in cleaned:
                cleaned["sort_name"] = ""
        return cleaned

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """A form that stays open while it is saved must not send the old sort name as if it had been typed."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.data.get("sort_name") not in ("", None, self.instance.sort_name):
            updates.append(("sort_name", self.instance.sort_name))
        return updates
