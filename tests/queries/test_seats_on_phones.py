"""The picture by seats on a phone stays small, however many have answered."""

import json

import pytest

from sessions.queries import frames
from sessions.services import screen
from sessions.services.answers import Put
from sessions.services.batch import write_batch
from tests.factories import a_session, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 45_000  # bytes of a state, beside the whole picture of a thousand dots


@pytest.mark.parametrize(("n", "kind"), [(60, "scale"), (300, "scale"), (1000, "scale"), (1000, "slider")])
def test_a_state_with_a_picture_by_seats_is_small(n, kind):
    session = a_session(seats=[f"Seat {number}" for number in range(8)], kind=kind)
    tokens = phones(session, n)
    open_next(session)
    values = [number * 7 % 5 if kind == "scale" else number * 35 % 105 for number in range(n)]
    write_batch([Put(session.pk, token, session.round_id, 1, values[i], seat=i % 8) for i, token in enumerate(tokens)])
    release(session)
    screen.show(session.pk, seats=True)
    phone = frames.read(session.pk).phone

    assert "By seats" in phone["html"]
    assert len(json.dumps(phone).encode()) <= MOST
