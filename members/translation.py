"""Which fields are kept in French, English and Arabic, and which models keep a history of every change."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from .accounts_history import AccountRecords
from .models import DistinctPeople, FormerName, Mandate, Member, Person, Spelling, Succession, User


@register(Member)
class MemberTranslation(TranslationOptions):
    """Names of a member."""

    fields = ("name",)
    required_languages = {"fr": ("name",)}


@register(FormerName)
class FormerNameTranslation(TranslationOptions):
    """Names that a member bore."""

    fields = ("name",)
    required_languages = {"fr": ("name",)}


# After the registrations above, so that the history has every language's column.
for _model in (DistinctPeople, Mandate, Member, Person, FormerName, Succession, Spelling):
    keep_history(_model, app=_model._meta.app_label)
# Of an account: what it may do and whose it is; its password's digest and its visits are no history to keep.
keep_history(
    User,
    app="members",
    records_class=AccountRecords,
    excluded_fields=["password", "last_login"],
    m2m_fields=[User._meta.get_field("groups")],
)
