"""Personal data: what is held about whom, why and how long; its export, its erasure, its retention.

Each application declares its own in ``<app>/personal_data.py``; a test compares the declarations with the models, so
that no field about a person is added without saying what it is for. This package knows no application.
"""
