"""A real mail server that tests start, stop and make refuse."""

import asyncio
import email.policy
import socket
import threading
from email import message_from_bytes

from aiosmtpd.controller import Controller


class MailServer:
    """An SMTP server on a port of its own. ``received``: the messages that it has accepted, in order.

    ``refusals``: address → answer, as ``{"a@b.example": "550 no such user"}``.
    """

    def __init__(self):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.received, self.refusals = [], {}
        # ``knocked`` is set when a message arrives; while ``hangs``, it gets no answer before ``release()``.
        self.knocked, self.hangs, self._released = threading.Event(), False, threading.Event()
        self._controller = None

    def up(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def down(self):
        self.release()
        if self._controller:
            self._controller.stop()
            self._controller = None

    def release(self):
        self._released.set()

    def recipients(self):
        return sorted(message["To"] for message in self.received)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.knocked.set()
        if self.hangs:
            await asyncio.get_running_loop().run_in_executor(None, self._released.wait)
            return "451 too late"
        self.received.append(message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"
