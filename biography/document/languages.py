"""Names of languages → their tags, to say what to write to whoever writes a name. No Django."""

from __future__ import annotations

import re
from difflib import get_close_matches

from biography.document.patterns import LANGUAGE

# In English, in the language itself, in Russian, Kazakh and French: the languages that the portal speaks.
NAMES = {
    "ar": "arabic العربية арабский араб arabe",
    "az": "azerbaijani azərbaycanca азербайджанский әзербайжан azerbaïdjanais",
    "be": "belarusian беларуская белорусский беларусь biélorusse",
    "bg": "bulgarian български болгарский болгар bulgare",
    "ca": "catalan català каталанский",
    "cs": "czech čeština чешский чех tchèque",
    "da": "danish dansk датский дат danois",
    "de": "german deutsch немецкий неміс allemand",
    "el": "greek ελληνικά греческий грек grec",
    "en": "english английский ағылшын anglais",
    "es": "spanish español испанский испан espagnol",
    "et": "estonian eesti эстонский эстон estonien",
    "fa": "persian farsi فارسی персидский парсы persan",
    "fi": "finnish suomi финский фин finnois",
    "fr": "french français французский француз francais",
    "ga": "irish gaeilge ирландский ирланд irlandais",
    "grc": "ancient-greek древнегреческий grec-ancien",
    "he": "hebrew עברית иврит hébreu",
    "hi": "hindi हिन्दी хинди",
    "hr": "croatian hrvatski хорватский хорват croate",
    "hu": "hungarian magyar венгерский венгр hongrois",
    "hy": "armenian հայերեն армянский армян arménien",
    "it": "italian italiano итальянский итальян italien",
    "ja": "japanese 日本語 японский жапон japonais",
    "ka": "georgian ქართული грузинский грузин géorgien",
    "kk": "kazakh қазақша қазақ казахский kazakhstani qazaq",
    "ko": "korean 한국어 корейский корей coréen",
    "ky": "kyrgyz кыргызча киргизский қырғыз kirghize kirghiz",
    "la": "latin latina латинский латын",
    "lt": "lithuanian lietuvių литовский литва lituanien",
    "lv": "latvian latviešu латышский латыш letton",
    "mn": "mongolian монгол монгольский моңғол",
    "nl": "dutch nederlands нидерландский голландский néerlandais",
    "no": "norwegian norsk норвежский норвег norvégien",
    "pl": "polish polski польский поляк polonais",
    "pt": "portuguese português португальский португал portugais",
    "ro": "romanian română румынский румын roumain",
    "ru": "russian русский орыс russe орысша",
    "sk": "slovak slovenčina словацкий словак slovaque",
    "sl": "slovenian slovenščina словенский slovène",
    "sq": "albanian shqip албанский albanais",
    "sr": "serbian српски сербский серб serbe",
    "sv": "swedish svenska шведский швед suédois",
    "tg": "tajik тоҷикӣ таджикский тәжік tadjik",
    "tk": "turkmen türkmençe туркменский түрікмен turkmène",
    "tr": "turkish türkçe турецкий түрік turc",
    "tt": "tatar татарча татарский татар",
    "ug": "uyghur ئۇيغۇرچە уйгурский ұйғыр ouïghour",
    "uk": "ukrainian українська украинский украин ukrainien",
    "ur": "urdu اردو урду ourdou",
    "uz": "uzbek oʻzbekcha узбекский өзбек ouzbek",
    "vi": "vietnamese вьетнамский вьетнам vietnamien",
    "yi": "yiddish ייִדיש идиш",
    "zh": "chinese mandarin 中文 китайский қытай chinois",
}
TAG = re.compile(LANGUAGE)
BY_NAME = {name: tag for tag, names in NAMES.items() for name in names.split()}


def tag_of(kept: str) -> str:
    """The tag that a row keeps; of what was kept before forms asked for a tag, the one that was meant, or none."""
    return kept if not kept or TAG.fullmatch(kept) else language_named(kept)


def language_named(text: str) -> str:
    """The tag that was meant by the name of a language, or by a tag in another form (``RU``, ``en_GB``); else empty."""
    written = re.sub(r"[\s_]+", "-", text.strip())
    tag = "-".join([written.partition("-")[0].lower(), *written.split("-")[1:]])
    if re.fullmatch(LANGUAGE, tag) and tag not in BY_NAME:
        return tag
    found = get_close_matches(written.lower(), BY_NAME, 1, 0.8)
    return BY_NAME[found[0]] if found else ""
