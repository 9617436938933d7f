"""Correcting the translation of a sealed wording: a new wording with identical French, shown in place of the old one.

The edition keeps listing the wording that was sealed with it, whose digest is of the French alone; readers of another
language see the latest correction, and the wording that it corrects stays readable.
"""

from django.db import transaction
from django.utils import timezone, translation

from charter_portal.register.models import Entry
from charter_portal.register.recording import record

from ..exceptions import FrenchDiffers, NotACorrection, TranslationsSame, WordingSealed, WordingsIncomplete
from ..models import Principle, PrincipleRevision
from .carrying import ask_to_carry
from .digests import wording_digest
from .drafting import take_place
from .readiness import lacks_of_wording
from .sealing import number_text, seal_wording
from .words import AUTHORITATIVE, TRANSLATIONS, wording_in


def languages_corrected(revision):
    """The languages in which ``revision`` differs from the wording it was made from, a list."""
    return [
        language
        for language in TRANSLATIONS
        if wording_digest(wording_in(revision, language)) != wording_digest(wording_in(revision.base, language))
    ]


def obstacle_to_publishing(revision):
    """The refusal that publishing the draft correction ``revision``, as it is written, would meet, or None.

    FrenchDiffers where its French was changed, TranslationsSame where no translation was.
    """
    key = revision.principle.key
    if wording_digest(wording_in(revision, AUTHORITATIVE)) != wording_digest(wording_in(revision.base, AUTHORITATIVE)):
        return FrenchDiffers(key)
    return None if languages_corrected(revision) else TranslationsSame(key)


def publish_correction(revision, *, by):
    """Seal a draft ``revision`` that corrects translations, record the act, and show it from now on.

    Draft editions that list the corrected wording list the correction instead. Returns the PrincipleRevision as
    stored. Raises NotACorrection, WordingSealed, TranslationsSame, WordingsIncomplete (a text that the French has is
    missing, or paragraphs do not correspond), BaseNotSealed or FrenchDiffers.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        principle = Principle.objects.select_for_update().select_related("charter").get(pk=revision.principle_id)
        revision = PrincipleRevision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        revision.principle = principle
        if revision.is_sealed:
            raise WordingSealed(principle.key)
        if revision.change != PrincipleRevision.Change.TRANSLATION:
            raise NotACorrection(principle.key)
        lacks = [lack for lack in lacks_of_wording(revision) if lack.is_blocking]
        if lacks:
            raise WordingsIncomplete(lacks)
        corrected = languages_corrected(revision)
        if not corrected:
            raise TranslationsSame(principle.key)
        at = timezone.now()
        seal_wording(revision, by=by, at=at)
        take_place(revision, of=revision.base, by=by)
        record(
            act=Entry.Act.TRANSLATION_CORRECTED,
            subject=f"charters/{principle.charter.slug}/principles/{principle.key}/{revision.number}",
            content={
                "wording": revision.digest,
                "corrects": number_text(revision.base),
                "translations": {code: wording_digest(wording_in(revision, code)) for code in corrected},
            },
            by=by,
            at=at,
        )
        path = principle.get_absolute_url().removeprefix(f"/{AUTHORITATIVE}")
        ask_to_carry([revision], by=by, about=str(revision), path=path)
        return revision
