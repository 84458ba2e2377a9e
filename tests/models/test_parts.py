"""How many parts a life has room for."""

import pytest

from biography.models import CareerPeriodPage
from tests.factories import a_period, a_person

pytestmark = pytest.mark.django_db


def test_a_life_has_room_for_so_many_posts_and_no_more(client, admin_user, monkeypatch):
    monkeypatch.setattr(CareerPeriodPage, "max_count_per_parent", 2)
    person = a_person("Ada Example")
    add = f"/admin/pages/add/biography/careerperiodpage/{person.pk}/"
    client.force_login(admin_user)
    a_period(person, "First")
    assert client.get(add).status_code == 200
    a_period(person, "Second")
    assert client.get(add).status_code == 302
