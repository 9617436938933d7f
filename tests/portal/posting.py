"""Filling in forms of the administration as a browser does: everything the page holds is posted back."""

import lxml.html
from django.urls import reverse


def page_of(row):
    """The address of the page on which a row is changed."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def fields_of(response, form_id):
    """What a browser would post from the form ``form_id`` of a page: {name: value or list of values}."""
    page = lxml.html.fromstring(response.content.decode())
    (form,) = page.xpath(f'//form[@id="{form_id}"]')
    for area in form.iter("textarea"):
        area.text = (area.text or "").removeprefix("\n")  # as a browser reads the line end that opens a text area
    data = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
    return {name: values[0] if len(values) == 1 else values for name, values in data.items()}


def text_of(response):
    """The words of a page, blanks folded."""
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())
