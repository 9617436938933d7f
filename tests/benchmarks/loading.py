"""A load generator on loopback: keep-alive connections, bounded in time, as cheap as Python can."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

CONNECTIONS = 12


@dataclass
class Load:
    """What came of a load: requests answered, seconds it took, CPU seconds of the workers."""

    requests: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def __add__(self, other):
        return Load(self.requests + other.requests, self.seconds + other.seconds, self.cpu + other.cpu)

    @property
    def rate(self):
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def cpu_ms(self):
        """Milliseconds of the workers' CPU for each request."""
        return 1000 * self.cpu / self.requests


class Connection:
    """One keep-alive connection of an anonymous reader."""

    def __init__(self, port):
        self.port = port
        self.socket = None

    def get(self, address, **headers):
        """(status, headers as lower-case dict, body) of a GET; the connection is opened again when it was closed."""
        lines = [f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return self.exchange("\r\n".join([*lines, "", ""]).encode())

    def exchange(self, request):
        """Send ready bytes and read the answer."""
        for attempt in (1, 2):
            try:
                if self.socket is None:
                    self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
                    self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.socket.sendall(request)
                return self._read()
            except ConnectionError:
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    def _read(self):
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._some()
        head, data = data[:end].decode("latin-1"), data[end + 4 :]
        status = int(head[9:12])
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:])
        length = 0 if status == 304 else int(headers["content-length"])
        while len(data) < length:
            data += self._some()
        if headers.get("connection") == "close":
            self.close()
        return status, headers, data

    def _some(self):
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionResetError
        return data

    def close(self):
        """Close it; the next request opens another."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def load(served, address, *, seconds, status=200, **headers):
    """Ask for ``address`` on all connections during ``seconds``. Raises RuntimeError on another status."""
    lines = [f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{served.port}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    request = "\r\n".join([*lines, "", ""]).encode()
    counts, wrong = [0] * CONNECTIONS, []
    begin, cpu = time.monotonic(), served.cpu()

    def ask(number):
        connection = Connection(served.port)
        while time.monotonic() < begin + seconds and not wrong:
            answered = connection.exchange(request)[0]
            if answered != status:
                wrong.append(answered)
            counts[number] += 1
        connection.close()

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        list(threads.map(ask, range(CONNECTIONS)))
    if wrong:
        raise RuntimeError(f"{address} answered {wrong[0]} instead of {status}")
    return Load(sum(counts), time.monotonic() - begin, served.cpu() - cpu)
