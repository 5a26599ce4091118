from fission.core.nodes import BaseNode
from fission.core.pipes import PicklePipe
from shared.python_jobs import ForwardJob, LatencySink, TimeSource

JOBS = [
    TimeSource(outputs=[PicklePipe(1)]),
    ForwardJob(inputs=[PicklePipe(1)], outputs=[PicklePipe(2)]),
    LatencySink(inputs=[PicklePipe(2)]),
]
NODES = [BaseNode("a")]
