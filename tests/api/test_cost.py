"""What the APIs ask of the database, on warm caches: never more for more."""

import pytest

from tests.factories import a_full_life

pytestmark = pytest.mark.django_db

LISTS = {
    "/api/v2/pages/?fields=*&limit=100": 6,
    "/api/v2/pages/?type=biography.PersonPage&fields=*&limit=100": 19,
    "/api/v2/pages/?type=biography.CareerPeriodPage&fields=*&limit=100": 10,
    "/api/v2/pages/?type=biography.HonourCategoryPage&fields=*&limit=100": 9,
    "/api/v2/pages/?type=biography.PersonPage&search=life&order=sort_name&limit=100": 6,
    "/api/v3/people/?limit=100": 7,
    "/api/v3/people/?limit=100&search=life": 8,
    "/api/v3/people/?limit=100&alive=1930&in_office=1921&century=20": 8,
}


def test_lists_cost_the_same_for_three_lives_and_for_thirty(client, count_queries):
    lives = [a_full_life(f"Life {number}", rows=1) for number in range(3)]
    few = {url: count_queries(url) for url in LISTS}
    lives += [a_full_life(f"Life {number}", rows=1) for number in range(3, 30)]
    many = {url: count_queries(url) for url in LISTS}
    assert client.get("/api/v3/people/?search=life").json()["count"] == len(lives)
    assert many == few
    assert {url: count for url, count in few.items() if count > LISTS[url]} == {}


def test_a_life_costs_the_same_with_two_rows_of_everything_and_with_eight(count_queries):
    small, large = a_full_life(rows=2), a_full_life(rows=8)
    for address, most in {"/api/v2/pages/{0.pk}/": 11, "/api/v3/people/{0.slug}/": 5}.items():
        few, many = count_queries(address.format(small)), count_queries(address.format(large))
        assert few == many <= most
