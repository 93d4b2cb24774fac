"""网址 — the product's pages and an empty one, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but what the server and its middleware do for every page of a person signed in."""
    return HttpResponse("", headers={"X-Signed-In": str(request.user.is_authenticated)})


urlpatterns = [path("empty/", empty), path("", include("shishi.web.urls"))]
