# The generator under random: the same numbers for the same seeds.
import _random

r = _random.Random()
for seed, value, bits in [(0, 0.8444218515250481, 776), (1, 0.13436424411240122, 867), (-1, 0.13436424411240122, 867), (12345678901234567890, 0.5120180983871961, 954), (1.5, 0.551763726942059, 262)]:
    r.seed(seed)
    assert (r.random(), r.getrandbits(10)) == (value, bits), seed
r.seed(2**100 + 7)
state = r.getstate()
first = [r.random() for _ in range(1000)] + [r.getrandbits(k) for k in (0, 1, 31, 32, 33, 64, 100)]
r.setstate(state)
assert first == [r.random() for _ in range(1000)] + [r.getrandbits(k) for k in (0, 1, 31, 32, 33, 64, 100)]
assert len(state) == 625 and state[-1] == 624


class Own(_random.Random):
    def __init__(self, name):
        super().__init__(5)
        self.name = name


assert Own("x").random() == 0.6229016948897019 and Own("x").name == "x"
for call in (lambda: r.getrandbits(-1), lambda: r.setstate((1, 2)), lambda: r.setstate((0,) * 624 + (700,))):
    try:
        call()
    except ValueError:
        continue
    assert False
