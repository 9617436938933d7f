"""The uses of clauses as a table to take away: one row a stage that holds, then what was reported elsewhere."""

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.text.csv_cells import to_csv
from charter_portal.text.localized import localized_on

from ..models import Use
from ..reading.principles import principles_read
from ..reading.uses import WITH, reports_read, uses_read


def uses_table(language):
    """CSV text in ``language``; five queries whatever the number of rows."""
    titles = principles_read(language)
    uses = uses_read(Use.objects.public().select_related(*WITH).order_by("published_at", "pk"), titles, language)
    reports = reports_read(titles, language)
    with translation.override(language):
        header = [
            gettext("City"),
            gettext("Country"),
            gettext("Principle"),
            gettext("Clause"),
            gettext("Clause of the library"),
            gettext("Version"),
            gettext("Stage"),
            gettext("Contract"),
            gettext("From"),
            gettext("To"),
            gettext("Lesson learned"),
            gettext("Effect on offers"),
            gettext("What happened to offers"),
            gettext("Published on"),
            gettext("Told by"),
        ]
        rows = [_of_stage(use, stage) for use in uses for stage in use.history if stage.holds]
        return to_csv(header, rows + [_of_report(report, language) for report in reports])


def _of_stage(use, stage):
    return (
        use.city,
        use.country.name,
        use.principle_title.text,
        use.title.text,
        use.clause,
        use.number,
        stage.get_kind_display(),
        stage.contract,
        stage.began_on,
        stage.ended_on,
        stage.lesson,
        stage.get_offers_display(),
        stage.offers_note,
        stage.published_at.date(),
        gettext("the city"),
    )


def _of_report(report, language):
    version = report.clause_version
    return (
        report.member.name,
        report.member.country.name,
        report.principle_title.text,
        localized_on(version, "title", language).text if version else "",
        version.clause.key if version else "",
        version.number if version else "",
        report.get_kind_display(),
        localized_on(report, "contract", language).text,
        report.began_on,
        report.ended_on,
        localized_on(report, "account", language).text,
        "",
        localized_on(report, "offers_note", language).text,
        "",
        gettext("reported: %(source)s") % {"source": localized_on(report, "source", language).text},
    )
