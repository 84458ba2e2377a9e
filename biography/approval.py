"""What Wagtail calls at the end of a workflow (``WAGTAIL_FINISH_WORKFLOW_ACTION``).

It asks for this as it loads its models, so that those of the portal cannot be imported yet.
"""

from __future__ import annotations

from typing import Any


def publish_approved(state: Any, user: Any = None) -> None:
    from biography.moderation import publish_approved as publish

    publish(state, user=user)
