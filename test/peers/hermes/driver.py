"""Asks the real Hermes Agent, in one process for each question, where requests go. Nothing leaves the machine: what its
HTTP clients send is answered here, and every socket is refused.

Reads JSON lines: {"id", "config": the text of a config.yaml, "env": names of variables that are set, "auth"?: an auth.json,
"asks": [{"lane", "fails": {host: kind of failure}}]}.
Writes JSON lines: first {"program", "version"}, then for each case {"id", "asks": [{"tried": [{"url", "model"}], "answered",
"said"}]}. Requests that are sent again to the same place count once. `answered` is the index in `tried`, or null.
"""

import json
import logging
import os
import re
import shutil
import sys
import tempfile

# What Hermes prints would stand between the answers.
OUT = os.fdopen(os.dup(1), "w", buffering=1)
DEBUG = os.environ.get("PEERS_DEBUG") == "1"
if not DEBUG:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
else:
    os.dup2(2, 1)

HOME = tempfile.mkdtemp(prefix="peers-hermes-")
for name in list(os.environ):
    if re.search(r"(_API_KEY|_API_BASE|_BASE_URL|_TOKEN|^HERMES_.*|^AWS_.*|PROXY)$", name, re.I):
        del os.environ[name]
os.environ["HOME"] = HOME
os.environ["HERMES_HOME"] = os.path.join(HOME, "hermes")
os.environ["HERMES_YOLO_MODE"] = "1"
os.environ["HERMES_SKIP_SSL_GUARD"] = "1"
os.makedirs(os.environ["HERMES_HOME"])
os.chdir(HOME)

# Nothing is written beside this file.
sys.dont_write_bytecode = True

import httpx  # noqa: E402
import importlib  # noqa: E402
import inspect  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import ssl  # noqa: E402
import time  # noqa: E402
from functools import partial  # noqa: E402
from importlib.metadata import version  # noqa: E402

from upstreams import Upstreams  # noqa: E402

# A question that takes longer has no answer.
SECONDS = 120
KEY = "sk-peers-5f2c9e7d1b3a48608a6d0123456789abcdef"


class Clock:
    """Time that passes at once when somebody sleeps."""

    def __init__(self):
        self.ahead = 0.0
        self.real = (time.time, time.monotonic, time.sleep)
        time.time = lambda: self.real[0]() + self.ahead
        time.monotonic = lambda: self.real[1]() + self.ahead
        time.sleep = self.sleep

    def sleep(self, seconds):
        self.ahead += max(0.0, float(seconds))
        self.real[2](0.0005)


def refuse(*_args, **_kwargs):
    raise ConnectionRefusedError("no socket is opened here")


def close_in(upstreams):
    """Puts the upstreams where HTTP clients would open sockets, and refuses all other ways out."""

    def handle(_self, request):
        request.read()
        return upstreams.handle(request)

    async def handle_async(_self, request):
        await request.aread()
        return upstreams.handle(request)

    httpx.HTTPTransport.handle_request = handle
    httpx.AsyncHTTPTransport.handle_async_request = handle_async
    socket.socket.connect = refuse
    socket.socket.connect_ex = refuse
    socket.create_connection = refuse
    socket.getaddrinfo = refuse
    # No certificate is ever looked at: loading them is half of the time.
    ssl.SSLContext.load_verify_locations = lambda *_args, **_kwargs: None
    ssl.SSLContext.load_default_certs = lambda *_args, **_kwargs: None


def set_up(case):
    home = os.environ["HERMES_HOME"]
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    with open(os.path.join(home, "config.yaml"), "w") as file:
        file.write(case["config"])
    if case.get("auth"):
        with open(os.path.join(home, "auth.json"), "w") as file:
            json.dump(case["auth"], file)
    for name in case.get("env") or []:
        os.environ[name] = KEY


def main_agent():
    """The agent of a new terminal session, as `hermes chat` makes it."""
    import cli

    cli.CLI_CONFIG = cli.load_cli_config()
    app = cli.HermesCLI(toolsets=["todo"], compact=True)
    if not app._ensure_runtime_credentials():
        return None
    app._init_agent()
    return app.agent


