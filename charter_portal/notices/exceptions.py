"""Refusals of notices, named for what is the case."""


class UnknownKind(LookupError):
    """No application has registered a kind of notice of that name."""


class NotAnAddress(ValueError):
    """What was given is no e-mail address, or no path of the portal."""


class MailGone(Exception):
    """A mail has lost its reason: account closed, event withdrawn, preference changed, code expired."""
