"""Names for the rows by which Django links two models, as people read them on the page that confirms a deletion."""

from django.apps import apps
from django.utils.text import format_lazy


def _linked(link):
    """Both rows that ``link`` links, by name: ``Présentation – souverainete``."""
    ends = [field.name for field in link._meta.fields if field.is_relation]
    return " – ".join(str(getattr(link, name)) for name in ends)


def name_links(labels):
    """Name the many-to-many links of the applications ``labels``, once their models are there.

    Without, they read "AgendaItem_principles object (3)".
    """
    for label in labels:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.local_many_to_many:
                link = field.remote_field.through
                if link._meta.auto_created:
                    link.__str__ = _linked
                    names = model._meta.verbose_name, field.verbose_name
                    link._meta.verbose_name = format_lazy("{} – {}", *names)
                    link._meta.verbose_name_plural = link._meta.verbose_name
