from fission.core.nodes import BaseNode
from fission.core.pipes import PicklePipe
from clock_offset_python.jobs.jobs import CorrelatorJob, RecordingJob, SpectrumJob, TrackerJob, TrackSinkJob
from clock_offset_python.pipes.pipes import FramePipe

USER = "pi"

JOBS = [
    # The recording is that of the network in TypeScript.
    RecordingJob("clock_offset/source/recording.wav", block_length=1024, outputs=[FramePipe(101), FramePipe(102)]),
    SpectrumJob(inputs=[FramePipe(101)], outputs=[PicklePipe(201)]),
    SpectrumJob(inputs=[FramePipe(102)], outputs=[PicklePipe(202)]),
    CorrelatorJob(512, inputs=[PicklePipe(201), PicklePipe(202)], outputs=[PicklePipe(301)]),
    TrackerJob(inputs=[PicklePipe(301)], outputs=[PicklePipe(401)]),
    TrackSinkJob("track.csv", inputs=[PicklePipe(401)]),
]

NODES = [BaseNode("192.168.4.2"), BaseNode("192.168.4.3")]
