import io
import math
import random
import struct
import sys
from array import array
from collections import OrderedDict, namedtuple
from datetime import datetime, timedelta, timezone
from enum import IntEnum

import pytest
from fission._host.codec import decoder, encoder
from fission.core import arrays, messagepack
from fission.core.pipes import MessagePackPipe, OptionalMessagePackPipe

numpy = pytest.importorskip("numpy")


def round_trip(value):
    return messagepack.unpack(messagepack.pack(value))


BOUNDS = [2**bits for bits in (5, 7, 8, 15, 16, 31, 32, 53, 63, 64, 200)]


@pytest.mark.parametrize("value", [sign * (bound + step) for bound in BOUNDS for sign in (1, -1) for step in (-1, 0, 1)])
def test_an_int_of_any_size_arrives(value):
    assert round_trip(value) == value and type(round_trip(value)) is int


@pytest.mark.parametrize("value", [None, True, False, 0.5, math.inf, "", "ä🎉", "\udc80", b"", b"\0" * 300])
def test_a_plain_value_arrives_as_it_was(value):
    assert round_trip(value) == value and type(round_trip(value)) is type(value)


def test_nan_arrives_as_nan():
    assert math.isnan(round_trip(math.nan))


@pytest.mark.parametrize("size", [0, 15, 16, 31, 32, 255, 256, 65535, 65536])
def test_texts_bytes_lists_and_dicts_of_any_length_arrive(size):
    for value in ("x" * size, b"x" * size, list(range(size)), {str(item): item for item in range(size)}):
        assert round_trip(value) == value


def random_value(choose, depth=0):
    kind = choose.randrange(8 if depth < 5 else 6)
    if kind == 6:
        return [random_value(choose, depth + 1) for _ in range(choose.randrange(20))]
    if kind == 7:
        return {str(item): random_value(choose, depth + 1) for item in range(choose.randrange(20))}
    return [None, True, choose.randrange(-(2**70), 2**70), choose.random(), "t" * choose.randrange(40), choose.randbytes(9)][kind]


def test_values_within_values_arrive_and_are_found_in_a_file():
    seed = random.randrange(2**32)
    print("seed", seed)
    choose = random.Random(seed)
    values = [random_value(choose) for _ in range(200)]
    blocks = [messagepack.pack(value) for value in values]
    assert [messagepack.unpack(block) for block in blocks] == values
    file = io.BytesIO(b"".join(blocks))
    assert [messagepack.read_block(file) for _ in blocks] == blocks
    assert messagepack.read_block(file) == b""


def test_derived_and_numpy_s_own_classes_arrive_as_what_they_are_derived_from():
    Point = namedtuple("Point", "x y")
    Level = IntEnum("Level", "LOW HIGH")
    value = [Point(1, 2), Level.HIGH, OrderedDict(a=1), numpy.float32(0.5), numpy.int64(-3), numpy.bool_(True)]
    assert round_trip(value) == [[1, 2], 2, {"a": 1}, 0.5, -3, True]
    assert [type(item) for item in round_trip(value)] == [list, int, dict, float, int, bool]


def test_a_datetime_arrives_with_its_time_zone():
    moment = datetime(2024, 2, 29, 12, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=2)))
    assert round_trip(moment) == moment and round_trip(moment).tzinfo is timezone.utc
    assert round_trip(datetime(1969, 12, 31, tzinfo=timezone.utc)).year == 1969
    assert messagepack.unpack(b"\xd6\xff\0\0\0\1") == datetime(1970, 1, 1, 0, 0, 1, tzinfo=timezone.utc)
    eight = struct.pack(">Q", 500_000_000 << 34 | 2)
    assert messagepack.unpack(b"\xd7\xff" + eight).microsecond == 500_000


@pytest.mark.parametrize("kind", ["i1", "u1", "<i2", ">i2", "u2", "i4", "u4", "i8", "u8", "f4", ">f4", "f8"])
@pytest.mark.parametrize("shape", [(6,), (2, 3), (0, 4), ()])
def test_an_array_keeps_its_elements_and_shape_and_may_be_changed(kind, shape):
    sent = numpy.full(shape, 3, kind)
    got = round_trip({"array": sent})["array"]
    assert got.shape == shape and got.dtype == sent.dtype.newbyteorder("=")
    assert (got == sent).all()
    got.fill(1)


