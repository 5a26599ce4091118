from fission.core.nodes import BaseNode
from fission.core.pipes import BytesPipe
from shared.python_jobs import BlockSink, BlockSource

BLOCK_BYTES = 64 * 1024

JOBS = [BlockSource(outputs=[BytesPipe(1, BLOCK_BYTES)]), BlockSink(inputs=[BytesPipe(1, BLOCK_BYTES)])]
NODES = [BaseNode("a")]
