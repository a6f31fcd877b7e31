"""What moto cannot do, answered so that the caller's error message says it."""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any
from xml.sax.saxutils import escape

from werkzeug.wrappers import Response

CODE = "EmulatorFault"


def fault_answer(environ: dict[str, Any], fault: Exception) -> Response:
    """Log a fault of moto and make the answer: 501 for what it has not, which SDKs do not retry, else 500."""
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
