"""Who is told of adoptions. Called inside the transaction in which it happens; notices name cities, never people."""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of
from members.domain.announcing import names_of
from members.models import User
from members.rules import SECRETARIAT

from ...domain.words import LANGUAGES, in_language


def announce_recorded(instrument, *, by, at):
    """Tell the secretariat that a decision waits to be verified, and the city's other leaders that it is recorded."""
    about, path = f"instrument:{instrument.pk}:recorded", _staff_page(instrument)
    tell("adoption_to_verify", to=_secretariat(), about=about, context=_facts(instrument.adoption), path=path, at=at)
    _tell_city("adoption_recorded", instrument.adoption, about=about, at=at, by=by)


def announce_verified(instrument, *, at):
    """Tell the city that its decision is verified and public."""
    _tell_city("adoption_verified", instrument.adoption, about=f"instrument:{instrument.pk}:verified", at=at)


def announce_returned(instrument, *, at):
    """Tell the city that its decision is returned; why stands on its page."""
    _tell_city("adoption_returned", instrument.adoption, about=f"instrument:{instrument.pk}:returned", at=at)


def announce_completed(instrument, facts, *, by, at):
    """Tell the secretariat that a city filled in facts (their names) of a decision."""
    about = f"instrument:{instrument.pk}:completed:{instrument.version}"
    context = _facts(instrument.adoption) | {"facts": facts}
    path = _staff_page(instrument)
    tell("adoption_completed", to=_secretariat(), about=about, context=context, path=path, at=at)


def announce_to_confirm(adoption, edition, *, count, at):
    """Tell the city how many principles (``count``) the Edition in force changed in substance since it decided."""
    about = f"edition:{edition.pk}:to_confirm:{adoption.pk}"
    _tell_city("adoption_to_confirm", adoption, about=about, at=at, count=count, edition=edition.number)


def announce_life(adoption, life, *, at):
    """Tell the city and the secretariat how the adoption stands from now on: ``life`` is a Life."""
    about = f"adoption:{adoption.pk}:{life}:{adoption.acts.count()}"
    context = _facts(adoption) | {"life": str(life)}
    path = path_to("members:member", adoption.member.slug)
    told = [*_secretariat(), *leaders_of(adoption.member, at=at)]
    tell("adoption_life", to=told, about=about, context=context, path=path, at=at)


def announce_hidden(choice, *, by, at):
    """Tell the city that the words of a Choice are hidden, but the account ``by``; why stands on its page."""
    about = f"choice:{choice.pk}:hidden:{at.isoformat()}"
    _tell_city("decision_words_hidden", choice.instrument.adoption, about=about, at=at, by=by)


def _tell_city(kind, adoption, *, about, at, by=None, **facts):
    path = path_to("adoptions:own", adoption.member.slug)
    to = leaders_of(adoption.member, at=at, but=by)
    tell(kind, to=to, about=about, context=_facts(adoption) | facts, path=path, at=at)


def _secretariat():
    return User.objects.filter(groups__name=SECRETARIAT, is_active=True)


def _facts(adoption):
    charter = adoption.charter
    return {
        "city": names_of(adoption.member),
        "charter": {language: in_language(charter, "title", language) for language in LANGUAGES},
    }


def _staff_page(instrument):
    return path_to("admin:adoptions_instrument_change", instrument.pk)
