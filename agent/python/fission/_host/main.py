"""The process in which one Python job runs. Waits for its job on descriptor 3."""
from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import sys
from typing import Any

# Loaded now, while nobody waits; the job's own modules only once it is known.
import fission.core.jobs
import fission.core.nodes
import fission.core.pipes
from fission._parent import watch_parent_if_told
from fission._host.failure import AgentGone
from fission._host.hosted_job import HostedJob
from fission._host.protocol import CONTROL, JOB_HOST_PROTOCOL
from fission._host.reader import FrameReader

#: Where the agent's socket is, unless an argument ``--socket`` says otherwise.
SOCKET_DESCRIPTOR = 3


def main() -> None:
    """Runs the job that the agent names, to its end."""
    faulthandler.enable(all_threads=False)
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    # Ctrl+C in a terminal reaches the whole process group; the agent says when a job ends.
    signal.signal(signal.SIGINT, lambda *_: None)
    watch_parent_if_told()
    descriptor = _descriptor()
    os.set_inheritable(descriptor, False)
    sock = socket.socket(fileno=descriptor)
    sock.setblocking(True)
    reader = FrameReader(sock)
    try:
        message = _first_message(reader)
    except AgentGone:
        return
    if message["type"] != "start":
        return
    if message["protocol"] != JOB_HOST_PROTOCOL:
        sys.exit(f"the agent speaks protocol {message['protocol']}, this Python package {JOB_HOST_PROTOCOL}")
    del sys.argv[1:]
    HostedJob(message, sock, reader).run()


def _descriptor() -> int:
    given = sys.argv.index("--socket") + 1 if "--socket" in sys.argv else 0
    return int(sys.argv[given]) if given else SOCKET_DESCRIPTOR


def _first_message(reader: FrameReader) -> Any:
    while True:
        kind_and_pipe, _number, _head, data = reader.next()
        if kind_and_pipe >> 24 == CONTROL:
            return json.loads(data)


def _write_anything(stream: Any) -> None:
    stream.reconfigure(encoding="utf-8", errors="backslashreplace")
