"""Fields of activity."""

from hypothesis import given

from tests.review.life_strategies import CITED, clean_lives, found, silent, some


@some
@given(clean_lives())
def test_a_field_is_named_once(spec):
    spec["fields"] = [{"key": key, "name": key.title()} for key in ("energy", "music")]
    spec["activities"] = [{"field": "energy"} | CITED, {"field": "music"} | CITED]
    silent(spec, "field-twice")
    spec["activities"].append({"field": "energy"} | CITED)
    twice = found(spec, "field-twice", "warning", "“Energy”")
    assert twice.path == "activities[2].field"
    assert len(set(twice.rows)) == 2
