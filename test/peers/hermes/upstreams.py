"""The other end of every request: it answers, or fails, as it is told, in the forms that providers have."""

import json
import re
import threading

import httpx

ERRORS = {
    "rate-limit": (429, {"message": "Rate limit reached for requests", "type": "requests", "code": "rate_limit_exceeded"}),
    "billing": (402, {"message": "Insufficient credits", "type": "billing", "code": 402}),
    "auth": (401, {"message": "Incorrect API key provided", "type": "invalid_request_error", "code": "invalid_api_key"}),
    "server-error": (500, {"message": "The server had an error", "type": "server_error", "code": 500}),
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
            "message": "Your request was rejected as a result of our safety system.",
            "type": "invalid_request_error",
            "code": "content_policy_violation",
        },
    ),
    "bad-request": (400, {"message": "Unsupported value: 'messages[0].role'", "type": "invalid_request_error", "code": 400}),
}


class Upstreams:
    """Everything that HTTP clients can reach: it answers, or fails, as told, and remembers who was asked."""

    def __init__(self):
        self.fails = {}
        self.tried = []
        self.answered = None
        self.lock = threading.Lock()

    def handle(self, request):
        url = str(request.url)
        found = re.search(r"^(.*?)/(chat/completions|responses|v1/messages|messages|models/[^/]+:(?:stream)?[gG]enerateContent)\b", url)
        if request.method != "POST" or not found:
            raise httpx.ConnectError("nothing but models is served here", request=request)
        body = json.loads(request.content or b"{}")
        kind, base = found[2], found[1]
        model = body.get("model") or kind.split(":")[0].removeprefix("models/")
        asked = {"url": base, "model": model}
        with self.lock:
            if not self.tried or self.tried[-1] != asked:
                self.tried.append(asked)
            self.answered = None
        failure = self.fails.get(request.url.netloc.decode())
        if failure == "connection":
            raise httpx.ConnectError("Connection refused", request=request)
        if failure == "timeout":
            raise httpx.ReadTimeout("The read operation timed out", request=request)
        if failure in ERRORS:
            status, error = ERRORS[failure]
            return httpx.Response(status, json={"error": {**error, "param": None}}, request=request)
        self.answered = len(self.tried) - 1
        return answer(request, kind, model, body)


def answer(request, kind, model, body):
    text = "fine"
    if kind == "chat/completions":
        base = {"id": "chatcmpl-1", "created": 1, "model": model}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        if not body.get("stream"):
            choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
            whole = {**base, "object": "chat.completion", "choices": [choice], "usage": usage}
            return httpx.Response(200, json=whole, request=request)
        chunks = [
            {"choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}]},
            {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]},
            {"choices": [], "usage": usage},
        ]
        return events(request, [(None, {**base, "object": "chat.completion.chunk", **chunk}) for chunk in chunks] + [(None, None)])
    if kind == "responses":
        item = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": text, "annotations": []}],
        }
        usage = {
            "input_tokens": 1,
            "output_tokens": 1,
            "total_tokens": 2,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens_details": {"reasoning_tokens": 0},
        }
        whole = {
            "id": "resp_1",
            "object": "response",
            "created_at": 1,
            "model": model,
            "status": "completed",
            "output": [item],
            "usage": usage,
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
            "error": None,
            "incomplete_details": None,
            "instructions": None,
            "metadata": {},
        }
        if not body.get("stream"):
            return httpx.Response(200, json=whole, request=request)
        part = item["content"][0]
        place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
        steps = [
            ("response.created", {"response": {**whole, "status": "in_progress", "output": []}}),
            ("response.output_item.added", {"output_index": 0, "item": {**item, "status": "in_progress", "content": []}}),
            ("response.content_part.added", {**place, "part": {**part, "text": ""}}),
            ("response.output_text.delta", {**place, "delta": text, "logprobs": []}),
            ("response.output_text.done", {**place, "text": text, "logprobs": []}),
            ("response.content_part.done", {**place, "part": part}),
            ("response.output_item.done", {"output_index": 0, "item": item}),
            ("response.completed", {"response": whole}),
        ]
        return events(request, [(name, {"type": name, "sequence_number": n, **step}) for n, (name, step) in enumerate(steps)])
    if kind.endswith("messages"):
        usage = {"input_tokens": 1, "output_tokens": 1}
        whole = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": usage,
        }
        if not body.get("stream"):
            return httpx.Response(200, json=whole, request=request)
        steps = [
            ("message_start", {"message": {**whole, "content": [], "stop_reason": None}}),
            ("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}),
            ("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": text}}),
            ("content_block_stop", {"index": 0}),
            ("message_delta", {"delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 1}}),
            ("message_stop", {}),
        ]
        return events(request, [(name, {"type": name, **step}) for name, step in steps])
    content = {"role": "model", "parts": [{"text": text}]}
    whole = {
        "candidates": [{"index": 0, "content": content, "finishReason": "STOP"}],
        "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 1, "totalTokenCount": 2},
    }
    if "stream" not in kind:
        return httpx.Response(200, json=whole, request=request)
    return events(request, [(None, whole)])


def events(request, steps):
    lines = []
    for name, data in steps:
        if name is not None:
            lines.append(f"event: {name}\n")
        lines.append(f"data: {'[DONE]' if data is None else json.dumps(data)}\n\n")
    headers = {"content-type": "text/event-stream"}
    return httpx.Response(200, content="".join(lines).encode(), headers=headers, request=request)
