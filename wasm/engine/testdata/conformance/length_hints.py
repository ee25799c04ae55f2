# What becomes a list or a tuple is asked for its length first.
log = []


class Sized:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        log.append("iter")
        return iter(range(self.n))

    def __len__(self):
        log.append("len")
        if self.n == 13:
            raise ZeroDivisionError
        if self.n == 14:
            raise TypeError
        return self.n


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        log.append("hint")
        return self.hint


def calls(f):
    log.clear()
    f()
    return " ".join(log)


s = Sized(3)
assert calls(lambda: list(s)) == calls(lambda: tuple(s)) == calls(lambda: sorted(s)) == calls(lambda: [*s]) == "iter len"
assert calls(lambda: [].extend(s)) == "iter len" and calls(lambda: set(s)) == "iter" and calls(lambda: sum(s)) == "iter" and calls(lambda: dict.fromkeys(s)) == "iter"
assert calls(lambda: "".join(map(str, s))) == "iter" and calls(lambda: max(s)) == "iter"
assert list(Hinted(5)) == ["a", "b"] == list(Hinted(NotImplemented)) and calls(lambda: list(Hinted(0))) == "hint"
assert list(Sized(14)) == list(range(14))
for bad, kind, message in ((Sized(13), ZeroDivisionError, ""), (Hinted(-1), ValueError, "__length_hint__() should return >= 0"), (Hinted("x"), TypeError, "__length_hint__ must be an integer, not str")):
    try:
        list(bad)
    except kind as e:
        assert str(e) == message
    else:
        assert False
