"""Charters read from and written to Markdown and DOCX."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.paragraphs import canonical
from charters.domain.manuscripts.docx import read_docx, write_docx
from charters.domain.manuscripts.markdown import read_markdown, write_markdown
from charters.domain.manuscripts.outlines import PARTS, Block, Outline, Passage, outline_of
from charters.domain.manuscripts.reading import MAX_BYTES, MAX_CHARACTERS, read_manuscript
from charters.exceptions import ManuscriptRefused

FACTS = {"title": "Charte", "edition": "0.1"}
SUBTITLE = {"subtitle": "", "author": "AIMF", "subject": "0.1"}


def bytes_of(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def refusal_of(content):
    with pytest.raises(ManuscriptRefused) as refused:
        read_manuscript(content)
    return refused.value.subject


# -- Markdown -------------------------------------------------------------------------------------


def test_markup_is_taken_off_and_no_word_lost():
    text = (
        "**Gras**, *italique*, `code` et [un lien](https://x.example)\nsur deux lignes\n\n> cité\n\n![une image](i.png)"
    )

    assert [block.text for block in read_markdown(text)] == [
        "Gras, italique, code et un lien (https://x.example) sur deux lignes",
        "cité",
        "une image",
    ]


def test_items_of_lists_are_paragraphs():
    assert [block.text for block in read_markdown("3. trois\n4. quatre\n   - sous\n\n- un\n- deux")] == [
        "3. trois",
        "4. quatre",
        "– sous",
        "– un",
        "– deux",
    ]


def test_each_row_of_a_table_is_a_paragraph():
    text = "# T\n\n## A\n\n| Ville | Année |\n|---|---|\n| Dschang | 2024 |\n| | |\n| **Kindia** | |\n\nSuite."

    words = [block.text for block in read_markdown(text) if block.level is None]

    assert words == ["Ville | Année", "Dschang | 2024", "Kindia", "Suite."]


def test_footnotes_are_left_out_with_their_marks():
    text = (
        "# T\n\n## A\n\nUne phrase[^1], une autre[^n].\n\n[^1]: En bas\n    et dessous.\n[^n]: Aussi.\n\n## B\n\nFin."
    )

    blocks = read_markdown(text)

    assert [block.text for block in blocks] == ["T", "A", "Une phrase, une autre.", "B", "Fin."]
    assert [block.line for block in blocks] == [1, 3, 5, 11, 13]


def test_html_stays_text():
    assert [block.text for block in read_markdown("<script>alert(1)</script>\n\na <b>gras</b>")] == [
        "<script>alert(1)</script>",
        "a <b>gras</b>",
    ]


def test_headings_have_their_level_and_line():
    assert read_markdown('---\ntitle: "T"\n---\n# Un\n\nDeux\n----\n') == [Block("Un", 1, 4), Block("Deux", 2, 6)]


def test_a_title_may_stand_in_the_front_matter_alone():
    assert read_markdown("---\ntitle: Charte d'ici\n---\n## Un\n") == [Block("Charte d'ici", 0, 1), Block("Un", 2, 4)]


# -- DOCX -----------------------------------------------------------------------------------------


def test_docx_is_read_by_its_styles():
    document = Document()
    document.add_paragraph("Charte", style="Title")
    document.add_heading("Un", level=1)
    document.add_paragraph("Texte.")
    document.add_paragraph("point", style="List Bullet")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "a", "b"

    assert read_docx(bytes_of(document)) == [
        Block("Charte", 0, 1),
        Block("Un", 1, 2),
        Block("Texte.", None, 3),
        Block("– point", None, 4),
        Block("a | b", None, 5),
    ]


def test_a_style_made_from_a_heading_is_a_heading():
    document = Document()
    document.styles.add_style("Principe", 1).base_style = document.styles["Heading 2"]
    document.add_paragraph("Un", style="Principe")

    assert read_docx(bytes_of(document)) == [Block("Un", 2, 1)]


def test_tracked_changes_are_refused():
    document = Document()
    document.add_paragraph("Texte.")._p.append(OxmlElement("w:ins"))

    assert refusal_of(bytes_of(document)) == "tracked_changes"


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 rien", "not_docx"),
        (zipped(autre="x"), "not_docx"),
        (zipped(**{"word/document.xml": b"0" * 40_000_000}), "bomb"),
        (zipped(**{"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "xml_entities"),
        (zipped(**{"word/document.xml": "<a/>"}), "not_docx"),
        ("caf\xe9".encode("latin-1"), "encoding"),
        (b"%PDF-1.7", "unknown_type"),
        (b"a\0b", "unknown_type"),
        (b" \n", "empty"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (b"a" * (MAX_CHARACTERS + 1), "too_large"),
    ],
)
def test_what_is_no_charter_is_refused(content, reason):
    assert refusal_of(content) == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are_are_read(encoding):
    assert read_manuscript("# ميثاق".encode(encoding)) == [Block("ميثاق", 1, 1)]


def test_marks_that_reorder_words_are_left_out():
    assert read_manuscript("# a\u202eb".encode()) == [Block("ab", 1, 1)]


@given(st.binary(max_size=200))
def test_any_bytes_are_blocks_or_a_refusal(content):
    try:
        blocks = read_manuscript(content)
    except ManuscriptRefused:
        return
    assert all(block.text or block.level for block in blocks)


# -- there and back -------------------------------------------------------------------------------

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Cn"))
words = (
    st.text(st.one_of(_CHARACTERS, st.sampled_from(" *_#<>&[]()`~|!-+1.)=:\\")), min_size=1, max_size=40)
    .map(lambda text: " ".join(canonical(text).split()))
    .filter(bool)
)
passages = st.builds(
    Passage,
    title=words,
    paragraphs=st.lists(words, max_size=3).map(tuple),
    parts=st.dictionaries(st.sampled_from(list(PARTS)), st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2),
)
outlines = st.builds(
    Outline,
    title=words,
    preamble=st.lists(words, max_size=2).map(tuple),
    passages=st.lists(passages, min_size=2).map(tuple),
)


def same(outline, blocks):
    """Compare what was read with ``outline``, but for lines."""
    level = 3 if any(passage.group for passage in outline.passages) else 2
    found = outline_of(blocks, level=level)
    return replace(found, level=None, passages=tuple(replace(passage, line=0) for passage in found.passages)) == outline


@given(outlines, st.sampled_from(["fr", "en", "ar"]))
def test_what_is_written_in_markdown_is_read_back(outline, language):
    assert same(outline, read_markdown(write_markdown(outline, facts=FACTS, language=language)))


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_what_is_written_in_docx_is_read_back(language):
    outline = Outline(
        title="Charte <b>",
        preamble=("Un & deux.",),
        passages=(
            Passage("Premier", ("A.", "B."), group="Partie", parts={"criteria": ("c", "d")}),
            Passage("Second", ("C.",), parts={"rationale": ("e",), "clause_idea": ("f",)}),
        ),
    )
    content = write_docx(outline, facts=SUBTITLE, language=language, is_rtl=language == "ar")

    found = outline_of(read_manuscript(content), level=2)
    assert replace(found, level=None, passages=tuple(replace(one, line=0) for one in found.passages)) == outline
    assert write_docx(outline, facts=SUBTITLE, language=language, is_rtl=language == "ar") == content


@given(st.text(max_size=30))
def test_any_text_can_be_given_as_a_word_file(text):
    outline = Outline(title=f"T{text}", preamble=(text,), passages=(Passage(f"P{text}", (text,)),))

    assert write_docx(outline, facts=SUBTITLE, language="fr", is_rtl=False).startswith(b"PK")
