"""Stops with a plain sentence when a port of 127.0.0.1 can't be listened on. Usage: port.py 8000."""

import socket
import sys


def main():
    """Try the port named by the first argument."""
    given = sys.argv[1]
    if not given.isdecimal() or not 0 < int(given) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {given!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(given)))
        except OSError as error:
            sys.exit(f"Port {given} of 127.0.0.1 can't be used ({error.strerror}). Try another: make run PORT=8001")


if __name__ == "__main__":
    main()
