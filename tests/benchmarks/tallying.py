"""Counting a large round: CPU time of the pure function."""

import time

from charters.domain.tallying import Ballot, Choice, Quorum, tallies

from .reporting import line, title

CITIES, QUESTIONS = 5_000, 40
LIMIT = 0.5  # seconds of CPU


def measure(*, rounds):
    """Print the CPU that one count takes, the least of ``rounds``."""
    title(f"Counting {CITIES:,} ballots on each of {QUESTIONS} questions")
    cities, questions = [f"ville-{n}" for n in range(CITIES)], [f"principe-{n}" for n in range(QUESTIONS)]
    kinds = list(Choice)
    ballots = [
        Ballot(question, city, 1, kinds[(place + number) % 3])
        for place, question in enumerate(questions)
        for number, city in enumerate(cities)
    ]
    times = []
    for _round in range(rounds):
        begin = time.process_time()
        tallies(ballots, questions=questions, electorate=set(cities), majority="two_thirds", quorum=Quorum(1, 2))
        times.append(time.process_time() - begin)
    seconds = min(times)
    line("CPU of one count", f"{seconds:.2f} s", target=f"<= {LIMIT} s", reached=seconds <= LIMIT)
