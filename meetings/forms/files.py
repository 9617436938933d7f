"""Forms of the administration of meetings: pictures and documents are taken in by content."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from charter_portal.editing.forms import VersionedForm

from .. import exceptions
from ..domain.filing import prepare_document
from ..domain.photographing import prepare_photograph

_REFUSALS = {
    exceptions.NotAPicture: gettext_lazy("This file is no picture that can be read. Send a JPEG, PNG or WebP file."),
    exceptions.PictureTooLarge: gettext_lazy("This picture is too large: at most 20 MB and 60 million pixels."),
    exceptions.DocumentTooLarge: gettext_lazy("This document is too large: at most 25 MB."),
    exceptions.DocumentTypeRefused: gettext_lazy(
        "This kind of file is not kept. Send a PDF, an OpenDocument or Office file without macros, a JPEG or a PNG."
    ),
}


def taken_in(prepare, value):
    """``prepare(file=value)`` for a new upload, ``value`` itself for a file kept; ValidationError when refused."""
    if not isinstance(value, UploadedFile):
        return value
    try:
        return prepare(file=value)
    except exceptions.FileRefused as error:
        raise forms.ValidationError(_REFUSALS[type(error)], code="refused") from error


class PhotographForm(VersionedForm):
    """A photograph: kept small, as a JPEG, without what the camera noted."""

    class Meta:
        # Not ImageField, which opens whatever Pillow can: the picture is opened once, in prepare_photograph.
        field_classes = {"image": forms.FileField}

    def clean_image(self):
        """The picture made safe and small."""
        return taken_in(prepare_photograph, self.cleaned_data["image"])


class DocumentForm(VersionedForm):
    """A document, kept if its content is of a known type."""

    def clean_file(self):
        """The document under a safe name."""
        return taken_in(prepare_document, self.cleaned_data["file"])
