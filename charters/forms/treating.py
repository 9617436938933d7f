"""Forms by which the team answers annotations, decides on them and moderates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls
from charter_portal.text.saying import refuse_wordless

from ..models import Annotation, Edition
from ..models.annotation import LONGEST_BODY
from .acts import ActForm


class AnswerForm(ActForm):
    """A reply of the commission."""

    body = forms.CharField(
        label=_("Reply of the commission"),
        max_length=LONGEST_BODY,
        validators=[refuse_controls, refuse_wordless],
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("Plain text, 4,000 characters at most. Published at once, it can't be changed. Name no person."),
    )


class DecideForm(ActForm):
    """What becomes of an annotation, and why."""

    disposition = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[choice for choice in Annotation.Disposition.choices if choice[0] != Annotation.Disposition.NONE],
        widget=forms.RadioSelect,
    )
    accepted_into = forms.ModelChoiceField(
        label=_("Edition that takes it up"),
        queryset=Edition.objects.none(),
        required=False,
        empty_label=_("not known yet"),
        help_text=_("Only where it is accepted: a later edition of the charter."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        validators=[refuse_controls, refuse_wordless],
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("In French, read by everyone who may read the annotation. Name no person."),
    )

    def __init__(self, *args, annotation, **kwargs):
        super().__init__(*args, **kwargs)
        later = Edition.objects.filter(charter=annotation.edition.charter_id, pk__gt=annotation.edition_id)
        self.fields["accepted_into"].queryset = later.select_related("charter")


class HideForm(ActForm):
    """Why words are hidden."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        validators=[refuse_controls, refuse_wordless],
        help_text=_("Shown to everyone in place of the words. Name no person."),
    )
