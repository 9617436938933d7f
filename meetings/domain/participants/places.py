"""Finding the country and the member that a row names."""

from functools import cache

from django.conf import settings
from django.utils import translation
from django_countries import countries
from rapidfuzz import process

from charter_portal.text.normalising import search_key
from members.models import FormerName, Member, Spelling

# Ways of writing a country that the list of countries doesn't have.
_OTHER_NAMES = {
    "BO": ("Bolivie (État plurinational de)",),
    "CD": ("RDC", "RD Congo", "Congo (RDC)", "Congo-Kinshasa", "République démocratique du Congo", "DRC"),
    "CF": ("Centrafrique", "RCA"),
    "CG": ("Congo-Brazzaville", "République du Congo"),
    "CI": ("Ivory Coast", "كوت ديفوار"),
    "CV": ("Cabo Verde",),
    "CZ": ("Tchéquie", "Czech Republic"),
    "EG": ("جمهورية مصر العربية",),
    "FR": ("République française",),
    "GB": ("Grande-Bretagne", "Angleterre"),
    "IT": ("إيطاليا",),
    "LA": ("République démocratique populaire lao",),
    "LB": ("لبنان",),
    "MK": ("Macédoine", "Macédoine du Nord"),
    "MR": ("موريتانيا",),
    "PS": ("Palestine",),
    "RE": ("La Réunion", "Réunion"),
    "ST": ("São Tomé-et-Príncipe",),
    "SZ": ("Eswatini", "Swaziland"),
    "TR": ("Türkiye",),
    "US": ("États-Unis", "USA", "United States"),
    "VN": ("Vietnam",),
}


@cache
def country_codes():
    """{key of a name or ISO code: ISO code of two letters}, from names in every language of the site."""
    codes = {}
    for code in countries.countries:
        for name in (code, countries.alpha3(code), *_OTHER_NAMES.get(code, ())):
            codes[search_key(name)] = code
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for code, name in countries:
                codes.setdefault(search_key(str(name)), code)
    return codes


class Places:
    """The members on file, to be found by country and any name. Reads three tables once, when made."""

    def __init__(self):
        self.members = {member.pk: member for member in Member.objects.all()}
        self._named = {}
        for member in self.members.values():
            for name in (member.name_fr, member.name_en, member.name_ar):
                self._note(member, name)
        for spelling in Spelling.objects.all():
            self._note(self.members[spelling.member_id], spelling.text)
        for former in FormerName.objects.all():
            for name in (former.name_fr, former.name_en, former.name_ar):
                self._note(self.members[former.member_id], name)

    def _note(self, member, name):
        if name:
            self._named.setdefault((member.country.code, search_key(name)), {})[member.pk] = member

    def find(self, country, city):
        """(member, "", ()) of the ``city`` typed for ``country``, or (None, why not, names close to it)."""
        code = country_codes().get(search_key(country))
        if code is None:
            return None, "unknown_country", _close(country, self._countries())
        found = list(self._named.get((code, search_key(city)), {}).values())
        if len(found) == 1:
            return found[0], "", ()
        if found:
            return None, "ambiguous_city", tuple(member.slug for member in found)
        if elsewhere := self._elsewhere(city):
            return None, "city_of_other_country", elsewhere
        return None, "unknown_city", _close(city, [m.name_fr for m in self.members.values() if m.country.code == code])

    def _countries(self):
        """Names in French of the countries that have members."""
        with translation.override("fr"):
            return sorted({countries.name(member.country.code) for member in self.members.values()})

    def _elsewhere(self, city):
        """Names of the members called ``city`` in any country, with their country's code."""
        key = search_key(city)
        return tuple(
            f"{member.name_fr} ({code})"
            for (code, name), members in self._named.items()
            if name == key
            for member in members.values()
        )


def _close(typed, names):
    """At most three of ``names`` that look like ``typed``; if none does and there are few, all of them."""
    close = process.extract(typed, names, processor=search_key, limit=3, score_cutoff=60)
    return tuple(name for name, _score, _index in close) or (tuple(sorted(names)) if len(names) <= 5 else ())
