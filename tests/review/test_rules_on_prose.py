"""Runs that are counted, years that are named, what is denied, honours for an office."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.review.phrases import find_dates, stated_ages
from biography.review.prose import sentences
from biography.review.run_phrases import runs_in
from tests.review.life_strategies import CITED, clean_lives, findings_of, found, silent, some, year

SMALLEST = {"format": "biography/1", "slug": "ada-stone", "language": "en", "name": {"display": "Ada Stone"}}


def body_of(text):
    return [{"type": "paragraph", "html": f"<p>{text}</p>"}]


def english(spec, html=""):
    spec["language"] = "en"
    if html:
        spec["career"][0]["body"] = [{"type": "paragraph", "html": f"<p>{html}</p>"} | CITED]
    return spec["career"][0]


@some
@given(clean_lives(), st.sampled_from([-2, 3]))
def test_a_run_in_a_title_counts_the_years_of_its_row(spec, off):
    honour, _post = spec["honours"][0]["honours"][1], english(spec)
    first, last = map(int, honour["date"].split("/"))
    honour["title"] = f"Medal for diligence, {last - first + 1 + off} years in a row"
    if last - first + 1 + off > 0:
        found(
            spec, "run-counted", "warning", str(last - first + 1 + off), honour["date"], f"{last - first + 1} calendar"
        )


@some
@given(clean_lives())
def test_a_run_that_only_some_readings_allow_is_silent_and_an_unlikely_one_is_no_error(spec):
    post, honour = english(spec), spec["honours"][0]["honours"][1]
    honour |= {"title": "Best in town, three years in a row", "date": "1901/190X"}
    silent(spec, "run-counted")
    post |= {"start": "1900", "end": "1905"}
    english(spec, "She held the post for six years.")
    found(spec, "run-counted", "note", "six years", "1900–1905", "4.0–6.0 years")
    english(spec, "She held the post for five years.")
    silent(spec, "run-counted")


@some
@given(clean_lives())
def test_years_in_a_post_are_those_of_its_term(spec):
    post = english(spec, "The President thanked her for three years at its head.")
    post |= {"start": "1905-03", "end": "1907-06"}
    finding = found(spec, "run-counted", "warning", "three years at its head", "March 1905 – June 1907", "2.2–2.3")
    assert finding.path == "career[0].body[0]"
    post["end"] = "1908-03"
    silent(spec, "run-counted")


@some
@given(clean_lives())
def test_a_shorter_run_may_be_a_part_of_the_term(spec):
    post = english(spec, "She stayed for two years in Southtown.")
    post |= {"start": "1905", "end": "1915"}
    silent(spec, "run-counted")


@some
@given(clean_lives())
def test_a_run_with_dates_of_its_own_is_held_against_these(spec):
    post = english(
        spec, "There was a two year break (1968 and 1969) and a prize, six successive years from 2000 to 2005."
    )
    silent(spec, "run-counted")
    post["body"][0]["html"] = "<p>She won it for seven consecutive years from 1900 to 1905.</p>"
    found(spec, "run-counted", "warning", "seven consecutive years", "1900", "1905", "6 calendar years")


@some
@given(clean_lives())
def test_years_at_a_place_or_organisation_are_those_of_the_posts_there(spec):
    english(spec)
    first, last = year(spec["career"][0]["start"]), year(spec["career"][1]["start"])
    text = "<p>After {} years at Organisation 0 she left.</p>"
    spec["career"][0]["end"] = str(last)
    spec["career"][1]["body"][0]["html"] = text.format(last - first)
    silent(spec, "run-counted")
    spec["career"][1]["body"][0]["html"] = text.format(last - first + 20)
    found(spec, "run-counted", "warning", f"{last - first + 20} years", "Head of Organisation 0", str(last))


@some
@given(clean_lives())
def test_a_distance_between_two_dates_is_counted(spec):
    english(spec, "She led from February 1902, which the source puts three months after December 1901.")
    found(spec, "run-counted", "note", "three months", "December 1901", "February 1902")
    english(spec, "She led from February 1902, which the source puts five months after December 1901.")
    found(spec, "run-counted", "warning", "five months", "December 1901", "February 1902")
    english(spec, "She led from February 1902, two months after December 1901.")
    silent(spec, "run-counted")


@some
@given(clean_lives())
def test_years_of_training_are_those_of_the_study_that_ends_in_that_year(spec):
    start, end = map(int, spec["education"][1]["date"].split("/"))
    english(spec, f"In {end}, after {end - start} years of training, she had her degree.")
    silent(spec, "run-counted")
    english(spec, f"In {end}, after {end - start + 3} years of training, she had her degree.")
    found(spec, "run-counted", "warning", f"{end - start + 3} years", "University", f"{start}/{end}")


TOO_LONG = {
    "After twelve years in office, she resigned.": "warning",
    "After 12 years as mayor of Northtown, she left for the capital.": "warning",
    "She had been mayor for twelve years when she retired.": "warning",
    "Her twelve-year tenure was a success.": "warning",
    "She was re-elected and, after twelve consecutive years in the post, honoured.": "note",
    "After 12 years she was dismissed.": "warning",
    "For the twelfth year in a row she was the people’s favourite.": "note",
    "She held the post from 1985 to 1990, for twelve years.": "warning",
    "She ran the city for a dozen years (1985–1990).": "warning",
    "Twelve years later, in 1990, she left what she had taken over in 1985.": "warning",
    "She won the prize twelve consecutive times.": "note",
}


@pytest.mark.parametrize(("sentence", "severity"), TOO_LONG.items())
@pytest.mark.parametrize(("number", "digits"), [("twelve", "12"), ("five", "5"), ("four", "4")])
def test_everyday_words_for_a_run_are_held_against_the_term(sentence, severity, number, digits):
    words = {"twelve": number, "Twelve": number.capitalize(), "12": digits, "a dozen": number}
    words["twelfth"] = {"twelve": "twelfth", "five": "fifth", "four": "fourth"}[number]
    for old, new in words.items():
        sentence = sentence.replace(old, new)
    career = [
        {"slug": "mayor", "role": "Mayor of Northtown", "start": "1985", "end": "1990", "body": body_of(sentence)}
    ]
    spec = SMALLEST | {"career": career}
    if number == "twelve":
        assert found(spec, "run-counted", severity, sentence[:60], "1990").path == "career[0].body[0]"
    else:
        # Of two years alone, four or five years may lie between.
        silent(spec, "run-counted")


@pytest.mark.parametrize(
    "sentence",
    [
        "She followed Carl Wood, who left after twelve years in office.",
        "The President, after twelve years in power, dismissed her.",
        "The city had lost inhabitants for twelve years in a row.",
        "She was elected for a term of twelve years.",
        "She stayed for less than twelve years.",
        "After twelve years in politics she was tired, and after twelve years of war the city was.",
        "From 1985 to 1990, twelve years after the war, she was mayor.",
    ],
)
def test_runs_of_others_and_of_other_things_are_left_alone(sentence):
    career = [
        {"slug": "mayor", "role": "Mayor of Northtown", "start": "1985", "end": "1990", "body": body_of(sentence)}
    ]
    silent(SMALLEST | {"career": career}, "run-counted")


@some
@given(clean_lives(), st.integers(3, 9), st.integers(1900, 1990))
def test_times_in_a_row_need_as_many_years(spec, times, first):
    english(spec)
    last = first + times - 1
    awards = spec["honours"][0]["honours"]
    for sentence in (
        "She led the best city, {} times in a row.",
        "For the {}th consecutive time it was the Best City.",
    ):
        if times > 3 or "th " not in sentence:
            spec["body"][0]["html"] = f"<p>{sentence.format(times)}</p>"
            awards[1:] = [{"title": "Best City", "date": str(year)} | CITED for year in (first, last)]
            silent(spec, "run-counted")
            awards[2]["date"] = str(last - 1)
            found(spec, "run-counted", "warning", str(times), str(first), str(last - 1), "calendar year")
    spec["body"][0]["html"] = f"<p>She won {times} successive titles, in {first} and {last - 1}.</p>"
    found(spec, "run-counted", "warning", "successive titles", str(first))
    awards[1:] = [{"title": f"Best City, {times} times running", "date": f"{first}/{last - 1}"} | CITED]
    found(spec, "run-counted", "warning", "times running", f"{first}/{last - 1}")


@some
@given(clean_lives())
def test_years_as_something_are_those_of_all_its_terms(spec):
    one, two = english(spec), spec["career"][1]
    one |= {"role": "Mayor of Northtown", "start": "1885", "end": "1890"}
    two |= {"role": "Mayor", "start": "1895", "end": "1897"}
    for sentence in (
        "After six years as mayor she rested.",
        "She was mayor of Northtown for twelve years, all in all.",
    ):
        spec["body"][0]["html"] = f"<p>{sentence}</p>"
        silent(spec, "run-counted")
    spec["body"][0]["html"] = "<p>After fourteen years as mayor she rested.</p>"
    found(spec, "run-counted", "warning", "fourteen years as mayor", "1885–1890", "1895–1897")
    spec["body"][0]["html"] = "<p>After fourteen years as deputy mayor of Southtown she rested.</p>"
    silent(spec, "run-counted")


@some
@given(clean_lives())
def test_an_honour_for_an_office_falls_in_its_term(spec):
    post, other = spec["career"][:2]
    post |= {"role": "Mayor of Northtown", "start": "1897-06", "end": "1904-12"}
    other["role"] = "First Deputy Mayor"
    honour = spec["honours"][0]["honours"][2]
    for title, date in (
        ("Best Mayor of the Year", "1905"),
        ("Person of the Year, category of the best mayors", "1900/1905"),
    ):
        honour |= {"title": title, "date": date}
        found(spec, "honour-outside-term", "warning", title, date, "Mayor of Northtown", "June 1897 – December 1904")
    honour["date"] = "1904"
    silent(spec, "honour-outside-term")
    honour["date"] = "[1904..1906]"
    found(spec, "honour-outside-term", "note", "Mayor of Northtown")
    honour |= {"title": "Statesman of the Year", "date": "1800"}
    silent(spec, "honour-outside-term")


@some
@given(clean_lives())
def test_an_honour_in_the_prose_falls_in_the_term_of_its_office(spec):
    spec["career"][0] |= {"role": "Mayor of Northtown", "start": "1897-06", "end": "1904-12"}
    del spec["honours"][0]["honours"][2]
    english(spec, "She was among the best mayors for six successive years, from 2000 to 2005.".replace("20", "19"))
    found(
        spec, "honour-outside-term", "warning", "from 1900 to 1905", "Mayor of Northtown", "June 1897 – December 1904"
    )
    english(spec, "She was Mayor of the Year in 1899, and in 1907 the city was the best city.")
    silent(spec, "honour-outside-term")
    english(spec, "In 1905 she was voted Best Mayor of the Year.")
    found(spec, "honour-outside-term", "warning", "1905", "June 1897 – December 1904")
    spec["honours"][0]["honours"].append({"title": "Best Mayor of the Year", "date": "1905"} | CITED)
    assert len(findings_of("honour-outside-term", spec)) == 1


@some
@given(clean_lives())
def test_a_number_of_times_is_that_of_the_rows(spec):
    spec["language"] = "en"
    honours = spec["honours"][0]["honours"]
    honours[1:] = [{"title": "Champion of Northtown", "date": year} | CITED for year in ("1901", "1903/1904")]
    text = "<p>The {}-time champion of Northtown rested.</p>"
    spec["body"][0]["html"] = text.format("three")
    silent(spec, "honours-counted")
    spec["body"][0]["html"] = text.format("two")
    found(spec, "honours-counted", "warning", "two-time champion", "the rows have 3", "1901", "1903/1904")
    spec["body"][0]["html"] = text.format("5")
    found(spec, "honours-counted", "note", "5-time champion".removeprefix("5"), "the rows have 3")
    spec["body"][0]["html"] = text.format("5").replace("Northtown", "Southtown")
    silent(spec, "honours-counted")


@some
@given(clean_lives())
def test_directors_are_heads(spec):
    spec["career"][0] |= {"role": "Director of the Turbine Workshop", "start": "1879", "end": "1885"}
    spec["honours"][0]["honours"][2] |= {"title": "Best Workshop Head in the City of Northtown", "date": "1894"}
    found(spec, "honour-outside-term", "warning", "Best Workshop Head", "1894", "Director of the Turbine", "1879–1885")


@some
@given(clean_lives())
def test_a_year_that_no_row_has_is_noted_in_every_language(spec):
    missing = year(spec["birth"]["date"]) + 12
    spec["body"][0]["html"] = f"<p>Bis {missing}: nichts.</p>"
    found(spec, "year-without-row", "note", str(missing), "nichts")
    spec["events"].append({"title": "First book", "date": str(missing)} | CITED)
    silent(spec, "year-without-row")


@some
@given(clean_lives())
def test_years_of_the_term_and_in_titles_and_decades_of_rows_are_no_years_without_row(spec):
    post = english(spec)
    post |= {"start": "1700", "end": "1709"}
    for text in (
        "In 1704 she sold it, and in the 1700s she bought it.",
        "She wrote <i>The Year 1666</i>, “Born in 1667” and <i>1668</i>.",
    ):
        english(spec, text)
        silent(spec, "year-without-row")
    english(spec, "In the 1660s she wrote, and from 1704-1712.")
    found(spec, "year-without-row", "note", "166X")
    found(spec, "year-without-row", "note", "1712")
    spec["events"].append({"title": "First book", "date": "[1660..1662]"} | CITED)
    english(spec, "In the 1660s she wrote, and in 1661.")
    silent(spec, "year-without-row")


TERM = "1997–2004"
CONTRADICTED = (
    "In 1996 she became mayor.",
    "She became mayor of Northtown in May 1996, after a long vote.",
    "In 1996, after a long vote, she was elected mayor.",
    "In 1996 Stone took office.",
    "She was appointed to the post of Mayor in 1996.".replace("the post of ", ""),
    "She was mayor from 1998 to 2004.",
    "From 1997 to 2006 she served as mayor of Northtown.",
    "She was mayor (1997–2003) and had a dog.",
    "She held the post from 1997-2005.",
    "In 2003 she left office.",
    "She resigned as mayor in 2005.",
    "She resigned in March 2005.",
    "Ada Stone was born in 1951 in Northtown.",
    "Stone died on 1 May 2012.",
)
LEFT_ALONE = (
    "In 1997 she became mayor.",
    "In 1990 she became mayor of Southtown, and in 1990 Carl Wood became mayor.",
    "In 1990 she became deputy mayor.",
    "Until 1996 she was the mayor’s deputy.",
    "She was born in 1950. Her mother was born in 1920.",
    "In 1996 Carl Wood took office, and in 2006 he left office.",
    "She was mayor from 1997 to 2004, and in 1999 she won a prize.",
    "In 1996 she worked, and she became mayor when Wood left.",
    "In 1999 she resigned from the party.",
    "In 1996 the city was elected the best, before she became mayor.",
    "Carl Wood, who took office in 2005, thanked her.",
    "She read “In 1996 she became mayor.”",
)


def mayor_who(html):
    career = [
        {"slug": "secretary", "role": "Secretary", "start": "1990", "end": "1997"},
        {"slug": "mayor", "role": "Mayor of Northtown", "start": "1997", "end": "2004", "body": body_of(html)},
    ]
    lived = {"birth": {"date": "1950"}, "death": {"date": "2010"}}
    return SMALLEST | lived | {"career": career}


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_the_prose_dates_what_its_rows_date(sentence):
    finding = found(mayor_who(sentence), "term-contradicted", "warning", sentence)
    assert finding.path == "career[1].body[0]"


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_dates_of_others_and_of_other_things_contradict_no_term(sentence):
    silent(mayor_who(sentence), "term-contradicted")


@some
@given(clean_lives())
def test_the_text_of_a_life_gives_its_posts_the_years_of_their_rows(spec):
    post = english(spec)
    post |= {"role": "Mayor of Northtown", "start": "[1890..1892]", "end": "1899"}
    for date, severity in (("1889", "warning"), ("1890", "note")):
        spec["body"][0]["html"] = f"<p>In {date} she became mayor of Northtown.</p>"
        found(spec, "term-contradicted", severity, date, "Mayor of Northtown", "1899")
    spec["body"][0]["html"] = "<p>In 1889 she became mayor.</p>"
    silent(spec, "term-contradicted")
    spec["body"][0]["html"], post["start"] = "<p>In 1890 she became mayor of Northtown.</p>", "189X"
    silent(spec, "term-contradicted")


@some
@given(clean_lives())
def test_the_text_of_an_event_begins_with_the_date_of_its_row(spec):
    spec["language"] = "en"
    event = spec["events"][0] | {"date": "1890"}
    spec["events"] = [event]
    event["html"] = "<p>In March 1891 she moved.</p>"
    found(spec, "row-year-contradicted", "note", "March 1891", event["title"], "1890")
    for html in (
        "<p>In March 1890 she moved.</p>",
        "<p>Since 1891 it rains.</p>",
        "<p>In 1889 she left. It took to 1890.</p>",
    ):
        event["html"] = html
        silent(spec, "row-year-contradicted")


@some
@given(clean_lives())
def test_the_prose_of_a_post_gives_its_events_the_years_of_their_rows(spec):
    event, post = spec["career"][0]["events"][0], english(spec)
    text = "<p>The great reform, number 0, came in {}.</p>"
    event["title"] = "Great Reform"
    post["body"][0]["html"] = text.format(event["date"][:4])
    silent(spec, "row-year-contradicted")
    post["body"][0]["html"] = text.format(year(event["date"]) + 1)
    found(spec, "row-year-contradicted", "warning", "Great Reform", event["date"], str(year(event["date"]) + 1))


@some
@given(clean_lives())
def test_the_prose_of_a_post_ends_it_when_its_row_does(spec):
    post = english(spec, "She held the post until 1850.")
    found(spec, "row-year-contradicted", "warning", "until 1850", "Head of Organisation 0", post["end"])
    english(spec, "She remained in the post for three years, until March 1850.")
    found(spec, "row-year-contradicted", "warning", "until March 1850", post["end"])
    english(spec, "She stayed in Southtown until 1850.")
    silent(spec, "row-year-contradicted")
    english(spec, f"She held the post until {year(post['end'])}.")
    silent(spec, "row-year-contradicted")


@some
@given(clean_lives())
def test_one_event_has_one_date(spec):
    one, other = spec["career"][0]["events"][0], spec["events"][0]
    other |= {"title": one["title"].upper(), "date": one["date"][:4]}
    silent(spec, "event-dated-twice")
    other["date"] = str(year(one["date"]) + 1)
    found(spec, "event-dated-twice", "warning", one["title"], one["date"], other["date"])
    # What one word names may happen again, and so may what stands in one list twice.
    one["title"] = other["title"] = "Election"
    silent(spec, "event-dated-twice")
    one["title"] = other["title"] = "Great Reform"
    spec["events"].append(other | {"id": str(uuid4()), "date": str(year(one["date"]) + 2)})
    silent(spec, "event-dated-twice")
    del spec["events"][-1]
    other["kind"] = "residence"
    silent(spec, "event-dated-twice")


@some
@given(clean_lives())
def test_what_had_never_been_is_not_in_an_earlier_row(spec):
    english(spec)
    for body in spec["organisations"]:
        body["kind"] = "party"
    sentence = "By its account she had held no function in the political hierarchy before."
    spec["career"][1]["body"][0]["html"] = f"<p>{sentence}</p>"
    found(spec, "never-before", "warning", sentence, "Head of Organisation 0", "Head of Organisation 1")
    spec["organisations"][0]["kind"] = "company"
    silent(spec, "never-before")


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("It was on 24 November 1948.", ["1948-11-24"]),
        ("It was on November 24, 1948.", ["1948-11-24"]),
        ("From May 1985 to 1986–1989.", ["1985-05", "1986", "1989"]),
        ("It cost $1985 and 1985 people, 1,985 km, 1985% or 1985.5.", []),
        ("On 31 June 1984 nothing was.", ["1984-06"]),
        ("In the 1990s or mid-1980’s nothing was.", ["199X", "198X"]),
        ("He led it 1997-2004, or 1998–2005.", ["1997", "2004", "1998", "2005"]),
        ("He read “1984”, 'Ninety' and \"Odyssey 2001\" in 1990.", ["1990"]),
    ],
)
def test_dates_in_a_sentence(sentence, dates):
    assert [found_date.date.edtf for found_date in find_dates(sentence, "en")] == dates


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In den 1990er Jahren.", "de"),
        ("В 1990-х годах.", "ru"),
        ("Dans les années 1990.", "fr"),
        ("1990-жылдары.", "kk"),
    ],
)
def test_decades_in_other_languages(sentence, language):
    assert [found_date.date.edtf for found_date in find_dates(sentence, language)] == ["199X"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He spoke of a term of one year at most.",
        "He wanted three more years for the programme.",
        "The budget doubled in seven years.",
        "It took nine months to heal.",
        "Er blieb for six years in a row.",
    ],
)
def test_what_counts_no_run_is_left_alone(sentence):
    runs = runs_in(sentence, "de" if sentence.startswith("Er") else "en")
    # "dated" counts only beside two dates.
    assert [run for run in runs if run.kind != "dated"] == []


def test_ages_of_groups_and_years_are_no_age_of_the_person():
    assert stated_ages("Children aged 7 to 12 came at the age of reason, 1950.", "en") == []
    assert stated_ages("At the age of twenty-one she left.", "en") == [21]


def test_sentences_end_at_full_stops_before_capitals():
    assert sentences("He came on 1 May. “So what?” he said. And left e.g. then.") == (
        "He came on 1 May.",
        "“So what?” he said.",
        "And left e.g. then.",
    )
