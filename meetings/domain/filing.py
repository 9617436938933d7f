"""Taking in an uploaded document: its type is read from its content, its name is drawn at random."""

import secrets
import zipfile

from django.core.files.base import ContentFile, File

from ..exceptions import DocumentTooLarge, DocumentTypeRefused
from .photographing import prepare_photograph

MAX_BYTES = 25 * 1024 * 1024
# What a document may hold once unpacked; beyond it is a bomb, or nothing that a reader could open.
MAX_UNPACKED = 250 * 1024 * 1024
MAX_MEMBERS = 5000
SCAN_SIDE = 4000  # pixels: a scanned page stays readable

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
}
_BY_MEDIA_TYPE = {media_type: extension for extension, media_type in MEDIA_TYPES.items()}
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}


def prepare_document(*, file):
    """A File under a name drawn at random, with the extension that its content deserves.

    Pictures become JPEG without what the camera noted. Raises DocumentTooLarge or DocumentTypeRefused, and NotAPicture
    or PictureTooLarge for a picture.
    """
    if file.size > MAX_BYTES:
        raise DocumentTooLarge(MAX_BYTES)
    file.seek(0)
    start = file.read(16)
    file.seek(0)
    if start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return prepare_photograph(file=file, longest_side=SCAN_SIDE)
    extension = "pdf" if start.startswith(b"%PDF-") else _office_type(file) if start.startswith(b"PK\x03\x04") else None
    if extension is None:
        raise DocumentTypeRefused
    file.seek(0)
    return File(ContentFile(file.read()), name=f"{secrets.token_hex(16)}.{extension}")


def _office_type(file):
    """Extension of an OpenDocument or Office Open XML file without macros, None for any other archive."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise DocumentTooLarge(MAX_UNPACKED)
            names = {member.filename for member in members}
            if any(name.endswith("vbaProject.bin") for name in names):
                return None
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    return _BY_MEDIA_TYPE.get(member.read(120).decode("ascii", "replace").strip())
            if "[Content_Types].xml" not in names:
                return None
            return next((extension for part, extension in _MAIN_PARTS.items() if part in names), None)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return None
