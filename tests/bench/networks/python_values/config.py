from fission.core.nodes import BaseNode
from fission.core.pipes import PicklePipe
from shared.python_jobs import NumberSink, NumberSource

JOBS = [NumberSource(outputs=[PicklePipe(1)]), NumberSink(inputs=[PicklePipe(1)])]
NODES = [BaseNode("a")]
