"""Signing in with django-allauth: how it is bent to invitation only, the team's second factor, and fair throttling."""
