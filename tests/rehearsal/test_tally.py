from sessions.rehearsal.tally import Tally, WallWatch, milliseconds, percentile


def test_percentile_of_a_hundred_values():
    values = [float(n) for n in range(1, 101)]

    assert (percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99)) == (51.0, 96.0, 100.0)
    assert percentile([], 0.5) is None


def test_milliseconds_of_nothing_is_nothing():
    assert (milliseconds(0.0125), milliseconds(None)) == (12, None)


def test_the_wall_lags_from_each_receipt_to_the_frame_that_counts_it():
    watch = WallWatch(start=10)
    for moment in (1.0, 1.1, 1.2):
        watch.receipt(moment)

    watch.count(12, 1.5)
    assert (watch.lags, watch.caught_up) == ([0.5, 1.5 - 1.1], False)

    watch.count(13, 1.6)
    assert watch.lags[2:] == [1.6 - 1.2]
    assert watch.caught_up


def test_a_wall_that_was_faster_than_the_receipt_has_no_lag():
    watch = WallWatch()
    watch.count(2, 0.9)
    watch.receipt(1.0)
    watch.receipt(1.1)

    assert (watch.lags, watch.caught_up) == ([0.0, 0.0], True)


def test_the_answers_of_others_are_nobodys_lag():
    watch = WallWatch(start=5)
    watch.count(5, 0.5)
    watch.receipt(1.0)
    watch.count(6, 1.25)

    assert watch.lags == [0.25]


def test_the_busiest_second_may_begin_anywhere():
    tally = Tally(frames=[0.0, 0.9, 1.2, 1.4, 1.85, 3.0])

    assert tally.busiest_second == 4
    assert Tally().busiest_second == 0
