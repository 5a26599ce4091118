"""What networks are made of, and the registries that know every job, pipe, node and group."""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Tuple, Union

from fission import _sites
from fission.core.places import BaseGroup, BaseNode
from fission.core.registry import CONFLICTS, GROUPS, JOBS, NODES, PIPES, next_job_id, reset

__all__ = ["GROUPS", "JOBS", "NODES", "PIPES", "BaseGroup", "BaseJob", "BaseNode", "BasePipe", "reset"]


class BaseJob:
    """A program and the pipes it reads and writes. Derive from PythonJob or one of the executable jobs instead.

    Class attributes are settings; an attribute of the same name set in ``__init__`` wins over them.
    """

    #: Address or name of the node that runs the job while it is up and has room.
    DEFAULT_NODE: Optional[str] = None
    #: Group, or list of groups in order of priority, whose nodes may run the job.
    GROUPS: Union[str, List[str]] = "ALL"
    #: The job reads and writes heads: ``in_heads``, ``head``, ``out_heads``.
    HEAD: bool = False
    #: Calls of ``run`` that may wait before the oldest are dropped; 0 or less slows the sources instead.
    MAX_QUEUE: int = 0
    #: With ``save`` and ``restore``: rounds after which the state is saved; 0: only time counts.
    SAVE_EVERY_ROUNDS: int = 0
    #: With ``save`` and ``restore``: seconds after which the state is saved, if any round has passed.
    SAVE_EVERY_SECONDS: float = 1.0
    #: One directory, relative to the project, whose files lie in the job's folder; and any number of modules.
    DEPENDENCIES: Any = None

    #: Attributes that the system sets; they do not travel with the job.
    _SYSTEM: Tuple[str, ...] = (
        "inputs", "outputs", "head", "in_heads", "out_heads", "finished", "_site", "_setup_called",
    )

    #: Counts up from 1 in the order of construction.
    id: int
    #: Pipes that the job reads, in the order of ``run``'s arguments.
    inputs: List["BasePipe"]
    #: Pipes that the job writes, in the order of the values that ``run`` returns.
    outputs: List["BasePipe"]
    #: With ``HEAD``: head of what ``run`` returns, at first ``head_reduce`` of ``in_heads``. Change it in ``run``.
    head: Any
    #: With ``HEAD``: heads of the blocks that ``run`` was called with, one entry per input; a list of them for a pipe with
    #: ``BLOCK_COUNT`` above 1.
    in_heads: List[Any]
    #: With ``HEAD``: head for one output (by position) instead of ``head``, or None; forgotten after each round.
    out_heads: List[Any]
    #: The job ends after the current round.
    finished: bool

    def __new__(cls, *args: Any, id: Optional[int] = None, **kwargs: Any) -> "BaseJob":
        if id is not None:
            return JOBS[id]
        job = super().__new__(cls)
        job.id = next_job_id()
        job._prepare()
        job.__dict__["_site"] = _sites.site(job)
        JOBS[job.id] = job
        return job

    def __init__(
        self,
        inputs: Optional[Iterable["BasePipe"]] = None,
        outputs: Optional[Iterable["BasePipe"]] = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Joins the job to its pipes.

        :param inputs: pipes to read, in the order of ``run``'s arguments
        :param outputs: pipes to write, in the order of the values that ``run`` returns
        :raises TypeError: when one of them is no pipe
        """
        self._join(inputs, outputs)

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """Runs once on the node before the first ``run``. Override it to open files and load models; call super."""
        self._setup_called = True

    def run(self, *args: Any, **kwargs: Any) -> Any:
        """The job's work; to be overridden. Takes a value per input; an error fails the job, which is then started again."""
        raise NotImplementedError(f"{type(self).__name__} has no run()")

    def is_source(self) -> bool:
        """True for a job that only writes."""
        return not self.inputs and bool(self.outputs)

    def is_sink(self) -> bool:
        """True for a job that only reads."""
        return bool(self.inputs) and not self.outputs

    def is_connector(self) -> bool:
        """True for a job that reads and writes."""
        return bool(self.inputs) and bool(self.outputs)

    def is_async(self) -> bool:
        """True when ``run`` waits for no input."""
        return all(pipe.ASYNC for pipe in self.inputs)

    def __getstate__(self) -> Dict[str, Any]:
        """The attributes that travel to the node. An override begins with super's."""
        return {name: value for name, value in self.__dict__.items() if name not in self._SYSTEM}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        """Takes the attributes over on the node, where ``__init__`` does not run."""
        self.__dict__.update(state)

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.id}"

    __repr__ = __str__

    def _prepare(self) -> None:
        self.inputs = []
        self.outputs = []
        self.head = None
        self.in_heads = []
        self.out_heads = []
        self.finished = False

    def _join(self, inputs: Optional[Iterable["BasePipe"]], outputs: Optional[Iterable["BasePipe"]]) -> None:
        self.inputs = self._pipes("inputs", inputs) or self.inputs
        self.outputs = self._pipes("outputs", outputs) or self.outputs
        self.in_heads = [None] * len(self.inputs)
        self.out_heads = [None] * len(self.outputs)
        for pipe in self.inputs:
            pipe.destination = pipe.destination or self
        for pipe in self.outputs:
            pipe.source = pipe.source or self

    def _pipes(self, name: str, given: Optional[Iterable["BasePipe"]]) -> List["BasePipe"]:
        if given is None:
            return []
        pipes = list(given)
        for place, pipe in enumerate(pipes):
            if not isinstance(pipe, BasePipe):
                raise TypeError(f"{name}[{place}] of {self} is no pipe but {pipe!r}")
        return pipes


