from wagtail.api import APIField


def writable(*names: str) -> list[APIField]:
    """Fields that editors read and write through /api/v3/; /api/v2/ has the document's shape and asks for none."""
    return [APIField(name, writable=True) for name in names]
