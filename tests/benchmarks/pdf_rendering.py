"""The minutes as PDF against bare warm WeasyPrint on the same HTML: tags, attachment, finishing and pipe included.

The bare one is what a Django project does at its best: same interpreter, fonts and style sheets parsed once,
neither PDF/UA nor attachment nor finishing. Run with a database that holds the reference data.
"""

import statistics
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from charter_portal.pdf.fetching import OurFiles
from charter_portal.pdf.glyphs import FONTS
from charter_portal.pdf.storing import stored
from meetings.documents.minutes import minutes_manuscript
from meetings.models import Meeting

ROUNDS = 9


def _seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run(path="villes-innovantes/11", language="fr", rounds=ROUNDS):
    """Measure, print and return one line; times are medians of ``rounds``, taken in turns so that noise is shared."""
    commission, number = path.split("/")
    meetings = Meeting.objects.select_related("commission", "host", "minutes")
    meeting = meetings.get(commission__slug=commission, number=number)
    composing = statistics.median(_seconds(lambda: minutes_manuscript(meeting, language)) for _ in range(rounds))
    manuscript = minutes_manuscript(meeting, language)
    fetcher, fonts = OurFiles({"static": [FONTS.parent]}), FontConfiguration()
    sheets = [weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts) for css in manuscript.css]

    def bare():
        html = weasyprint.HTML(string=manuscript.html, base_url="http://127.0.0.1/", url_fetcher=fetcher)
        html.write_pdf(stylesheets=sheets, font_config=fonts)

    bare(), manuscript.printed()
    pairs = [(_seconds(bare), _seconds(manuscript.printed)) for _ in range(rounds)]
    plain, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    stored(manuscript, f"minutes/{path}", language).close()
    kept = statistics.median(
        _seconds(lambda: stored(minutes_manuscript(meeting, language), f"minutes/{path}", language).close())
        for _ in range(rounds)
    )
    line = (
        f"minutes PDF: {ours:.3f} s printed, bare WeasyPrint {plain:.3f} s, ratio {ours / plain:.2f} (at most 1.6); "
        f"composing {composing * 1000:.0f} ms; kept file found in {kept * 1000:.0f} ms"
    )
    print(line)
    return line
