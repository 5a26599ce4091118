"""The loop of an executable job: its program runs beside this process, which pumps between frames and the program's pipes.

The program is given whole rounds only, with a block, or what stands for it, from every synchronous input. Its n-th
block on an output is that of its n-th round. What it was given counts as done, so that it may read ahead.
"""
from __future__ import annotations

import os
import sys
import threading
import time
from typing import Any, Callable, Dict, List, Optional

from fission.core.base import BaseJob
from fission._host.agent_socket import AgentSocket
from fission._host.failure import AgentGone, JobFailure
from fission._host.loop import JobLoop
from fission._host.program import Program
from fission._host.program_inputs import ProgramInputs
from fission._host.program_output import ProgramOutput
from fission._host.program_pipes import Descriptor, make_pipes, remove_pipes
from fission._host.program_rounds import FedRounds, OwnRounds, Rounds
from fission._host.protocol import CORRUPTED, RESET, BlockHeader
from fission._host.reader import Frame

#: What the program did just before its end has this long to be noticed.
LAST_WORDS_SECONDS = 0.1

#: One output may be this far ahead of another: a reader of both holds about so much of one.
MAX_LEAD_BYTES = 1024 * 1024
MAX_LEAD_BLOCKS = 256


class ProgramLoop(JobLoop):
    """`run` waits for the program in the process's first thread; frames come from another."""

    def __init__(self, job: BaseJob, socket: AgentSocket, header: BlockHeader, start: Dict[str, Any]) -> None:
        """Starts the program. Raises JobFailure."""
        super().__init__(job, socket, lambda *_: None, None, start)
        self._failure: Optional[JobFailure] = None
        self._lock = threading.Lock()
        self._pipes = make_pipes(job)
        outputs = self._pipes[len(job.inputs) :]
        self._counts_itself = job.is_async()
        self._rounds: Rounds = (
            OwnRounds(len(outputs), start["generation"], self.bit(RESET))
            if self._counts_itself
            else FedRounds(len(outputs), self.next, self._warn_of_early_block)
        )
        self._inputs = ProgramInputs(job, self._pipes, start, self.bit(CORRUPTED), self._rounds, self._report)
        self._outputs = [
            ProgramOutput(job, place, described["blockSize"], end, self._rounds, header, socket, self._report)
            for place, (described, end) in enumerate(zip(start["outputs"], outputs))
        ]
        arguments = [word for end in self._pipes for word in (end.flag, end.argument) if word]
        inherited = [end for end in self._pipes if isinstance(end, Descriptor)]
        self._program = Program(job, arguments, [end.theirs for end in inherited])
        for end in inherited:
            end.started()

    def run(self) -> None:
        """Waits for the program's end and works off what it wrote. Raises JobFailure where it did not end well."""
        try:
            readers = [self._begin(output.work) for output in self._outputs]
            for feed in self._inputs.feeds:
                self._begin(feed.work)
            if self.job.OPEN_TIMEOUT > 0:
                self._begin(self._watch_opening)
            code = self._program.wait()
            # What it has started would keep its pipes open.
            self._program.kill()
            unopened = self._unopened()
            for end in self._pipes:
                end.let_go()
            self._rounds.end()
            for reader in readers:
                reader.join()
            self._report()
            if not self.stopping:
                self._judge(code, unopened)
        finally:
            self._program.close()
            remove_pipes()
            self.next = self._rounds.next

    def stop(self) -> None:
        super().stop()
        self._program.terminate()

    def reset(self, generation: int) -> None:
        self._rounds.reset(generation)

    def take(self, frame: Frame) -> None:
        """Puts a frame where it belongs."""
        self._inputs.take(frame)

    def _begin(self, work: Callable[[], None]) -> threading.Thread:
        def guarded() -> None:
            try:
                work()
            except AgentGone:
                os._exit(0)
            except JobFailure as failure:
                self._give_up(failure)
            except Exception as error:
                self._give_up(JobFailure("run", f"the pipes of {self.job} failed", error))

        thread = threading.Thread(target=guarded, daemon=True)
        thread.start()
        return thread

    def _give_up(self, failure: JobFailure) -> None:
        self._failure = self._failure or failure
        self._program.kill()

    def _report(self) -> None:
        """Writes out what waits; and what is done, where the agent may pause this process: with its outputs level."""
        with self._lock:
            if self._is_level():
                written = getattr(self._rounds, "written", 0)
                self.socket.rounds = max(self.socket.rounds, written if self._counts_itself else self._inputs.given)
                self.socket.flush()
            else:
                self.socket.flush_blocks()

    def _is_level(self) -> bool:
        if len(self._outputs) < 2:
            return True
        first = max(self._outputs, key=lambda output: output.blocks)
        last = min(self._outputs, key=lambda output: output.blocks)
        lead = first.blocks - last.blocks
        if lead * first.bytes <= MAX_LEAD_BYTES * first.blocks:
            return True
        if lead > MAX_LEAD_BLOCKS:
            written = f"{first.blocks} blocks to {first.pipe} and {last.blocks} to {last.pipe}"
            raise JobFailure("output", f"{self._program.label} wrote {written}; a round has one block for each output")
        return False

    def _watch_opening(self) -> None:
        seconds = self.job.OPEN_TIMEOUT
        for end in self._pipes:
            if not end.wait_until_opened(seconds):
                raise JobFailure("load", f"{self._program.label} has not opened {end.flag} {end.argument} in {seconds} s")

    def _unopened(self) -> List[str]:
        """The pipes that the program, which has ended, never opened."""
        if not all(end.was_opened for end in self._pipes):
            # It may have opened one just now.
            time.sleep(LAST_WORDS_SECONDS)
        return [f"{end.flag} {end.argument}" for end in self._pipes if not end.was_opened]

    def _judge(self, code: int, unopened: List[str]) -> None:
        if self._failure is not None:
            raise self._failure
        cut_off = [
            f"in the middle of a block of {output.pipe}, of which it wrote {output.left_over} bytes"
            for output in self._outputs
            if output.left_over
        ]
        words = ", ".join([self._program.describe_end(code), *cut_off])
        if code != 0 or cut_off:
            raise JobFailure("run", words)
        if unopened:
            raise JobFailure("load", f"{words}, but has never opened {' and '.join(unopened)}")

    def _warn_of_early_block(self, place: int) -> None:
        pipe = self.job.outputs[place]
        words = f"warning: {self._program.label} wrote a block to {pipe} before it was given that block's round"
        print(f"{words}; the block waits", file=sys.stderr)
