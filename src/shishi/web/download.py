"""下载 — files that leave the house: always as attachments, named in Chinese by RFC 5987."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(
    content: bytes, filename: str, kind: str = "application/octet-stream"
) -> HttpResponse:
    """The file; the browser keeps it and never opens it as a page of this house."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    answer["Cache-Control"] = "no-store"
    return answer
