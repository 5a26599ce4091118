"""Why an emulated job or pipe gives no result."""
from __future__ import annotations


class EmulationError(RuntimeError):
    """The message names the job or pipe; where the job's own code failed, its traceback follows."""
