"""The certificate of adoption: what a council decided, that the secretariat verified it, and how anyone checks it."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose

from ...documents.editions import issuer_of
from ...domain.words import AUTHORITATIVE, in_language
from ..domain.editions import listed_in
from ..models import AdoptionAct, Instrument
from ..reading.hiding import veiled_choice


def verification_of(instrument):
    """The AdoptionAct, with its entry, by which the instrument was verified, or None."""
    acts = AdoptionAct.objects.filter(instrument=instrument, entry__act="adoption_verified")
    return acts.select_related("entry").first()


def certificate_manuscript(instrument, verification, language):
    """The certificate on a verified Instrument, ready for print in ``language``: templates/pdf/certificate.html.

    ``verification`` is its AdoptionAct. Facts that were not known then are not printed: the page of the city has them.
    """
    adoption, edition = instrument.adoption, instrument.edition
    member = adoption.member
    with translation.override(language):
        city = in_language(member, "name", language) or in_language(member, "name", AUTHORITATIVE)
        is_support = adoption.is_support
        if is_support:
            title = gettext("Certificate of support")
        elif instrument.purpose == Instrument.Purpose.CONFIRMATION:
            title = gettext("Certificate of confirmation")
        else:
            title = gettext("Certificate of adoption")
        listed = listed_in(edition)
        choices = {choice.principle_id: veiled_choice(choice) for choice in instrument.choices.all()}
        context = {
            "title": f"{title} – {city}",
            "running": f"{title} – {city}",
            "author": issuer_of(edition.charter),
            "description": title,
            "issuer": issuer_of(edition.charter),
            "dated": verification.entry.recorded_at,
            "nature": title,
            "city": city,
            "charter": edition.charter,
            "edition": edition,
            "instrument": instrument,
            "is_support": is_support,
            "rows": [(article, choices[key]) for key, article in listed.items() if key in choices],
            "entry": verification.entry,
            "address": f"{settings.PUBLIC_URL}/{language}{_without_language(member.get_absolute_url())}",
            "check_address": f"{settings.PUBLIC_URL}/{language}/registre/verifier/",
        }
        return compose("certificate.html", context, language)


def _without_language(path):
    return "/" + path.lstrip("/").partition("/")[2]