class BasePipe:
    """A typed one-way connection between two jobs. Calling a class twice with the same id gives the same pipe.

    A value becomes bytes by ``pack`` and then ``write``, and a value again by ``read`` and then ``unpack``.
    Override what differs; a pipe of 4-byte integers needs ``BLOCK_SIZE = 4``, ``pack`` and ``unpack``.
    """

    #: Bytes of each block, or the name of a protocol whose blocks delimit themselves.
    BLOCK_SIZE: Union[int, str] = 1
    #: Blocks that one call of the receiver's ``run`` takes, as a list.
    BLOCK_COUNT: int = 1
    #: The receiver's ``run`` never waits for this pipe.
    ASYNC: bool = False
    #: No block is lost or doubled when the reader's process, its node or the connection dies: the source's node keeps
    #: each block until all that the reader made of it is safe, and sends it again; the reader drops what it has had. The
    #: source is slowed where there is no room. Not to be combined with ASYNC, or with MAX_QUEUE of the reader.
    RELIABLE: bool = False
    #: Job classes that may write the pipe, with those derived from them; empty allows all.
    SOURCE_JOBS: Any = []
    #: Job classes that may read the pipe, with those derived from them; empty allows all.
    DESTINATION_JOBS: Any = []

    _SYSTEM = ("source", "destination", "_site")

    #: Identifies the pipe in its network.
    id: int
    #: The job that writes it; None as long as there is none.
    source: Optional[BaseJob]
    #: The job that reads it; None as long as there is none.
    destination: Optional[BaseJob]

    def __new__(cls, id: Optional[int] = None, *args: Any, **kwargs: Any) -> "BasePipe":
        known = PIPES.get(id) if isinstance(id, int) else None
        if known is not None and type(known) is cls:
            return known
        pipe = super().__new__(cls)
        pipe.source = pipe.destination = None
        pipe.__dict__["_site"] = _sites.site(pipe)
        if id is None:
            return pipe
        if not isinstance(id, int):
            raise TypeError(f"The id of a {cls.__name__} is a whole number, not {id!r}")
        pipe.id = id
        if known is None:
            PIPES[id] = pipe
        else:
            CONFLICTS.append((id, cls.__name__, pipe.__dict__["_site"]))
        return pipe

    def __init__(self, id: int) -> None:
        """:param id: whole number from 0 to 16,777,215 that no other pipe of the network has"""

    def pack(self, data: Any) -> Any:
        """What ``write`` gets for a value that ``run`` returned; by default the value itself."""
        return data

    def unpack(self, data: Any) -> Any:
        """What ``run`` gets for what ``read`` gave; by default the same."""
        return data

    def write(self, file_obj: Any, data: Any) -> Any:
        """Writes one block of packed data to a binary file."""
        return file_obj.write(data)

    def read(self, file_obj: Any) -> Any:
        """Reads one block from a binary file, which waits for all of its bytes; ``BLOCK_SIZE`` bytes unless overridden."""
        return file_obj.read(self.BLOCK_SIZE)

    def read_wrapper(self, file_obj: Any) -> bytes:
        """The bytes of exactly one block, without interpreting them; tells where a program's block ends."""
        return self.read(file_obj)

    def get_dummy(self) -> Optional[bytes]:
        """Bytes that stand for a lost block, ``BLOCK_SIZE`` of them where that is a number; None: zeros or the previous block do."""
        return None

    def complete(self) -> bool:
        """True when jobs are at both ends."""
        return self.source is not None and self.destination is not None

    def __getstate__(self) -> Dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in self._SYSTEM}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)

    def __str__(self) -> str:
        return f"{type(self).__name__} {getattr(self, 'id', '?')}"

    __repr__ = __str__
