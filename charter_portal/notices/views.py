"""Pages of notices."""

from django.contrib.auth import get_user_model
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .choosing import stop_mail
from .kinds import all_kinds
from .rendering import read_token


@csrf_exempt  # the reader's mail program posts, which has no session and no token: the signed address is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
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
