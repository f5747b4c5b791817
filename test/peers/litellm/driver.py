"""Asks the real LiteLLM proxy, in one process, where requests go. It talks to nothing but its own loopback servers.

Reads JSON lines: {"id", "config": the text of a config.yaml, "asks": [{"model", "tags"?, "fails": {port: kind of failure}}]}.
Writes JSON lines: first {"program", "version"}, then for each case {"id", "started", "asks": [{"tried", "answered", "said"}]},
where those that were tried, and the one that answered, are "port model": the model as the upstream was asked for it.
`127.0.0.1:40NN` in a config is upstream NN: it is moved to a port that is free here, and back in what is written. Nothing
listens behind 4060 to 4099.
"""

import asyncio
import json
import logging
import os
import re
import sys
import tempfile

for name in list(os.environ):
    if re.search(r"_(API_KEY|API_BASE|BASE_URL)$", name):
        del os.environ[name]
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["LITELLM_MASTER_KEY"] = "sk-peers-5f2c9e7d1b3a48608a6d"
os.environ["LITELLM_LOG"] = "CRITICAL"
os.environ["LITELLM_DONT_SHOW_FEEDBACK_BOX"] = "true"
# What LiteLLM prints would stand between the answers.
OUT = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)

import httpx  # noqa: E402
import litellm  # noqa: E402
from aiohttp import web  # noqa: E402
from importlib.metadata import version  # noqa: E402
from litellm.integrations.custom_logger import CustomLogger  # noqa: E402
from litellm.proxy import proxy_server  # noqa: E402

logging.disable(logging.CRITICAL)

FIRST, LAST = 4001, 4099
REFUSING = 4060

ANSWERS = {
    "rate-limit": (429, {"message": "Rate limit reached", "type": "requests", "code": "rate_limit_exceeded"}),
    "billing": (402, {"message": "Insufficient credits", "type": "billing", "code": "402"}),
    "auth": (401, {"message": "Incorrect API key provided", "type": "invalid_request_error", "code": "invalid_api_key"}),
    "server-error": (500, {"message": "The server had an error", "type": "server_error", "code": "500"}),
    "context-window": (
        400,
        {
            "message": "This model's maximum context length is 4096 tokens. However, your messages resulted in 9000 tokens.",
            "type": "invalid_request_error",
            "code": "context_length_exceeded",
        },
    ),
    "content-policy": (
        400,
        {
            "message": "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
            "type": "invalid_request_error",
            "code": "invalid_prompt",
        },
    ),
    "bad-request": (400, {"message": "Unsupported value: 'temperature'", "type": "invalid_request_error", "code": "400"}),
}


class Upstreams:
    """Loopback servers that answer, or fail, as they are told, and remember who was asked."""

    def __init__(self):
        self.fails = {}
        self.tried = []
        self.moved = {}

    async def start(self):
        for port in range(FIRST, REFUSING):
            app = web.Application()
            app.router.add_post("/{path:.*}", lambda request, port=port: self.answer(request, port))
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self.moved[port] = site._server.sockets[0].getsockname()[1]
        for port in range(REFUSING, LAST + 1):
            self.moved[port] = await closed_port()

    def move(self, text):
        return re.sub(r"127\.0\.0\.1:(40\d\d)\b", lambda found: f"127.0.0.1:{self.moved[int(found[1])]}", text)

    def port_of(self, url):
        found = re.search(r"127\.0\.0\.1:(\d+)", url or "")
        return next((port for port, moved in self.moved.items() if found and moved == int(found[1])), None)

    async def answer(self, request, port):
        body = await request.json()
        self.tried.append(f"{port} {body.get('model')}")
        kind = self.fails.get(str(port))
        if kind == "connection":
            request.transport.abort()
            return web.Response()
        if kind == "timeout":
            await asyncio.sleep(2)
        if kind in ANSWERS:
            status, error = ANSWERS[kind]
            return web.json_response({"error": {**error, "param": None}}, status=status)
        message = {"role": "assistant", "content": f"from {port} {body.get('model')}"}
        return web.json_response(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": body.get("model"),
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
        )


class Refused(CustomLogger):
    """Notes requests to ports that nobody listens on: no server sees those."""

    def __init__(self, upstreams):
        super().__init__()
        self.upstreams = upstreams

    def log_pre_api_call(self, model, messages, kwargs):
        port = self.upstreams.port_of(str((kwargs.get("litellm_params") or {}).get("api_base") or ""))
        if port is not None and port >= REFUSING:
            self.upstreams.tried.append(f"{port} {model}")


async def closed_port():
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port


def settings_of(module):
    """What `litellm_settings` writes to: the plain values of the module."""
    kinds = (type(None), bool, int, float, str, list, dict, set)
    return {name: value for name, value in vars(module).items() if not name.startswith("_") and isinstance(value, kinds)}


def copied(value):
    return value.copy() if isinstance(value, (list, dict, set)) else value


class Proxy:
    """The proxy, made new from each config."""

    def __init__(self, upstreams):
        self.upstreams = upstreams
        self.clean = {name: copied(value) for name, value in settings_of(litellm).items()}
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app=proxy_server.app), base_url="http://proxy")

    def forget(self):
        for name in set(settings_of(litellm)) - set(self.clean):
            delattr(litellm, name)
        for name, value in self.clean.items():
            setattr(litellm, name, copied(value))
        if proxy_server.llm_router is not None:
            proxy_server.llm_router.discard()

    async def load(self, text):
        self.forget()
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False) as file:
            file.write(self.upstreams.move(text))
        try:
            loaded = await proxy_server.ProxyConfig().load_config(router=None, config_file_path=file.name)
        finally:
            os.unlink(file.name)
        proxy_server.llm_router, proxy_server.llm_model_list, proxy_server.general_settings = loaded
        litellm.callbacks.append(Refused(self.upstreams))

    async def ask(self, ask):
        self.upstreams.fails = ask["fails"]
        self.upstreams.tried = []
        response = await self.client.post(
            "/v1/chat/completions",
            headers={"Authorization": f"Bearer {os.environ['LITELLM_MASTER_KEY']}"},
            json={
                "model": ask["model"],
                "messages": [{"role": "user", "content": "hello"}],
                **({"metadata": {"tags": ask["tags"]}} if ask.get("tags") else {}),
            },
            timeout=60,
        )
        body = response.json()
        answered = None
        if response.status_code == 200:
            answered = body["choices"][0]["message"]["content"].removeprefix("from ")
        said = "" if answered is not None else f"{response.status_code} {str(body)[:300]}"
        return {"tried": self.upstreams.tried, "answered": answered, "said": said}


async def main():
    upstreams = Upstreams()
    await upstreams.start()
    proxy = Proxy(upstreams)
    OUT.write(json.dumps({"program": "litellm", "version": version("litellm")}) + "\n")
    for line in sys.stdin:
        case = json.loads(line)
        try:
            await proxy.load(case["config"])
        except BaseException as error:  # SystemExit is one way in which the proxy refuses a config
            said = f"{type(error).__name__}: {str(error)[:300]}"
            OUT.write(json.dumps({"id": case["id"], "started": False, "said": said, "asks": []}) + "\n")
            continue
        asks = [await proxy.ask(ask) for ask in case["asks"]]
        OUT.write(json.dumps({"id": case["id"], "started": True, "said": "", "asks": asks}) + "\n")
    OUT.flush()
    os._exit(0)


asyncio.run(main())
