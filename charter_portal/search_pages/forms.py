"""What a reader looks for."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.asking import LONGEST, MOST_TERMS, TooManyTerms, terms_of

_TOO_LONG = _(
    "This is too long: at most %(characters)s characters and %(words)s words are looked for at once. "
    "Keep the words that matter."
)


class SearchForm(forms.Form):
    """Words, and phrases in quotes; ``cleaned_data["q"]`` are the terms that they make, perhaps none."""

    q = forms.CharField(
        label=_("Words to find"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, typed):
        super().__init__({"q": typed})

    def clean_q(self):
        """The terms, a tuple."""
        typed = self.cleaned_data["q"]
        too_long = forms.ValidationError(_TOO_LONG, params={"characters": LONGEST, "words": MOST_TERMS})
        if len(typed) > LONGEST:
            raise too_long
        try:
            return terms_of(typed, get_language())
        except TooManyTerms:
            raise too_long from None
