# The module gc: its settings, and which objects a collector would follow.

import gc


def fails(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
    else:
        assert False, "nothing was raised"


assert gc.isenabled()
gc.disable()
assert not gc.isenabled()
gc.enable()
assert gc.isenabled() and gc.collect() >= 0 and gc.collect(0) >= 0 and gc.collect(generation=1) >= 0
fails(ValueError, "invalid generation", gc.collect, 3)
fails(ValueError, "invalid generation", gc.collect, -1)
assert gc.get_threshold() == (2000, 10, 10)
gc.set_threshold(1, 2, 3)
gc.set_threshold(7)
assert gc.get_threshold() == (7, 2, 3)
fails(TypeError, "'str' object cannot be interpreted as an integer", gc.set_threshold, "a")
gc.set_threshold(2000, 10, 10)
assert gc.get_debug() == 0 and gc.garbage == [] == gc.callbacks and gc.DEBUG_LEAK == 38
assert len(gc.get_stats()) == len(gc.get_count()) == 3 and gc.get_freeze_count() == 0


class A:
    pass


untracked = [1, "a", (), (1,), {}, {"a": 1}, object(), None, 1.5, range(3), b"", True, ...]
tracked = [[], ([],), {"a": []}, set(), type(A()), print, lambda: 0, Exception(), A(), gc]
assert [gc.is_tracked(v) for v in untracked] == [False] * len(untracked)
assert [gc.is_tracked(v) for v in tracked] == [True] * len(tracked)
