# Assignment to several targets, stars, nested targets, swaps, chains.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


a, b = 1, 2
assert (a, b) == (1, 2)
a, b = b, a
assert (a, b) == (2, 1)
(a, b), c = [3, 4], 5
assert (a, b, c) == (3, 4, 5)
[a, [b, (c,)]] = "x", ("y", ["z"])
assert a + b + c == "xyz"
a, *b = 1, 2, 3
assert a == 1 and b == [2, 3]
*a, b = "abc"
assert a == ["a", "b"] and b == "c"
a, *b, c = range(2)
assert (a, b, c) == (0, [], 1)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
assert (a, b, c, d) == (1, 2, [3, 4], [5, 6])
*a, = []
assert a == []
(a,) = [7]
assert a == 7
[] = ()
() = []
a, = {8}
assert a == 8
a = b = c = []
assert a is b is c
a = (b, c) = 1, 2
assert a == (1, 2) and b == 1 and c == 2
x, y, z = a, b, c = 1, 2, 3
assert (x, y, z, a, b, c) == (1, 2, 3, 1, 2, 3)

# Any iterable.
a, b = {"k": 1, "l": 2}
assert (a, b) == ("k", "l")
a, b = (i for i in range(2))
assert (a, b) == (0, 1)
a, b, c = map(str, range(3))
assert a + b + c == "012"


class Seq:
    def __getitem__(self, i):
        if i < 3:
            return i
        raise IndexError


a, b, c = Seq()
assert (a, b, c) == (0, 1, 2)
a, *b = Seq()
assert b == [1, 2]
first, *_, last = "hello"
assert first + last == "ho"

# Wrong numbers.
for code, text in (("a, b = 1,", "not enough values to unpack (expected 2, got 1)"), ("a, b = 1, 2, 3", "too many values to unpack (expected 2)"), ("a, b = 'xyz'", "too many values to unpack (expected 2)"),
                   ("a, b = ''", "not enough values to unpack (expected 2, got 0)"), ("a, *b, c = 1,", "not enough values to unpack (expected at least 2, got 1)"), ("a, b = iter([1])", "not enough values to unpack (expected 2, got 1)"),
                   ("a, b = iter([1, 2, 3])", "too many values to unpack (expected 2)"), ("a, b = {1, 2, 3}", "too many values to unpack (expected 2)"), ("(a, b), c = (1,), 2", "not enough values to unpack (expected 2, got 1)"),
                   ("a, b = [1, 2, 3]", "too many values to unpack (expected 2)"), ("[] = 1,", "too many values to unpack (expected 0)"), ("*a, b = []", "not enough values to unpack (expected at least 1, got 0)"),
                   ("a, b = {1: 2}", "not enough values to unpack (expected 2, got 1)"), ("for a, b in [(1, 2, 3)]: pass", "too many values to unpack (expected 2)"), ("[0 for a, b in [(1,)]]", "not enough values to unpack (expected 2, got 1)")):
    got = raises(ValueError, exec, code)
    assert got == text or got.startswith(text[:-1]), (code, got)
for code, text in (("a, b = 5", "cannot unpack non-iterable int object"), ("a, b = None", "cannot unpack non-iterable NoneType object"), ("*a, = 5", "cannot unpack non-iterable int object"), ("[a] = len", "cannot unpack non-iterable builtin_function_or_method object"),
                   ("for a, b in [1]: pass", "cannot unpack non-iterable int object"), ("(a, b), c = 1, 2", "cannot unpack non-iterable int object")):
    assert raises(TypeError, exec, code) == text, raises(TypeError, exec, code)


class Broken:
    def __iter__(self):
        yield 1
        raise KeyError("in iteration")


def from_broken():
    a, b = Broken()


assert raises(KeyError, from_broken) == "'in iteration'"


class TypeErrorIter:
    def __iter__(self):
        raise TypeError("own message")


def from_type_error():
    a, b = TypeErrorIter()


assert raises(TypeError, from_type_error) == "own message"


# It stops as soon as there is one too many.
def endless():
    n = 0
    while True:
        log.append(n)
        yield n
        n += 1


log = []
g = endless()


def take():
    a, b = g


assert raises(ValueError, take) == "too many values to unpack (expected 2)" and log == [0, 1, 2]

# Order: the right side, then targets from left to right.
log = []


