"""What has been constructed since the last reset."""
from __future__ import annotations

from itertools import count
from typing import Any, Dict, List, Optional, Tuple

#: Every group, by name.
GROUPS: Dict[str, Any] = {}
#: Every node, by address.
NODES: Dict[str, Any] = {}
#: Every pipe, by id.
PIPES: Dict[int, Any] = {}
#: Every job, by id.
JOBS: Dict[int, Any] = {}

#: Pipes that were constructed with an id that a pipe of another kind already has: (id, kind, place).
CONFLICTS: List[Tuple[int, str, Optional[Dict[str, Any]]]] = []

_ids = count(1)


def reset() -> None:
    """Forgets every job, pipe, node and group; the next job gets id 1 again. For tests with several networks."""
    GROUPS.clear()
    NODES.clear()
    PIPES.clear()
    JOBS.clear()
    CONFLICTS.clear()
    count_jobs_from(1)


def count_jobs_from(id: int) -> None:
    """The next job gets this id."""
    global _ids
    _ids = count(id)


def next_job_id() -> int:
    """The id of the job that is being constructed."""
    return next(_ids)
