"""What was chosen and typed when the session had ended is kept while its owner signs in, and filled in again.

The page that gives words back (``seating``) is enough where a form is all words. A ballot is choices: nobody copies
thirty radio buttons from one window to another.
"""

import functools

from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from django.views.decorators.cache import never_cache

_KEY = "kept_form"
LARGEST = 100_000  # characters, names and values: what a stranger may have us store


def keeps_posted(name):
    """Keep what is posted by who is not signed in, and lead them by way of signing in to the form ``name``.

    That form's address takes the arguments of the view. What is too large to keep goes to the view, as without this.
    """

    def decorate(view):
        @functools.wraps(view)
        @never_cache
        def keeping(request, **arguments):
            if request.method == "POST" and not request.user.is_authenticated and _keep(request, name, arguments):
                return redirect_to_login(reverse(name, kwargs=arguments))
            return view(request, **arguments)

        return keeping

    return decorate


def _keep(request, name, arguments):
    """Whether the fields that were posted are kept now, in the place of those of another form."""
    posted = {key: value for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}
    if sum(len(key) + len(value) for key, value in posted.items()) > LARGEST:
        return False
    request.session[_KEY] = {"form": _named(name, arguments), "fields": posted}
    return True


def kept(request, name, **arguments):
    """The fields that are kept for a form, {name: value}; empty where none are."""
    found = request.session.get(_KEY, {})
    return found["fields"] if found.get("form") == _named(name, arguments) else {}


def let_go(request, name, **arguments):
    """Forget what is kept for a form: it is stored, or cast."""
    if kept(request, name, **arguments):
        del request.session[_KEY]


def _named(name, arguments):
    # Not its address, which begins with a language.
    return [name, *(f"{key}={value}" for key, value in sorted(arguments.items()))]
