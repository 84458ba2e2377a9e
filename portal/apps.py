"""The portal's wiring when it starts."""

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from biography import remembered
        from portal.control_characters import refuse_control_characters
        from portal.page_cache.horizon import public_state
        from portal.page_cache.writes import watch
        from portal.watching import sentry

        sentry.start()
        refuse_control_characters()

        if settings.PAGE_CACHE_URL:
            connection_created.connect(watch, dispatch_uid="portal.page_cache")
            remembered.tell(public_state)
