# Subscripts and slices of lists, tuples and ranges; slice objects.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


a = list(range(10))
assert a[0] == 0 and a[-1] == 9 and a[True] == 1 and a[Index(3)] == 3
assert a[2:5] == [2, 3, 4] and a[:3] == [0, 1, 2] and a[7:] == [7, 8, 9] and a[::3] == [0, 3, 6, 9]
assert a[::-4] == [9, 5, 1] and a[8:2:-2] == [8, 6, 4] and a[-3:-1] == [7, 8] and a[5:2] == [] and a[20:] == []
assert a[: 10**30] == a and a[-(10**30) :] == a and a[Index(1) : Index(6) : Index(2)] == [1, 3, 5] and a[None:None] == a

a[2:5] = "abc"
assert a == [0, 1, "a", "b", "c", 5, 6, 7, 8, 9]
a[1:1] = [11, 12]
assert a[:4] == [0, 11, 12, 1]
a[:3] = []
assert a == [1, "a", "b", "c", 5, 6, 7, 8, 9]
a[::2] = range(5)
assert a == [0, "a", 1, "c", 2, 6, 3, 8, 4]
a[::-2] = "vwxyz"
assert a == ["z", "a", "y", "c", "x", 6, "w", 8, "v"]
a[3:1] = ["new"]
assert a[2:5] == ["y", "new", "c"]
a[1:3] = (x for x in (1, 2, 3))
assert a[:5] == ["z", 1, 2, 3, "new"]
a[:] = a
assert len(a) == 11
a[2:4] = a
assert len(a) == 20
a[Index(0) :] = [1, 2, 3, 4, 5, 6, 7, 8]
del a[0]
del a[-1]
del a[1:3]
assert a == [2, 5, 6, 7]
a = list(range(10))
del a[::3]
assert a == [1, 2, 4, 5, 7, 8]
del a[::-2]
assert a == [1, 4, 7]
del a[5:]
del a[:]
assert a == []

t = tuple(range(5))
assert t[1:3] == (1, 2) and t[::-1] == (4, 3, 2, 1, 0) and t[:] is t and t[Index(2)] == 2

raises(IndexError, "list index out of range", lambda: [1][1])
raises(IndexError, "cannot fit 'int' into an index-sized integer", lambda: [1][10**30])
raises(TypeError, "list indices must be integers or slices, not str", lambda: [1]["a"])
raises(TypeError, "slice indices must be integers or None or have an __index__ method", lambda: [1]["a":])
raises(ValueError, "slice step cannot be zero", lambda: [1][::0])
raises(IndexError, "list assignment index out of range", [3].__setitem__, 5, 1)
raises(IndexError, "list assignment index out of range", [3].__delitem__, 5)
raises(TypeError, "list indices must be integers or slices, not str", [3].__setitem__, "a", 1)
raises(ValueError, "attempt to assign sequence of size 2 to extended slice of size 1", [3, 2].__setitem__, slice(0, 2, 2), [1, 2])
raises(TypeError, "must assign iterable to extended slice", [3].__setitem__, slice(0, 1), 5)
raises(IndexError, "tuple index out of range", lambda: (1,)[1])
raises(TypeError, "tuple indices must be integers or slices, not str", lambda: (1,)["a"])


s = slice(1, 5, 2)
assert (s.start, s.stop, s.step) == (1, 5, 2) and repr(s) == "slice(1, 5, 2)" and repr(slice(3)) == "slice(None, 3, None)"
assert slice(1, 2) == slice(1, 2) != slice(1, 3) and hash(slice(1, 2)) == hash(slice(1, 2)) and slice(1) < slice(2)
assert slice(None, None, -1).indices(5) == (4, -1, -1) and slice(1, 100).indices(5) == (1, 5, 1) and slice(-3, -1).indices(5) == (2, 4, 1)
raises(ValueError, "length should not be negative", slice(1).indices, -1)


class Rec:
    def __getitem__(self, key):
        return key


assert Rec()[1:2, ::3] == (slice(1, 2, None), slice(None, None, 3)) and Rec()[...] is ...
