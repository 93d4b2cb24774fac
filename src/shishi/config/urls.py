"""网址 — the pages; later the programming interface beside them."""

from django.urls import include, path

urlpatterns = [path("", include("shishi.web.urls"))]

handler400 = "shishi.web.states.bad_request"
handler403 = "shishi.web.states.refused"
handler404 = "shishi.web.states.not_there"
handler500 = "shishi.web.states.broken"
