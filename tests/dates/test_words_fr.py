"""Dates in French: articles, contractions, elision, the first of a month."""

import pytest

from biography.dates import explain, period_words, words

WORDS = {
    "1948-11-24": "24 novembre 1948",
    "1970-06": "juin 1970",
    "1948": "1948",
    "0045": "45 apr. J.-C.",
    "1983/..": "depuis 1983",
    "1983/": "à partir de 1983, fin inconnue",
    "../1985": "jusqu’en 1985",
    "/1985": "jusqu’en 1985",
    "2000/2005": "2000–2005",
    "1984-02-04/1984-02-05": "4–5 février 1984",
    "1990-05-28/1990-06-03": "28 mai – 3 juin 1990",
    "2004-12/2007-01": "décembre 2004 – janvier 2007",
    "1985-11/1985-12": "novembre–décembre 1985",
    "1964/1970-06": "1964 – juin 1970",
    "2007-22": "été 2007",
    "2007-21": "printemps 2007",
    "2007-28": "hiver 2007 (hémisphère nord)",
    "2007-30": "été 2007 (hémisphère sud)",
    "2007-36": "quatrième trimestre 2007",
    "2007-38/..": "depuis le deuxième tiers de 2007",
    "/2007-40": "jusqu’au premier semestre 2007",
    "1958~": "vers 1958",
    "1990?": "peut-être 1990",
    "1990%": "peut-être vers 1990",
    "1958~/1963": "vers 1958 – 1963",
    "1983~/..": "depuis environ 1983",
    "199X": "années 1990",
    "199X~": "vers les années 1990",
    "199X/..": "depuis les années 1990",
    "190X": "entre 1900 et 1909",
    "19XX": "XXe siècle",
    "-019X": "entre 200 et 191 av. J.-C.",
    "1985-02-XX": "un jour de février 1985",
    "1985-XX": "un mois de 1985",
    "1985-XX-XX": "un jour de 1985",
    "[..1989]": "avant 1990",
    "[1991..]": "après 1990",
    "[..1984-02-04]": "avant le 5 février 1984",
    "[..1984-02]": "avant mars 1984",
    "[1984-03-01..]": "après le 29 février 1984",
    "[1984-02-04,1984-02-05]": "4 ou 5 février 1984",
    "[1970..1973]": "entre 1970 et 1973",
    "[1984-02-04..1984-02-09]": "entre le 4 et le 9 février 1984",
    "[1667,1668,1670..1672]": "1667, 1668 ou entre 1670 et 1672",
    "[..1989,1995]": "1995 ou avant 1990",
    "[2007-21,2007-22]": "printemps ou été 2007",
    "[199X~,2005]": "2005 ou vers les années 1990",
    "{1960,1961-12}": "1960 et décembre 1961",
    "{1667,1668,1670..1672}": "1667, 1668 et chaque année de 1670 à 1672",
    "-0044": "45 av. J.-C.",
    "-0044-03-15": "15 mars 45 av. J.-C.",
    "-0049/-0044": "50–45 av. J.-C.",
    "-0004/0010": "5 av. J.-C. – 10 apr. J.-C.",
    "1984-03-01": "1er mars 1984",
    "1948-11-24/..": "depuis le 24 novembre 1948",
    "1970-08/..": "depuis août 1970",
    "2007-22/..": "depuis l’été 2007",
    "19XX/..": "depuis le XXe siècle",
    "2007-22/": "à partir de l’été 2007, fin inconnue",
    "1983-08/": "à partir d’août 1983, fin inconnue",
    "199X/": "à partir des années 1990, fin inconnue",
    "/1948-11-24": "jusqu’au 24 novembre 1948",
    "/1970-08": "jusqu’en août 1970",
    "/2007-22": "jusqu’à l’été 2007",
    "/199X": "jusqu’aux années 1990",
    "/1963~": "jusque vers 1963",
    "/1963?": "peut-être jusqu’en 1963",
    "190X/..": "depuis une année entre 1900 et 1909",
    "1958-06~": "vers juin 1958",
    "2007-22~": "vers l’été 2007",
    "1948-11-24~": "vers le 24 novembre 1948",
    "[1985-05..1985-09]": "entre mai et septembre 1985",
    "[1985-05,1985-08]": "mai ou août 1985",
    "[1970-09..]": "après août 1970",
    "199X~/..": "depuis environ les années 1990",
    "-0049/..": "depuis 50 av. J.-C.",
    "[-0049..-0044]": "entre 50 et 45 av. J.-C.",
}

EXPLANATIONS = {
    "1948-11-24": "24 novembre 1948",
    "1983/..": "depuis 1983, toujours en cours",
    "1983/": "à partir de 1983, fin inconnue",
    "/1985": "jusqu’en 1985, début inconnu",
    "../1985": "jusqu’en 1985, début laissé ouvert",
    "2000/2005": "de 2000 à 2005",
    "2007-22": "été 2007 (de juin à août)",
    "2007-24": "hiver 2007 (à un moment de janvier 2007 à février 2008)",
    "2007-34": "deuxième trimestre 2007 (d’avril à juin)",
    "1958~": "vers 1958 (approximatif)",
    "1990?": "peut-être 1990 (incertain)",
    "1990%": "peut-être vers 1990 (incertain et approximatif)",
    "2007-22~": "vers l’été 2007 (de juin à août, approximatif)",
    "[1970..1973]": "l’une des années 1970 à 1973",
    "[1984-02-04..1984-02-05]": "l’un des jours du 4 au 5 février 1984",
    "[1984-02-04,1984-02-05]": "4 ou 5 février 1984 (l’une de ces dates)",
    "[..1989]": "avant 1990 (1989 ou plus tôt)",
    "[1991..]": "après 1990 (1991 ou plus tard)",
    "{1960,1961-12}": "1960 et décembre 1961 (toutes ces dates)",
    "1985-02-XX": "un jour de février 1985 (jour inconnu)",
}

PERIODS = [
    (("1997-06-16", "2004-12", False), "16 juin 1997 – décembre 2004"),
    (("1970", "1975", False), "1970–1975"),
    (("2004-12-09", "2007-01", False), "9 décembre 2004 – janvier 2007"),
    (("1983", None, True), "depuis 1983"),
    (("1983", None, False), "à partir de 1983, fin inconnue"),
    ((None, "1985", False), "jusqu’en 1985"),
    (("1975", "1975", False), "1975"),
    (("1970~", "1975?", False), "vers 1970 – peut-être 1975"),
    (("199X", None, True), "depuis les années 1990"),
    (("1983/..", None, True), "depuis 1983"),
    (("[..1989]", None, True), "depuis une date avant 1990"),
    (("[1970..1973]", "1975", False), "une date entre 1970 et 1973 – 1975"),
    ((None, "/1985", False), "jusqu’en 1985"),
    (("1984-02-04/1984-02-05", None, True), "depuis le 4–5 février 1984"),
]


@pytest.mark.parametrize(("edtf", "expected"), WORDS.items())
def test_a_date_reads_in_french(edtf: str, expected: str) -> None:
    assert words(edtf, "fr") == expected


@pytest.mark.parametrize(("edtf", "expected"), EXPLANATIONS.items())
def test_a_date_is_explained_to_editors_in_french(edtf: str, expected: str) -> None:
    assert explain(edtf, "fr") == expected


@pytest.mark.parametrize(("period", "expected"), PERIODS)
def test_a_period_reads_in_french(period: tuple[str | None, str | None, bool], expected: str) -> None:
    assert period_words(*period, language="fr") == expected
