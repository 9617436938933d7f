"""Whether a page is valid HTML, as far as a parser and a few rules of the standard can tell. See docs/decisions/005."""

import re

from tinyhtml5.parser import HTMLParser

XHTML = "{http://www.w3.org/1999/xhtml}"
OBSOLETE_ELEMENTS = {"acronym", "big", "center", "dir", "font", "frame", "frameset", "marquee", "nobr", "strike", "tt"}
OBSOLETE_ATTRIBUTES = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign", "nowrap", "language"}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "details", "iframe"}
# Children that each of these may have, and nothing else.
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "menu": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "tr": {"td", "th", "script", "template"},
    "thead": {"tr", "script", "template"},
    "tbody": {"tr", "script", "template"},
    "select": {"option", "optgroup", "hr", "script", "template"},
}
# Elements that phrasing content alone may fill.
PHRASING_ONLY = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "em",
    "strong",
    "b",
    "i",
    "bdi",
    "bdo",
    "small",
    "cite",
    "q",
    "abbr",
    "time",
    "code",
    "sub",
    "sup",
    "label",
    "button",
    "dfn",
    "mark",
    "summary",
}
FLOW = {
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
}
REQUIRED = {"img": {"src", "alt"}, "html": {"lang"}, "a": set(), "area": {"alt"}, "iframe": {"title"}}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")


def errors(text):
    """Faults of a page's source, as sentences; an empty list for a valid page."""
    parser = HTMLParser()
    tree = parser.parse(text)
    found = [
        f"line {line}, column {column}: {code} {values or ''}".strip() for (line, column), code, values in parser.errors
    ]
    elements = [element for element in tree.iter() if isinstance(element.tag, str) and element.tag.startswith(XHTML)]
    every = [element for element in tree.iter() if isinstance(element.tag, str)]
    return found + _of_identifiers(every) + [fault for element in elements for fault in _of_element(element)]


def _of_identifiers(elements):
    identifiers = [element.get("id") for element in elements if element.get("id") is not None]
    known = set(identifiers)
    found = [f"id {name!r} is used twice" for name in sorted(known) if identifiers.count(name) > 1]
    found += [f"id {name!r} is empty or has a space" for name in known if not name or re.search(r"\s", name)]
    for element in elements:
        for attribute in REFERENCES:
            found += [
                f"{attribute}={name!r} points at nothing"
                for name in (element.get(attribute) or "").split()
                if name not in known
            ]
    return found


def _of_element(element):
    name = _name(element)
    attributes = set(element.attrib)
    found = [f"<{name}> is obsolete"] * (name in OBSOLETE_ELEMENTS)
    found += [f"<{name} {attribute}> is obsolete" for attribute in sorted(attributes & OBSOLETE_ATTRIBUTES)]
    found += [f"<{name}> lacks {attribute}" for attribute in sorted(REQUIRED.get(name, set()) - attributes)]
    children = [_name(child) for child in element if isinstance(child.tag, str)]
    if name in CHILDREN:
        found += [f"<{child}> is a child of <{name}>" for child in children if child not in CHILDREN[name]]
    if name in PHRASING_ONLY:
        found += [f"<{child}> is inside <{name}>" for child in children if child in FLOW]
    if name in {"a", "button"}:
        inside = {_name(below) for below in element.iter() if below is not element and isinstance(below.tag, str)}
        found += [f"<{below}> is inside <{name}>" for below in sorted(inside & INTERACTIVE)]
    if name == "html" and not element.get("lang"):
        found.append("<html> has an empty lang")
    if name == "time" and not element.get("datetime") and not re.match(r"\d{4}", "".join(element.itertext())):
        found.append("<time> has neither a datetime nor a machine's date as its text")
    return found


def _name(element):
    return element.tag.removeprefix(XHTML)
