"""What editors type in French, what is understood, and what is asked back."""

import pytest

from biography.dates import AmbiguousDate, DateError, Understanding, understand

UNDERSTOOD = {
    "24 novembre 1948": "1948-11-24",
    "le 24 novembre 1948": "1948-11-24",
    "24 nov. 1948": "1948-11-24",
    "24/11/1948": "1948-11-24",
    "04/05/1984": "1984-05-04",
    "24.11.1948": "1948-11-24",
    "1er mars 1995": "1995-03-01",
    "le 1er mars 1995": "1995-03-01",
    "15 août 1970": "1970-08-15",
    "15 aout 1970": "1970-08-15",
    "juin 1970": "1970-06",
    "en juin 1970": "1970-06",
    "févr. 1984": "1984-02",
    "en 1990": "1990",
    "été 2007": "2007-22",
    "l’été 2007": "2007-22",
    "à l'été 2007": "2007-22",
    "été de 2007": "2007-22",
    "printemps 2007": "2007-21",
    "au printemps 2007": "2007-21",
    "automne 2007": "2007-23",
    "hiver 2007": "2007-24",
    "depuis 1983": "1983/..",
    "depuis le 24 novembre 1948": "1948-11-24/..",
    "depuis l’été 2007": "2007-22/..",
    "depuis août 1970": "1970-08/..",
    "de 1983 à aujourd'hui": "1983/..",
    "de 1983 à nos jours": "1983/..",
    "depuis 1983 jusqu'à nos jours": "1983/..",
    "1983–présent": "1983/..",
    "à partir de 1983": "1983/",
    "à partir du 24 novembre 1948": "1948-11-24/",
    "à partir d’août 1983": "1983-08/",
    "dès 1983": "1983/",
    "à partir des années 1990": "199X/",
    "depuis environ 1983": "1983~/..",
    "peut-être depuis 1983": "1983?/..",
    "jusqu’en 1985": "/1985",
    "jusqu'au 24 novembre 1948": "/1948-11-24",
    "jusqu’à l’été 2007": "/2007-22",
    "jusque vers 1963": "/1963~",
    "jusqu’aux années 1990": "/199X",
    "de 2000 à 2005": "2000/2005",
    "2000–2005": "2000/2005",
    "du 4 au 5 février 1984": "1984-02-04/1984-02-05",
    "4–5 février 1984": "1984-02-04/1984-02-05",
    "du 28 mai au 3 juin 1990": "1990-05-28/1990-06-03",
    "de décembre 2004 à janvier 2007": "2004-12/2007-01",
    "décembre 2004 – janvier 2007": "2004-12/2007-01",
    "vers 1958": "1958~",
    "environ 1958": "1958~",
    "v. 1958": "1958~",
    "ca 1958": "1958~",
    "vers juin 1958": "1958-06~",
    "vers l’été 2007": "2007-22~",
    "peut-être 1990": "1990?",
    "peut-être en 1990": "1990?",
    "peut-être vers 1990": "1990%",
    "avant 1990": "[..1989]",
    "avant le 5 février 1984": "[..1984-02-04]",
    "après 1990": "[1991..]",
    "après août 1970": "[1970-09..]",
    "au plus tard en 1990": "[..1990]",
    "au plus tôt en 1990": "[1990..]",
    "1990 ou plus tôt": "[..1990]",
    "1990 ou avant": "[..1990]",
    "1990 ou après": "[1990..]",
    "entre 1970 et 1973": "[1970..1973]",
    "entre le 4 et le 9 février 1984": "[1984-02-04..1984-02-09]",
    "entre mai et septembre 1985": "[1985-05..1985-09]",
    "4 ou 5 février 1984": "[1984-02-04,1984-02-05]",
    "le 4 ou le 5 février 1984": "[1984-02-04,1984-02-05]",
    "1960 et décembre 1961": "{1960,1961-12}",
    "années 1990": "199X",
    "les années 1990": "199X",
    "dans les années 1990": "199X",
    "depuis les années 1990": "199X/..",
    "XIXe siècle": "18XX",
    "XIXᵉ siècle": "18XX",
    "19e siècle": "18XX",
    "au XIXe siècle": "18XX",
    "44 av. J.-C.": "-0043",
    "44 avant J.-C.": "-0043",
    "15 mars 44 av. J.-C.": "-0043-03-15",
    "45 apr. J.-C.": "0045",
    "an 45": "0045",
    "50–45 av. J.-C.": "-0049/-0044",
}

UNDERSTOOD_WITH_THE_WORDS_KEPT = {
    "nuit du 4 au 5 février 1984": "1984-02-04/1984-02-05",
    "dans la nuit du 4 au 5 février 1984": "1984-02-04/1984-02-05",
    "matin du 4 février 1984": "1984-02-04",
    "début des années 1970": "[1970..1973]",
    "milieu des années 1980": "[1984..1986]",
    "fin des années 1990": "[1997..1999]",
    "fin 1985": "[1985-09..1985-12]",
    "mi-juin 1970": "[1970-06-11..1970-06-20]",
    "début du XIXe siècle": "[1800..1833]",
    "probablement 1990": "1990?",
    "Ier siècle": "[0001..0100]",
    "Ier siècle av. J.-C.": "[-0099..0000]",
}

AMBIGUOUS = {
    "24/11/48": ("1848-11-24", "1948-11-24", "2048-11-24"),
    "84": ("1884", "1984", "2084"),
    "années 90": ("189X", "199X", "209X"),
    "1983–": ("1983/..", "1983/"),
    "années 1900": ("190X", "19XX"),
}

NOT_UNDERSTOOD = {
    "inconnue": "leave the field empty",
    "4 février": "The year is missing",
    "30 février 1984": "has the days",
    "de 2005 à 2000": "ends before it starts",
    "mille": "not understood",
}


@pytest.mark.parametrize(("text", "edtf"), UNDERSTOOD.items())
def test_everyday_french_is_understood(text: str, edtf: str) -> None:
    assert understand(text, "fr") == Understanding(edtf)


@pytest.mark.parametrize(("text", "edtf"), UNDERSTOOD_WITH_THE_WORDS_KEPT.items())
def test_french_words_that_say_more_than_edtf_are_kept(text: str, edtf: str) -> None:
    assert understand(text, "fr") == Understanding(edtf, text)


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS.items())
def test_what_is_ambiguous_in_french_is_asked_back(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand(text, "fr")
    assert question.value.readings == readings


@pytest.mark.parametrize(("text", "reason"), NOT_UNDERSTOOD.items())
def test_what_is_not_understood_in_french_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason) as refusal:
        understand(text, "fr")
    assert not isinstance(refusal.value, AmbiguousDate)
