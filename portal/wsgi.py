"""What an application server (``granian --interface wsgi portal.wsgi:application``) runs, with the page cache in front,
and in front of both what is told of each request.

Production settings unless the environment says otherwise.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

django_application = get_wsgi_application()

# They need the settings, and the applications loaded.
from portal.page_cache import in_front_of  # noqa: E402
from portal.watching.requests import Watched  # noqa: E402

application = Watched(in_front_of(django_application))
