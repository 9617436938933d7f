"""HTML becomes a PDF/UA-1 document, within limits and from our own files only."""

import io
import os
import signal
import socket
import subprocess
import sys
import threading

import pikepdf
import pytest
from django.conf import settings as django_settings

from charter_portal.pdf import Attachment, ForbiddenAddress, Manuscript, RenderingTooBig, RenderingTooLong
from charter_portal.pdf.glyphs import breakable
from charter_portal.pdf.press import Press, press
from charter_portal.pdf.rendering import _styles

from .reading import attachments, failures, scopes, text

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def manuscript(body, attached=(), language="fr"):
    html = f"<!DOCTYPE html><html lang={language}><title>Essai</title><body><h1>Essai</h1>{body}"
    return Manuscript(html, _styles(False), attached)


def test_a_document_conforms_to_pdf_ua():
    pdf = manuscript("<p>Été à Łódź</p>").printed()

    assert failures(pdf) == []
    assert "Été à Łódź" in text(pdf)


def test_every_table_header_has_a_scope():
    table = "<table><thead><tr><th>A<th>B</thead><tbody><tr><th rowspan=2>x<td>1<tr><td>2</tbody></table>"

    pdf = manuscript(table).printed()

    assert scopes(pdf) == {"/Column", "/Row"}
    assert failures(pdf) == []


def test_an_attachment_is_named_once_as_data():
    pdf = manuscript("<p>x", (Attachment("a.csv", "Données", "\ufeffé;b\r\n"),)).printed()

    assert attachments(pdf) == {"a.csv": "\ufeffé;b\r\n".encode()}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [str(one.AFRelationship) for one in document.Root.AF] == ["/Data"]


def test_characters_that_no_font_has_become_question_marks():
    pdf = manuscript("<p>nom 漢字 №\u202f1</p>").printed()

    assert "nom ?? No 1" in text(pdf).replace("\xa0", " ")
    assert failures(pdf) == []


def test_a_word_that_no_line_holds_is_broken_and_others_are_not():
    long = "a" * 100
    html = f'<p title="{long}">anticonstitutionnellement {long} {"&amp;" * 80}</p>'

    assert breakable(html) == (
        f'<p title="{long}">anticonstitutionnellement {"a" * 70}\u200b{"a" * 30} {"&amp;" * 70}\u200b{"&amp;" * 10}</p>'
    )
    assert failures(manuscript(f"<p>{'a' * 10_000}</p>").printed()) == []


def test_two_arabic_marks_on_a_letter_keep_their_meaning():
    pdf = manuscript('<p lang="ar" dir="rtl">حضوريًّا شأنًا</p>', language="ar").printed()

    assert failures(pdf) == []


