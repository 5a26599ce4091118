"""What a constructed pipe says about itself."""
from __future__ import annotations

import json
import math
from typing import Any, Dict, List, Optional

from fission.core.base import BasePipe
from fission.core.pipes import (
    OptionalMixIn, ReadJSONMixIn, ReadMessagePackMixIn, ReadPickleMixIn, WriteJSONMixIn, WriteMessagePackMixIn,
    WritePickleMixIn,
)
from fission.core.registry import CONFLICTS
from fission._host.codec import default_value


def describe_pipe(pipe: Any) -> Dict[str, Any]:
    """Describes a pipe, with other kinds that were constructed with its id."""
    optional = isinstance(pipe, OptionalMixIn)
    described = {
        "id": pipe.id,
        "type": type(pipe).__name__,
        "encoding": encoding_of(type(pipe)),
        "blockSize": whole(pipe.BLOCK_SIZE) if has_fixed_size(pipe) else None,
        "blockCount": whole(pipe.BLOCK_COUNT),
        "async": bool(pipe.ASYNC),
        # A pipe that is merely ASYNC gives its newest value.
        "buffer": {
            "size": max(0, whole(pipe.OPTIONAL_BUFFER_SIZE)) if optional else 1,
            "deleteMode": pipe.OPTIONAL_DELETE_MODE if optional else "oldest",
        },
        "optional": _describe_optional(pipe) if optional else None,
        "reliable": bool(pipe.RELIABLE),
        "sourceJobs": _names(pipe.SOURCE_JOBS),
        "destinationJobs": _names(pipe.DESTINATION_JOBS),
        "conflicts": [
            _without_none({"type": kind, "position": place}) for id, kind, place in CONFLICTS if id == pipe.id
        ],
        "position": pipe.__dict__.get("_site"),
    }
    return _without_none(described, keep=("blockSize", "sourceJobs", "destinationJobs"))


def has_fixed_size(pipe: BasePipe) -> bool:
    """True when every block has BLOCK_SIZE bytes; who reads in a way of his own finds the end himself."""
    kind = type(pipe)
    reads_itself = kind.read is not BasePipe.read or kind.read_wrapper is not BasePipe.read_wrapper
    return isinstance(pipe.BLOCK_SIZE, (int, float)) and not reads_itself


def whole(value: Any) -> Any:
    """JSON has no NaN and no infinity; as counts they, and what is no number, are as wrong as 0."""
    return value if isinstance(value, (int, float)) and math.isfinite(value) else 0


def encoding_of(kind: Any) -> str:
    """How blocks are made; who overrides a half of it, pickles apart, makes an encoding of his own."""

    def is_as(writer: Any, reader: Any) -> bool:
        writes = kind.pack is writer.pack and kind.write is writer.write
        return writes and kind.read is reader.read and kind.unpack is reader.unpack

    if kind.write is WritePickleMixIn.write and kind.read is ReadPickleMixIn.read:
        return "pickle"
    if is_as(WriteJSONMixIn, ReadJSONMixIn):
        return "json"
    if is_as(WriteMessagePackMixIn, ReadMessagePackMixIn):
        return "messagepack"
    if is_as(BasePipe, BasePipe):
        return "bytes"
    return "custom"


def _describe_optional(pipe: Any) -> Dict[str, Any]:
    return {"default": _plain_default(pipe), "store": bool(pipe.OPTIONAL_STORE)}


def _plain_default(pipe: Any) -> Any:
    """The default value of an optional pipe as another language can have it, else none."""
    try:
        return json.loads(json.dumps(default_value(pipe)))
    except Exception:
        # It may be of any class, and unpack() the user's own: a job in Python has it all the same.
        return None


def _names(classes: Any) -> Optional[List[str]]:
    return [kind if isinstance(kind, str) else kind.__name__ for kind in classes] if classes else None


def _without_none(described: Dict[str, Any], keep: Any = ()) -> Dict[str, Any]:
    return {key: value for key, value in described.items() if value is not None or key in keep}
