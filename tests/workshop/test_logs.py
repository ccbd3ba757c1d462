"""The log names kinds of faults and places in the code; the values that were around stay out of it."""

import asyncio
import logging
import sys
import threading

import pytest

from workshop.logs import QuietFormatter, frames_of, hush

SECRET = "answer-4711-from-10.1.2.3"


def written(log_name: str, template: str, *args, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(log_name, logging.ERROR, __file__, 12, template, args, info, func="f")
    return QuietFormatter().format(record)


def fault() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"bad value {SECRET}") from error
    except ValueError as error:
        return error


def test_exception_is_named_without_its_message():
    text = written("django.request", "Internal Server Error: %s", f"/s/{SECRET}/", error=fault())

    assert SECRET not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert f"{__file__}:" in text
    assert "in fault" in text


def test_template_of_others_stays_unfilled():
    assert written("django.request", "Not Found: %s", f"/s/{SECRET}/").endswith("django.request: Not Found: %s")


def test_finished_sentence_of_others_is_left_out():
    text = written("asyncio", f"Task exception was never retrieved\nfuture: <Task {SECRET}>")

    assert text.endswith("asyncio: at test_logs:12")


def test_own_sentence_is_written_as_it_is():
    assert written("sessions.live.hub", "The layer is away (%s).", "TimeoutError").endswith(
        "sessions.live.hub: The layer is away (TimeoutError)."
    )


def test_group_of_exceptions_names_every_part():
    lines = list(frames_of(ExceptionGroup(SECRET, [fault(), OSError(SECRET)])))

    assert SECRET not in "\n".join(lines)
    assert [line.strip(" |") for line in lines if "." in line and ":" not in line] == [
        "builtins.ExceptionGroup",
        "builtins.ValueError",
        "builtins.KeyError",
        "builtins.OSError",
    ]


@pytest.mark.parametrize("where", ["thread", "loop"])
def test_fault_that_nobody_caught_is_quiet_too(monkeypatch, capsys, where):
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    hush()

    if where == "thread":
        thread = threading.Thread(target=lambda: {}[SECRET])
        thread.start()
        thread.join()
    else:
        loop = asyncio.new_event_loop()
        loop.call_exception_handler({"message": f"lost {SECRET}", "exception": fault()})
        loop.close()

    assert SECRET not in capsys.readouterr().err


def test_all_logs_of_the_house_are_quiet(settings):
    assert settings.LOGGING["formatters"]["plain"]["()"] == "workshop.logs.QuietFormatter"
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"plain"}
    for name in ("django", "django.request", "django.server", "daphne", "asyncio", "twisted"):
        own = [type(handler.formatter).__name__ for handler in logging.getLogger(name).handlers]
        assert own in ([], ["QuietFormatter"]), name
