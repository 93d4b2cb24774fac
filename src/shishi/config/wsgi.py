"""WSGI — what the server calls.

Behind a reverse proxy on the same machine the client's address comes from the proxy, so that
failed sign-ins are counted for the right source.
"""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from shishi.config import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")

application = get_wsgi_application()
if env.flag("SHISHI_HTTPS"):
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=["127.0.0.1", "::1"])
