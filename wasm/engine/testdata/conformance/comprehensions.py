# List, set and dict comprehensions and generator expressions.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


assert [x * x for x in range(5)] == [0, 1, 4, 9, 16]
assert [x for x in range(10) if x % 2 if x % 3] == [1, 5, 7]
assert [(x, y) for x in range(3) for y in range(x)] == [(1, 0), (2, 0), (2, 1)]
assert [y for x in [[1, 2], [3], []] for y in x] == [1, 2, 3]
assert {x % 3 for x in range(10)} == {0, 1, 2}
assert {k: v for k, v in zip("abc", range(3))} == {"a": 0, "b": 1, "c": 2}
assert {x: [y for y in range(x)] for x in range(3)} == {0: [], 1: [0], 2: [0, 1]}
assert sum(x for x in range(5)) == 10
assert list((x, y) for x in "ab" for y in "cd" if (x, y) != ("a", "d")) == [("a", "c"), ("b", "c"), ("b", "d")]
assert [[[i * j for i in range(2)] for j in range(2)] for k in range(2)] == [[[0, 0], [0, 1]]] * 2
assert [x if x > 2 else -x for x in range(5)] == [0, -1, -2, 3, 4]
assert [a + b for a, b in [(1, 2), (3, 4)]] == [3, 7]
assert [a for a, *b in [(1, 2, 3), (4,)]] == [1, 4]
assert [b for a, *b in [(1, 2, 3), (4,)]] == [[2, 3], []]
assert [*range(3), *[i for i in range(2)]] == [0, 1, 2, 0, 1]

# The variable does not leak, at module level and in functions.
x = "kept"
[x for x in range(3)]
{x for x in range(3)}
{x: x for x in range(3)}
list(x for x in range(3))
assert x == "kept"


def no_leak():
    x = "kept"
    a = [x for x in range(3)]
    return x, a


assert no_leak() == ("kept", [0, 1, 2])
assert "y_unseen" not in globals()
[y_unseen for y_unseen in range(2)]
assert "y_unseen" not in globals()


def unbound_after():
    [v for v in range(3)]
    return v


assert raises(NameError, unbound_after) == "name 'v' is not defined"


def same_name():
    data = [1, 2]
    return [data for data in data], data


assert same_name() == ([1, 2], [1, 2])


def nested_same():
    return [[x for x in range(x)] for x in range(4)]


assert nested_same() == [[], [0], [0, 1], [0, 1, 2]]
assert [x for x in [x for x in range(3)] if x] == [1, 2]

# The first iterable is evaluated at once, the others as it goes.
log = []


def source(n):
    log.append(n)
    return range(n)


g = (a for a in source(2) for b in source(3))
assert log == [2]
assert list(g) == [0, 0, 0, 1, 1, 1] and log == [2, 3, 3]
assert raises(TypeError, lambda: (a for a in 5)) == "'int' object is not iterable"
assert raises(ZeroDivisionError, lambda: (a for a in [1 / 0])) == "division by zero"
lazy = (1 / 0 for a in [1])
assert raises(ZeroDivisionError, next, lazy) == "division by zero"


# Closures in comprehensions share the variable of one comprehension.
fs = [lambda: i for i in range(3)]
assert [f() for f in fs] == [2, 2, 2]


def in_function():
    fs = [lambda: i for i in range(3)]
    i = 99
    return [f() for f in fs], i


assert in_function() == ([2, 2, 2], 99)


def twice():
    out = []
    for k in range(2):
        out += [lambda: (k, i) for i in range(2)]
    return [f() for f in out]


assert twice() == [(1, 1)] * 4


def two_runs(n):
    return [[lambda: i for i in range(m)] for m in range(1, n)]


assert [[f() for f in fs] for fs in two_runs(4)] == [[0], [1, 1], [2, 2, 2]]


def captured_outer():
    base = 10
    return [(lambda y: base + x + y)(1) for x in range(3)]


assert captured_outer() == [11, 12, 13]


def genexp_captures():
    n = 5
    g = (n + i for i in range(2))
    n = 100
    return list(g)


assert genexp_captures() == [100, 101]


