"""Comparing two long editions: CPU time of one comparison, questions to the database included."""

import json

from .databases import database, run
from .reporting import line, title

PRINCIPLES, WORDS = 40, 500  # of each edition: 20,000 words
LIMIT = 0.5  # seconds of CPU
# Two editions in which every principle is reworked in one word of ten, some paragraphs moved. Prints seconds of CPU.
_SCRIPT = """
import json, random, sys, time, django
django.setup()
from charters.domain.comparing import compare_editions
from charters.models import Article, Edition, PrincipleRevision
from tests.factories import ArticleFactory, EditionFactory, PrincipleRevisionFactory

principles, words, rounds = map(int, sys.argv[1:])
chance = random.Random(2026)
lexicon = [f"mot{number}" for number in range(800)]

def statement(texts):
    return "\\n\\n".join(" ".join(texts[at : at + 60]) for at in range(0, len(texts), 60))

def reworked(texts):
    return [chance.choice(lexicon) if chance.random() < 0.1 else text for text in texts]

old, new = (EditionFactory(number=number, status="reference") for number in ("1", "2"))
for position in range(principles):
    texts = chance.choices(lexicon, k=words)
    first = ArticleFactory(edition=old, position=position, revision__statement_fr=statement(texts)).revision
    second = PrincipleRevisionFactory(
        principle=first.principle, base=first, change="editorial", statement_fr=statement(reworked(texts))
    )
    ArticleFactory(edition=new, position=position, revision=second)
times = []
for _round in range(rounds):
    begin = time.process_time()
    compared = compare_editions(old, new, "fr")
    times.append(time.process_time() - begin)
assert len(compared.changed) == principles
print(json.dumps(min(times)))
"""


def measure(*, rounds):
    """Print the CPU that one comparison takes, the least of ``rounds``."""
    title(f"Comparing two editions of {PRINCIPLES} principles and {PRINCIPLES * WORDS:,} words each (SQLite)")
    with database("sqlite") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings"}
        arguments = map(str, (PRINCIPLES, WORDS, rounds))
        seconds = json.loads(run("-c", _SCRIPT, *arguments, **environment).splitlines()[-1])
    line("CPU of one comparison", f"{seconds:.2f} s", target=f"<= {LIMIT} s", reached=seconds <= LIMIT)
