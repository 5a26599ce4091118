"""The process of an executable job, with all that it starts: none of them outlives this host."""
from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from typing import Any, Dict, List, Sequence

from fission.program import words_of
from fission._host.failure import JobFailure

#: Kills a process group once its standard input ends, which it does with this process however that ends.
GUARD = ["/bin/sh", "-c", 'read _; kill -KILL "-$1"', "guard"]


class Program:
    """Started in this thread, in a process group of its own."""

    def __init__(self, job: Any, pipe_arguments: List[str], descriptors: Sequence[int]) -> None:
        """Raises JobFailure where the program cannot be started; starting again would not help."""
        command = words_of(job.EXECUTABLE)
        if not command:
            raise JobFailure("load", f"{job} names no program; set EXECUTABLE")
        self.name = command[0]
        self.label = f"{job}: its program {self.name}"
        environment = _environment()
        file = self._find(command[0], environment)
        arguments = [*command, *words_of(job.PARAMETERS), *pipe_arguments]
        try:
            self._process = subprocess.Popen(
                arguments,
                executable=file,
                env=environment,
                stdin=subprocess.DEVNULL,
                pass_fds=descriptors,
                start_new_session=True,
            )
        except OSError as error:
            hint = "; it is for another kind of processor, or a script without #! in its first line"
            # Exec format error.
            advice = hint if error.errno == 8 else ""
            raise JobFailure("load", f"{self.label} cannot be started: {error.strerror}{advice}") from error
        self._guard = subprocess.Popen(
            [*GUARD, str(self._process.pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def wait(self) -> int:
        """Waits for its end; gives the exit code, or the number of the signal that killed it, negative."""
        return self._process.wait()

    def terminate(self) -> None:
        """Asks the program, and what it has started, to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends the program with all that it has started."""
        self._signal(signal.SIGKILL)

    def close(self) -> None:
        """Ends what is left of it. Nothing may be asked of it after that."""
        self.kill()
        self._process.wait()
        if self._guard.stdin is not None:
            self._guard.stdin.close()
        self._guard.wait()

    def describe_end(self, code: int) -> str:
        """How it ended, as a sentence."""
        if code >= 0:
            return f"{self.label} ended with exit code {code}"
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"{self.label} was killed by {name}"

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            # It is gone, with all that it has started.
            return

    def _find(self, word: str, environment: Dict[str, str]) -> str:
        """The program's file: in the job's folder, or on the node."""
        folder = os.getcwd()
        beside = os.path.join(folder, word)
        if os.sep not in word and not os.path.isfile(beside):
            found = shutil.which(word, path=environment.get("PATH"))
            if found is None:
                raise JobFailure("load", f"{self.label} is neither in its DEPENDENCIES nor installed on this node")
            return found
        if not os.path.exists(beside):
            place = "does not exist on this node" if os.path.isabs(word) else "is not in its DEPENDENCIES"
            raise JobFailure("load", f"{self.label} {place}")
        if not os.path.isfile(beside):
            raise JobFailure("load", f"{self.label} is no file")
        if os.path.realpath(beside).startswith(os.path.join(os.path.realpath(folder), "")):
            os.chmod(beside, os.stat(beside).st_mode | stat.S_IXUSR)
        if not os.access(beside, os.X_OK):
            raise JobFailure("load", f"{self.label} is not executable; chmod +x makes it so")
        return beside


def _environment() -> Dict[str, str]:
    """This process's; a Python program prints at once, and has the environment in which this interpreter is."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if sys.prefix != sys.base_prefix:
        environment["PATH"] = os.path.join(sys.prefix, "bin") + os.pathsep + environment.get("PATH", os.defpath)
    return environment
