"""Authority identifiers and their check digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.identifiers import canonical_identifier, check_identifier, identifier_url, iso7064_11_2


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "Q42"),
        ("viaf", "113230702"),
        ("isni", "0000000121032683"),
        ("orcid", "0000-0002-1825-0097"),
        ("orcid", "0000-0001-5109-3700"),
        ("orcid", "0000-0002-1694-233X"),
        ("gnd", "118529579"),
        ("gnd", "118540238"),
    ],
)
def test_identifiers_of_real_people_are_accepted(scheme, value):
    assert check_identifier(scheme, value) == value
    assert value in identifier_url(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value", "reason"),
    [
        ("wikidata", "42", "one looks like Q42"),
        ("wikidata", "Q042", "one looks like Q42"),
        ("orcid", "0000-0002-1825-0098", "check digit would be 7"),
        ("orcid", "0000000218250097", "one looks like"),
        ("isni", "0000000121032684", "check digit would be 3"),
        ("gnd", "118529578", "check digit would be 9"),
        ("viaf", "https://viaf.org/1", "one looks like"),
        ("wikidata", "Q٤٢", "one looks like"),
    ],
)
def test_a_mistyped_identifier_is_refused_with_what_is_expected(scheme, value, reason):
    with pytest.raises(ValueError, match=reason):
        check_identifier(scheme, value)


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_never_passes(number, place, shift):
    digits = f"{number:015}"
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert iso7064_11_2(wrong) != iso7064_11_2(digits)


@pytest.mark.parametrize(
    ("scheme", "given", "kept"),
    [
        ("viaf", "https://viaf.org/viaf/79040611", "79040611"),
        ("viaf", "http://www.viaf.org/viaf/79040611/#Adams", "79040611"),
        ("viaf", "https://viaf.org/en/viaf/79040611", "79040611"),
        ("gnd", "https://d-nb.info/gnd/118529579", "118529579"),
        ("gnd", "https://www.deutsche-biographie.de/pnd118529579.html", "118529579"),
        ("gnd", "(DE-588)118529579", "118529579"),
        ("gnd", "GND: 118529579", "118529579"),
        ("isni", "0000 0001 2103 2683", "0000000121032683"),
        ("isni", "ISNI 0000-0001-2103-2683", "0000000121032683"),
        ("isni", "https://isni.org/isni/0000000121032683", "0000000121032683"),
        ("isni", "https://www.isni.org/isni/0000%200001%202103%202683", "0000000121032683"),
        ("orcid", "0000000218250097", "0000-0002-1825-0097"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid", "000000021694233x", "0000-0002-1694-233X"),
        ("wikidata", "https://www.wikidata.org/wiki/Special:EntityData/Q42.json", "Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/Q42\n", "Q42"),
    ],
)
def test_an_address_or_another_form_of_an_identifier_becomes_the_identifier(scheme, given, kept):
    assert canonical_identifier(scheme, given) == kept
    assert canonical_identifier(scheme, kept) == kept


@pytest.mark.parametrize(
    ("scheme", "given", "reason"),
    [
        ("viaf", "https://www.wikidata.org/wiki/Q42", "this is an address of wikidata, not of viaf"),
        ("wikidata", "https://example.org/Q42", "is no identifier of wikidata; one looks like Q42"),
        ("orcid", "https://orcid.org/0000-0002-1825-0098", "check digit would be 7"),
        ("wikidata", "https://www.wikidata.org/wiki/Property:P31", "is no identifier of wikidata"),
    ],
)
def test_an_address_that_names_nobody_there_is_refused(scheme, given, reason):
    with pytest.raises(ValueError, match=reason):
        canonical_identifier(scheme, given)
