"""What every answer carries, who may call us by which name, and that Django finds nothing to warn about."""

import json
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from tests.workshop.running import ROOT, environment
from workshop.middleware import house_rules, policy

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self' ws://testserver wss://testserver",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def served(path: str = "/", *, response: HttpResponse | None = None, **extra) -> HttpResponse:
    return house_rules(lambda request: response or HttpResponse("a page"))(RequestFactory().get(path, **extra))


def test_page_loads_nothing_but_our_own():
    parts = served().headers["Content-Security-Policy"].split("; ")

    assert dict(part.split(" ", 1) for part in parts) == DIRECTIVES


def test_page_is_kept_framed_and_followed_by_nobody():
    headers = served().headers

    assert {name: headers[name] for name in ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")} == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    assert headers["Cache-Control"] == "no-store"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Content-Length"] == "6"


def test_page_that_has_its_own_cache_rule_keeps_it():
    assert (
        served(response=HttpResponse("x", headers={"Cache-Control": "max-age=60"})).headers["Cache-Control"]
        == "max-age=60"
    )


def test_secure_page_opens_secure_sockets_only():
    request = RequestFactory().get("/", secure=True, headers={"host": "testserver:8443"})

    assert "connect-src 'self' wss://testserver:8443;" in policy(request)


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver\\evil", "", "a b", "203.0.113.9"]
)
def test_foreign_name_gets_nothing(host):
    response = served(HTTP_HOST=host)

    assert response.status_code == 400
    assert b"a page" not in response.content
    assert host.encode() not in response.content or not host
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("length", "status"), [("10", 200), ("131072", 200), ("131073", 413), ("-1", 413), ("much", 413)]
)
def test_body_is_bounded(length, status):
    response = house_rules(lambda request: HttpResponse("taken"))(
        RequestFactory().generic("POST", "/", b"", CONTENT_LENGTH=length)
    )

    assert response.status_code == status


async def test_async_pages_keep_the_same_rules():
    async def view(request):
        return HttpResponse("a page")

    rules = house_rules(view)
    good, bad = await rules(RequestFactory().get("/")), await rules(RequestFactory().get("/", HTTP_HOST="evil.example"))

    assert (good.status_code, bad.status_code) == (200, 400)
    assert good.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_real_pages_carry_the_headers(client):
    for path in ("/", "/sign-in/", "/no/such/page"):
        headers = client.get(path).headers
        assert dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; ")) == DIRECTIVES
        assert headers["Cache-Control"] == "no-store" or "no-store" in headers["Cache-Control"]
        assert "Server" not in headers


def test_django_has_nothing_to_warn_about_on_https(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment(PARALLAX_DATA=str(tmp_path), PARALLAX_URL="https://parallax.example.org"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


def test_cookies_are_secure_on_https_and_usable_on_a_plain_network(tmp_path):
    code = (
        "import json; from django.conf import settings as s; "
        "print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.HTTPS, "
        "s.SECURE_CROSS_ORIGIN_OPENER_POLICY]))"
    )
    found = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=ROOT,
                env=environment(
                    PARALLAX_DATA=str(tmp_path), DJANGO_SETTINGS_MODULE="workshop.settings", PARALLAX_URL=url
                ),
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            ).stdout
        )
        for url in ("https://parallax.example.org", "")
    ]

    assert found == [[True, True, True, True, "same-origin"], [False, False, True, False, None]]
