"""Pipes that demo_network_v2, v3 and v4 have in common."""
from fission.core.pipes import OptionalPicklePipe, PicklePipe


class ReducePipe(PicklePipe):
    """Waits for five values and passes them on together, as a list."""

    BLOCK_COUNT = 5


class FactorPipe(OptionalPicklePipe):
    """An optional pipe: run does not wait for it, but gets 1 until a factor comes, and then the last factor."""

    OPTIONAL_DEFAULT = 1
    OPTIONAL_STORE = True
