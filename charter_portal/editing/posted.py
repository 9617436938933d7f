"""What a browser sent of a form, whole or cut short."""

from django import forms


def take_stored(form):
    """In a bound form, let fields that were not sent say what they began with: a form cut short empties nothing.

    A box that is not ticked and a file that is not chosen are sent as nothing, and stay so; so does the version.
    """
    if not form.is_bound:
        return
    absent = {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if not isinstance(field, forms.FileField)
        and name != "version"
        and field.widget.value_omitted_from_data(form.data, form.files, form.add_prefix(name))
    }
    if absent:
        form.data = form.data.copy()
        for name, value in absent.items():
            form.data[form.add_prefix(name)] = "" if value is None else value
