"""One person, one identifier."""

import pytest
from hypothesis import given

from biography.exchange.exporter import public_lives
from biography.findings.world import PublicWorld
from biography.models import AuthorityIdentifier
from tests.factories import a_person
from tests.review.life_strategies import clean_lives, findings_of, some


@some
@given(clean_lives())
def test_two_lives_with_one_identifier_are_found(spec):
    wikidata = {"identifiers": [{"scheme": "wikidata", "value": "Q99999999901"}]}
    other = {"format": "biography/1", "slug": "other", "language": "en", "name": {"display": "Other"}}
    [finding] = findings_of("identifier-of-two", spec | wikidata, [other | wikidata])
    assert (finding.severity.value, finding.path) == ("warning", "identifiers[0].value")
    assert "“Other” (other)" in finding.sentence
    assert not findings_of("identifier-of-two", spec | wikidata, [other])


@pytest.mark.django_db
def test_of_the_lives_that_are_here_only_public_identifiers_are_compared():
    for name, hidden in (("Ann", False), ("Ben", False), ("Cem", True)):
        row = AuthorityIdentifier(scheme="wikidata", value="Q42", hidden=hidden)
        a_person(name, slug=name.lower(), rows={"identifiers": [row]})
    [ann] = [life for life in public_lives() if life.slug == "ann"]
    assert PublicWorld(ann).same_identifiers(ann) == {("wikidata", "Q42"): [("ben", "Ben")]}
