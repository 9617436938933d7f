"""Forms by which people are put on the list of a meeting, and by which they answer."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls
from charter_portal.text.lines import LineField, NameField
from members.exceptions import LetterRefused
from members.models import Member
from members.refusals import words_of

from .. import exceptions
from ..domain.answering import holders_for
from ..models import Invitee
from ..words import words_of_refusal


class CityPersonForm(forms.Form):
    """Someone to put on the list for a city: name, title, address and language."""

    given_name = NameField(label=_("Given name"), max_length=120)
    surname = NameField(label=_("Surname"), max_length=120)
    title = LineField(
        label=_("Title"), max_length=250, required=False, help_text=_("As your city styles it, in her or his language.")
    )
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The convocation goes there, with a link to answer.")
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)


class PersonForm(CityPersonForm):
    """Someone whom the secretariat puts on the list by hand, perhaps without address, for a city or for none."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Without one nothing can be sent: tell her or him in another way."),
    )
    member = forms.ModelChoiceField(Member.objects.none(), label=_("City"), required=False, empty_label=_("None"))
    also_for = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Acts for this city too"),
        required=False,
        empty_label=_("None"),
        help_text=_("Someone with two mandates is one line, and counts for both cities."),
    )
    field_order = ("given_name", "surname", "title", "member", "also_for", "email", "language")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("member", "also_for"):
            self.fields[name].queryset = Member.objects.order_by("name")

    @property
    def said(self):
        """What ``inviting.invite_by_hand`` takes, of a valid form."""
        said = dict(self.cleaned_data)
        other = said.pop("also_for")
        return said | {"also_for": [other] if other else []}


_AT = {
    exceptions.HolderMissing: "represented_by",
    exceptions.HolderAbsent: "represented_by",
    exceptions.HolderIsOneself: "represented_by",
    exceptions.TooManyProxies: "represented_by",
    exceptions.NoVideo: "reply",
    exceptions.NotOnSite: "reply",
}


class AnswerForm(forms.Form):
    """The answer of an Invitee. ``is_team``: written by the secretariat, which can take an answer back."""

    reply = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    represented_by = forms.ModelChoiceField(
        Invitee.objects.none(), label=_("Represented by"), required=False, empty_label=_("Choose a person")
    )
    letter = forms.FileField(
        label=_("The proxy, signed, as PDF"),
        required=False,
        help_text=_("10 MB at most. It can also be sent later, on this page."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    note = LineField(
        label=_("Note to the secretariat"),
        required=False,
        max_length=500,
        validators=[refuse_controls],
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("A dietary need, a visa, the hour of arrival… Only the secretariat and your city read it."),
    )

    def __init__(self, data=None, files=None, *, invitee, is_team=False):
        super().__init__(
            data,
            files,
            initial={
                "reply": invitee.reply or ("none" if is_team else ""),
                "represented_by": invitee.represented_by_id,
                "note": invitee.note,
            },
        )
        self.invitee, self.is_team = invitee, is_team
        self.fields["reply"].choices = _choices(invitee, is_team)
        self.fields["represented_by"].queryset = holders_for(invitee)
        self.fields["represented_by"].label_from_instance = _named
        if not invitee.meeting.commission.proxies_per_person:
            del self.fields["represented_by"], self.fields["letter"]

    def answered(self, act, *, through):
        """Whether ``act(invitee, reply=, through=, …)`` took the answer; else the form says why not."""
        if not self.is_valid():
            return False
        said = self.cleaned_data
        reply = "" if said["reply"] == "none" else said["reply"]
        try:
            act(
                self.invitee,
                reply=reply,
                through=through,
                represented_by=said.get("represented_by"),
                letter=said.get("letter"),
                note=said["note"],
                is_team=self.is_team,
            )
        except LetterRefused as refusal:
            self.add_error("letter", words_of(refusal))
        except exceptions.MeetingError as refusal:
            self.add_error(_AT.get(type(refusal)), words_of_refusal(refusal))
        return self.is_valid()


def _named(invitee):
    return f"{invitee.person} ({invitee.member.name})" if invitee.member else str(invitee.person)


def _choices(invitee, is_team):
    """The answers that the meeting's format leaves, in words of the person who gives them."""
    meeting_format, words = invitee.meeting.format, Invitee.Reply
    offered = [
        (words.ON_SITE, _("Will attend on site"), meeting_format != "video"),
        (words.VIDEO, _("Will attend by video conference"), meeting_format != "on_site"),
        (words.EXCUSED, _("Is excused"), True),
        (words.REPRESENTED, _("Is represented by another participant"), invitee.meeting.commission.proxies_per_person),
        ("none", _("No answer yet"), is_team),
    ]
    return [(str(value), label) for value, label, is_offered in offered if is_offered]
