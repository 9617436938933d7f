"""How numbers stand in addresses."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """A whole number written in the one way that we write it: 011 is no address of meeting 11."""

    regex = "0|[1-9][0-9]*"


register_converter(NumberConverter, "number")
