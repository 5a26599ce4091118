from fission.core.pipes import PicklePipe
from demo_network_v2.jobs.jobs import JoinJob
from shared.jobs.jobs import FactorJob, ReduceJob, SourceJob
from shared.nodes.nodes import NODES
from shared.pipes.pipes import FactorPipe, ReducePipe

USER = "pi"
INTERVAL = 0.25

JOBS = [
    FactorJob(outputs=[FactorPipe(104)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(101)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(102)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(103)]),
    JoinJob(
        inputs=[PicklePipe(101), PicklePipe(102), PicklePipe(103), FactorPipe(104)],
        outputs=[ReducePipe(105)],
    ),
    ReduceJob(inputs=[ReducePipe(105)]),
]
