"""Filing the letter by which a city accredits a delegate or an alternate."""

import secrets

from django.core.files.base import ContentFile
from django.db import transaction

from charter_portal.private_files import is_pdf

from ..exceptions import LetterNotNeeded, LetterNotPDF, LetterTooLarge
from .acting import LEADING
from .announcing import announce_letter
from .inviting import lock_mandate, mandate_is_over

MAX_BYTES = 10 * 1024 * 1024


def prepare_letter(*, file):
    """The uploaded ``file`` as a ContentFile under a name drawn at random. Raises LetterTooLarge or LetterNotPDF.

    Its type is read from its content. It is not opened any further here: it is only ever sent on, to be saved.
    """
    if file.size > MAX_BYTES:
        raise LetterTooLarge(MAX_BYTES)
    file.seek(0)
    content = file.read()
    if not is_pdf(content):
        raise LetterNotPDF
    return ContentFile(content, name=f"{secrets.token_hex(16)}.pdf")


@transaction.atomic
def file_letter(*, mandate, file, number, on, by, at):
    """File a letter for a mandate, over an earlier one if there is one, and return the Mandate as stored.

    ``number`` is the letter's own, possibly blank, ``on`` its date. Earlier files are kept, as the history names them.
    Raises LetterNotNeeded, LetterTooLarge or LetterNotPDF, and then changes nothing.
    """
    mandate = lock_mandate(mandate.pk)
    if mandate.kind not in LEADING or mandate_is_over(mandate, at=at):
        raise LetterNotNeeded
    letter = prepare_letter(file=file)
    mandate.accreditation.save(letter.name, letter, save=False)
    mandate.accreditation_number, mandate.accreditation_date = number, on
    mandate.version += 1
    mandate._history_user = by
    mandate.save(update_fields=["accreditation", "accreditation_number", "accreditation_date", "version"])
    announce_letter(mandate, by=by, at=at)
    return mandate
