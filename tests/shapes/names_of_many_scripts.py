"""Names as people bear them: in many scripts, very short, very long, of one word, shared."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A name with its language, its Latin spelling, and how lists order it."""

    text: str
    language: str
    latin: str
    sort: str = ""


SCRIPTS = (
    Named("Иван Алексеевич Бунин-Заречный", "ru", "Ivan Bunin-Zarechny", "Бунин-Заречный, Иван"),
    Named("Әлихан Нұрмұхамедұлы Бөкейхан", "kk", "Alikhan Bokeikhan", "Бөкейхан, Әлихан"),
    Named("أبو عبد الله محمد بن موسى الخوارزمي", "ar", "Muhammad ibn Musa al-Khwarizmi", "الخوارزمي"),
    Named("فاطمة بنت محمد الفهرية", "ar", "Fatima al-Fihriya"),
    Named("משה בן מימון", "he", "Moshe ben Maimon"),
    Named("張衡", "zh-Hant", "Zhang Heng"),
    Named("紫式部", "ja", "Murasaki Shikibu"),
    Named("이순신", "ko", "Yi Sun-sin"),
    Named("Ὑπατία ἡ Ἀλεξανδρίνη", "grc", "Hypatia"),
    Named("შოთა რუსთაველი", "ka", "Shota Rustaveli", "რუსთაველი, შოთა"),
    Named("Մեսրոպ Մաշտոց", "hy", "Mesrop Mashtots", "Մաշտոց, Մեսրոպ"),
    Named("आर्यभट", "hi", "Aryabhata"),
    Named("สุนทรภู่", "th", "Sunthorn Phu"),
    Named("Þóra Ægisdóttir", "is", "Thora Aegisdottir", "Þóra Ægisdóttir"),
    Named("Nguyễn Thị Minh Khai", "vi", "Nguyen Thi Minh Khai", "Nguyễn, Thị Minh Khai"),
    Named("Łucja Żółć-Świętochowska", "pl", "Lucja Zolc-Swietochowska", "Żółć-Świętochowska, Łucja"),
)
UNBROKEN = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewaren"
STYLES = (
    "Doña María del Pilar Teresa Cayetana de Silva y Álvarez de Toledo, thirteenth Duchess of Alba de Tormes, Countess "
    "of Osorno, Marchioness of San Leonardo, Villanueva del Río and Tarazona"
)
ODD = (
    Named("X", "en", "X"),
    Named("Ö", "sv", "O"),
    Named("Ai", "en", "Ai"),
    Named("Plato", "en", "Plato"),
    Named("o’Neill-d’Arcy, the Younger", "en", "O’Neill-d’Arcy", "Neill-d’Arcy, o’"),
    Named(UNBROKEN, "de", "Wolfe"),
    Named(f"Hubert {UNBROKEN[:40]}-Plus", "de", "Hubert", f"{UNBROKEN[:40]}-Plus, Hubert"),
    Named(STYLES, "en", "The Duchess of Alba", "Alba, Duchess of"),
    Named("Mary “Molly” <Brown> & Sons", "en", "Molly Brown", "Brown, Mary"),
)
GIVEN = "Ada Benedikt Clara Darius Elif Farid Giulia Hana Igor Joan Kofi Leila Marek Nadia Omar Priya".split()
FAMILY = "Abel Brandt Cárdenas Dąbrowski Eriksen Fontaine Gül Haddad Ivanova Joshi Kovács Lindqvist Mbeki".split()
TWINS = "John Smith"

TEN_NAMES = (
    ("full", "Kōnstantinos ho Megas Porphyrogennētos", ""),
    ("birth", "Flavius Valerius Constantinus", "la"),
    ("native", "Κωνσταντῖνος ὁ Μέγας", "grc"),
    ("native", "قسطنطين الكبير", "ar"),
    ("native", "Константин Великий", "ru"),
    ("native", "コンスタンティヌス1世", "ja"),
    ("native", "კონსტანტინე დიდი", "ka"),
    ("transliterated", "Qusṭanṭīn al-Kabīr", "ar-Latn"),
    ("religious", "Saint Constantine the Great, Equal-to-the-Apostles, Protector of the Holy City", "en"),
    ("pen", "C.", ""),
    ("variant", "Constantin, Costantino, Konstantyn, Kostandin, Kustennin", ""),
    ("former", "Gaius Flavius Valerius Aurelius Constantinus Augustus Maximus Victor", "la"),
)

PROSE = {
    "en": "The commission met in the spring, heard eleven witnesses and adjourned without a report; its minutes say "
    "only that the matter was “left to those who would have to live with it”.",
    "ru": "Комиссия собралась весной, выслушала одиннадцать свидетелей и разошлась, не составив доклада; в протоколе "
    "сказано лишь, что дело «оставлено тем, кому с ним жить».",
    "ar": "اجتمعت اللجنة في الربيع واستمعت إلى أحد عشر شاهدًا (1984) ثم انفضّت دون تقرير.",
    "zh-Hant": "委員會於春季召開會議，聽取十一名證人的陳述，未作報告即休會；"
    "會議紀錄僅稱此事「留給不得不與之共處的人」。",
}
