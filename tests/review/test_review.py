"""The review itself: quiet on clean lives, in the document's order, open to an institution's own rules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given, settings

from biography.document import Biography
from biography.review import NO_WORLD, RULES, FileWorld, IndexedWorld, Observation, Severity, World, review, rule
from tests.review.life_strategies import clean_lives, findings, life_of, some

DOCS = Path(__file__).resolve().parents[2] / "docs" / "review.md"


@settings(some, max_examples=25)
@given(clean_lives())
def test_a_clean_life_has_no_finding(spec):
    assert [(finding.rule, finding.sentence) for finding in findings(spec)] == []


@some
@given(clean_lives())
def test_findings_come_in_the_order_of_the_document(spec):
    del spec["honours"][0]["honours"][0]["citations"], spec["birth"]["citations"], spec["career"][0]["citations"]
    del spec["career"][0]["figures"][0]["citations"], spec["sources"][0]["accessed"]
    spec["sources"][0] |= {"date": "2025"}
    spec["career"][0]["stated_age"] = 70
    assert [finding.path for finding in findings(spec)] == ["birth", "career[0].stated_age", "sources[0].accessed"]


@some
@given(clean_lives())
def test_an_accepted_finding_stays_accepted_until_one_of_its_facts_changes(spec):
    spec["career"][0]["stated_age"] = 70
    (before,) = findings(spec)
    spec["career"][0]["body"][0]["html"] = "<p>Other words.</p>"
    spec["name"]["display"] = "Ada M. Stone"
    (same,) = findings(spec)
    assert (same.fingerprint, len(same.fingerprint)) == (before.fingerprint, 64)
    spec["career"][0]["stated_age"] = 71
    (changed,) = findings(spec)
    assert changed.fingerprint != before.fingerprint


@settings(some, max_examples=3)
@given(clean_lives())
def test_an_accepted_finding_ends_with_what_its_sentence_quotes(spec):
    def fingerprint(rule):
        return next(finding.fingerprint for finding in findings(spec) if finding.rule == rule)

    spec["career"][0]["stated_age"] = 70
    del spec["birth"]["citations"]
    age, source = fingerprint("age-stated"), fingerprint("no-citation")
    with translation.override("fr"):
        assert (age, source) == (fingerprint("age-stated"), fingerprint("no-citation"))
    spec["career"][0]["role"] = "Another role"
    del spec["events"][0]["citations"]
    assert fingerprint("age-stated") != age
    assert fingerprint("no-citation") != source


@settings(some, max_examples=3)
@given(clean_lives())
def test_a_finding_about_the_prose_ends_with_the_sentence_that_it_quotes_and_with_no_other(spec):
    def of(text):
        spec["career"][0]["body"][0]["html"] = f"<p>{text}</p>"
        [found] = [finding for finding in findings(spec) if finding.rule == "year-without-row"]
        return found.fingerprint

    before = of("A first sentence. In 1766 nothing happened.")
    assert of("Another first sentence. In 1766 nothing happened.") == before
    assert of("A first sentence. In 1766 much happened.") != before


def test_an_institution_adds_a_rule_of_its_own():
    assert "described" not in RULES
    try:

        @rule("described", severity=Severity.NOTE)
        def every_life_is_described(life: Biography, world: World) -> Iterator[Observation]:
            """A life has a line that says who the person is."""
            if not life.description:
                yield Observation("Nobody says who this is.", "description", (), (), Severity.ERROR)

        life = life_of({"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}})
        (finding,) = review(life)
        assert (finding.rule, finding.severity, finding.sentence) == ("described", "error", "Nobody says who this is.")
        assert RULES["described"].summary == "A life has a line that says who the person is."
        with pytest.raises(ValueError, match="There is a rule 'described' already"):
            rule("described")(every_life_is_described)
    finally:
        RULES.pop("described", None)


def test_a_rule_says_what_it_asks():
    with pytest.raises(ValueError, match="needs a docstring"):
        rule("silent")(lambda life, world: ())


def test_a_rule_that_fails_is_seen():
    def fails(life: Biography, world: World) -> Iterator[Observation]:
        """Fails."""
        raise RuntimeError("a bug")

    rule("failing")(fails)
    try:
        with pytest.raises(RuntimeError, match="a bug"):
            review(life_of({"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}))
    finally:
        del RULES["failing"]


def calls_in(function):
    return [each for each in ast.walk(function) if isinstance(each, ast.Call)]


def test_every_rule_has_a_property_test():
    """In some test over random lives a mistake is planted that the rule finds; that a clean life is silent is above."""
    planted = set()
    for path in Path(__file__).parent.glob("test_rules_on_*.py"):
        functions = {each.name: each for each in ast.parse(path.read_text()).body if isinstance(each, ast.FunctionDef)}
        for test in functions.values():
            if any("given(" in ast.unparse(decorator) for decorator in test.decorator_list):
                own = calls_in(test)
                for call in own + [
                    call
                    for each in own
                    if (name := ast.unparse(each.func)) in functions
                    for call in calls_in(functions[name])
                ]:
                    if ast.unparse(call.func) in ("found", "findings_of"):
                        planted |= {each.value for each in call.args if isinstance(each, ast.Constant)}
    assert set(RULES) - planted == set()


def test_every_rule_is_one_line_of_the_documentation():
    table = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.+?) \|$", DOCS.read_text(), re.MULTILINE)
    assert table == [
        (each.name, str(each.severity), each.summary) for each in sorted(RULES.values(), key=lambda r: r.name)
    ]


def test_the_code_that_the_documentation_shows_works():
    code = re.search(r"```python\n(.+?)```", DOCS.read_text(), re.DOTALL).group(1)
    names = dict(RULES)
    try:
        exec(compile(code, "docs/review.md", "exec"), {"__name__": "docs"})
        (own,) = set(RULES) - set(names)
        spec = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}
        assert own in {finding.rule for finding in review(life_of(spec | {"death": {"date": "1999"}}))}
        assert own not in {finding.rule for finding in review(life_of(spec))}
    finally:
        for name in set(RULES) - set(names):
            del RULES[name]


def test_the_empty_world_knows_nobody_and_todays_date():
    assert list(NO_WORLD.holders("mayor")) == []
    assert NO_WORLD.life("ada") is None
    assert NO_WORLD.today > 2461041


@some
@given(clean_lives())
def test_a_world_of_files_knows_who_held_an_office(spec):
    life = life_of(spec)
    world = FileWorld([life])
    (holder,) = world.holders("office-0")
    assert (holder.slug, holder.name) == ("ada-stone", "Ada Stone")
    assert (holder.period.id, holder.period.start, holder.period.body) == (life.career[0].id, life.career[0].start, ())
    assert world.life("ada-stone") == life
    assert list(world.translations(life)) == []


def test_an_index_gives_its_lives_back_in_order_and_looks_elsewhere_for_others():
    smallest = {"format": "biography/1", "language": "en", "name": {"display": "Ada"}}
    ben, ada, cy = (life_of(smallest | {"slug": slug}) for slug in ("ben", "ada", "cy"))
    world = IndexedWorld({"cy": cy}.get)
    for life in (ben, ada):
        world.add(life)
    assert list(world.lives()) == [ben, ada]
    assert [world.life(slug) for slug in ("ada", "cy", "dan")] == [ada, cy, None]
