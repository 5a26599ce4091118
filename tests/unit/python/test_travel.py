import base64
import threading

import pytest
from fission.core.base import reset
from fission.core.jobs import PythonJob
from fission.core.pipes import BytesPipe, PicklePipe
from fission.travel import TravelError, pack_job, unpack_job


class Scaled(PicklePipe):
    def __init__(self, id, scale):
        super().__init__(id)
        self.scale = scale


class Job(PythonJob):
    constructed = 0

    def __init__(self, *args, gain=1, **kwargs):
        Job.constructed += 1
        super().__init__(*args, **kwargs)
        self.gain = gain
        self.own_pipe = self.outputs[0]
        self.itself = [self]


class Careful(PythonJob):
    """Has its own idea of what travels."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lock = threading.Lock()

    def __getstate__(self):
        state = super().__getstate__()
        del state["lock"]
        return state

    def __setstate__(self, state):
        super().__setstate__(state)
        self.lock = "made anew"


def travel(job):
    packed = base64.b64encode(pack_job(job)).decode()
    reset()
    return unpack_job(packed, job.id)


def test_a_job_arrives_with_its_attributes_and_pipes_and_without_its_constructor():
    job = Job(inputs=[Scaled(1, 4)], outputs=[BytesPipe(2, 512, 3)], gain=7)
    made = Job.constructed
    arrived = travel(job)
    assert Job.constructed == made
    assert (arrived.id, arrived.gain, arrived.inputs[0].scale) == (1, 7, 4)
    assert (arrived.outputs[0].BLOCK_SIZE, arrived.outputs[0].BLOCK_COUNT) == (512, 3)


def test_references_to_the_job_and_its_pipes_stay_references():
    arrived = travel(Job(inputs=[], outputs=[PicklePipe(2)]))
    assert arrived.own_pipe is arrived.outputs[0]
    assert arrived.itself == [arrived]


def test_a_job_may_say_itself_what_travels():
    assert travel(Careful()).lock == "made anew"


def test_what_cannot_travel_is_named():
    job = Job(outputs=[PicklePipe(1)])
    job.fine = [1, 2]
    job.convert = lambda value: value
    with pytest.raises(TravelError, match="Job 1: attribute convert cannot be sent to a node"):
        pack_job(job)


def test_a_pipe_that_cannot_travel_is_named_too():
    pipe = Scaled(5, threading.Lock())
    with pytest.raises(TravelError, match="Job 1: Scaled 5: attribute scale"):
        pack_job(Job(outputs=[pipe]))
