"""What every kind of question keeps, shown on each of its own examples."""

import json

import pytest
from django.template.loader import get_template

from sessions import kinds
from sessions.figures.ink import DARK, LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, SHEET, WALL
from sessions.figures.svg import svg
from sessions.kinds.base import Summary
from sessions.measures.reading import Reading
from sessions.privacy.box import Contents
from sessions.privacy.seal import SMALLEST_BOX, box_for
from sessions.privacy.veil import veil
from sessions.words import Refusal, Said
from tests.figures.seen import outside, overlapping, touching, voices_in_plotly, voices_in_svg
from tests.kinds.crowds import EXAMPLES, NAMES, simulated, summary, voices

AVOIDED = {"score", "outlier", "dissent", "problem", "majority", "versus", "mean", "average", "good", "bad"}

every_example = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=NAMES)
every_size = pytest.mark.parametrize("n", [3, 12, 120, 1000, 2000])


@pytest.fixture
def config(kind, example):
    return kind.Config.checked(example.config)


@every_example
def test_good_fields_become_the_value_that_the_example_names(kind, example, config):
    parsed = [kind.parse(fields, config) for fields, _value in example.answers]

    assert parsed == [value for _fields, value in example.answers]


@every_example
def test_every_answer_fits_into_one_box_with_all_that_is_sealed_beside_it(kind, example, config):
    """Text needs a box as large as the longest; what is tapped has the smallest, whatever was tapped."""
    given = [*(value for _fields, value in example.answers), *voices(kind, config, n=120)]
    guess = kind.parse_guess(kind.simulate_guess(0.9, config), config) if kind.guesses else None
    fullest = kind.fullest(config) if kind.writes else max(given, key=lambda value: len(json.dumps(value)))

    box = box_for(Contents(fullest, guess=guess, seat=99, earlier=fullest).as_json())

    assert kind.writes or box == SMALLEST_BOX
    assert all(len(json.dumps(value, ensure_ascii=False).encode()) <= box for value in given)


@every_example
def test_bad_fields_are_refused_kindly(kind, example, config):
    for fields in example.refused:
        with pytest.raises(Refusal) as refused:
            kind.parse(fields, config)
        assert refused.value.code.startswith("answer.")
        assert refused.value.message.say()


@every_example
def test_values_come_back_from_json_as_they_were(kind, example, config):
    for _fields, value in example.answers:
        assert json.loads(json.dumps(value)) == value


@every_example
def test_configs_come_back_from_json_as_they_were(kind, example, config):
    assert kind.Config.checked(json.loads(json.dumps(config.as_json()))) == config
    assert kind.Config.checked({}) == kind.Config.checked(kind.Config().as_json()) == kind.Config()


@every_example
def test_zones_can_be_compared(kind, example, config):
    zones = {kind.zone(value, config) for value in voices(kind, config, n=40)}

    assert zones == {None} or None not in zones


@every_example
@every_size
def test_summaries_count_everyone_whatever_the_order_of_arrival(kind, example, config, n):
    given = voices(kind, config, n=n)
    first, again = (kind.summarise(veil(row, k=3), config) for row in (given, given[::-1]))

    assert first.n == again.n == n
    assert first.counts == again.counts
    assert sorted(first.texts) == sorted(again.texts)
    assert Summary.from_json(json.loads(json.dumps(first.as_json()))) == first


@every_example
@every_size
def test_readings_come_back_from_json(kind, example, config, n):
    reading = kind.measure(summary(kind, config, n=n), config)

    if reading is not None:
        assert reading.n == n
        assert Reading.from_json(json.loads(json.dumps(reading.as_json()))).as_json() == reading.as_json()


@every_example
@every_size
@pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET], ids=["wall", "phone", "sheet"])
def test_both_drawings_show_the_same_voices(kind, example, config, n, canvas):
    scene = kind.draw(summary(kind, config, n=n), config, canvas=canvas)

    assert scene.voices >= n
    assert voices_in_svg(svg(scene)) == voices_in_svg(svg(scene, LIGHT)) == scene.voices
    assert voices_in_plotly(figure(scene, LIGHT)) == voices_in_plotly(figure(scene, DARK)) == scene.voices
    assert (touching(scene), outside(scene), overlapping(scene)) == ([], [], [])


@every_example
@pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET], ids=["wall", "phone", "sheet"])
def test_an_axis_waits_before_its_picture(kind, example, config, canvas):
    scene = kind.draw(None, config, canvas=canvas)

    assert scene.voices == 0
    assert scene.title.say()
    assert (outside(scene), overlapping(scene)) == ([], [])


@every_example
def test_the_same_summary_draws_the_same_bytes(kind, example, config):
    told = summary(kind, config, n=40)

    assert svg(kind.draw(told, config)) == svg(kind.draw(told, config))


@every_example
@every_size
def test_everyone_finds_their_own_ring_on_the_phones_picture(kind, example, config, n):
    scene = kind.draw(summary(kind, config, n=n), config, canvas=PHONE)
    marks = {mark.key for mark in scene.marks}
    anywhere = {name for lattice in scene.lattices for name in (lattice.across, lattice.up)}
    given = [fields for fields in simulated(kind, config, n=n) if kind.figured]
    given = [{name: values for name, values in fields.items() if values[0].isdecimal()} for fields in given]
    given = [{name: values for name, values in fields.items() if name not in anywhere} for fields in given]

    mine = [{f"{name}={value}" for name, values in fields.items() for value in values} for fields in given]
    if n < kind.fewest:  # of so few, one place of each person is all that is shown
        assert all(keys & marks for keys in mine if keys)
    else:
        assert set().union(*mine) <= marks


@every_example
@every_size
def test_pictures_are_told_in_one_plain_sentence(kind, example, config, n):
    told = kind.tell(summary(kind, config, n=n), config)
    text = told.say()

    assert isinstance(told, Said)
    assert text.startswith(f"{n} ")
    assert text.endswith(".")
    assert AVOIDED & set(text.casefold().split()) == set()


@every_example
def test_a_kind_has_its_controls_and_says_what_it_is_for(kind, example):
    assert get_template(f"kinds/{kind.slug}.html")
    assert kinds.get(kind.slug) is kind
    assert kind.title
    assert kind.purpose
