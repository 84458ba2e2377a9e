"""What an application server (``granian --interface wsgi portal.wsgi:application``) runs, with the page cache in front.

Production settings unless the environment says otherwise.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

django_application = get_wsgi_application()

from portal.page_cache import in_front_of  # noqa: E402 - it needs the settings, and the applications loaded

application = in_front_of(django_application)
