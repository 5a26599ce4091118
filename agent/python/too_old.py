"""Says that this Python is too old, to whom it may concern. Runs in any Python."""
import json
import os
import struct
import sys

DESCRIPTOR = 3
CONTROL = 5


def refuse(task):
    """Answers as the program for this task would, and ends the process."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    words = "%s is Python %s, and FISSION needs Python 3.9 or newer" % (sys.executable, version)
    if task == "inspect":
        _refuse_config(words)
    elif task == "host":
        _refuse_job(words)
    else:
        sys.stderr.write("error: %s\n" % words)
    sys.exit(1)


def _refuse_config(words):
    config = json.loads(sys.stdin.read())["network"]["config"]
    setting = 'PYTHON = "python3.11"' if config.endswith(".py") else "python: 'python3.11'"
    problem = {
        "code": "python-too-old",
        "severity": "error",
        "message": "%s needs another Python: %s" % (config, words),
        "hint": "Install a newer Python and name it in the config: %s; or make the project's .venv with it." % setting,
        "position": {"file": config, "line": 1},
    }
    _write(json.dumps({"type": "problems", "problems": [problem]}).encode("ascii"))


def _refuse_job(words):
    sys.stderr.write(words + "\n")
    # Not before the agent has given the job, or it would not listen yet.
    os.read(DESCRIPTOR, 1)
    failure = {"type": "failed", "phase": "load", "message": words, "stack": words, "retry": False}
    message = json.dumps(failure).encode("ascii")
    # Size of the rest, kind and pipe, generation and round; see agent/protocol/frame.ts.
    _write(struct.pack(">IIQ", 12 + len(message), CONTROL << 24, 0) + message)


def _write(data):
    while data:
        data = data[os.write(DESCRIPTOR, data) :]
