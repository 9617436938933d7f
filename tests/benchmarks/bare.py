"""The yardstick: a Django view without middleware. Settings, addresses and WSGI application in one module."""

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "of-no-use"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.benchmarks.bare"
MIDDLEWARE = []
INSTALLED_APPS = []
USE_TZ = True
BODY = b"<!doctype html><title>bare</title>"


def page(request):
    return HttpResponse(BODY, headers={"Content-Length": len(BODY)})  # without it the server sends chunks


urlpatterns = [path("page/", page)]
application = get_wsgi_application()
