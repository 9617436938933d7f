"""What WeasyPrint leaves undone in a tagged PDF."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name


def finish(pdf_bytes):
    """``pdf_bytes`` with scopes on table headers, each attachment named once as data, and a fixed identifier.

    The same input gives the same bytes: the file's identifier is derived from its content.
    """
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        _give_headers_a_scope(pdf)
        _name_attachments_once(pdf)
        finished = io.BytesIO()
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return finished.getvalue()


def _give_headers_a_scope(pdf):
    for element in pdf.objects:
        if not isinstance(element, Dictionary) or element.get("/S") != Name.TH:
            continue
        group = element.P.P.get("/S")
        attributes = element.get("/A")
        if attributes is None:
            attributes = element.A = Dictionary(O=Name.Table)
        attributes.Scope = Name.Column if group == Name.THead else Name.Row


def _name_attachments_once(pdf):
    if not pdf.attachments:
        return
    specifications = [pdf.attachments[name].obj for name in sorted(pdf.attachments)]
    for specification in specifications:
        specification.AFRelationship = Name.Data
        # The moment of rendering says nothing of the data, and would change the bytes.
        parameters = specification.EF.F.get("/Params")
        if parameters is not None:
            for key in ("/CreationDate", "/ModDate"):
                if key in parameters:
                    del parameters[key]
    pdf.Root.AF = Array(specifications)
