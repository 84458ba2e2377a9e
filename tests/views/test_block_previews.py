"""Previews of blocks in the editor look like the site."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.users.models import UserProfile

from biography.blocks import ProseBlock, TextBlock

SHOWN = {
    "heading": "<h2",
    "paragraph": "She studied mathematics",
    "quotation": "<blockquote>",
    "picture": "<figcaption>",
    "claim": "According to the candidate’s memoir, the election was decided",
}
PLAIN = SHOWN | {"paragraph": "who keeps it"}
BLOCKS = [(block, SHOWN[name]) for name, block in ProseBlock().child_blocks.items()]
BLOCKS += [(block, PLAIN[name]) for name, block in TextBlock().child_blocks.items()]


def preview(client, block) -> str:
    return client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}).content.decode()


@pytest.mark.parametrize(("block", "shown"), BLOCKS, ids=lambda value: getattr(value, "name", ""))
def test_a_block_is_previewed_with_the_markup_and_the_style_of_the_site(admin_client, block, shown):
    assert block.is_previewable
    text = preview(admin_client, block)
    assert "biography/portal.css" in text
    assert shown in text
    assert text.count("None") == 0


def test_a_preview_speaks_the_language_of_its_editor(admin_client):
    UserProfile.objects.create(user=User.objects.get(), preferred_language="ru")
    text = preview(admin_client, ProseBlock().child_blocks["claim"])
    assert '<html lang="ru"' in text
    assert "According to" not in text
