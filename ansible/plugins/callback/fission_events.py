"""Tells what Ansible does as JSON lines, for programs: one object a line on standard output, and nothing else.

{"event": "plan", "tasks": 41}                      once, after reading the playbook: the most tasks a host can have
{"event": "task", "task": "agent : Unpack it"}      a task begins, on all hosts
{"event": "result", "host": …, "task": …, "result": …, "changed": …, "durationMs": …, "message": …}
{"event": "summary", "hosts": {host: {"ok": …, "changed": …, "failed": …, "unreachable": …}}}

"result" is ok, skipped, failed, ignored (failed, and it does not matter) or unreachable. "message" says why, for failed
and unreachable; else it is null.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
    name: fission_events
    type: stdout
    short_description: JSON lines for programs
    description:
        - Tells of tasks and results as JSON lines on standard output.
"""

# What programs print when they fail is quoted up to this.
LONGEST_MESSAGE = 4000


class CallbackModule(CallbackBase):
    """Writes each event at once."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "fission_events"

    def __init__(self):
        super().__init__()
        self._started = {}

    def v2_playbook_on_play_start(self, play):
        variables = play.get_variable_manager().get_vars(play=play)
        blocks = [block.filter_tagged_tasks(variables) for block in play.compile()]
        self._tell("plan", tasks=sum(len(_tasks(block)) for block in blocks))

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._tell("task", task=task.get_name().strip())

    def v2_playbook_on_handler_task_start(self, task):
        self.v2_playbook_on_task_start(task, False)

    def v2_runner_on_start(self, host, task):
        self._started[(host.get_name(), task._uuid)] = time.monotonic()

    def v2_runner_on_ok(self, result):
        self._result(result, "ok")

    def v2_runner_on_skipped(self, result):
        self._result(result, "skipped")

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._result(result, "ignored" if ignore_errors else "failed", _reason(result._result))

    def v2_runner_on_unreachable(self, result):
        self._result(result, "unreachable", _reason(result._result))

    def v2_playbook_on_no_hosts_matched(self):
        self._tell("plan", tasks=0)

    def v2_playbook_on_stats(self, stats):
        self._tell("summary", hosts={host: _counts(stats.summarize(host)) for host in sorted(stats.processed)})

    def _result(self, result, outcome, message=None):
        host = result._host.get_name()
        started = self._started.pop((host, result._task._uuid), None)
        self._tell(
            "result",
            host=host,
            task=result._task.get_name().strip(),
            result=outcome,
            changed=bool(result._result.get("changed", False)),
            durationMs=0 if started is None else round((time.monotonic() - started) * 1000),
            message=message,
        )

    def _tell(self, event, **values):
        try:
            sys.stdout.write(json.dumps({"event": event, **values}) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # The program that started this is gone. Whoever starts it again shall not meet this run on the nodes.
            os.kill(os.getpid(), signal.SIGINT)


def _counts(summary):
    names = {"ok": "ok", "changed": "changed", "failures": "failed", "unreachable": "unreachable"}
    return {name: summary[key] for key, name in names.items()}


def _tasks(block):
    """Tasks that every host comes to; those in rescue are for hosts that failed."""
    tasks = []
    for part in [*block.block, *block.always]:
        if hasattr(part, "block"):
            tasks += _tasks(part)
        elif part.action not in ("meta", "ansible.builtin.meta"):
            tasks.append(part)
    return tasks


def _reason(result):
    """Why a task failed: the module's sentence, and what the program said, as far as it adds something."""
    if "censored" in result:
        return str(result["censored"])
    failed = [item for item in result.get("results", []) if isinstance(item, dict) and item.get("failed")]
    source = failed[0] if failed else result
    parts = [str(source.get(key, "")).strip() for key in ("msg", "stderr", "module_stderr", "module_stdout")]
    texts = []
    for part in parts:
        if part and not any(part in text for text in texts):
            texts.append(part)
    return "\n".join(texts)[:LONGEST_MESSAGE] or "it gave no reason"
