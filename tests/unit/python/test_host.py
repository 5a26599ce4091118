"""The parts of the job host that need no agent."""
import base64
import json
import os
import pickle
import random
import socket
import struct
import subprocess
import sys
import threading

import fission
import pytest
from fission._host.failure import AgentGone, JobFailure, user_traceback
from fission._host.inputs import NO_VALUE, AsyncInput, InputStream
from fission._host.protocol import BLOCK, CONTROL, DUMMY, ROUND_BITS, BlockHeader, control_frame, frame
from fission._host.reader import FrameReader
from fission._host.restore import restore_job
from fission.core.pipes import BytesPipe, OptionalPicklePipe, PicklePipe


def block(header, pipe, number, head, data):
    return header.pack(header.bytes - 4 + len(data), BLOCK << 24 | pipe, number, head) + data


@pytest.mark.parametrize("head_size", [1, 2, 8])
def test_frames_arrive_whole_however_they_are_cut(head_size):
    seed = random.randrange(2**32)
    print("seed", seed)
    choose = random.Random(seed)
    header = BlockHeader(head_size)
    sent = []
    for number in range(1, 40):
        size = choose.choice([1, 5, 300, 40_000, 100_000])
        sent.append((BLOCK << 24 | 7, number, choose.randrange(256), choose.randbytes(size)))
    stream = b"".join(block(header, 7, number, head, data) for _, number, head, data in sent)
    stream += frame(DUMMY, 7, 40, struct.pack(">I", 3)) + control_frame({"type": "stop"})
    ours, theirs = socket.socketpair()
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    reader = FrameReader(ours)
    reader.header = header
    def write():
        at = 0
        while at < len(stream):
            step = choose.choice([1, 17, 1000, 70_000])
            theirs.sendall(stream[at : at + step])
            at += step
        theirs.close()

    threading.Thread(target=write, daemon=True).start()
    received = [reader.next() for _ in sent]
    assert received == sent
    kind_and_pipe, number, _head, count = reader.next()
    assert (kind_and_pipe, number, count) == (DUMMY << 24 | 7, 40, b"\0\0\0\3")
    assert reader.next()[3] == b'{"type": "stop"}'
    with pytest.raises(AgentGone):
        reader.next()


def test_messages_are_found_ahead_without_being_taken():
    ours, theirs = socket.socketpair()
    reader = FrameReader(ours)
    header = BlockHeader(1)
    theirs.sendall(block(header, 1, 1, 0, b"a"))
    assert reader.next()[3] == b"a"
    theirs.sendall(block(header, 1, 2, 0, b"b") + control_frame({"type": "stop"}))
    assert reader.messages_ahead() == [{"type": "stop"}]
    assert reader.next()[3] == b"b"
    assert reader.next()[3] == b'{"type": "stop"}'


def waiting(stream, *blocks):
    for number, data in enumerate(blocks, 1):
        stream.waiting.append((number, 0, data))


def test_a_missing_block_is_the_pipe_s_own_dummy_where_it_fits():
    class Dummy(BytesPipe):
        def get_dummy(self):
            return b"\xff\xff"

    stream = InputStream(Dummy(1, 2), 2)
    waiting(stream, None)
    assert stream.read([]) == b"\xff\xff"
    wrong = InputStream(Dummy(2, 3), 3)
    waiting(wrong, None)
    assert wrong.read([]) == b"\0\0\0"


def test_a_missing_block_of_no_fixed_size_repeats_the_one_before_or_skips_the_round():
    stream = InputStream(PicklePipe(1), None)
    waiting(stream, None, pickle.dumps("x"), None)
    assert [stream.read([]) for _ in range(3)] == [NO_VALUE, "x", "x"]


def test_rounds_are_counted_in_windows():
    class Window(PicklePipe):
        BLOCK_COUNT = 3

    stream = InputStream(Window(1), None)
    stream.waiting.append((2 << ROUND_BITS | 7, 0, b""))
    assert stream.round == 2 << ROUND_BITS | 3


def optional(**attributes):
    kind = type("Setting", (OptionalPicklePipe,), attributes)
    return kind(1)


def test_an_optional_input_keeps_its_value_or_passes_it_once():
    keeps = AsyncInput(optional(OPTIONAL_DEFAULT=0), {"size": 0, "deleteMode": "oldest"})
    assert keeps.read() == 0
    keeps.push(pickle.dumps(5))
    assert [keeps.read(), keeps.read()] == [5, 5]
    passes = AsyncInput(optional(OPTIONAL_DEFAULT=0, OPTIONAL_STORE=False), {"size": 0, "deleteMode": "oldest"})
    passes.push(pickle.dumps(5))
    assert [passes.read(), passes.read()] == [5, 0]


@pytest.mark.parametrize("mode, kept", [("oldest", [3, 4]), ("newest", [1, 2])])
def test_a_full_optional_input_drops_by_its_rule(mode, kept):
    entry = AsyncInput(optional(OPTIONAL_STORE=False), {"size": 2, "deleteMode": mode})
    for value in range(1, 5):
        entry.push(pickle.dumps(value))
    assert [entry.read(), entry.read(), entry.read()] == [*kept, None]


def test_a_module_that_the_node_lacks_is_named_with_the_job(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", list(sys.path))
    packed = {"class": "no_such_package.jobs:Filter", "state": b"", "pipes": [], "inputs": [], "outputs": []}
    attributes = base64.b64encode(pickle.dumps(packed)).decode()
    described = {"id": 4, "type": "Filter", "dependencies": [], "attributes": attributes}
    with pytest.raises(JobFailure) as caught:
        restore_job({"job": described, "bundle": str(tmp_path), "directory": str(tmp_path)})
    assert caught.value.message.startswith("Filter 4 needs no_such_package, which ")
    assert (caught.value.phase, caught.value.retry) == ("load", False)


def test_a_traceback_shows_the_user_s_frames_of_every_cause(tmp_path):
    (tmp_path / "user_module.py").write_text(
        "import json\n\n\ndef inner():\n    json.loads('{')\n\n\ndef outer():\n"
        "    try:\n        inner()\n    except ValueError as error:\n        raise RuntimeError('no settings') from error\n"
    )
    namespace = {}
    source = (tmp_path / "user_module.py").read_text()
    exec(compile(source, str(tmp_path / "user_module.py"), "exec"), namespace)
    with pytest.raises(RuntimeError) as caught:
        namespace["outer"]()
    shown = user_traceback(caught.value, str(tmp_path))
    assert 'File "user_module.py", line 5, in inner' in shown
    assert 'File "user_module.py", line 12, in outer' in shown
    assert "decoder.py" not in shown and __file__ not in shown
    assert shown.endswith("RuntimeError: no settings")


def test_a_python_that_is_too_old_says_so_to_the_agent():
    ours, theirs = socket.socketpair()
    code = f"import os, too_old; os.dup2({theirs.fileno()}, 3); too_old.refuse('host')"
    ours.sendall(control_frame({"type": "start"}))
    folder = os.path.dirname(os.path.dirname(fission.__file__))
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, pass_fds=[theirs.fileno()], stderr=subprocess.PIPE, text=True
    )
    theirs.close()
    kind_and_pipe, _number, _head, data = FrameReader(ours).next()
    failure = json.loads(data)
    assert (ended.returncode, kind_and_pipe >> 24) == (1, CONTROL)
    assert (failure["type"], failure["phase"], failure["retry"]) == ("failed", "load", False)
    assert failure["message"] in ended.stderr and "FISSION needs Python 3.9 or newer" in failure["message"]
