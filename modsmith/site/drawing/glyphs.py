"""One simple sign for each kind of service, drawn in strokes on a square of 24 by 24."""

from __future__ import annotations

_CYLINDER = "M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3zM5 6v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6"

_GLYPHS = {
    "API Gateway": "M4 12h16M12 4v16M7 7l10 10M17 7L7 17",
    "Athena": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2L21 21",
    "Aurora": f"{_CYLINDER}M9 15l2 2 4-4",
    "CloudFront": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
    "CloudWatch": "M4 4v16h16M7 15l4-5 3 3 5-7",
    "DynamoDB": f"{_CYLINDER}M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
    "ECR": "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
    "ECS": "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
    "ElastiCache": "M13 3L5 14h6l-1 7 8-11h-6z",
    "EventBridge": "M12 4v16M4 8h8M12 8h8M4 16h8M12 16h8",
    "Firehose": "M4 5h16l-6 7v7l-4 2v-9z",
    "Glue": "M4 5h16v14H4zM4 10h16M10 10v9",
    "KMS": "M8 8a4.5 4.5 0 1 0 0 8 4.5 4.5 0 0 0 4-4h9v4M17 12v3",
    "Kinesis": "M3 7c3-3 6 3 9 0s6 3 9 0M3 12c3-3 6 3 9 0s6 3 9 0M3 17c3-3 6 3 9 0s6 3 9 0",
    "Lambda": "M7 4h3l7 16h2M11.5 9.5L6 20",
    "Load balancer": "M12 4v5M12 9l-7 8M12 9l7 8M12 9v8M3 17h4v4H3zM10 17h4v4h-4zM17 17h4v4h-4z",
    "Module": "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
    "OpenSearch": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2L21 21",
    "S3": "M4 6l2 14h12l2-14M4 6c0-1.4 3.6-2.5 8-2.5S20 4.6 20 6s-3.6 2.5-8 2.500S4 7.4 4 6z",
    "SNS": "M4 10v4h4l8 5V5L8 10zM19 9c1.3 1.5 1.3 4.5 0 6",
    "SQS": "M3 7h5v10H3zM10 7h5v10h-5zM17 9l4 3-4 3",
    "SSM": "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4",
    "Secret": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.500v2.5",
    "Step Functions": "M9 3h6v4H9zM4 17h6v4H4zM14 17h6v4h-6zM12 7v5M7 17v-5h10v5",
    "Timestream": "M12 4a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.500l3 2",
}

_BY_STYLE = {
    "store": _CYLINDER,
    "outside": "M12 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.5-4 3.5-6 7-6s6.5 2 7 6",
}
_ANY = "M12 3l8 4.500v9L12 21l-8-4.500v-9z"


def glyph(kind: str, style: str) -> str:
    """The path of a kind's sign.

    Args:
        kind: its name, which begins with that of its service: `DynamoDB table`.
        style: its style, for kinds without a sign of their own.
    """
    for name, path in _GLYPHS.items():
        if kind.startswith(name):
            return path
    return _BY_STYLE.get(style, _ANY)
