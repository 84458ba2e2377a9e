"""What the portal understands by a date that an editor types."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from biography.dates import AmbiguousDate, explain, typed, understand, words
from biography.fields import language, understood

LONGEST = 300


@require_safe
def understand_date(request: HttpRequest) -> JsonResponse:
    """``?text=`` → what it is understood as, in EDTF and in words; or why it is not, and what else it may be.

    ``interval=no`` refuses periods, as a field does that is one end of a period; ``moment=yes`` is for a birth or the
    like, of which 1911/1912 is asked back.
    """
    text, moment = request.GET.get("text", "")[:LONGEST], request.GET.get("moment") == "yes"
    try:
        date = understood(text, request.GET.get("interval") != "no", moment)
    except ValidationError as error:
        return JsonResponse({"error": str(error.message), "readings": readings(text, moment)})
    return JsonResponse({"edtf": date.edtf, "display": date.display, "words": explain(date.edtf, language())})


def readings(text: str, moment: bool = False) -> list[dict[str, str]]:
    """The dates that an ambiguous text may mean: as EDTF, in words, and as one may type each."""
    try:
        understand(text, language(), moment)
    except AmbiguousDate as error:
        return [
            {"edtf": edtf, "words": words(edtf, language()), "typed": typed(edtf, display, language())}
            for edtf, display in zip(error.readings, error.displays, strict=True)
        ]
    except ValueError:
        return []
    return []
