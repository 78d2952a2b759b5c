"""A virus scanner, where SCANNER_SOCKET names one: clamd, told by its own protocol.

When it is named and does not answer, files are refused: a scanner that is down must not be the
same as none.
"""

import logging
import socket
from contextlib import closing
from urllib.parse import urlsplit

from django.conf import settings

from article6.core.uploads.refusals import refusal

TIMEOUT_S = 30
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096
log = logging.getLogger(__name__)


def check_viruses(content: bytes) -> None:
    """ValidationError where the scanner finds something or cannot look; nothing without one."""
    if not settings.SCANNER_SOCKET:
        return
    try:
        with closing(_connected(settings.SCANNER_SOCKET)) as line:
            answer = _asked(line, content)
    except (OSError, ValueError) as error:
        log.error("virus scanner at %s: %s", settings.SCANNER_SOCKET, error)
        raise refusal("not_scanned") from error
    if answer.endswith("FOUND"):
        log.warning("virus scanner: %s", answer)
        raise refusal("virus")
    if not answer.endswith(": OK"):
        log.error("virus scanner at %s answered %r", settings.SCANNER_SOCKET, answer)
        raise refusal("not_scanned")


def _connected(address: str) -> socket.socket:
    """unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310"""
    parts = urlsplit(address)
    if parts.scheme == "tcp" and parts.port:
        return socket.create_connection((parts.hostname, parts.port), TIMEOUT_S)
    if parts.scheme != "unix":
        raise ValueError("SCANNER_SOCKET wants unix:/path or tcp://host:port")
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(TIMEOUT_S)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _asked(line: socket.socket, content: bytes) -> str:
    """clamd's INSTREAM: pieces with their length before them, none to end; one line comes back."""
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), CHUNK):
        piece = content[start : start + CHUNK]
        line.sendall(len(piece).to_bytes(4) + piece)
    line.sendall((0).to_bytes(4))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        more = line.recv(LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
