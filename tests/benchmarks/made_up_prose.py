"""Made-up prose: sentences that say again what the rows say, among sentences that say nothing."""

from __future__ import annotations

from random import Random
from typing import Any

Facts = dict[str, Any]

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()

STATEMENTS = (
    "{He} became {role} in {start_words}.",
    "At the age of {age}, in {start_year}, {he} was appointed {role} by the council of {town}.",
    "{Family} took up the post of {role} in {start_year}, at the age of {age}, and moved to {town}.",
    "{He} remained in office until {end_words}.",
    "{He} led {organisation} for {years} years and left it in {end_year}.",
    "From {start_year} to {end_year} the number of its employees rose from {small:,} to {large:,}.",
    "A new hall, planned since {start_year}, was opened in {end_words} and cost {large:,} crowns.",
    "In {start_year}, after {run} years of training, {he} passed the examination of the chamber.",
    "Three months after {start_words} the council of {town} adopted the plan by {small} votes.",
    "The reform of {start_year} gave {organisation} {small} new posts and a budget of {large:,} crowns.",
    "{Family} received the medal of the town, {run} years in a row, between {start_year} and {end_year}.",
    "When {he} was {age}, {he} published a report on the waterworks of {town}.",
)
SUBJECTS = (
    "the council of {town}", "the board of {organisation}", "a commission of engineers", "the ministry", "{Family}",
    "the workers of the district", "the newspaper of the region", "a committee of citizens", "the new administration",
    "most of the members", "the teachers of both schools", "an auditor from the capital",
)  # fmt: skip
VERBS = (
    "discussed", "postponed", "supported", "rejected after a long debate", "examined", "paid for", "took over",
    "described in detail", "asked for", "reorganised", "defended against the opposition", "gave up",
)  # fmt: skip
OBJECTS = (
    "the plan of a second bridge", "the housing programme", "the contracts with foreign suppliers", "a loan",
    "the supply of <b>drinking water</b>", "the hospital’s new wing", "the division into departments",
    "the collection of the museum", "a line of trams to the suburbs", "the wages of apprentices",
    'the <a href="https://example.org/report">annual report</a>', "the school for evening classes",
)  # fmt: skip
ENDINGS = (
    "although the means were scarce", "as the minutes of the meetings show", "without a vote", "for want of a majority",
    "in spite of protests from the neighbouring villages", "with the help of the region", "more than once",
    "because winters in {town} had become harder", "while prices doubled", "at the request of the owners",
    "before anybody else in the country did", "and said so in public",
)  # fmt: skip
GERMAN = (
    "{Family} wurde {start_year} in {town} berufen und leitete die Verwaltung bis {end_year}.",
    "Der Rat von {town} lehnte den Plan nach langer Aussprache ab.",
    "Die Zahl der Beschäftigten stieg von {small} auf {large}, obwohl die Mittel knapp waren.",
    "Im Jahr {end_year} wurde die neue Halle eröffnet.",
)


def in_words(number: int) -> str:
    """As prose has it: words up to twelve, then digits."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def paragraph(random: Random, facts: Facts) -> str:
    """Three to seven sentences, a third of them with dates or numbers."""
    return "<p>" + " ".join(_sentence(random, facts) for _each in range(random.randint(3, 7))) + "</p>"


def _sentence(random: Random, facts: Facts) -> str:
    if facts["language"] == "de":
        return random.choice(GERMAN).format(**facts)
    if random.random() < 0.35:
        return random.choice(STATEMENTS).format(**facts)
    clauses = [" ".join(random.choice(words) for words in (SUBJECTS, VERBS, OBJECTS)) for _each in range(2)]
    text = f"{clauses[0]} {random.choice(ENDINGS)}, and {clauses[1]}.".format(**facts)
    return text[0].upper() + text[1:]
