"""Answers for requests that moto cannot handle, so that the caller's error message shows the reason."""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

CODE = "EmulatorFault"


def fault_answer(environ: dict[str, Any], fault: Exception) -> Response:
    """Logs an error of moto and returns status 501 for missing features, which SDKs do not retry, otherwise 500."""
    traceback.print_exception(fault, limit=-5, file=sys.stderr)
    status = 501 if isinstance(fault, NotImplementedError) else 500
    text = f"{type(fault).__name__}: {fault}"
    if "json" in environ.get("CONTENT_TYPE", ""):
        body = json.dumps({"__type": CODE, "message": text})
        return Response(body, status, {"x-amzn-errortype": CODE}, content_type="application/json")
    error = f"<Error><Code>{CODE}</Code><Message>{escape(text)}</Message></Error>"
    bare = "AWS4" in environ.get("HTTP_AUTHORIZATION", "") and "/s3/" in environ["HTTP_AUTHORIZATION"]
    body = error if bare else f"<ErrorResponse>{error}</ErrorResponse>"
    return Response(body, status, content_type="text/xml")
