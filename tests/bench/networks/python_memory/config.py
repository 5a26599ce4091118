"""Sources of small values and of 64 KiB blocks, each with a sink some 50 times slower."""
from fission.core.nodes import BaseNode
from fission.core.pipes import BytesPipe, PicklePipe
from shared.python_jobs import HastyBlocks, HastyNumbers, SlowSink

BLOCK_BYTES = 64 * 1024

JOBS = [
    HastyNumbers(outputs=[PicklePipe(1)]),
    SlowSink(0.0001, inputs=[PicklePipe(1)]),
    HastyBlocks(outputs=[BytesPipe(2, BLOCK_BYTES)]),
    SlowSink(0.005, inputs=[BytesPipe(2, BLOCK_BYTES)]),
]
NODES = [BaseNode("a")]
