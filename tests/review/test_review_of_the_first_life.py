"""What the rules find in the first life: the exact list. What needs a reader is in docs/review.md."""

from datetime import date
from pathlib import Path

import pytest

from biography.exchange.reading import read_files
from biography.review import FileWorld, day_number, review

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "viktor-khrapunov.json"
EXPECTED = Path(__file__).with_name("first_life_findings.txt")


@pytest.fixture(scope="module")
def findings():
    ((_path, life),) = read_files([FILE])
    return review(life, FileWorld([life], day=day_number(date(2026, 11, 22))))


def test_the_findings_are_these(findings):
    lines = [f"{each.severity} {each.rule} {each.path}: {each.sentence}\n" for each in findings]
    assert "".join(lines) == EXPECTED.read_text(encoding="utf-8")


def test_both_facts_of_a_contradiction_are_quoted(findings):
    sentences = {(each.rule, each.path): each.sentence for each in findings}
    age = sentences["age-stated", "career[6].stated_age"]
    assert all(fact in age for fact in ("August 1989", "42", "24 November 1948", "40"))
    mayor = sentences["honour-outside-term", "honours[2].honours[4].date"]
    assert all(fact in mayor for fact in ("2000–2005", "16 June 1997 – December 2004"))


def test_what_is_right_in_the_source_is_left_alone(findings):
    """Six years from 2000 to 2005, six in the workshop, 35 in Almaty, eight children, two years of service."""
    text = " ".join(each.sentence for each in findings if each.rule in ("run-counted", "relatives-counted"))
    assert not any(words in text for words in ("six", "35", "eight", "Two years", "sixteen", "fifteen"))
