from fission.core.jobs import CSVSinkJob
from fission.core.pipes import PicklePipe
from demo_network_v4.jobs.jobs import LoggedJoinJob, ReduceJob
from shared.jobs.jobs import FactorJob, SourceJob
from shared.jobs.log_jobs import LoggingSinkJob
from shared.nodes.nodes import NODES
from shared.pipes.pipes import FactorPipe, ReducePipe

USER = "pi"
INTERVAL = 0.25

JOBS = [
    FactorJob(outputs=[FactorPipe(104)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(101), PicklePipe(201)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(102), PicklePipe(202)]),
    SourceJob(INTERVAL, outputs=[PicklePipe(103), PicklePipe(203)]),
    LoggedJoinJob(
        inputs=[PicklePipe(101), PicklePipe(102), PicklePipe(103), FactorPipe(104)],
        # The last output is for the log.
        outputs=[ReducePipe(105), PicklePipe(204), PicklePipe(205), PicklePipe(401)],
    ),
    ReduceJob(inputs=[ReducePipe(105)], outputs=[PicklePipe(301)]),
    CSVSinkJob("rounds.csv", inputs=[PicklePipe(id) for id in (201, 202, 203, 204, 205)]),
    # One row per sum: a pipe with BLOCK_COUNT 5 lies before it, so every fifth round.
    CSVSinkJob("sums.csv", col_pattern="sum", inputs=[PicklePipe(301)]),
    LoggingSinkJob("log.csv", inputs=[PicklePipe(401)]),
]
