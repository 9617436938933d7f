"""Photographs in the minutes as a document."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from meetings.documents.minutes import minutes_manuscript
from meetings.models import Meeting, Photograph
from tests.factories import MinutesFactory
from tests.portal.pdf.reading import failures, text


@pytest.mark.django_db
def test_a_photograph_is_printed_with_its_caption_and_a_lost_one_left_out():
    meeting = MinutesFactory().meeting
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(file, "JPEG")
    for name, caption in (("présente salle.jpg", "Une légende"), ("perdue.jpg", "Une autre")):
        photograph = Photograph.objects.create(
            meeting=meeting,
            image=ContentFile(file.getvalue(), name=name),
            caption_fr=caption,
            alternative_fr="Une salle",
        )
    photograph.image.storage.delete(photograph.image.name)

    pdf = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr").printed()

    assert failures(pdf) == []
    assert "Une légende" in text(pdf)
    assert "Une autre" not in text(pdf)
