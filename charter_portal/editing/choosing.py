"""What people read of a row where they choose it: more than its name, where names alone don't tell rows apart.

A model may have a property ``choice_label``, and its manager ``for_choosing()``: the rows with what that label needs.
"""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView


def label_of(row):
    """The row's ``choice_label`` where its model has one, else its name."""
    return getattr(row, "choice_label", None) or str(row)


def label_choices(db_field, formfield):
    """Make the choices of a form's field for ``db_field`` read as ``label_of`` says."""
    manager = db_field.remote_field.model._default_manager
    if formfield is not None and hasattr(manager, "for_choosing"):
        formfield.queryset = manager.for_choosing()
        formfield.label_from_instance = label_of
    return formfield


class ChoosingView(AutocompleteJsonView):
    """What is offered while one types in a box."""

    def serialize_result(self, obj, to_field_name):
        """Number and label of a row."""
        return super().serialize_result(obj, to_field_name) | {"text": label_of(obj)}
