"""The form by which readers write to the editors: kept first, then mailed.

It is never cached, as it carries a token against forgery. What a reader writes is in no log.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from biography.models import ContactPage, Enquiry, PersonPage
from biography.slugs import lives_called
from biography.views.contact_form import ContactForm
from biography.views.spam import already_sent, new_token, too_many

# The address of a life or of something in it, or its slug alone, with the id of a statement.
ABOUT = re.compile(r"/?(?:[\w-]+/)*[\w-]+/?(?:#[\w-]*)?")
MOST_SEGMENTS = 8

logger = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, page: ContactPage) -> HttpResponse:
    """The form, prefilled by ``?about=`` an address or a slug; ``?sent`` says thanks. 422 for what cannot be sent."""
    if request.method != "POST":
        about = request.GET.get("about", "").replace("\0", "")[: Enquiry._meta.get_field("about").max_length]
        form = ContactForm(initial={"about": about, "opened": new_token()})
        return _answer(request, page, form=form, life=life_about(about), sent="sent" in request.GET)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _again(request, page, form, 422)
    if already_sent(form.cleaned_data["opened"]):
        # The same form twice: a second click, or the page loaded again.
        return HttpResponseRedirect(f"{request.path}?sent")
    if too_many(request):
        form.add_error(None, _("There were many messages from where you are. Please try again in an hour."))
        return _again(request, page, form, 429)
    enquiry = keep(form)
    mail(enquiry, page)
    return HttpResponseRedirect(f"{request.path}?sent")


def life_about(about: str) -> PersonPage | None:
    """The public life that a text names by address or slug, as its reader has it: in their language where it can be."""
    if not ABOUT.fullmatch(about):
        return None
    parts = about.partition("#")[0].strip("/").split("/")
    if not parts[0] or len(parts) > MOST_SEGMENTS:
        return None
    # A slug may be that of two lives in two languages: the address says which of them, by its beginning.
    language = parts[0] if parts[0] in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    called = lives_called(PersonPage.objects.visible(), parts, language)
    key = next((called[part].key for part in reversed(parts) if part in called), None)
    found = PersonPage.objects.visible().in_language().filter(translation_key=key) if key else PersonPage.objects.none()
    return found.select_related("locale").order_by("pk").first()


def keep(form: ContactForm) -> Enquiry:
    said = form.cleaned_data
    return Enquiry.objects.create(
        **{name: said[name] for name in ("name", "email", "about", "message", "source")},
        life=life_about(said["about"]),
    )


def mail(enquiry: Enquiry, page: ContactPage) -> None:
    """Tell the editors. A mail that cannot be sent is no reason to lose the message: it is kept, and says so."""
    if not page.addresses:
        return
    admin = urljoin(f"{settings.SITE_URL}/", reverse("enquiries:edit", args=[enquiry.pk]))
    message = EmailMessage(
        subject=" ".join(f"{settings.WAGTAIL_SITE_NAME}: {enquiry}".split()),
        body=render_to_string("biography/enquiry.txt", {"enquiry": enquiry, "admin": admin}),
        to=page.addresses,
        reply_to=[enquiry.email] if enquiry.email else None,
    )
    try:
        message.send()
    except (OSError, ValueError) as error:
        logger.error("The mail about message %s could not be sent: %s", enquiry.pk, type(error).__name__)
        return
    enquiry.mailed = True
    enquiry.save(update_fields=["mailed"])


def _again(request: HttpRequest, page: ContactPage, form: ContactForm, status: int) -> HttpResponse:
    """The form with what was typed and a new token."""
    form.data = {name: form.data.get(name, "") for name in form.fields} | {"opened": new_token()}
    return _answer(request, page, status, form=form, life=life_about(form.data["about"]))


def _answer(request: HttpRequest, page: ContactPage, status: int = 200, **context: object) -> HttpResponse:
    context = {"page": page, "self": page, **context}
    return TemplateResponse(request, "biography/contact_page.html", context, status=status)
