"""Processes that tests start and that must not outlive them."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent():
    """To be run in the child (``preexec_fn``): on Linux, be told to stop when the tests are killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
