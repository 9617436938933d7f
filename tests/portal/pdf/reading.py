"""Reading PDFs back, as a reader's software would."""

import io

import page
import pikepdf
import pypdf


def failures(pdf):
    """Rules of PDF/UA-1 that ``pdf`` (bytes) breaks, as page-validation finds them."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    return sorted({(failure.rule_id, failure.message) for failure in report.failures})


def text(pdf):
    """The text of all pages, spaces as one."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def pages(pdf):
    """The text of each page, spaces as one."""
    return [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def bookmarks(pdf):
    """Titles of the bookmarks, nested ones in lists."""

    def titles(items):
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    return titles(pypdf.PdfReader(io.BytesIO(pdf)).outline)


def attachments(pdf):
    """``{name: bytes}`` of the embedded files."""
    return {name: contents[0] for name, contents in pypdf.PdfReader(io.BytesIO(pdf)).attachments.items()}


def scopes(pdf):
    """The set of scopes of the table headers, None for a header without."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(element.get("/A", {}).get("/Scope"))
            for element in document.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.TH
        }
