import importlib
import os
import sys

import pytest
from fission.core.base import BasePipe
from fission.core.jobs import PythonJob, TypeScriptJob
from fission.core.pipes import BytesPipe, JSONPipe, OptionalPicklePipe, PicklePipe
from fission.emulate import EmulationError, emulate

MODULE = '''
import os, threading, time
from fission.core.jobs import ExecutableJob, InteractiveJob, MARVELOJob, PythonJob
from fission.core.pipes import BasePipe, BytesPipe

class Window(BytesPipe):
    BLOCK_COUNT = 2

class IntPipe(BasePipe):
    BLOCK_SIZE = 4
    def pack(self, data):
        return data.to_bytes(4, "big")
    def unpack(self, data):
        return int.from_bytes(data, "big")

class Doubles(MARVELOJob):
    DEPENDENCIES = "filters"
    EXECUTABLE = "./double.py"

class DoublesByName(ExecutableJob):
    DEPENDENCIES = "filters"
    EXECUTABLE = "./double.py"

class Adds(PythonJob):
    def __init__(self, *args, gain=1, **kwargs):
        super().__init__(*args, **kwargs)
        self.gain = gain
    def run(self, a, b):
        return (a + b) * self.gain

class Counts(PythonJob):
    def run(self):
        yield from range(3)

class Large(PythonJob):
    def run(self, values):
        return [value + b"x" for value in values]

class Heads(PythonJob):
    HEAD = True
    def run(self, value):
        self.out_heads = [None, self.head << 1]
        return value, value

class Ends(PythonJob):
    def run(self, value):
        if value > 1:
            self.finish()
        if value > 2:
            return None
        return value

class Dies(PythonJob):
    def run(self, code):
        os._exit(code)

class Sleeps(PythonJob):
    def run(self, value):
        time.sleep(3600)

class FailsInSetup(PythonJob):
    def setup(self, *args, **kwargs):
        raise OSError("no microphone")
    def run(self, value):
        return value
'''


@pytest.fixture
def jobs(tmp_path, monkeypatch):
    (tmp_path / "emulated_jobs.py").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("emulated_jobs")
    sys.modules.pop("emulated_jobs")


@pytest.fixture
def start():
    """Emulates jobs until the test is over."""
    started = []

    def begin(job, **options):
        started.append(emulate(job, **options))
        return started[-1]

    yield begin
    for emulator in started:
        emulator.kill()


def test_a_job_runs_in_its_own_process_with_the_attributes_of_its_constructor(jobs, start):
    add = start(jobs.Adds(inputs=[PicklePipe(1), JSONPipe(2)], outputs=[PicklePipe(3)], gain=10))
    assert [add(1, 2), add(2.5, 1)] == [[30], [35.0]]
    assert add.job.gain == 10 and add.cwd == os.path.join(os.getcwd(), ".emulate", "1")


def test_every_value_is_shown_on_its_way(jobs, start, capsys):
    start(jobs.Adds(inputs=[PicklePipe(1), PicklePipe(2)], outputs=[PicklePipe(3)]))("a", "b")
    shown = capsys.readouterr().out.splitlines()
    assert shown == ["in   PicklePipe 1: 'a'", "in   PicklePipe 2: 'b'", "out  PicklePipe 3: 'ab'"]


def test_a_source_gives_a_value_per_call_until_it_is_through(jobs, start):
    count = start(jobs.Counts(outputs=[PicklePipe(1)]))
    assert [count() for _ in range(3)] == [[0], [1], [2]]
    with pytest.raises(EmulationError, match="Counts 1 has ended: .* its generator is through"):
        count()


def test_a_window_is_a_list_or_tuple_of_its_length(jobs, start):
    large = start(jobs.Large(inputs=[jobs.Window(1, 300_000)], outputs=[PicklePipe(2)]))
    blocks = (b"a" * 300_000, b"b" * 300_000)
    assert large(blocks) == large(list(blocks)) == [[blocks[0] + b"x", blocks[1] + b"x"]]
    with pytest.raises(EmulationError, match="Window 1 takes a tuple or list of 2 values, its BLOCK_COUNT, not 5"):
        large(5)


def test_heads_go_in_and_come_out(jobs, start):
    heads = start(jobs.Heads(inputs=[PicklePipe(1)], outputs=[PicklePipe(2), PicklePipe(3)]))
    assert heads("x", head=5) == ["x", "x"]
    assert heads.heads == [5, 10]


def test_an_optional_input_has_its_value_in_the_same_round(jobs, start):
    add = start(jobs.Adds(inputs=[PicklePipe(1), OptionalPicklePipe(2)], outputs=[PicklePipe(3)]))
    assert [add(i, 10 * i) for i in range(20)] == [[11 * i] for i in range(20)]


def test_a_wrong_number_of_values_is_refused_and_the_job_goes_on(jobs, start):
    add = start(jobs.Adds(inputs=[PicklePipe(1), PicklePipe(2)], outputs=[PicklePipe(3)]))
    with pytest.raises(EmulationError, match="Adds 1 takes 2 values, one per input, not 3"):
        add(1, 2, 3)
    assert add(1, 2) == [3]


def test_a_value_that_a_pipe_cannot_carry_is_refused(jobs, start):
    add = start(jobs.Adds(inputs=[BytesPipe(1, 4), JSONPipe(2)], outputs=[PicklePipe(3)]))
    with pytest.raises(EmulationError, match="BytesPipe 1 cannot carry b'abc': .* 3 bytes"):
        add(b"abc", 1)
    with pytest.raises(EmulationError, match="JSONPipe 2 cannot carry"):
        add(b"abcd", {1, 2})


