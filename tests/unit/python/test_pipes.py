import io

import pytest
from fission._host.codec import decoder, default_value, encoder
from fission._host.failure import JobFailure
from fission._inspect.describe_pipe import encoding_of
from fission.core.base import BasePipe
from fission.core.pipes import (
    BytesPipe,
    JSONPipe,
    OptionalBytesPipe,
    OptionalJSONPipe,
    OptionalPicklePipe,
    PicklePipe,
    ReadJSONMixIn,
    WritePickleMixIn,
)


def through(pipe, value, size=None):
    return decoder(pipe)(encoder(pipe, size, "Job 1")(value))


def staged(pipe, value):
    """The long way that the short ones stand for."""
    file = io.BytesIO()
    pipe.write(file, pipe.pack(value))
    file.seek(0)
    return pipe.unpack(pipe.read(file))


class Text(PicklePipe):
    def pack(self, data):
        return str(data)

    def unpack(self, data):
        return data + "!"


class Framed(BasePipe):
    BLOCK_SIZE = "FRAMED"

    def write(self, file_obj, data):
        file_obj.write(bytes([len(data)]) + data)

    def read(self, file_obj):
        return file_obj.read(file_obj.read(1)[0])


@pytest.mark.parametrize(
    "pipe, value",
    [
        (PicklePipe, {"a": (1, 2)}),
        (JSONPipe, {"text": "größe", "list": [1, None]}),
        (Text, 12),
        (Framed, b"abc"),
    ],
)
def test_the_short_way_gives_what_the_long_way_gives(pipe, value):
    assert through(pipe(1), value) == staged(pipe(1), value)


@pytest.mark.parametrize("value", [b"abcd", bytearray(b"abcd"), memoryview(b"abcd")])
def test_a_bytes_pipe_carries_whatever_has_bytes(value):
    assert through(BytesPipe(1, 4), value, 4) == b"abcd"


def test_a_block_of_the_wrong_length_or_kind_is_refused():
    with pytest.raises(JobFailure, match="a block of 3 bytes, but its blocks have 4"):
        through(BytesPipe(1, 4), b"abc", 4)
    with pytest.raises(TypeError, match="carries bytes, not int"):
        through(BytesPipe(1, 4), 4, 4)
    with pytest.raises(JobFailure, match="a block of no bytes"):
        encoder(BytesPipe(3, 1), None, "Job 1")(b"")


def test_read_wrapper_gives_exactly_one_block():
    file = io.BytesIO()
    values = [list(range(1000)), "x" * 70_000, b"y" * 300, 2**100]
    for value in values:
        PicklePipe(1).write(file, value)
    file.seek(0)
    assert [decoder(PicklePipe(1))(PicklePipe(1).read_wrapper(file)) for _ in values] == values
    lines = io.BytesIO(b'{"a": 1}\n[2]\n')
    assert JSONPipe(2).read_wrapper(lines) == b'{"a": 1}\n'


def test_the_default_of_an_optional_pipe_is_packed_where_blocks_are():
    class Setting(OptionalJSONPipe):
        OPTIONAL_DEFAULT = b'{"gain": 1}\n'

    class Plain(OptionalJSONPipe):
        OPTIONAL_DEFAULT = {"gain": 1}

    class Number(OptionalPicklePipe):
        OPTIONAL_DEFAULT = "7"

        def unpack(self, data):
            return int(data)

    assert default_value(Setting(1)) == default_value(Plain(2)) == {"gain": 1}
    assert default_value(Number(3)) == 7
    assert default_value(OptionalBytesPipe(4, 8)) is None


def test_an_unknown_delete_mode_is_refused():
    class Wrong(OptionalPicklePipe):
        OPTIONAL_DELETE_MODE = "random"

    with pytest.raises(ValueError, match="'oldest' or 'newest', not 'random'"):
        Wrong(1)


def test_the_encoding_is_the_predefined_one_only_while_nothing_is_overridden():
    class Half(ReadJSONMixIn, BasePipe):
        pass

    class Odd(WritePickleMixIn, BasePipe):
        pass

    kinds = [PicklePipe, Text, JSONPipe, BytesPipe, Framed, Half, Odd]
    assert [encoding_of(kind) for kind in kinds] == ["pickle", "pickle", "json", "bytes", "custom", "custom", "custom"]
