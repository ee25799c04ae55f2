# tuple and range.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


t = (1, 2, 3)
assert t + (4,) == (1, 2, 3, 4) and t * 2 == (1, 2, 3, 1, 2, 3) and 2 * t == t * 2 and t * 0 == () and t * 1 is t
assert t.index(2) == 1 and t.count(3) == 1 and 2 in t and 5 not in t and hash(t) == hash((1, 2, 3)) and t < (1, 2, 4) and t < (1, 2, 3, 0)
assert tuple("ab") == ("a", "b") and tuple(x for x in [1]) == (1,) and tuple() == () and tuple(t) is t and tuple({1: 2}) == (1,)
assert repr(()) == "()" and repr((1,)) == "(1,)" and repr((1, "a")) == "(1, 'a')"
a, *b, c = range(5)
assert (a, b, c) == (0, [1, 2, 3], 4)
raises(ValueError, "tuple.index(x): x not in tuple", t.index, 9)
raises(TypeError, 'can only concatenate tuple (not "list") to tuple', lambda: t + [1])
raises(TypeError, "tuple expected at most 1 argument, got 2", tuple, 1, 2)
raises(TypeError, "tuple() takes no keyword arguments", tuple, x=1)
raises(TypeError, "unhashable type: 'list'", hash, (1, []))
raises(AttributeError, "'tuple' object has no attribute 'append'", lambda: t.append(1))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]


p = Point(3, 4)
assert p == (3, 4) and p.x == 3 and type(p + (5,)) is tuple and hash(p) == hash((3, 4)) and {(3, 4): 1}[p] == 1 and repr(p) == "(3, 4)"

r = range(10)
assert list(r) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] and len(r) == 10 and r[3] == 3 and r[-1] == 9 and r[2:8:3] == range(2, 8, 3)
assert list(range(5, 0, -2)) == [5, 3, 1] and list(range(0)) == [] and not range(3, 3) and range(1) and list(range(-3, 3, 2)) == [-3, -1, 1]
assert 5 in r and 10 not in r and 5.0 in r and 5.5 not in r and "a" not in r and True in r and 4 in range(0, 10, 2) and 5 not in range(0, 10, 2)
assert 3 in range(5, 0, -2) and 4 not in range(5, 0, -2) and 0 not in range(5, 0, -2) and 7 not in range(5, 0, -2)
assert r.index(4) == 4 and range(0, 10, 3).index(6) == 2 and r.count(3) == 1 and r.count(11) == 0
assert range(0, 3, 2) == range(0, 4, 2) and range(0) == range(2, 1) and range(1, 2) != range(1, 3) and hash(range(0, 3, 2)) == hash(range(0, 4, 2))
assert repr(range(3)) == "range(0, 3)" and repr(range(1, 5, 2)) == "range(1, 5, 2)" and (r.start, r.stop, r.step) == (0, 10, 1)
assert list(reversed(range(0, 10, 3))) == [9, 6, 3, 0] and list(reversed(range(0))) == [] and range(Index(1), Index(4)) == range(1, 4)
assert r[::-1] == range(9, -1, -1) and r[20:] == range(10, 10) and list(r[-3:]) == [7, 8, 9]
n = 10**20
big = range(n, n + 5, 2)
assert list(big) == [n, n + 2, n + 4] and len(big) == 3 and n + 2 in big and n + 1 not in big and big[-1] == n + 4 and big.index(n + 4) == 2
assert big[::-1] == range(n + 4, n - 2, -2) and list(reversed(big)) == [n + 4, n + 2, n] and repr(big) == f"range({n}, {n + 5}, 2)"
assert range(0, n)[-1] == n - 1 and next(iter(range(n))) == 0 and len(range(2**63 - 1)) == 2**63 - 1
raises(OverflowError, "Python int too large to convert to C ssize_t", len, range(n))
raises(ValueError, "range() arg 3 must not be zero", range, 1, 2, 0)
raises(TypeError, "'str' object cannot be interpreted as an integer", range, "a")
raises(TypeError, "'float' object cannot be interpreted as an integer", range, 1.5)
raises(TypeError, "range expected at least 1 argument, got 0", range)
raises(TypeError, "range expected at most 3 arguments, got 4", range, 1, 2, 3, 4)
raises(IndexError, "range object index out of range", lambda: r[10])
raises(TypeError, "range indices must be integers or slices, not str", lambda: r["a"])
raises(ValueError, "11 is not in range", r.index, 11)
raises(ValueError, "sequence.index(x): x not in sequence", r.index, "a")


class Equal3:
    def __eq__(self, other):
        return other == 3


assert Equal3() in r and Equal3() not in range(3)
assert r.index(Equal3()) == 3 and r.count(Equal3()) == 1 and r.count("a") == 0 and r.count(3.0) == 1 and r.index(3.0) == 3
