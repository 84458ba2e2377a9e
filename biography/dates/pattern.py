"""The form of an EDTF date as a regular expression, for schemas (JSON Schema 2020-12, 6.3.3; ECMA-262 and Python).

It takes every date that ``canonical`` takes and refuses whatever has no such form. Days that a month lacks and reversed
intervals are left to ``canonical``.
"""

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(XX|0[1-9]|[12][0-9]|3[01])"
_SEASON = "(2[1-9]|3[0-9]|4[01])"
_PLAIN = f"(Y-?[1-9][0-9]{{4,6}}|-?[0-9]{{4}}(-{_MONTH}(-(0[1-9]|[12][0-9]|3[01]))?)?)"
_SPAN = f"-?([0-9]{{3}}X|[0-9]{{2}}XX|[0-9]XXX|[0-9]{{4}}-({_SEASON}|{_MONTH}-{_DAY}|XX(-XX)?))"
_DATE = f"({_PLAIN}|{_SPAN})[?~%]?"
_INTERVAL = rf"({_DATE} */ *({_DATE}|\.\.)?|(\.\.)? */ *{_DATE})"
_RANGE = rf" *({_PLAIN} *\.\. *({_PLAIN})?|\.\. *{_PLAIN}) *"
_ITEMS = f"({_RANGE}|( *{_DATE} *|{_RANGE})(,( *{_DATE} *|{_RANGE}))+)"
EDTF_PATTERN = rf"^[ \t]*({_DATE}|{_INTERVAL}|\[{_ITEMS}\]|\{{{_ITEMS}\}})[ \t]*$"
