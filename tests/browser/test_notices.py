"""The pages of notices in a browser, without scripts."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from charter_portal.notices.rendering import unsubscribe_token
from charter_portal.notices.telling import tell
from tests.browser.checks import assert_accessible, assert_no_sideways_scroll
from tests.factories import UserFactory
from tests.portal.notices.conftest import kinds  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_each_page_is_accessible_and_narrow(live_server, page, kinds, language):  # noqa: F811
    user = UserFactory(language=language)
    for number in range(26):
        about = f"{number}"
        tell("essai", to=[user], about=about, context={"ville": f"Ville-Exemple {number}"}, path="/reunions/")
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    with translation.override(language):
        paths = [reverse("notices:list"), reverse("notices:preferences")]
        paths.append(reverse("notices:unsubscribe", args=[unsubscribe_token(user.pk, ["essai"])]))

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            assert page.goto(live_server.url + path).status == 200
            assert_accessible(page)
            assert_no_sideways_scroll(page)
