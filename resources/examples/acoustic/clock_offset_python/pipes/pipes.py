from fission.core.pipes import PicklePipe


class FramePipe(PicklePipe):
    """Samples of one channel, in frames of four blocks."""

    BLOCK_COUNT = 4
