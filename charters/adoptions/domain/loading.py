"""Loading what the reference data says of cities and the shared charter: interest declared, and nothing else."""

from pathlib import Path

from django.utils import timezone

from charter_portal.reference.reading import read_toml
from charter_portal.reference.reconciling import CREATED, UNCHANGED
from members.models import Member

from ...models import Charter
from ..models import Adoption
from .declaring import declare_interest

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def load_interests(*, ledger, folder=FOLDER):
    """Declare the interests of interests.toml, each once; load members and charters before. Raises ReferenceDataError.

    A city of which anything is on record already is left as it is: it has gone on by itself since.
    """
    file = read_toml(folder / "interests.toml")
    for table in file.tables("interests"):
        slug, charter_slug, on = table.text("member"), table.text("charter"), table.date("on")
        source, path = table.texts("source"), table.text("source_path")
        member = ledger.cited(Member, f"member {slug}", table=table, name="member")
        charter = ledger.cited(Charter, f"charter {charter_slug}", table=table, name="charter")
        table.finish()
        if member is None or charter is None:
            continue
        if Adoption.objects.filter(member=member, charter=charter, acts__isnull=False).exists():
            ledger.counts[Adoption][UNCHANGED] += 1
            continue
        words = {name.removeprefix("source_"): text for name, text in source.items()}
        said = {"on": on, "source": words, "source_path": path}
        declare_interest(member=member, charter=charter, by=None, at=timezone.now(), **said)
        ledger.counts[Adoption][CREATED] += 1
    file.finish()
