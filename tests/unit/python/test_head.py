import pytest
from fission.core.jobs import Head


def test_bits_are_counted_from_the_most_significant():
    head = Head(0b0000_1100, 1)
    assert [index for index in range(8) if head[index]] == [4, 5]
    assert head[-3] is True and head[-1] is False
    with pytest.raises(IndexError):
        head[8]


def test_a_slice_is_a_head_of_the_same_size():
    head = Head(12, 1)
    assert head[0:7] == Head(6, 1) == 6
    assert (head[5:], head[::-1], head[-2:-8:-2]) == (4, 48, 2)
    assert len(head[5:]) == 1


def test_setting_a_bit_changes_the_head_in_place_but_never_the_reset_bit():
    head = Head(12, 1)
    head[-8] = True
    head[7] = 1
    head[-3] = False
    assert head.head == 137
    with pytest.raises(ValueError):
        head[1] = True
    head[1] = False


def test_operators_give_new_heads_of_the_same_size():
    head = Head(0x0F0F, 2)
    assert (head & 0xFF, head | Head(0xF000, 2), head ^ 0x0001) == (0x0F, 0xFF0F, 0x0F0E)
    assert (~head, head << 8, head >> 8) == (0xF0F0, 0x0F00, 0x000F)
    assert head == 0x0F0F and head.to_bytes() == b"\x0f\x0f"


def test_a_head_may_be_made_of_bytes():
    assert Head(b"\x20\x01", 2) == 0x2001
    assert str(Head(5, 1)) == "HEAD: 00000101"
