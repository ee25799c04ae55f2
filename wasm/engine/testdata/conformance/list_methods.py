# The methods of list, their results and their complaints.


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


class Loud:
    """Equal by value, and its comparisons are written in Python."""

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, Loud) and self.v == other.v

    def __repr__(self):
        return f"Loud({self.v})"


a = [1, 2, 3]
a.append(4)
a.extend((5, 6))
a.extend(x for x in [7])
a += "ab"
assert a == [1, 2, 3, 4, 5, 6, 7, "a", "b"]
assert a.pop() == "b" and a.pop(0) == 1 and a.pop(-1) == "a" and a.pop(Index(1)) == 3
a.insert(0, "x")
a.insert(-1, "y")
a.insert(100, "z")
a.insert(-100, "w")
a.insert(Index(1), "i")
assert a == ["w", "i", "x", 2, 4, 5, 6, "y", 7, "z"]
a.remove("y")
assert a.index(4) == 4 and a.index(4, 2) == 4 and a.index(4, -6, Index(5)) == 4
assert [1, 2, 1].count(1) == 2 and 1 in [1] and 1 not in []
a.reverse()
assert a == ["z", 7, 6, 5, 4, 2, "x", "i", "w"]
b = a.copy()
assert b == a and b is not a
a.clear()
assert a == [] and not a
assert [1, 2] + [3] == [1, 2, 3] and [1] * 3 == [1, 1, 1] == 3 * [1] and [1] * -1 == [] and [0] * Index(2) == [0, 0]
c = d = [1]
c *= 2
assert d == [1, 1]
c.extend(c)
assert d == [1, 1, 1, 1]
assert list("héé") == ["h", "é", "é"] and list({1: 2}) == [1] and list(range(3)) == [0, 1, 2] and list() == []

# Items that only Python code can compare.
p = [Loud(1), Loud(2), Loud(3)]
assert Loud(2) in p and p.index(Loud(3)) == 2 and p.count(Loud(1)) == 1 and Loud(9) not in p
p.remove(Loud(2))
assert p == [Loud(1), Loud(3)] and p != [Loud(1)] and repr(p) == "[Loud(1), Loud(3)]"
raises(ValueError, "Loud(9) is not in list", p.index, Loud(9))

# Comparisons.
assert [1, 2] < [1, 3] and [1] < [1, 0] and [2] > [1, 5] and [1] <= [1] and not [1] < [1] and [1.0] == [1]
assert [1, [2, "a"]] < [1, [2, "b"]]
raises(TypeError, "'<' not supported between instances of 'int' and 'str'", lambda: [1] < ["a"])
raises(TypeError, "'<' not supported between instances of 'list' and 'tuple'", lambda: [1] < (1,))
nan = float("nan")
assert [nan] == [nan] and nan in (nan,) and nan != nan

# repr, also of a list inside itself.
r = [1, "a", None, 2.5, (1,), {}, b"x"]
assert repr(r) == "[1, 'a', None, 2.5, (1,), {}, b'x']" == str(r)
r = [1]
r.append(r)
assert repr(r) == "[1, [...]]"
r = []
r.append((r, {1: r}))
assert repr(r) == "[([...], {1: [...]})]"

# Complaints.
raises(IndexError, "pop from empty list", [].pop)
raises(IndexError, "pop index out of range", [1].pop, 5)
raises(ValueError, "list.remove(x): x not in list", [1].remove, 5)
raises(ValueError, "5 is not in list", [1].index, 5)
raises(TypeError, "slice indices must be integers or have an __index__ method", [1].index, 1, "a")
raises(TypeError, "'str' object cannot be interpreted as an integer", [1].insert, "a", 1)
raises(OverflowError, "Python int too large to convert to C ssize_t", [1].insert, 10**30, 1)
raises(TypeError, "can't multiply sequence by non-int of type 'str'", lambda: [1] * "a")
raises(TypeError, "can't multiply sequence by non-int of type 'float'", lambda: 2.0 * [1])
raises(OverflowError, "cannot fit 'int' into an index-sized integer", lambda: [1] * 10**30)
raises(TypeError, 'can only concatenate list (not "tuple") to list', lambda: [1] + (1,))
raises(TypeError, 'can only concatenate list (not "int") to list', lambda: [1] + 5)
raises(TypeError, "'int' object is not iterable", [].__iadd__, 5)
raises(TypeError, "'int' object is not iterable", list, 1)
raises(TypeError, "list expected at most 1 argument, got 2", list, 1, 2)
raises(TypeError, "list() takes no keyword arguments", list, x=1)
raises(TypeError, "index expected at least 1 argument, got 0", [].index)
raises(TypeError, "unhashable type: 'list'", hash, [])

# A class derived from list.
class L(list):
    pass


l = L([1, 2])
l.append(3)
assert l == [1, 2, 3] and type(l) is L and type(l + [4]) is list and type(l[:]) is list and l[1:] == [2, 3]
assert repr(l) == "[1, 2, 3]" and isinstance(l, list) and len(l) == 3 and list(reversed(l)) == [3, 2, 1]
l.extra = 1
assert l.extra == 1

# What is on the right may answer for itself.
class R:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


assert [1] + R() == "radd" and [1] * R() == "rmul" and (1,) + R() == "radd"


# __eq__ that changes the list while it is searched.
class Shrinks:
    def __eq__(self, other):
        s.clear()
        return False


s = [Shrinks(), Shrinks(), Shrinks()]
assert 1 not in s and s == []

# Deep structures are compared and written without a stack of their own.
x = y = None
for i in range(500):
    x, y = [x], [y]
assert x == y and len(repr(x)) == 1004
