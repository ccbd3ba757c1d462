"""What the terminal says."""

from workshop.welcome import Welcome, qr

PLAIN = Welcome(
    phones="http://192.168.1.7:8000", others=["http://10.8.0.2:8000"], here="http://127.0.0.1:8000",
    sign_in="http://127.0.0.1:8000/sign-in/x/?next=/try/", phones_at_once=60_000,
)  # fmt: skip


def test_greeting_names_every_address():
    assert PLAIN.text(with_qr=False) == (
        "Parallax is running. Ctrl-C says goodbye to the phones and stops it.\n"
        "\n"
        "Phones join at http://192.168.1.7:8000\n"
        "or, if they do not find it there, at http://10.8.0.2:8000\n"
        "On this computer: http://127.0.0.1:8000\n"
        "\n"
        "Sign in with this link, once, within ten minutes:\n"
        "http://127.0.0.1:8000/sign-in/x/?next=/try/\n"
    )


def test_low_limit_of_files_is_told_with_its_cure():
    few = Welcome("http://a", [], "http://a", None, 924).text(with_qr=False)

    assert "about 924 phones" in few
    assert "ulimit -n 65536" in few


def test_demo_has_its_code_on_a_line_of_its_own():
    demo = Welcome("http://a", [], "http://a", None, 60_000, "ABC-DEF-GHJ", "http://a/wall/k/", "HTTP://A/J/ABCDEFGHJ")

    assert "\nJoin code: ABC-DEF-GHJ\n" in demo.text(with_qr=False)
    assert qr("HTTP://A/J/ABCDEFGHJ") in demo.text(with_qr=True)


def test_capitals_make_a_smaller_code():
    assert len(qr("HTTP://192.168.1.7:8000/J/ABCDEFGHJKMNPQ")) < len(qr("http://192.168.1.7:8000/j/abcdefghjkmnpq"))
