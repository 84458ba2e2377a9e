"""Where a request comes from is believed only of the proxies that the settings count."""

import pytest

from portal.proxies import ProxiesMiddleware

FORWARDED = "6.6.6.6, 203.0.113.5, 10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "believed"),
    [
        (0, FORWARDED, "10.0.0.1"),
        (1, FORWARDED, "10.0.0.2"),
        (2, FORWARDED, "203.0.113.5"),
        # Fewer proxies passed it on than there are: somebody went round them, and is who it is.
        (4, FORWARDED, "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "6.6.6.6, ", "10.0.0.1"),
    ],
)
def test_the_reader_is_whom_the_first_of_our_proxies_saw(rf, settings, proxies, forwarded, believed):
    settings.PROXIES = proxies
    seen = []
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    ProxiesMiddleware(lambda asked: seen.append(asked.META["REMOTE_ADDR"]))(request)
    assert seen == [believed]
