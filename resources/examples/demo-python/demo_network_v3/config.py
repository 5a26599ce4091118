from fission.core.jobs import CSVSinkJob
from fission.core.pipes import PicklePipe
from demo_network_v3.jobs.jobs import JoinJob
from shared.jobs.jobs import FactorJob, ReduceJob, SourceJob
from shared.nodes.nodes import NODES
from shared.pipes.pipes import FactorPipe, ReducePipe

USER = "pi"
INTERVAL = 0.25

JOBS = [
    FactorJob(outputs=[FactorPipe(104)]),
    # A returned value goes to every output: 20x carries to the CSV file what 10x carries to JoinJob.
    SourceJob(INTERVAL, outputs=[PicklePipe(101), PicklePipe(201)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(102), PicklePipe(202)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(103), PicklePipe(203)]),
    JoinJob(
        inputs=[PicklePipe(101), PicklePipe(102), PicklePipe(103), FactorPipe(104)],
        outputs=[ReducePipe(105), PicklePipe(204), PicklePipe(205)],
    ),
    ReduceJob(inputs=[ReducePipe(105)]),
    # Runs on the client. Round k of all five inputs makes one row.
    CSVSinkJob("rounds.csv", inputs=[PicklePipe(id) for id in (201, 202, 203, 204, 205)]),
]
