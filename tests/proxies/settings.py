"""Production's settings as they are, but for the time that compressing Wagtail's own scripts takes."""

from whitenoise.compress import Compressor

from portal.settings.base import *  # noqa: F403

WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "js", "json", "map", "md", "svg", "txt")
