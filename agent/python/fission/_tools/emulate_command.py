"""`fission emulate` for a Python job: reads one request from standard input and answers on descriptor 3."""
from __future__ import annotations

import json
import os
import sys
from typing import Any, Dict

from fission.core.base import BasePipe
from fission.core.jobs import InteractiveJob
from fission.emulate import EmulationError, JobEmulator
from fission.travel import unpack_job
from fission._inspect.describe_pipe import encoding_of
from fission._parent import watch_parent_if_told

REPLY_DESCRIPTOR = 3

#: As electron/emulate/emulate-protocol.ts has it.
Reply = Dict[str, Any]


def main() -> None:
    """Emulates one round of one job."""
    watch_parent_if_told()
    os.set_inheritable(REPLY_DESCRIPTOR, False)
    request = json.loads(sys.stdin.buffer.read())
    sys.path[:0] = [request["root"], os.path.join(request["bundle"], "python")]
    try:
        reply = _emulate(request)
    except EmulationError as error:
        # A traceback stands on stderr already, where the job's process wrote it.
        reply = {"type": "failed", "message": str(error).split("\n")[0]}
    with os.fdopen(REPLY_DESCRIPTOR, "w") as answer:
        json.dump(reply, answer)


def _emulate(request: Dict[str, Any]) -> Reply:
    described = request["job"]
    try:
        job = unpack_job(described["attributes"], described["id"])
    except Exception as error:
        raise EmulationError(f"{described['type']} {described['id']} cannot be made: {error}") from error
    lines = request["values"] if isinstance(job, InteractiveJob) else []
    values = [_from_json(pipe, value) for pipe, value in zip(job.inputs, request["values"])]
    timeout = request.get("timeoutSeconds")
    with JobEmulator(
        job, os.path.join(request["root"], ".emulate"), timeout, request["headSize"], lambda line: None
    ) as emulator:
        for line in lines:
            emulator.type(str(line))
        outputs = emulator(*values, head=request["head"])
        heads = [int(head) for head in emulator.heads]
    return {
        "type": "emulated",
        "directory": emulator.cwd,
        "outputs": [
            {"pipe": pipe.id, "type": type(pipe).__name__, "head": head, **_to_json(value)}
            for pipe, head, value in zip(job.outputs, heads, outputs)
        ],
    }


def _from_json(pipe: BasePipe, value: Any) -> Any:
    """Where blocks are bytes: a text's UTF-8, or a list of numbers from 0 to 255."""
    if encoding_of(type(pipe)) != "bytes":
        return value
    if pipe.BLOCK_COUNT > 1 and isinstance(value, list):
        return [_bytes(part) for part in value]
    return _bytes(value)


def _bytes(value: Any) -> Any:
    try:
        return value.encode() if isinstance(value, str) else bytes(value) if isinstance(value, list) else value
    except (TypeError, ValueError) as error:
        raise EmulationError(f"{value!r} is no list of bytes: {error}") from error


def _to_json(value: Any) -> Dict[str, Any]:
    """The value as JSON has it, and as Python shows it."""
    return {"value": json.loads(json.dumps(value, default=_plain)), "text": repr(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    to_list: Any = getattr(value, "tolist", None)
    return to_list() if callable(to_list) else repr(value)
