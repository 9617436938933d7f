"""Messages between the server and its printing process: one letter, a length of 8 bytes, a body.

Plain bytes and JSON, never pickle: the process that handles people's texts and pictures must not be able
to make the server run code.
"""

import struct
import time

HEADER = struct.Struct(">cQ")
READY, JOB, PDF, ERROR = b"R", b"J", b"P", b"E"
# Above any document of ours; a length beyond it means that the other side lost its mind.
LONGEST = 256 * 1024 * 1024

# With what the printing process exits when a job did not even fit into its memory.
NO_MEMORY = 77


def send(connection, kind, body=b""):
    """Send one message. Raises OSError when the other side is gone, TimeoutError when it does not read."""
    connection.sendall(HEADER.pack(kind, len(body)) + body)


def receive(connection, deadline=None):
    """The next message as ``(kind, body)``, or None when the other side has closed.

    ``deadline`` is a moment of ``time.monotonic()``; past it TimeoutError is raised.
    """
    header = _exactly(connection, HEADER.size, deadline)
    if header is None:
        return None
    kind, length = HEADER.unpack(header)
    if length > LONGEST:
        raise OSError(f"a message of {length} bytes was announced")
    body = _exactly(connection, length, deadline)
    return None if body is None else (kind, body)


def _exactly(connection, length, deadline):
    parts, missing = [], length
    while missing:
        if deadline is not None:
            # Zero would make the socket non-blocking, hence the smallest wait.
            connection.settimeout(max(deadline - time.monotonic(), 0.001))
        part = connection.recv(min(missing, 1 << 20))
        if not part:
            return None
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