def ask_main(_lane):
    agent = main_agent()
    if agent is not None:
        agent.run_conversation("hello")


def ask_task(lane):
    """A side task in a turn of a session, which lends it its runtime; alone, where there can be no session."""
    from agent import auxiliary_client

    try:
        agent = main_agent()
    except Exception:
        agent = None
    UPSTREAMS.tried, UPSTREAMS.answered = [], None
    runtime = agent._current_main_runtime() if agent is not None else None
    if runtime is not None:
        fields = inspect.signature(auxiliary_client.set_runtime_main).parameters
        auxiliary_client.set_runtime_main(**{name: runtime[name] for name in fields if name in runtime})
    messages = [{"role": "user", "content": "hello"}]
    auxiliary_client.call_llm(lane.removeprefix("auxiliary."), messages=messages, main_runtime=runtime)


def ask_delegation(_lane):
    from tools.delegate_tool import delegate_task

    agent = main_agent()
    if agent is not None:
        delegate_task(goal="say hello", parent_agent=agent)


def ask_cron(_lane):
    """A scheduled job that pins nothing."""
    from cron.scheduler import run_job

    run_job({"id": "job1", "name": "job", "prompt": "hello", "schedule": {"kind": "once"}, "deliver": "local"})


def ask_alias(lane):
    """`hermes -z hello --model <alias>`."""
    from hermes_cli.oneshot import _run_agent

    _run_agent("hello", model=lane.removeprefix("alias."), toolsets=["todo"], use_config_toolsets=False)


ASKING = {"main": ask_main, "delegation": ask_delegation, "auxiliary": ask_task, "cron": ask_cron, "alias": ask_alias}


def ask(case, question):
    set_up(case)
    UPSTREAMS.fails = question["fails"]
    lane = question["lane"]
    said = ""
    try:
        ASKING[lane.split(".")[0]](lane)
    except BaseException as error:  # SystemExit is one way in which Hermes refuses a config
        said = f"{type(error).__name__}: {str(error)[:200]}"
        if DEBUG:
            import traceback

            traceback.print_exc()
    return {"tried": UPSTREAMS.tried, "answered": UPSTREAMS.answered, "said": said}


def apart(work):
    """Works in a process of its own: Hermes keeps configs, clients and failures of providers in its modules."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(SECONDS)
        with os.fdopen(writing, "w") as file:
            json.dump(work(), file)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        text = file.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else {"tried": [], "answered": None, "said": f"ended with {status}"}


def warm_up():
    """Imports once what every question would import, by looking at what one question has imported."""
    case = {"config": "model: {provider: custom, default: m, base_url: http://127.0.0.1:4001/v1}\n"}

    def names():
        ask(case, {"lane": "delegation", "fails": {}})
        ask(case, {"lane": "auxiliary.mcp", "fails": {}})
        return sorted(sys.modules)

    for name in apart(names):
        try:
            importlib.import_module(name)
        except Exception:
            pass
    # It asks the machine for its tools, in processes of its own, for a line of the system prompt.
    env_probe = sys.modules.get("tools.env_probe")
    if env_probe:
        env_probe.get_environment_probe_line = lambda *_args, **_kwargs: ""


UPSTREAMS = Upstreams()


def main():
    if not DEBUG:
        logging.disable(logging.CRITICAL)
    import cli  # noqa: F401

    Clock()
    close_in(UPSTREAMS)
    warm_up()
    OUT.write(json.dumps({"program": "hermes-agent", "version": version("hermes-agent")}) + "\n")
    for line in sys.stdin:
        case = json.loads(line)
        asks = [apart(partial(ask, case, question)) for question in case["asks"]]
        OUT.write(json.dumps({"id": case["id"], "asks": asks}) + "\n")
    OUT.flush()
    shutil.rmtree(HOME, ignore_errors=True)
    os._exit(0)


main()
