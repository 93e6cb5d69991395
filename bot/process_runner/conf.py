"""The configuration file for `supervisord`, as text."""

from __future__ import annotations

from pathlib import Path

from bot.process_runner.plan import ROOT, Plan, Program

# A part that ends within this many seconds of its start counts as not started, and is tried
# again after one second more each time; after the last try the watch takes over.
UP_AFTER = 2
TRIES = 6
# Seconds to stop cleanly before it is killed. A worker lets a send under way come to an end.
STOPS_WITHIN = 15


def conf_text(plan: Plan, socket: Path) -> str:
    """Return the file's content. `socket` is where the watch talks to supervisord."""
    logs = plan.home.logs
    head: dict[str, dict[str, object]] = {
        "unix_http_server": {"file": socket, "chmod": "0700"},
        "supervisord": {
            "nodaemon": "true",
            "silent": "true",
            "pidfile": plan.home.path / "supervisord.pid",
            "logfile": logs / "supervisor.log",
            "logfile_maxbytes": "2MB",
            "logfile_backups": 1,
            "childlogdir": logs,
        },
        "rpcinterface:supervisor": {
            "supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"
        },
    }
    sections = {**head, **{f"program:{p.name}": _program(p, logs) for p in plan.programs}}
    return "\n".join(_section(name, values) for name, values in sections.items())


def _program(program: Program, logs: Path) -> dict[str, object]:
    return {
        "command": program.line(),
        "directory": ROOT,
        "priority": program.order,
        "autostart": "true",
        "autorestart": "true",
        "startsecs": UP_AFTER,
        "startretries": TRIES,
        "stopsignal": "TERM",
        "stopwaitsecs": STOPS_WITHIN,
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": logs / f"{program.name}.log",
        "stdout_logfile_maxbytes": "5MB",
        "stdout_logfile_backups": 3,
    }


def _section(name: str, values: dict[str, object]) -> str:
    # supervisord expands %(name)s: a real percent sign is written twice.
    lines = [f"{key} = {str(value).replace('%', '%%')}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *lines, ""])
