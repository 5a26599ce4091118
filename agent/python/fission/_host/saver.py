"""Saves the state of a job between two rounds, when it is time, and gives it back to one that goes on."""
from __future__ import annotations

import base64
import pickle
from typing import Any, Dict, Optional

from fission.core.pipes import PICKLE_PROTOCOL
from fission._host.agent_socket import AgentSocket
from fission._host.failure import JobFailure
from fission._host.protocol import MAX_STATE_BYTES, ROUND_BITS


class StateSaver:
    """`want` may be called from another thread."""

    def __init__(self, job: Any, every_rounds: int, socket: AgentSocket) -> None:
        self._job = job
        self._every_rounds = every_rounds
        self._socket = socket
        self._rounds = 0
        self._last = 0
        self._is_wanted = False

    def round_done(self, number: int) -> None:
        """The round is through and its blocks are added."""
        self._rounds += 1
        self._last = number
        if self._is_wanted or 0 < self._every_rounds <= self._rounds:
            self._save()

    def want(self, is_between_rounds: bool) -> None:
        """The agent wants a state: now if no round is being worked on, else after the next."""
        self._is_wanted = True
        if is_between_rounds and self._rounds:
            self._save()

    def _save(self) -> None:
        self._rounds = 0
        self._is_wanted = False
        try:
            state = pickle.dumps(self._job.save(), PICKLE_PROTOCOL)
        except Exception as error:
            raise JobFailure("run", f"save() of {self._job} failed", error) from error
        if len(state) > MAX_STATE_BYTES:
            limit = f"{MAX_STATE_BYTES // 1024 // 1024} MiB"
            raise JobFailure("output", f"save() of {self._job} gave {len(state)} bytes, more than {limit}")
        self._socket.send_state(self._last, state)


def make_saver(job: Any, start: Dict[str, Any], socket: AgentSocket) -> Optional[StateSaver]:
    """What saves the job's state, if it has one."""
    rule = start["job"].get("saves")
    if rule is None or rule["lacks"] is not None:
        return None
    return StateSaver(job, rule["everyRounds"], socket)


def restore_state(job: Any, start: Dict[str, Any]) -> None:
    """Gives the job the state from which it goes on, if there is one. Raises JobFailure."""
    saved = start.get("saved")
    if saved is None:
        return
    try:
        job.restore(pickle.loads(base64.b64decode(saved["state"])))
    except Exception as error:
        raise JobFailure("setup", f"restore() of {job} failed", error) from error


def first_number(start: Dict[str, Any]) -> int:
    """Generation and round with which a job that counts its own rounds begins."""
    generation: int = start["generation"]
    saved = start.get("saved")
    done = saved["round"] if saved is not None and saved["generation"] == generation else 0
    return generation << ROUND_BITS | (done + 1)
