"""Halves, quarters and thirds, shared centuries, doubt after a date, and other forms in four languages."""

import pytest

from biography.dates import AmbiguousDate, Understanding, understand

UNDERSTOOD = [
    ("en", "first half of 1990", "1990-40"),
    ("en", "Q4 1990", "1990-36"),
    ("en", "H2 1990", "1990-41"),
    ("en", "the last third of 1990", "1990-39"),
    ("en", "since the first half of 1990", "1990-40/.."),
    ("en", "southern summer 2007", "2007-30"),
    ("en", "summer 2007 in the southern hemisphere", "2007-30"),
    ("ru", "первая половина 1990 года", "1990-40"),
    ("ru", "I квартал 1990 г.", "1990-33"),
    ("ru", "во втором полугодии 1990 года", "1990-41"),
    ("ru", "лето 2007 (южное полушарие)", "2007-30"),
    ("fr", "premier trimestre 1990", "1990-33"),
    ("fr", "2e semestre 1990", "1990-41"),
    ("fr", "été 2007 (hémisphère sud)", "2007-30"),
    ("kk", "1990 жылдың бірінші тоқсаны", "1990-33"),
    ("kk", "1990 жылдың екінші жартысында", "1990-41"),
    ("kk", "2007 жылдың жазы (оңтүстік жарты шар)", "2007-30"),
    ("en", "summer 1884?", "1884-22?"),
    ("en", "summer 1884 (?)", "1884-22?"),
    ("en", "1860s?", "186X?"),
    ("en", "since 1983?", "1983?/.."),
    ("ru", "весна 1884?", "1884-21?"),
    ("ru", "XIX век?", "18XX?"),
    ("fr", "été 1884?", "1884-22?"),
    ("kk", "1884 жылдың жазы?", "1884-22?"),
    ("en", "15 III 1884", "1884-03-15"),
    ("en", "15.III.1884", "1884-03-15"),
    ("en", "III 1884", "1884-03"),
    ("ru", "15 ІІІ 1884", "1884-03-15"),
    ("kk", "15 III 1884", "1884-03-15"),
    ("en", "the month of August 1792", "1792-08"),
    ("fr", "du mois d'août 1792", "1792-08"),
    ("ru", "в августе месяце 1792 года", "1792-08"),
    ("kk", "1792 жылдың тамыз айында", "1792-08"),
    ("ru", "между 1870 и 1875 годами", "[1870..1875]"),
    ("ru", "в период с 1870 по 1875 год", "1870/1875"),
    ("kk", "б.з.б. 44 жыл", "-0043"),
    ("kk", "б.з.б. 44 жылғы 15 наурыз", "-0043-03-15"),
]

KEPT = [
    ("en", "first half of the 18th century", "[1700..1749]"),
    ("en", "first half of May 1990", "[1990-05-01..1990-05-16]"),
    ("ru", "первая половина XVIII века", "[1700..1749]"),
    ("ru", "во второй половине XIX века", "[1850..1899]"),
    ("ru", "последняя четверть XVIII века", "[1775..1799]"),
    ("ru", "первая треть XX века", "[1900..1933]"),
    ("ru", "вторая половина 1990-х", "[1995..1999]"),
    ("fr", "première moitié du XVIIIe siècle", "[1700..1749]"),
    ("fr", "dans la seconde moitié du XIXe siècle", "[1850..1899]"),
    ("fr", "premier quart du XXe siècle", "[1900..1924]"),
    ("fr", "dernier tiers du XVIIIe siècle", "[1767..1799]"),
    ("kk", "XVIII ғасырдың бірінші жартысы", "[1700..1749]"),
    ("kk", "XX ғасырдың соңғы ширегінде", "[1975..1999]"),
    ("kk", "1990 жылғы мамырдың бірінші жартысы", "[1990-05-01..1990-05-16]"),
    ("en", "late 1850s to early 1860s", "[1857..1863]"),
    ("ru", "конец 1850-х – начало 1860-х", "[1857..1863]"),
    ("fr", "fin des années 1850 – début des années 1860", "[1857..1863]"),
    ("kk", "1850-жылдардың соңы – 1860-жылдардың басы", "[1857..1863]"),
    ("en", "late 19th to early 20th century", "[1867..1933]"),
    ("ru", "конец XIX – начало XX века", "[1867..1933]"),
    ("fr", "fin XIXe – début XXe siècle", "[1867..1933]"),
    ("kk", "XIX ғасырдың соңы – XX ғасырдың басы", "[1867..1933]"),
    ("en", "late 1942 to early 1943", "[1942-09..1943-04]"),
    ("en", "19th–20th centuries", "18XX/19XX"),
    ("en", "19-20th century", "18XX/19XX"),
    ("en", "winter 1941/2", "[1941-12..1942-02]"),
    ("en", "19th and 20th centuries", "{18XX,19XX}"),
    ("ru", "XIX–XX вв.", "18XX/19XX"),
    ("ru", "XIX и XX века", "{18XX,19XX}"),
    ("ru", "III–II вв. до н. э.", "-0299/-0100"),
    ("ru", "I–II вв.", "0001/0199"),
    ("fr", "XIXe–XXe siècles", "18XX/19XX"),
    ("fr", "du XIXe au XXe siècle", "18XX/19XX"),
    ("kk", "XIX–XX ғасырлар", "18XX/19XX"),
    ("kk", "XIX-XX ғғ.", "18XX/19XX"),
    ("en", "between spring and summer 1984", "[1984-03..1984-08]"),
    ("fr", "entre les années 1930 et 1940", "[1930..1949]"),
    ("ru", "между 1930-ми и 1940-ми", "[1930..1949]"),
    ("en", "fl. 1711–1730", "1711/1730"),
    ("en", "active in 1711", "1711"),
    ("ru", "годы деятельности: 1711–1730", "1711/1730"),
    ("fr", "actif de 1711 à 1730", "1711/1730"),
    ("en", "before 1990?", "[..1989]"),
]

# The day itself, or of a birth or death that was before it.
RITES = [
    ("en", "baptised 5 May 1711"),
    ("en", "bap. 5 May 1711"),
    ("en", "5 May 1711 (buried)"),
    ("ru", "крещён 5 мая 1711"),
    ("fr", "baptisée le 5 mai 1711"),
    ("kk", "1711 жылғы 5 мамырда шоқындырылған"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), UNDERSTOOD)
def test_it_is_understood(language: str, text: str, edtf: str) -> None:
    assert understand(text, language) == Understanding(edtf)


@pytest.mark.parametrize(("language", "text", "edtf"), KEPT)
def test_words_that_say_more_than_edtf_are_kept(language: str, text: str, edtf: str) -> None:
    assert understand(text, language) == Understanding(edtf, text)


@pytest.mark.parametrize(("language", "text"), RITES)
def test_a_baptism_or_burial_asks_whether_its_own_day_is_meant(language: str, text: str) -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand(text, language)
    assert question.value.readings == ("1711-05-05", "[..1711-05-05]")
    assert question.value.displays == (text, text)
