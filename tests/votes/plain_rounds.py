"""Rounds made up at random, as the plain values of which an export is made; no database."""

import datetime
import hashlib

from charter_portal.register.chain import GENESIS, Link, sealed, utc_text
from charter_portal.register.exporting import as_data
from charters.votes.domain.exporting import exported
from charters.votes.domain.sealing_ballots import ballot_hash

OPENS = datetime.datetime(2026, 3, 2, 8, tzinfo=datetime.UTC)
CLOSES = OPENS + datetime.timedelta(days=10)
WORDS = ["", "Oui.", "Parce que « non » :\n\tà voir.", "نعم", 'Des "guillemets" et des \\ .']


def random_export(random):
    """The export of a round of up to 12 cities and 4 questions; some change their mind, some never vote."""
    return Story(random).told()


class Story:
    """The acts of one round, in order, and what its export says of them."""

    def __init__(self, random):
        self.random, self.links, self.ballots, self.notes = random, [], [], []
        self.cities = [f"ville-{number}" for number in range(random.randint(1, 12))]
        denominator = random.randint(1, 5)
        self.round = {
            "number": random.randint(1, 40),
            "subject": "charters/socle-commun/editions/1.0",
            "edition": _digest(random),
            "mode": "by_principle",
            "majority": random.choice(["simple", "absolute", "two_thirds", "consensus"]),
            "quorum": [random.randint(0, denominator), denominator],
            "opens_at": utc_text(OPENS),
            "closes_at": utc_text(CLOSES),
            "in_force_on": random.choice([None, "2026-06-01"]),
            "certified_at": None,
            "annulled_at": None,
        }
        self.questions = [
            {
                "position": position,
                "kind": "principle",
                "about": f"principles/p{position}/1.0.0",
                "digest": _digest(random),
            }
            for position in range(1, random.randint(1, 4) + 1)
        ]

    def told(self):
        """The export, once everything has happened."""
        self._open()
        self._prolong()
        self._cast()
        self._close()
        return exported(
            self.round,
            questions=self.questions,
            electorate=[{"city": city, "name": city.title(), "country": "FR"} for city in self.cities],
            ballots=self.ballots,
            entries=[as_data(link) for link in self.links],
            notes=self.notes,
        )

    def _record(self, act, content, at, subject=""):
        before = self.links[-1] if self.links else Link(self.random.randint(0, 9), "", "", None, at, {}, "", GENESIS)
        link = Link(
            number=before.number + self.random.choice([1, 1, 1, 4]),
            act=act,
            subject=f"votes/{self.round['number']}{subject}",
            actor=self.random.choice([None, 4711]),
            recorded_at=at,
            content={"round": self.round["number"], **content},
            previous_hash=before.hash,
        )
        self.links.append(sealed(link))
        return self.links[-1]

    def _open(self):
        stated = ("subject", "edition", "mode", "majority", "quorum", "opens_at", "closes_at", "in_force_on")
        content = {key: self.round[key] for key in stated}
        content |= {"questions": self.questions, "electorate": self.cities}
        self._record("round_opened", content, OPENS - datetime.timedelta(hours=1))

    def _prolong(self):
        self.end = CLOSES
        if self.random.random() < 0.3:
            later, note = CLOSES + datetime.timedelta(days=2), "Une panne."
            content = {"before": utc_text(CLOSES), "closes_at": utc_text(later), "note": _sha256(note)}
            entry = self._record("round_prolonged", content, OPENS + datetime.timedelta(minutes=1))
            self.notes.append({"entry": entry.number, "text": note})
            self.end, self.round["closes_at"] = later, utc_text(later)

    def _cast(self):
        cast = [city for city in self.cities for _time in range(self.random.choice([0, 1, 1, 1, 2, 3]))]
        self.random.shuffle(cast)
        moments = sorted(self.random.random() for _city in cast)
        for city, moment in zip(cast, moments, strict=True):
            self._cast_one(city, OPENS + (self.end - OPENS) * moment)

    def _cast_one(self, city, at):
        sequence = 1 + sum(ballot["city"] == city for ballot in self.ballots)
        choices = [
            {
                "choice": self.random.choice(["for", "for", "against", "abstention"]),
                "statement": self.random.choice(WORDS),
            }
            for _question in self.questions
        ]
        letter, nonce = self.random.choice([None, None, _digest(self.random)]), _digest(self.random)
        found = ballot_hash(
            round_number=self.round["number"],
            elector=city,
            sequence=sequence,
            cast_at=at,
            choices=choices,
            letter_digest=letter,
            nonce=nonce,
        )
        content = {"elector": city, "sequence": sequence, "ballot": found, "by_letter": letter is not None}
        entry = self._record("ballot_cast", content, at, f"/ballots/{city}")
        ballot = {"city": city, "sequence": sequence, "cast_at": utc_text(at), "choices": choices, "letter": letter}
        self.ballots.append({**ballot, "nonce": nonce, "hash": found, "entry": entry.number})

    def _close(self):
        took_part = len({ballot["city"] for ballot in self.ballots})
        self._record("round_closed", {"ballots": len(self.ballots), "took_part": took_part}, self.end)


def _digest(random):
    return f"{random.getrandbits(256):064x}"


def _sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()
