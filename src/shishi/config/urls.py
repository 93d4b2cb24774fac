"""网址 — the pages; later the programming interface beside them."""

from django.urls import include, path

urlpatterns = [path("", include("shishi.web.urls"))]
