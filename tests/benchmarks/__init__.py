"""What pages cost, as ratios measured in one run: ``python -m tests.benchmarks [--quick]``. Not collected by pytest."""
