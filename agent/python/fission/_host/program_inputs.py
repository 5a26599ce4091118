"""The inputs of a program: brings blocks together to whole rounds and hands them to the feeds."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Union

from fission._host.inputs import NO_VALUE, InputStream
from fission._host.program_feed import AsyncFeed, Feed
from fission._host.program_pipes import ProgramPipe
from fission._host.program_rounds import Rounds
from fission._host.protocol import BLOCK, DUMMY, END
from fission._host.reader import Frame


class ProgramInputs:
    """Fed by one thread; each feed writes in a thread of its own."""

    def __init__(
        self,
        job: Any,
        ends: List[ProgramPipe],
        start: Dict[str, Any],
        corrupted: int,
        rounds: Rounds,
        on_given: Callable[[], None],
    ) -> None:
        """`corrupted`: head of a missing block; `on_given` is called when `given` has grown."""
        self._head_size: int = start["headSize"] if job.HEAD else 0
        self._corrupted = corrupted
        self._rounds = rounds
        self._on_given = on_given
        #: Rounds for which there was nothing to give.
        self._skipped = 0
        self._streams: Dict[int, InputStream] = {}
        self._sync: Dict[int, Feed] = {}
        self._async: Dict[int, AsyncFeed] = {}
        for pipe, described, end in zip(job.inputs, start["inputs"], ends):
            if described["async"]:
                self._async[pipe.id] = AsyncFeed(end, described["buffer"])
                continue
            self._sync[pipe.id] = Feed(end, on_given)
            self._streams[pipe.id] = InputStream(pipe, described["blockSize"])
            # The program interprets the bytes itself.
            self._streams[pipe.id].decode_raw = bytes

    @property
    def feeds(self) -> List[Union[Feed, AsyncFeed]]:
        """Each is to `work` in a thread."""
        return [*self._sync.values(), *self._async.values()]

    @property
    def given(self) -> int:
        """Rounds that the program was given on every input, or that were left out."""
        return min((feed.rounds for feed in self._sync.values()), default=0) + self._skipped

    def take(self, frame: Frame) -> None:
        """Puts a frame where it belongs, and gives the program the rounds that are whole now."""
        kind_and_pipe, number, head, data = frame
        kind, pipe = kind_and_pipe >> 24, kind_and_pipe & 0xFFFFFF
        if kind == END:
            self._rounds.end()
            for feed in self.feeds:
                feed.end()
        elif kind == BLOCK and pipe in self._async:
            self._async[pipe].put(self._with_head(head, data))
        elif kind == BLOCK:
            self._streams[pipe].waiting.append((number, head, data))
        elif kind == DUMMY:
            self._streams[pipe].push_missing(number, int.from_bytes(data, "big"), self._corrupted)
        streams = self._streams.values()
        while streams and all(len(stream.waiting) >= stream.count for stream in streams):
            self._give_round()

    def _give_round(self) -> None:
        number = next(iter(self._streams.values())).round
        heads: List[int] = []
        parts = {pipe: self._read_window(stream, heads) for pipe, stream in self._streams.items()}
        if None in parts.values():
            self._skipped += 1
            return self._on_given()
        head = 0
        for own in heads:
            head |= own
        # Known before the program can answer.
        self._rounds.add(number, head)
        for pipe, part in parts.items():
            self._sync[pipe].put(part or b"")

    def _read_window(self, stream: InputStream, heads: List[int]) -> Optional[bytes]:
        """The blocks of one round; None where one is missing for which nothing can stand in."""
        blocks = []
        for _ in range(stream.count):
            data = stream.read(heads)
            blocks.append(None if data is NO_VALUE else self._with_head(heads[-1], data))
        whole = [block for block in blocks if block is not None]
        return b"".join(whole) if len(whole) == stream.count else None

    def _with_head(self, head: int, data: bytes) -> bytes:
        return head.to_bytes(self._head_size, "big") + data if self._head_size else data
