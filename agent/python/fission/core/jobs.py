"""Jobs to derive from, and predefined ones."""
from __future__ import annotations

import csv
import os
from functools import reduce
from typing import Any, Callable, Iterable, List, Optional, Union

from fission.core.base import BaseJob, BasePipe
from fission.core.head import Head
from fission.core.kept_length import KeptLength

__all__ = [
    "BaseJob", "CSVSinkJob", "DynamicExecutableJob", "DynamicMARVELOJob", "ExecutableJob", "Head", "InteractiveJob",
    "LocalJob", "MARVELOJob", "PythonJob", "TypeScriptJob",
]

Pipes = Optional[Iterable[BasePipe]]


class PythonJob(BaseJob):
    """A job written in Python: derive from it and define ``run``.

    ``__init__`` runs on the client when the config is read; the attributes that it sets travel to the node. ``setup``
    and ``run`` run on the node, in a folder of the job's own as working directory.

    ``run`` gets one value per input, a list of them for a pipe with ``BLOCK_COUNT`` above 1. A returned tuple has one
    value for each output, in order; any other value goes to all of them. ``None`` ends a job that has outputs. A source
    may also make ``run`` a generator, whose values are sent one by one.

    Two methods are for jobs that keep something between rounds, and are defined there only. ``save()`` is called after a
    round, every ``SAVE_EVERY_ROUNDS`` rounds or ``SAVE_EVERY_SECONDS``, and returns anything that pickle can carry, at most
    16 MiB of it. When the job goes on elsewhere, or in another process, ``restore(state)`` gets the last state that was
    kept, after ``setup`` and before the first ``run``; the rounds after it come again, if the inputs are reliable, and a
    source goes on with the round after it. In a generator change the state before ``yield``.

    ``preference(nodes)``, where a job defines it, chooses the node: it runs on the client, gets a list of NodeInfo, those of
    one of the job's groups that are up and have room, best score first, and returns one of them, or None to leave the
    choice to the score.
    """

    def __init__(self, inputs: Pipes = None, outputs: Pipes = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(inputs, outputs, *args, **kwargs)

    def finish(self) -> None:
        """Ends the job after the current round; every job behind it ends after its last block."""
        self.finished = True

    def head_reduce(self) -> Any:
        """Combines ``in_heads`` into ``head`` before each ``run``; by default the OR of all of them."""
        heads = [head for entry in self.in_heads for head in (entry if isinstance(entry, list) else [entry])]
        return reduce(lambda one, other: one | other, heads)


class LocalJob(BaseJob):
    """A job that runs on the client's own computer. Usual beside another: ``class Sink(PythonJob, LocalJob)``."""

    #: The group of the client's computer alone.
    GROUPS = "LOCAL"


class InteractiveJob(LocalJob, PythonJob):
    """A source: each line that the user types is one block. An empty line, or the end of the input, ends the job."""

    #: Set by the process in which the job runs; gives the next line, None at the end.
    _next_line: Callable[[], Optional[str]]
    _SYSTEM = PythonJob._SYSTEM + ("_next_line",)

    def run(self) -> Any:
        """Gives each line without its end."""
        while True:
            line = self._next_line()
            if not line:
                self.finish()
                return
            yield line


class CSVSinkJob(LocalJob, PythonJob):
    """Writes a CSV file on the client's computer: a header row, then a row for each compute block, at once on disk.

    A file that an earlier placement of the job left in its folder is continued. Where all inputs are RELIABLE, the length
    of the file is a state that is kept: a sink that goes on in another process cuts off the rows after it, which then come
    again. So no row is missing and none is there twice. A subclass with a state of its own saves ``super().save()``, and
    hands it to ``super().restore(...)``.
    """

    def __init__(self, path: str, inputs: Pipes = None, col_pattern: str = "pipe_{pipe.id}") -> None:
        """
        :param path: where to write, relative to the job's folder
        :param inputs: pipes to read, one column each
        :param col_pattern: name of each column, a format string of ``pipe`` and ``job``
        """
        self.path = path
        self.col_pattern = col_pattern
        super().__init__(inputs=inputs)

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """Opens the file. Raises OSError where it cannot be written."""
        super().setup(*args, **kwargs)
        folder = os.path.dirname(self.path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        self.file = open(self.path, "a", newline="")
        self.writer = csv.writer(self.file)
        if self.file.tell() == 0:
            self.writer.writerow([self.col_pattern.format(pipe=pipe, job=self) for pipe in self.inputs])
            self.file.flush()
        self._kept = KeptLength(self.file, self.path) if self._is_kept else None

    def run(self, *args: Any) -> None:
        """Writes a row with the text of each value; a subclass may call it with other values than its inputs."""
        if self._kept:
            self._kept.before_row()
        self.writer.writerow([str(item) for item in args])
        self.file.flush()

    @property
    def save(self) -> Any:
        """Gives the length of the file; None on other pipes, where the rows cut off would not come again."""
        return (lambda: self._kept.save()) if self._is_kept else None

    @property
    def restore(self) -> Any:
        """Takes the length of the file; None on other pipes."""
        return (lambda length: self._kept.restore(length)) if self._is_kept else None

    @property
    def _is_kept(self) -> bool:
        return bool(self.inputs) and all(pipe.RELIABLE for pipe in self.inputs)


class TypeScriptJob(BaseJob):
    """A job whose code is TypeScript, in a network whose config is Python. Its settings are those of that class.

    The pipes at its ends must be ones that both languages read: JSONPipe, MessagePackPipe, BytesPipe, or one with a
    fixed BLOCK_SIZE.
    """

    def __init__(self, module: str, name: str, inputs: Pipes = None, outputs: Pipes = None, **options: Any) -> None:
        """
        :param module: file of the class, relative to the project: ``"my_network/jobs/jobs.ts"``
        :param name: the class, which the file exports
        :param options: further options of its constructor, as far as JSON has them
        """
        super().__init__(inputs=inputs, outputs=outputs)
        self.module = module
        self.name = name
        self.options = options

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class ExecutableJob(BaseJob):
    """A program in any language, started as ``EXECUTABLE PARAMETERS`` in the job's folder, where its DEPENDENCIES are.

    It gets ``INPUT_FLAG path`` for each input and ``OUTPUT_FLAG path`` for each output; the paths are named pipes. In
    every round it reads ``BLOCK_COUNT`` blocks from each input and writes one block to each output, with ``HEAD`` each
    of them behind its head of ``HEAD_SIZE`` bytes. It may read ahead. Its input ends when its sources have finished;
    exit code 0 finishes the job, any other is a crash.
    """

    #: The program and its first arguments: a text, cut at white space, or a list. A path is relative to the
    #: DEPENDENCIES directory; a name without a slash may also be that of a program which the node has.
    EXECUTABLE: Union[str, List[str], None] = None
    #: Further arguments: a text, cut at white space, or a list.
    PARAMETERS: Union[str, List[str], None] = None
    #: Argument before each input; an empty one is left out.
    INPUT_FLAG = "-i"
    #: Argument before each output; an empty one is left out.
    OUTPUT_FLAG = "-o"
    #: Seconds in which the program must have opened all of its named pipes; 0: it may take as long as it likes.
    OPEN_TIMEOUT = 60.0

    #: How the program gets its pipes: paths of named pipes, or numbers of open file descriptors.
    _PIPES_AS = "paths"

    def __init__(self, inputs: Pipes = None, outputs: Pipes = None) -> None:
        super().__init__(inputs=inputs, outputs=outputs)


class MARVELOJob(ExecutableJob):
    """An ExecutableJob whose program gets numbers of open file descriptors instead of paths."""

    _PIPES_AS = "descriptors"


class DynamicExecutableJob(ExecutableJob):
    """An ExecutableJob that is described where it is constructed."""

    def __init__(
        self,
        dependencies: Any,
        executable: str,
        parameters: str = "",
        groups: Any = "",
        input_flag: str = "-i",
        output_flag: str = "-o",
        head: bool = False,
        inputs: Pipes = None,
        outputs: Pipes = None,
    ) -> None:
        """
        :param dependencies: directory with all that the program needs
        :param executable: the program, relative to that directory
        :param parameters: further arguments
        :param groups: groups of nodes that may run it; the class's unless given
        :param input_flag: argument before each input
        :param output_flag: argument before each output
        :param head: the program reads and writes the head before each block
        """
        super().__init__(inputs=inputs, outputs=outputs)
        self.DEPENDENCIES = dependencies
        self.EXECUTABLE = executable
        self.PARAMETERS = parameters
        self.INPUT_FLAG = input_flag
        self.OUTPUT_FLAG = output_flag
        self.HEAD = head
        if groups != "":
            self.GROUPS = groups


class DynamicMARVELOJob(DynamicExecutableJob, MARVELOJob):
    """A MARVELOJob that is described where it is constructed."""
