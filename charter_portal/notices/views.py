"""Pages of notices."""

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page

from .choosing import choose, stop_mail
from .forms import PreferencesForm
from .kinds import all_kinds, kinds_for
from .listing import in_words, mark_read, notices_of
from .rendering import read_token

A_PAGE = 25


@require_safe
@login_required
def notice_list(request):
    """The reader's notices, newest first."""
    notices = notices_of(request.user)
    page = Paginator(notices, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = in_words(page.object_list)
    unread = notices.filter(read_at=None).count()
    return render(request, "notices/list.html", {"page": page, "unread": unread})


@require_POST
@login_required
def read(request):
    """Mark as read the notice whose number is posted, or all of them."""
    notices = notices_of(request.user)
    if number := request.POST.get("notice"):
        notices = notices.filter(pk=number) if number.isdecimal() else notices.none()
        if not notices.exists():
            raise Http404
    mark_read(notices)
    return redirect("notices:list")


@form_page
@login_required
def preferences(request):
    """How the reader wants to be told of each kind."""
    form = PreferencesForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        choose(request.user.pk, form.chosen)
        return redirect(reverse("notices:preferences") + "?kept=1")
    obligatory = [kind for kind in kinds_for(request.user) if kind.obligatory]
    context = {"form": form, "obligatory": obligatory, "kept": "kept" in request.GET}
    return render(request, "notices/preferences.html", context, status=400 if form.is_bound else 200)


@csrf_exempt  # the reader's mail program posts, which has no session and no token: the signed address is the proof
@never_cache
@form_page
def unsubscribe(request, token):
    """GET: a page with a button. POST, from it or from a mail program (RFC 8058): no more mail of these kinds."""
    read = read_token(token)
    if read is None or not get_user_model().objects.filter(pk=read[0]).exists():
        raise Http404
    user_pk, names = read
    if request.method == "POST":
        stop_mail(user_pk, names)
    kinds = [kind for kind in all_kinds() if kind.name in names]
    return render(request, "notices/unsubscribe.html", {"kinds": kinds, "done": request.method == "POST"})
