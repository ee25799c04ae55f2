# Assignment expressions.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


if (n := len("abc")) > 2:
    assert n == 3
assert (y := 5) + y == 10 and y == 5
assert [z := 1, z + 1, z := 3, z] == [1, 2, 3, 3]
x = (a := 1, b := 2)
assert x == (1, 2) and (a, b) == (1, 2)
total = 0
data = iter([1, 2, 3, 0, 4])
while (item := next(data)):
    total += item
assert total == 6 and item == 0


def f(a, b=None):
    return a, b


assert f(x := 1, b=(y := 2)) == (1, 2) and x == 1 and y == 2
assert f((x := 5), x) == (5, 5)
assert [i for i in range(5) if (half := i // 2) and half != i] == [2, 3, 4] and half == 2
assert (lambda: (q := 5) + q)() == 10
assert raises(NameError, lambda: q) == "name 'q' is not defined"


# The value before is used where it was read before.
def order():
    x = 1
    r = [x, (x := 2), x, x + (x := 10), x]
    return r


assert order() == [1, 2, 2, 12, 10]


def order2():
    x = 1
    a = x + (x := 5) + x
    b = x * (x := 2) - x
    d = {x: (x := 7), x: x}
    e = (x, (x := 8), x)
    g = f(x, (x := 9))
    h = x < (x := 3) < x
    s = f"{x}{(x := 4)}{x}"
    return a, b, d, e, g, h, s


assert order2() == (11, 8, {2: 7, 7: 7}, (7, 8, 8), (8, 9), False, "344")


def subscripts():
    i = 0
    l = [10, 20, 30]
    a = l[i] + l[(i := 1)] + l[i]
    b = l[i:(i := 3)]
    l[(i := 0)] = i
    return a, b, l, i


assert subscripts() == (50, [20, 30], [3, 20, 30], 0)


def attribute():
    class O:
        pass
    o = O()
    o.v = 1
    p = o
    r = o.v + (o := 5)
    return r, o, p.v


assert attribute() == (6, 5, 1)


def method():
    s = "abc"
    return s.replace("a", (s := "z")), s


assert method() == ("zbc", "z")


def in_compare():
    x = 5
    return x == (x := 6), x, x is (x := x), x in [(x := 7)], x


assert in_compare() == (False, 6, True, False, 7)


def short_circuit():
    r = False and (never := 1)
    s = True or (never := 2)
    try:
        return never
    except UnboundLocalError:
        return "unbound"


assert short_circuit() == "unbound"


def conditional(v):
    return (r := "big") if v > 5 else (r := "small"), r


assert conditional(9) == ("big", "big") and conditional(1) == ("small", "small")


def nested_function():
    def inner():
        nonlocal outer
        return (outer := outer + 1)
    outer = 0
    inner()
    return inner(), outer


assert nested_function() == (2, 2)


def global_walrus():
    global made
    return (made := "global")


assert global_walrus() == made == "global"


class C:
    if (attr := 5) > 1:
        other = attr
    vals = [v for v in range(3)]


assert C.attr == 5 and C.other == 5


def defaults(a=(default := 5)):
    return a


assert defaults() == default == 5


def deco(v):
    return lambda fn: (v, fn)


@(d := deco(1))
def decorated():
    pass


assert decorated[0] == 1 and d is not None


def loops():
    out = []
    n = 0
    while (n := n + 1) < 10:
        if (m := n % 3) == 0:
            continue
        if n > 7:
            break
        out.append((n, m))
    return out, n, m


assert loops() == ([(1, 1), (2, 2), (4, 1), (5, 2), (7, 1)], 8, 2)


def gen():
    while (got := (yield)) is not None:
        out.append(got)
    return got


out = []
g = gen()
next(g)
g.send(1)
g.send(2)
try:
    g.send(None)
except StopIteration:
    pass
assert out == [1, 2]

# With slices, calls, f-strings.
assert "abcdef"[(s := 1):(e := 4)] == "bcd" and (s, e) == (1, 4)
assert f"{(w := 3)!r:>{w}}" == "  3" and f"{w:=5}" == "    3"
assert f"{w = }" == "w = 3"
assert print("", end="", file=(fp := None)) is None and fp is None
assert (lambda x=(lam := 3): x)() == 3 and lam == 3

# In comprehension conditions and iterables of outer scopes.
words = ["apple", "kiwi", "fig"]
assert [(w, l) for w in words if (l := len(w)) > 3] == [("apple", 5), ("kiwi", 4)] and l == 3
assert {k: last for k in range(3) for _ in [0] if (last := k * 2) is not None} == {0: 0, 1: 2, 2: 4} and last == 4
assert sum((acc := v) for v in range(4)) == 6 and acc == 3
assert not any((failed := v) > 5 for v in range(3)) and failed == 2

# The errors of the compiler.
for code, text in (("[i := 0 for i in range(3)]", "assignment expression cannot rebind comprehension iteration variable 'i'"),
                   ("[[(i := 0) for j in range(2)] for i in range(3)]", "assignment expression cannot rebind comprehension iteration variable 'i'"),
                   ("class C:\n    [x := 1 for _ in range(1)]", "assignment expression within a comprehension cannot be used in a class body"),
                   ("[x for x in (y := [1])]", "assignment expression cannot be used in a comprehension iterable expression"),
                   ("[x for x in [y := 1]]", "assignment expression cannot be used in a comprehension iterable expression"),
                   ("[j for i in range(3) for j in (i := [1])]", "assignment expression cannot be used in a comprehension iterable expression"),
                   ("[(lambda: (y := 1)) for x in [1] if (x := 2)]", "assignment expression cannot rebind comprehension iteration variable 'x'"),
                   ("[x for x in (lambda: (y := 1))()]", "assignment expression cannot be used in a comprehension iterable expression")):
    got = raises(SyntaxError, compile, code, "f", "exec")
    assert got.startswith(text), (code, got)
