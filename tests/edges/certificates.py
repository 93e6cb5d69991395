"""A self-signed certificate for loopback, made by the openssl program."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

MISSING = "openssl is not installed. To run this test: sudo apt-get install openssl"


@dataclass(frozen=True)
class Certificate:
    """The files of a certificate and its key."""

    chain: Path
    key: Path


def a_certificate(folder: Path) -> Certificate:
    """Make one for 127.0.0.1; without openssl a laptop skips, and CI fails."""
    if shutil.which("openssl") is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    made = Certificate(folder / "chain.pem", folder / "key.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(made.key), "-out", str(made.chain)),
        ],
        check=True,
        capture_output=True,
    )
    return made
