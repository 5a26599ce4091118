import pytest
from fission.core.base import GROUPS, JOBS, NODES, PIPES, BaseGroup, BaseNode, reset
from fission.core.jobs import CSVSinkJob, DynamicMARVELOJob, LocalJob, PythonJob
from fission.core.pipes import BytesPipe, JSONPipe, PicklePipe
from fission.core.registry import CONFLICTS


class Source(PythonJob):
    def __init__(self, start=1, *args, **kwargs):
        self.start = start
        super().__init__(*args, **kwargs)


class Sink(PythonJob, LocalJob):
    pass


def test_job_ids_count_up_in_the_order_of_construction():
    jobs = [Source(), Sink(), Source()]
    assert [job.id for job in jobs] == [1, 2, 3]
    assert JOBS == {1: jobs[0], 2: jobs[1], 3: jobs[2]}
    reset()
    assert Source().id == 1


def test_the_same_id_gives_the_same_pipe():
    first = PicklePipe(101)
    assert PicklePipe(101) is first
    assert PIPES == {101: first}


def test_another_class_with_the_same_id_is_kept_for_the_report():
    first = PicklePipe(1)
    second = JSONPipe(1)
    assert PIPES[1] is first and second is not first
    assert [(id, kind) for id, kind, _ in CONFLICTS] == [(1, "JSONPipe")]


def test_a_bytes_pipe_of_another_size_is_kept_for_the_report():
    BytesPipe(1, 512)
    again = BytesPipe(1, 1024)
    assert again.BLOCK_SIZE == 512
    assert CONFLICTS[0][1] == "BytesPipe (BLOCK_SIZE 1024, BLOCK_COUNT 1)"


def test_a_job_knows_its_pipes_and_they_know_it():
    source = Source(5, outputs=[PicklePipe(1)])
    sink = Sink(inputs=[PicklePipe(1)])
    assert source.start == 5 and source.is_source() and sink.is_sink()
    assert PicklePipe(1).source is source and PicklePipe(1).destination is sink
    assert PicklePipe(1).complete()


def test_what_is_no_pipe_is_refused_with_its_place():
    with pytest.raises(TypeError, match=r"inputs\[1\] of Sink 1 is no pipe but 7"):
        Sink(inputs=[PicklePipe(1), 7])


def test_a_local_job_beside_another_class_is_local():
    assert Sink.GROUPS == "LOCAL"
    assert CSVSinkJob("a.csv").GROUPS == "LOCAL"


def test_nodes_and_groups_are_the_same_for_the_same_name():
    node = BaseNode("192.168.4.2", name="desk")
    assert BaseNode("192.168.4.2") is node
    assert NODES == {"192.168.4.2": node}
    assert BaseGroup("ROOF") is BaseGroup("ROOF")
    assert list(GROUPS) == ["ROOF"]


def test_a_dynamic_job_is_described_by_its_arguments():
    job = DynamicMARVELOJob("tools", "./filter", parameters="-v", groups=["A"], input_flag="--in", head=True)
    assert (job.DEPENDENCIES, job.EXECUTABLE, job.PARAMETERS) == ("tools", "./filter", "-v")
    assert (job.GROUPS, job.INPUT_FLAG, job.OUTPUT_FLAG, job.HEAD) == (["A"], "--in", "-o", True)
