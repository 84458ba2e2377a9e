"""Authority identifiers and their check digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.identifiers import check_identifier, identifier_url, iso7064_11_2


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