def comp_in_lambda():
    return (lambda n: [n * i for i in range(3)])(7)


assert comp_in_lambda() == [0, 7, 14]


def nonlocal_in_comp():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total
    return [add(i) for i in range(4)], total


assert nonlocal_in_comp() == ([0, 1, 3, 6], 6)

# Walrus in comprehensions binds in the scope around.
assert [last := i for i in range(3)] == [0, 1, 2] and last == 2
assert any((witness := n) > 3 for n in range(10)) and witness == 4


def walrus():
    total = 0
    running = [total := total + v for v in range(5)]
    return running, total


assert walrus() == ([0, 1, 3, 6, 10], 10)


def walrus_gen():
    list((last := v) for v in range(3))
    return last


assert walrus_gen() == 2


def walrus_filter():
    return [y for v in range(6) if (y := v * v) % 2], y


assert walrus_filter() == ([1, 9, 25], 25)


def walrus_nested():
    [[(deep := (i, j)) for j in range(2)] for i in range(2)]
    return deep


assert walrus_nested() == (1, 1)


def walrus_global():
    global from_walrus
    [from_walrus := i for i in range(3)]


walrus_global()
assert from_walrus == 2


def walrus_nonlocal():
    v = 0

    def inner():
        nonlocal v
        [v := i for i in range(4)]
    inner()
    return v


assert walrus_nonlocal() == 3


# Errors and generators inside.
def stop():
    return [next(iter([])) for _ in range(1)]


try:
    stop()
    assert False
except StopIteration:
    pass
g = (next(iter([])) for _ in range(1))
try:
    next(g)
    assert False
except RuntimeError as e:
    assert str(e) == "generator raised StopIteration" and isinstance(e.__cause__, StopIteration)

# Order of evaluation of a dict comprehension: key, then value.
order = []


def tag(v):
    order.append(v)
    return v


{tag(("k", i)): tag(("v", i)) for i in range(2)}
assert order == [("k", 0), ("v", 0), ("k", 1), ("v", 1)]
assert raises(TypeError, lambda: {[]: 1 for _ in [1]}) == "unhashable type: 'list'"
assert raises(TypeError, lambda: {[] for _ in [1]}) == "unhashable type: 'list'"

# Targets of other kinds.
class Box:
    pass


box = Box()
assert [box.v for box.v in range(3)] == [0, 1, 2] and box.v == 2
d = {}
[0 for d["k"] in range(3)]
assert d == {"k": 2}
items = [0, 0]
[0 for items[0], items[1] in [(1, 2), (3, 4)]]
assert items == [3, 4]

# A comprehension over a changing list sees what is appended.
grow = [1, 2]
assert [grow.append(v + 10) or v for v in grow if v < 20] == [1, 2, 11, 12]
assert {**{k: k for k in range(2)}, 5: 5} == {0: 0, 1: 1, 5: 5}


# Generator expressions are generators.
g = (i for i in range(3))
assert iter(g) is g and next(g) == 0 and list(g) == [1, 2] and list(g) == []
assert g.__name__ == "<genexpr>" and type(g).__name__ == "generator"


def qual():
    return (i for i in [])


assert qual().__qualname__ == "qual.<locals>.<genexpr>"
assert sorted((v for v in [3, 1, 2]), reverse=True) == [3, 2, 1]
assert max((len(s) for s in ["a", "bbb"]), default=0) == 3
assert "".join(c.upper() for c in "abc") == "ABC"
assert dict((i, i * i) for i in range(3)) == {0: 0, 1: 1, 2: 4}
assert all(v for v in []) and not any(v for v in [])

# eval and exec compile comprehensions too.
assert eval("[a * b for a in r for b in r]", {"r": range(2)}) == [0, 0, 0, 1]
ns = {}
exec("q = [i for i in range(3)]\nf = lambda: [i + k for i in q]\nk = 1", ns)
assert ns["q"] == [0, 1, 2] and ns["f"]() == [1, 2, 3]


# locals() inside a comprehension, and names of the frame around.
def with_locals():
    a = 1
    return [sorted(locals()) for b in range(1)]


assert with_locals() == [["a", "b"]]
