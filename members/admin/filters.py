"""Filters of lists in the administration."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from charter_portal.text.normalising import search_key


class CountryFilter(admin.SimpleListFilter):
    """Rows by country, of the countries that occur. ``path`` leads from the row to the country."""

    title = _("country")
    parameter_name = "country"
    path = "country"

    def lookups(self, request, model_admin):
        """Countries in alphabetical order of the language in use."""
        model = model_admin.model
        codes = model._base_manager.order_by().values_list(self.path, flat=True).distinct()
        names = [(code, countries.name(code)) for code in codes if code]
        return sorted(names, key=lambda pair: search_key(pair[1]))

    def queryset(self, request, queryset):
        """Rows of the chosen country."""
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class MemberCountryFilter(CountryFilter):
    """Rows by the country of their member."""

    path = "member__country"