class Log:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __setattr__(self, attr, v):
        log.append((self.name, attr, v))

    def __setitem__(self, k, v):
        log.append((self.name, k, v))


def note(x):
    log.append(x)
    return x


x, y = Log("x"), Log("y")
note(x).a, note(y)[note("k")] = note(1), note(2)
assert log == [1, 2, x, ("x", "a", 1), y, "k", ("y", "k", 2)]
log.clear()
x.a = y.b = note(5)
assert log == [5, ("x", "a", 5), ("y", "b", 5)]
i = 0
items = [0, 0, 0]
i, items[i] = 2, "set"
assert i == 2 and items == [0, 0, "set"]
items[i], i = "again", 0
assert items == [0, 0, "again"] and i == 0
a = [1, 2, 3]
a[0], a[1:] = a[1:], [a[0]]
assert a == [[2, 3], 1]


# A failure leaves the targets before it assigned.
def partial():
    a = b = None
    try:
        a, b.attr = 1, 2
    except AttributeError:
        return a


assert partial() == 1

# Slices and attributes as targets.
l = list(range(5))
l[1:3], l[-1] = "ab", "end"
assert l == [0, "a", "b", 3, "end"]


class Box:
    pass


o = Box()
o.x, (o.y, *o.z) = 1, (2, 3, 4)
assert (o.x, o.y, o.z) == (1, 2, [3, 4])
d = {}
d["a"], d["b"] = d["c"] = 1, 2
assert d == {"a": 1, "b": 2, "c": (1, 2)}
*d["rest"], d["last"] = 1, 2, 3
assert d["rest"] == [1, 2] and d["last"] == 3

# In for loops and comprehensions.
out = []
for i, (a, *b) in enumerate(["xy", "z"]):
    out.append((i, a, b))
assert out == [(0, "x", ["y"]), (1, "z", [])]
for o.attr in range(3):
    pass
assert o.attr == 2
for d["k"], o.w in [(1, 2)]:
    pass
assert d["k"] == 1 and o.w == 2
assert [k + v for k, v in {"a": "b"}.items()] == ["ab"]
for x in *range(2), *"ab":
    out.append(x)
assert out[-4:] == [0, 1, "a", "b"]


# Displays with stars, return and yield of stars.
def stars(*a):
    return *a, 0


def gen():
    got = yield 1, *[2, 3]
    return got


assert stars(1, 2) == (1, 2, 0) and next(gen()) == (1, 2, 3)
assert [*"ab", 1, *[]] == ["a", "b", 1] and (*"ab",) == ("a", "b") and {*"aab"} == {"a", "b"} and {**{"a": 1}, "a": 2, **{"b": 3}} == {"a": 2, "b": 3}
t = *range(3),
assert t == (0, 1, 2)
t = 1, *(), 2
assert t == (1, 2)
assert raises(TypeError, lambda: [*5]) == "Value after * must be an iterable, not int"
assert raises(TypeError, lambda: {**5}) == "'int' object is not a mapping"
assert raises(TypeError, lambda: {*5}) == "'int' object is not iterable"
assert raises(TypeError, lambda: (*None,)) == "Value after * must be an iterable, not NoneType"
assert {**{1: 2}, **{1: 3}} == {1: 3}


# Many targets.
n = 300
names = ", ".join(f"v{i}" for i in range(n))
exec(f"{names} = range({n})")
assert v0 == 0 and v299 == 299
exec(", ".join(f"w{i}" for i in range(200)) + ", *rest = range(205)")
assert rest == [200, 201, 202, 203, 204] and w199 == 199
assert "too many expressions in star-unpacking assignment" in raises(SyntaxError, exec, f"{names}, *rest = x")


# Deletion of several.
a = b = c = 1
del a, (b, [c])
assert raises(NameError, lambda: c) == "name 'c' is not defined"
l = list(range(6))
del l[0], l[-1], l[1:2]
assert l == [1, 3, 4]
del o.x, d["k"]
assert not hasattr(o, "x") and "k" not in d


# The value may be what a target before it rebinds.
def rebinds():
    i = (1, 2)
    (i, j) = k = i
    x = y = [i]
    x, z = w = x, y
    return i, j, k, x, z, w


assert rebinds() == (1, 2, (1, 2), [1], [1], ([1], [1]))
