"""Files that are zip archives of XML, judged before anything in them is unpacked. Pure functions."""

from defusedxml.ElementTree import iterparse

MAX_RATIO = 100
MAX_PARTS = 500


class ArchiveRefused(ValueError):
    """The archive is not safe to unpack; ``reason`` is "password" or "bomb"."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def refuse_bombs(archive, *, largest):
    """Raise ArchiveRefused if a ZipFile is encrypted or unpacks to more than ``largest`` bytes, or far too densely."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if any(part.flag_bits & 1 for part in parts):
        raise ArchiveRefused("password")
    too_dense = unpacked > 1024 * 1024 and unpacked > MAX_RATIO * max(packed, 1)
    if len(parts) > MAX_PARTS or unpacked > largest or too_dense:
        raise ArchiveRefused("bomb")


def refuse_entities(archive):
    """Raise DefusedXmlException if an XML part of a ZipFile has a document type or entities, which no office writes."""
    for part in archive.namelist():
        if part.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as file:
                for _event, element in iterparse(file, forbid_dtd=True):
                    element.clear()
