"""What the portal holds about the person who asks: to read, to take along, to have erased."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from charter_portal.personal_data.exporting import export
from charter_portal.personal_data.summing_up import held_about
from charter_portal.reading import form_page, read_only

from ..domain.erasing import erase_data, is_named_in_records, subject_of
from ..exceptions import LastAdministrator
from ..forms.editing import ErasureForm


@read_only
@never_cache
@login_required
def my_data(request):
    """What is held, why, how long, and what erasure would do."""
    return render(request, "members/my_data.html", {"held": held_about(subject_of(user=request.user))})


@read_only
@never_cache
@reauthentication_required
def my_data_export(request):
    """All of it, as a ZIP to keep."""
    content = export(subject_of(user=request.user), at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="charter-portal-data.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@form_page
@never_cache
@reauthentication_required
def my_data_erase(request):
    """A page that says what will go and what will stay; then the act, which also signs out."""
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            erase_data(user=request.user, by=request.user, at=timezone.now())
        except LastAdministrator:
            form.refuse_last_administrator()
        else:
            logout(request)
            return redirect("members:my_data_erased")
    person = request.user.person
    context = {"form": form, "person": person, "name_stays": bool(person and is_named_in_records(person))}
    return render(request, "members/my_data_erase.html", context, status=422 if form.errors else 200)


@read_only
def my_data_erased(request):
    """Said after an erasure, to someone who is nobody any more."""
    return render(request, "members/my_data_erased.html")
