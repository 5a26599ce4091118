"""What every loop of a job has: where it stands, and whether it is to go on."""
from __future__ import annotations

from typing import Any, Dict, Optional

from fission.core.base import BaseJob
from fission._host.agent_socket import AgentSocket
from fission._host.heads import JobHeads
from fission._host.outputs import Emit
from fission._host.saver import first_number, make_saver
from fission._host.reader import Frame


class JobLoop:
    """Runs rounds in the process's first thread; `stop` and `reset` may be called from another."""

    def __init__(
        self, job: BaseJob, socket: AgentSocket, emit: Emit, heads: Optional[JobHeads], start: Dict[str, Any]
    ) -> None:
        self.job: Any = job
        self.socket = socket
        self.emit = emit
        self.heads = heads
        self.head_size: int = start["headSize"]
        self.stopping = False
        #: Generation and round of the first block that will not come.
        self.next = first_number(start)
        self.saver = make_saver(job, start, socket)

    def run(self) -> None:
        """Returns when the job has ended or was stopped."""
        raise NotImplementedError

    def stop(self) -> None:
        """End after the round that is being worked on."""
        self.stopping = True

    def reset(self, generation: int) -> None:
        """Count rounds from 1 again, where the job counts them."""

    def save_state(self) -> None:
        """The agent wants the job's state."""

    def take(self, frame: Frame) -> None:
        """Puts a frame where it belongs."""
        raise NotImplementedError

    def bit(self, bit: int) -> int:
        """A bit of the head's first byte, in a head of this network's size."""
        return bit << 8 * (self.head_size - 1)
