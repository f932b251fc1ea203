"""Small servers that answer as the three hosts do, and the environment that the pipelines of each have."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

STARTER = 666
"""The account that merges, and starts pipelines: it proposed nothing."""
ENVIRONMENTS = {
    "github": {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "body/election"},
    "forgejo": {
        "GITHUB_ACTIONS": "true",
        "FORGEJO_ACTIONS": "true",
        "GITHUB_REPOSITORY": "body/election",
    },
    "gitlab": {"GITLAB_CI": "true", "CI_PROJECT_ID": "7", "CI_DEFAULT_BRANCH": "main"},
}
PATHS = {
    "github": "/repos/body/election/commits/{}/pulls",
    "forgejo": "/repos/body/election/commits/{}/pull",
    "gitlab": "/projects/7/repository/commits/{}/merge_requests",
}


def merged(host: str, account: int) -> Any:
    """A host's record of one merged proposal. Somebody else started the pipeline and merged it."""
    if host == "gitlab":
        who = {"author": {"id": account}, "merged_by": {"id": STARTER}}
        return [{"state": "merged", "target_branch": "main", **who}]
    if host == "forgejo":
        return {"merged": True, "user": {"id": account}, "merged_by": {"id": STARTER}}
    return [{"merged_at": "2025-04-30T12:00:00Z", "user": {"id": account}}]


@contextmanager
def answering(answers: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A host: its address, and the headers of every request to it. What is not among the answers is not found."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers))
            answer = answers.get(self.path)
            moved = isinstance(answer, str)
            self.send_response(302 if moved else 200 if answer is not None else 404)
            if moved:
                self.send_header("Location", str(answer))
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()
