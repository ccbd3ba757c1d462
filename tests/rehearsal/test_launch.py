import pytest

from sessions.rehearsal.launch import MOST, launch
from sessions.words import Refusal
from tests.factories import a_session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("fields", "participants", "code"),
    [
        ({"rehearsal": False}, 5, "rehearsal.not"),
        ({"rehearsal": True, "stage": "closed"}, 5, "session.closed"),
        ({"rehearsal": True}, 0, "rehearsal.many"),
        ({"rehearsal": True}, MOST + 1, "rehearsal.many"),
    ],
)
def test_voices_are_launched_into_an_open_rehearsal_only_and_not_without_end(fields, participants, code):
    session = a_session(**fields)

    with pytest.raises(Refusal) as caught:
        launch(session, participants=participants, base_url="http://127.0.0.1:9")

    assert caught.value.code == code
