"""Turns what run returned into one block per output."""
from __future__ import annotations

import pickle
from typing import Any, Callable, List, Union

from fission.core.base import BaseJob
from fission.core.pipes import PICKLE_PROTOCOL
from fission._host.agent_socket import FLUSH_BYTES, AgentSocket
from fission._host.codec import encoder, is_plain_pickle
from fission._host.failure import JobFailure
from fission._host.protocol import BLOCK, FINISHED, BlockHeader

#: (what run returned, generation and round, one head for all outputs or a list with one for each)
Emit = Callable[[Any, int, Union[int, List[int]]], None]

#: Blocks from this size on leave without waiting for the round to end.
LARGE_BYTES = 16 * 1024


def make_emit(job: BaseJob, sizes: List[Any], header: BlockHeader, socket: AgentSocket) -> Emit:
    """A function that adds the blocks of one round to the socket; `sizes` are the fixed block sizes or None."""
    writers = [_make_writer(job, place, sizes[place], header, socket) for place in range(len(job.outputs))]
    finished = FINISHED << 8 * (header.head_size - 1)
    count = len(writers)

    def emit_all(result: Any, number: int, heads: Union[int, List[int]]) -> None:
        if isinstance(result, tuple):
            if len(result) != count:
                raise _wrong_count(job, len(result))
            values: Any = result
        else:
            values = [result] * count
        each = heads if isinstance(heads, list) else [heads] * count
        for write, value, head in zip(writers, values, each):
            write(value, number, head | finished if job.finished else head)

    def emit_one(result: Any, number: int, heads: Union[int, List[int]]) -> None:
        if isinstance(result, tuple) or job.finished or heads.__class__ is list:
            emit_all(result, number, heads)
        else:
            write_only(result, number, heads)

    if count == 0:
        return lambda result, number, heads: None
    if count > 1:
        return emit_all
    if is_plain_pickle(job.outputs[0]) and not job.HEAD:
        return _make_pickle_emit(job, emit_all, header, socket)
    write_only = writers[0]
    return emit_one


def _make_writer(
    job: BaseJob, place: int, fixed_size: Any, header: BlockHeader, socket: AgentSocket
) -> Callable[[Any, int, Any], None]:
    pipe = job.outputs[place]
    encode = encoder(pipe, fixed_size, str(job))
    kind_and_pipe = BLOCK << 24 | pipe.id
    after_size = header.bytes - 4
    pack = header.pack
    extend = socket.add_output().extend

    def write(value: Any, number: int, head: Any) -> None:
        try:
            data = encode(value)
        except JobFailure:
            raise
        except Exception as error:
            raise _unwritable(job, place, error) from error
        size = len(data)
        # In one step, since another thread may write out what waits at any time.
        extend((pack(size + after_size, kind_and_pipe, number, head), data))
        socket.buffered += size
        if size >= LARGE_BYTES and socket.buffered >= FLUSH_BYTES:
            socket.flush_blocks()

    return write


def _make_pickle_emit(job: BaseJob, emit_all: Emit, header: BlockHeader, socket: AgentSocket) -> Emit:
    """The usual case without a call more than it needs: small values by the hundred thousand."""
    dumps = pickle.dumps
    kind_and_pipe = BLOCK << 24 | job.outputs[0].id
    after_size = header.bytes - 4
    pack = header.pack
    extend = socket.output(0).extend

    def emit(result: Any, number: int, head: Any) -> None:
        if isinstance(result, tuple) or job.finished:
            return emit_all(result, number, head)
        try:
            data = dumps(result, PICKLE_PROTOCOL)
        except Exception as error:
            raise _unwritable(job, 0, error) from error
        size = len(data)
        extend((pack(size + after_size, kind_and_pipe, number, head), data))
        socket.buffered += size
        if size >= LARGE_BYTES and socket.buffered >= FLUSH_BYTES:
            socket.flush_blocks()

    return emit


def _unwritable(job: BaseJob, place: int, error: Exception) -> JobFailure:
    return JobFailure("output", f"{job} could not write a block to {job.outputs[place]}", error)


def _wrong_count(job: BaseJob, given: int) -> JobFailure:
    outputs = "1 output" if len(job.outputs) == 1 else f"{len(job.outputs)} outputs"
    return JobFailure("output", f"{job} returned a tuple of {given} values, but it has {outputs}")
