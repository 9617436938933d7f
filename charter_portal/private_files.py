"""Files that no address serves by itself: each is read through a view that knows who may."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files under ``settings.PRIVATE_ROOT``, apart from the media; asking for their address raises ValueError."""

    @property
    def base_location(self):
        """The folder, read each time: it is no part of the models' state, and tests have one of their own."""
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self):
        """As base_location: an absolute path."""
        return self.base_location

    @property
    def base_url(self):
        """None: there is no address."""
        return None
