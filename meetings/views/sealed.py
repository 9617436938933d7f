"""What the secretariat still does about sealed minutes: errata, and taking them out of view."""

from django.utils.translation import gettext as _

from charter_portal.reading import form_page

from ..domain.rectifying import publish_erratum, show_again, withdraw
from ..forms.minutes import ErratumForm, ReasonForm
from .minutes import act_page
from .secretariat import of_the_desk, posted


@form_page
@of_the_desk("run_meeting")
def erratum(request, meeting):
    """Publish an erratum."""
    form = ErratumForm(posted(request), meeting=meeting)
    return act_page(
        request,
        meeting,
        form,
        lambda data: publish_erratum(meeting, texts=form.texts, item=data["item"], by=request.user),
        title=_("Publish an erratum"),
        says=[_("It is shown at once beside the minutes and their PDF, for good, and printed in the next minutes.")],
        done=_("The erratum is published."),
    )


@form_page
@of_the_desk("run_meeting")
def withdraw_minutes(request, meeting):
    """Take the minutes out of view."""
    return act_page(
        request,
        meeting,
        ReasonForm(posted(request)),
        lambda data: withdraw(meeting, reason=data["reason"], by=request.user),
        title=_("Withdraw the minutes from view"),
        says=[_("Their page, their PDF and the search then say that they are withdrawn, since when and why.")],
        done=_("The minutes are withdrawn from view."),
    )


@form_page
@of_the_desk("run_meeting")
def show_minutes_again(request, meeting):
    """Show withdrawn minutes again."""
    return act_page(
        request,
        meeting,
        ReasonForm(posted(request)),
        lambda data: show_again(meeting, reason=data["reason"], by=request.user),
        title=_("Show the minutes again"),
        says=[_("Everyone reads them again, as they were sealed.")],
        done=_("The minutes are in view again."),
    )