def test_the_same_manuscript_gives_the_same_bytes_in_another_process():
    one = manuscript("<p>x", (Attachment("a.csv", "Données", "a"),))
    other = Press()
    try:
        first, again = one.printed(), one.printed()
        elsewhere = other.print({**one._job(), "media": "", "variant": "pdf/ua-1"})
    finally:
        other.close()

    assert first == again
    assert first == elsewhere


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="//127.0.0.1:9/x.png" alt="x">',
        '<img src="/etc/passwd" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="ftp://example.org/x.png" alt="x">',
        '<img src="media:../outside.png" alt="x">',
        '<img src="media:%2e%2e/outside.png" alt="x">',
        '<img src="media:link.png" alt="x">',
        '<img src="media:absent.png" alt="x">',
        '<img src="media:drawing.png" alt="x">',
        '<img src="media:table.csv" alt="x">',
        '<img src="data:image/svg+xml,%3Csvg/%3E" alt="x">',
        '<img src="data:image/png;base64,PHN2Zy8+" alt="x">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<style>@import "http://127.0.0.1:9/x.css"</style>',
        '<style>@font-face { font-family: x; src: url(file:///etc/x.woff2) }</style><p style="font-family: x">x',
        '<p style="background: url(http://127.0.0.1:9/x.png)">x',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<object data="http://127.0.0.1:9/x.svg"></object>',
    ],
)
def test_an_address_that_is_not_ours_stops_the_printing(body, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (settings.MEDIA_ROOT / "link.png").symlink_to(tmp_path / "outside.png")
    (settings.MEDIA_ROOT / "drawing.png").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (settings.MEDIA_ROOT / "table.csv").write_text("a,b")

    with pytest.raises(ForbiddenAddress):
        manuscript(body).printed()


def test_a_picture_of_our_own_is_printed():
    pdf = manuscript(f'<figure><img src="data:image/png;base64,{PIXEL}" alt="Un point"></figure>').printed()

    assert failures(pdf) == []


def test_a_document_nested_too_deep_is_refused_and_the_next_is_printed():
    with pytest.raises(RenderingTooBig):
        manuscript("<div>" * 600 + "x").printed()

    assert manuscript("<p>x").printed().startswith(b"%PDF")


def test_a_rendering_that_lasts_is_ended():
    short = Press(seconds=1)
    try:
        with pytest.raises(RenderingTooLong):
            short.print({**manuscript("<table><tr><td colspan=100000>x</table>")._job(), "media": "", "variant": None})
    finally:
        short.close()


def test_a_document_too_big_for_the_memory_is_refused():
    small = Press(megabytes=450)
    try:
        with pytest.raises(RenderingTooBig):
            small.print({**manuscript("mot " * 25_000_000)._job(), "media": "", "variant": None})
        assert small.print({**manuscript("<p>x")._job(), "media": "", "variant": None}).startswith(b"%PDF")
    finally:
        small.close()


def test_a_printing_process_that_was_killed_is_replaced():
    manuscript("<p>x").printed()
    process = press()._process
    process.kill()
    process.wait()

    assert manuscript("<p>x").printed().startswith(b"%PDF")


def test_threads_take_turns():
    results = []
    threads = [threading.Thread(target=lambda: results.append(manuscript("<p>x").printed())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(results) == 4
    assert len(set(results)) == 1


def test_a_fork_prints_by_a_process_of_its_own():
    expected = manuscript("<p>x").printed()
    ours = press()._process.pid
    program = (
        "import django, os, sys; django.setup()\n"
        "from tests.portal.pdf.test_printing import manuscript\n"
        "from charter_portal.pdf.press import press, close_press\n"
        "one = manuscript('<p>x'); first = one.printed(); pid = press()._process.pid\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    same = one.printed() == first and press()._process.pid != pid\n"
        "    close_press(); os._exit(0 if same else 1)\n"
        "status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])\n"
        "sys.exit(0 if status == 0 and one.printed() == first and press()._process.pid == pid else 1)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=django_settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "charter_portal.settings"},
        timeout=120,
        check=False,
    )

    assert done.returncode == 0
    assert press()._process.pid == ours
    assert manuscript("<p>x").printed() == expected


def test_memory_stays_flat_over_many_documents():
    def resident():
        pid = press()._process.pid
        with open(f"/proc/{pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    one = manuscript("<p>mot</p>" * 50)
    for _ in range(20):
        one.printed()
    before = resident()
    for _ in range(60):
        one.printed()

    # Measured: under 1 MB; a new font configuration each time would add 20 MB.
    assert resident() - before < 6_000


def test_the_printing_process_leaves_quietly_when_the_server_has_gone():
    ours, theirs = socket.socketpair()
    with theirs:
        worker = subprocess.Popen(
            [sys.executable, "-m", "charter_portal.pdf.worker", str(theirs.fileno()), "1024", "20"],
            cwd=django_settings.BASE_DIR,
            pass_fds=[theirs.fileno()],
            stderr=subprocess.PIPE,
        )
    ours.close()

    _out, complaints = worker.communicate(timeout=60)

    assert (worker.returncode, complaints) == (0, b"")


def test_ctrl_c_in_the_terminal_does_not_end_the_printing_process():
    code = (
        "import signal, sys, charter_portal.wsgi\n"
        "from charter_portal.pdf import Manuscript\n"
        "from charter_portal.pdf.press import press\n"
        "from charter_portal.pdf.rendering import _styles\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "for line in sys.stdin:\n"
        "    Manuscript('<!DOCTYPE html><html lang=fr><title>x</title><h1>x</h1>', _styles(False), ()).printed()\n"
        "    print(press()._process.pid, flush=True)\n"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=django_settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )

    def printing_process():
        server.stdin.write("print\n")
        server.stdin.flush()
        return server.stdout.readline()

    before = printing_process()
    os.killpg(server.pid, signal.SIGINT)
    after = printing_process()
    server.communicate(timeout=60)

    assert before.strip().isdigit()
    assert after == before
