"""What can go wrong when a document is printed."""


class PdfError(Exception):
    """A document could not be printed; the message says why, in words for logs and staff."""


class RenderingFailed(PdfError):
    """The rendering stopped for a reason that is neither time, memory nor an address."""


class RenderingTooLong(PdfError):
    """The rendering took longer than the time it is given, or waited that long for its turn."""


class RenderingTooBig(PdfError):
    """The rendering needed more memory than it is given, or the document is nested too deep."""


class ForbiddenAddress(PdfError):
    """The document names a file that is not one of ours: nothing was fetched."""