def test_an_array_that_is_a_view_of_another_arrives_whole():
    table = numpy.arange(12, dtype="f8").reshape(3, 4)
    assert (round_trip(table.T[::2]) == table.T[::2]).all()


def test_arrays_need_no_numpy(monkeypatch):
    sent = messagepack.pack([numpy.float32([1.5, 2]), numpy.arange(6, dtype="i2").reshape(2, 3), numpy.zeros((0, 2))])
    monkeypatch.setitem(sys.modules, "numpy", None)
    flat, table, empty = messagepack.unpack(sent)
    assert flat == array("f", [1.5, 2]) and table[1, 2] == 5 and table.shape == (2, 3) and len(empty) == 0
    flat[0] = table[0, 0] = 7
    assert messagepack.pack([array("f", [1.5, 2]), table.tolist()]) != sent
    again = messagepack.unpack(messagepack.pack([flat, table, array("l", [-1]), memoryview(b"ab")]))
    assert again[0] == flat and again[1].tolist() == [[7, 1, 2], [3, 4, 5]]
    assert again[2].tolist() == [-1] and again[3].tolist() == [97, 98]


@pytest.mark.parametrize("value, message", [
    ({1, 2}, "MessagePack has no set"),
    (lambda: 1, "MessagePack has no function"),
    (1j, "MessagePack has no complex"),
    ({None: 1}, "a dict's keys are str or int, not NoneType"),
    ({True: 1}, "a dict's keys are str or int, not bool"),
    (numpy.zeros(2, complex), "not of complex128; convert it"),
    (numpy.array(["a"]), "not of <U1; convert it"),
    (array("u", "ab"), "not of [uw]; convert it"),
    (numpy.longdouble(1), "MessagePack has no (longdouble|float128)"),
])  # fmt: skip
def test_what_cannot_be_carried_is_named(value, message):
    with pytest.raises(TypeError, match=message):
        messagepack.pack([value])


def test_a_value_that_contains_itself_is_refused():
    cycle = []
    cycle.append(cycle)
    with pytest.raises(ValueError, match="does it contain itself"):
        messagepack.pack(cycle)


@pytest.mark.parametrize("data, message", [
    (b"", "cut off"), (b"\x92\1", "cut off"), (b"\xd9\5abc", "cut off"), (b"\1\2", "1 bytes follow"),
    (b"\xc1", "no MessagePack value begins with byte 193"), (b"\xc7\0\x63", "the extension type 99 is unknown"),
    (b"\xc7\6\1f\1\0\0\0\x09", r"an array of shape \(9,\) has 0 bytes, not 36"),
    (b"\xc7\2\1x\0", "unknown kind 'x'"),
])  # fmt: skip
def test_bytes_that_are_no_value_are_refused(data, message):
    with pytest.raises(ValueError, match=message):
        messagepack.unpack(data)


def test_a_file_that_ends_within_a_value_is_noticed():
    with pytest.raises(EOFError):
        messagepack.read_block(io.BytesIO(messagepack.pack([1, "text"])[:-1]))


def test_a_pipe_may_convert_its_values():
    class ScaledPipe(MessagePackPipe):
        def pack(self, data):
            return super().pack(data * 2)

    pipe = ScaledPipe(1)
    assert decoder(pipe)(encoder(pipe, None, "Job 1")(21)) == 42


def test_an_optional_pipe_has_a_plain_default():
    from fission._inspect.describe_pipe import describe_pipe

    class SettingsPipe(OptionalMessagePackPipe):
        OPTIONAL_DEFAULT = {"gain": 1}

    assert describe_pipe(SettingsPipe(1))["optional"] == {"default": {"gain": 1}, "store": True}
    assert describe_pipe(SettingsPipe(1))["encoding"] == "messagepack"
