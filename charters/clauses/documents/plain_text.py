"""A clause as plain text, to be put into a contract."""

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext

from charter_portal.templatetags.dates import written_out
from charter_portal.text.directions import without_controls
from charter_portal.text.localized import localized_on

from ..models import LegalOrder


def clause_text(version, language):
    """The words of a ClauseVersion, then what they are and where they come from, in ``language`` where it has them."""
    with translation.override(language):
        title, text, effect, sources = (
            localized_on(version, name, language) for name in ("title", "text", "legal_effect", "sources")
        )
        parts = [str(title), *text.paragraphs, "—"]
        named = {
            "key": version.clause.key,
            "number": version.number,
            "order": LegalOrder(version.clause.legal_order).label,
        }
        parts.append(gettext("Model clause “%(key)s”, version %(number)s. Legal order: %(order)s.") % named)
        if version.clause.is_withdrawn:
            said = {"date": written_out(localtime(version.clause.withdrawn_at))}
            parts.append(
                gettext("This clause was withdrawn from the library on %(date)s: no new use of it begins.") % said
            )
            parts += [version.clause.withdrawn_reason]
        parts.append(gettext("This is no legal advice: have it read by those who answer for your contracts."))
        parts += [gettext("Legal effect"), *effect.paragraphs]
        if sources:
            parts += [gettext("Sources"), str(sources)]
        return without_controls("\n\n".join(parts)) + "\n"
