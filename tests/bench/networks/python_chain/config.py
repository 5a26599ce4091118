from fission.core.nodes import BaseNode
from fission.core.pipes import PicklePipe
from shared.python_jobs import IncrementJob, NumberSink, NumberSource

JOBS = [
    NumberSource(outputs=[PicklePipe(1)]),
    IncrementJob(inputs=[PicklePipe(1)], outputs=[PicklePipe(2)]),
    NumberSink(inputs=[PicklePipe(2)]),
]
NODES = [BaseNode("a")]
