"""The portal as it answers just after everything changed: it forgets the pieces of pages before each request."""

from charter_portal.pieces.rendering import forget_pieces
from charter_portal.wsgi import application as portal


def application(environ, start_response):
    forget_pieces()
    return portal(environ, start_response)