def test_a_job_that_throws_is_told_with_its_own_lines(jobs, start):
    add = start(jobs.Adds(inputs=[PicklePipe(1), PicklePipe(2)], outputs=[PicklePipe(3)]))
    with pytest.raises(EmulationError) as caught:
        add(1, "a")
    assert str(caught.value).startswith("Adds 1 failed: TypeError: unsupported operand")
    assert 'File "emulated_jobs.py", line 29, in run' in str(caught.value)
    with pytest.raises(EmulationError, match="Adds 1 has ended: it failed"):
        add(1, 2)


def test_a_setup_that_throws_is_told_at_once(jobs):
    with pytest.raises(EmulationError, match=r"FailsInSetup 1 failed: setup\(\) .* OSError: no microphone"):
        emulate(jobs.FailsInSetup(inputs=[PicklePipe(1)], outputs=[PicklePipe(2)]))


def test_a_job_that_ends_gives_its_last_values(jobs, start):
    ends = start(jobs.Ends(inputs=[PicklePipe(1)], outputs=[PicklePipe(2)]))
    assert [ends(1), ends(2)] == [[1], [2]]
    with pytest.raises(EmulationError, match="has ended"):
        ends(1)
    again = start(jobs.Ends(inputs=[PicklePipe(1)], outputs=[PicklePipe(2)]))
    with pytest.raises(EmulationError, match=r"has ended: it called finish\(\), returned None"):
        again(3)


def test_a_process_that_dies_is_told(jobs, start):
    with pytest.raises(EmulationError, match=r"Dies 1 has ended: its process is gone \(exit code 7\)"):
        start(jobs.Dies(inputs=[PicklePipe(1)]))(7)


def test_a_job_that_takes_too_long_is_told_and_its_process_ended(jobs, start):
    with pytest.raises(EmulationError, match="Sleeps 1 does not answer: it took more than 0.2 s"):
        start(jobs.Sleeps(inputs=[PicklePipe(1)]), timeout=0.2)(1)


def test_an_interactive_job_is_typed_to(jobs, start):
    asks = start(jobs.InteractiveJob(outputs=[PicklePipe(1)]))
    asks.type("hello")
    assert asks() == ["hello"]


def test_what_cannot_be_emulated_is_refused(jobs):
    with pytest.raises(TypeError, match="takes a job or a pipe, not int"):
        emulate(5)
    local = type("Local", (PythonJob,), {"__module__": "__main__"})
    with pytest.raises(EmulationError, match="its class Local is not in a module"):
        emulate(local())
    with pytest.raises(EmulationError, match="Scales 2 is written in TypeScript"):
        emulate(TypeScriptJob("net/jobs.ts", "Scales"))
    typed = type("Typed", (PicklePipe,), {"__module__": "__main__"})
    with pytest.raises(EmulationError, match="its class Typed is not in a module"):
        emulate(jobs.Counts(outputs=[typed(9)]))
    unsendable = jobs.Counts(outputs=[PicklePipe(1)])
    unsendable.convert = lambda value: value
    with pytest.raises(EmulationError, match="attribute convert cannot be sent"):
        emulate(unsendable)
    depending = jobs.Counts(outputs=[PicklePipe(2)])
    depending.DEPENDENCIES = "nowhere"
    with pytest.raises(EmulationError, match="names nowhere, which is no directory"):
        emulate(depending)


def test_a_pipe_shows_each_stage_and_gives_the_value_that_arrives(capsys):
    class Tenths(BasePipe):
        BLOCK_SIZE = 4

        def pack(self, data):
            return round(data * 10).to_bytes(4, "big")

        def unpack(self, data):
            return int.from_bytes(data, "big") / 10

    pipe = emulate(Tenths(1))
    assert pipe(2.5) == 2.5
    block = b"\0\0\0\x19"
    assert pipe.stages == [
        ("pack", block), ("write", block), ("read_wrapper", block), ("read", block), ("unpack", 2.5)
    ]
    assert capsys.readouterr().out.splitlines()[-1] == "unpack:       2.5"


def test_a_pipe_whose_reader_and_writer_disagree_is_told():
    class Short(BytesPipe):
        def pack(self, data):
            return data[:2]

    with pytest.raises(EmulationError, match="Short 1 wrote a block of 2 bytes, but its blocks have 4"):
        emulate(Short(1, 4))(b"abcd")

    class Leaves(BasePipe):
        BLOCK_SIZE = "OWN"

        def read(self, file_obj):
            return file_obj.read(1)

    with pytest.raises(EmulationError, match=r"read_wrapper\(\) of Leaves 2 left 3 of 4 bytes"):
        emulate(Leaves(2))(b"abcd")


PROGRAM = """#!{python}
import sys
def end(flag, mode):
    name = sys.argv[sys.argv.index(flag) + 1]
    return open(int(name) if name.isdigit() else name, mode, 0)
source, sink = end("-i", "rb"), end("-o", "wb")
while block := source.read(4):
    value = int.from_bytes(block, "big")
    if value == 0:
        sys.exit("no zeros")
    sink.write((2 * value).to_bytes(4, "big"))
"""


@pytest.mark.parametrize("kind", ["Doubles", "DoublesByName"])
def test_a_program_runs_as_it_does_in_a_run(jobs, start, kind, capfd):
    os.mkdir("filters")
    with open("filters/double.py", "w") as file:
        file.write(PROGRAM.format(python=sys.executable))
    double = start(getattr(jobs, kind)(inputs=[jobs.IntPipe(1)], outputs=[jobs.IntPipe(2)]))
    assert [double(value) for value in (1, 2, 1000)] == [[2], [4], [2000]]
    assert os.path.exists(os.path.join(double.cwd, "double.py"))
    with pytest.raises(EmulationError, match=f"{kind} 1 failed: .*exit"):
        double(0)
    assert "no zeros" in capfd.readouterr().err
