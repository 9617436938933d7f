"""Member cities, their people and who acts for them."""

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Cities and people")

    def ready(self):
        """Keep what allauth copies of an account true, its tellings of factors in mind, nothing of deleted accounts."""
        # Models can be imported from here on only.
        from allauth.mfa.signals import authenticator_added, authenticator_removed  # noqa: PLC0415

        from .accounts.addresses import keep_address  # noqa: PLC0415
        from .accounts.second_factor import note_added, note_removed  # noqa: PLC0415
        from .domain.erasing import forget_account  # noqa: PLC0415

        post_save.connect(keep_address, sender=self.get_model("User"), dispatch_uid="keep_address")
        pre_delete.connect(forget_account, sender=self.get_model("User"), dispatch_uid="forget_account")
        authenticator_added.connect(note_added, dispatch_uid="note_added")
        authenticator_removed.connect(note_removed, dispatch_uid="note_removed")
