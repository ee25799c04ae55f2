# Augmented assignment: to names, attributes, items; in-place methods.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


x = 10
x += 5; assert x == 15
x -= 3; assert x == 12
x *= 2; assert x == 24
x //= 5; assert x == 4
x **= 3; assert x == 64
x %= 10; assert x == 4
x <<= 4; assert x == 64
x >>= 2; assert x == 16
x |= 3; assert x == 19
x &= 18; assert x == 18
x ^= 7; assert x == 21
x /= 2; assert x == 10.5

# Everything is evaluated once, in order.
log = []


def note(v):
    log.append(v)
    return v


class Obj:
    attr = 1


o = Obj()
d = {"k": [1]}
note(o).attr += note(5)
assert o.attr == 6 and Obj.attr == 1 and log == [o, 5]
log.clear()
note(d)[note("k")] += note([2])
assert d == {"k": [1, 2]} and log == [d, "k", [2]]
log.clear()


class Watch:
    def __getattribute__(self, name):
        log.append(("get", name))
        return 1

    def __setattr__(self, name, v):
        log.append(("set", name, v))

    def __getitem__(self, k):
        log.append(("getitem", k))
        return 2

    def __setitem__(self, k, v):
        log.append(("setitem", k, v))


w = Watch()
w.x += 1
w["y"] *= 3
w[1:2] += 1
assert log == [("get", "x"), ("set", "x", 2), ("getitem", "y"), ("setitem", "y", 6), ("getitem", slice(1, 2)), ("setitem", slice(1, 2), 3)]

# Lists change in place; tuples and strings do not.
a = b = [1]
a += [2]
assert a is b and b == [1, 2]
a = a + [3]
assert a is not b and b == [1, 2]
a = b = (1,)
a += (2,)
assert a == (1, 2) and b == (1,)
s = t = {1}
s |= {2}
assert s is t and t == {1, 2}
s &= {2}; s ^= {3}; s -= {3}
assert s is t and t == {2}
l = [0]
l += "ab"
l *= 2
assert l == [0, "a", "b", 0, "a", "b"]
m = {"a": 1}
n = m
n |= {"b": 2}
assert m == {"a": 1, "b": 2}
n |= [("c", 3)]
assert m["c"] == 3

# A tuple's item: the list changes, and then the assignment fails.
t = ([1],)
try:
    t[0] += [2]
    assert False
except TypeError as e:
    assert str(e) == "'tuple' object does not support item assignment"
assert t == ([1, 2],)


class Vec:
    def __init__(self, *v):
        self.v = list(v)

    def __iadd__(self, other):
        self.v.append(other)
        return self

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return ("mul", other)

    def __isub__(self, other):
        return "replaced"

    def __rtruediv__(self, other):
        return ("rtruediv", other)

    def __imatmul__(self, other):
        return ("imatmul", other)


v = w = Vec()
v += 1
assert v is w and w.v == [1]
v *= 2
assert v == ("mul", 2)
w -= 1
assert w == "replaced"
n = 5
n /= Vec()
assert n == ("rtruediv", 5)
v = Vec()
v @= 3
assert v == ("imatmul", 3)
for op, text in (("v += []", "unsupported operand type(s) for +=: 'int' and 'list'"), ("v -= ''", "unsupported operand type(s) for -=: 'int' and 'str'"), ("v **= ()", "unsupported operand type(s) for **=: 'int' and 'tuple'"),
                 ("v @= 1", "unsupported operand type(s) for @=: 'int' and 'int'"), ("v <<= 1.0", "unsupported operand type(s) for <<=: 'int' and 'float'"), ("v //= None", "unsupported operand type(s) for //=: 'int' and 'NoneType'"),
                 ("v &= 'x'", "unsupported operand type(s) for &=: 'int' and 'str'"), ("v %= {}", "unsupported operand type(s) for %=: 'int' and 'dict'")):
    assert raises(TypeError, exec, "v = 1\n" + op) == text, (op, raises(TypeError, exec, "v = 1\n" + op))
assert raises(TypeError, exec, "v = 'a'\nv += 1") == 'can only concatenate str (not "int") to str'
assert raises(TypeError, exec, "v = [1]\nv += 1") == "'int' object is not iterable"
assert raises(NameError, exec, "nothing += 1") == "name 'nothing' is not defined"
assert raises(KeyError, exec, "d = {}\nd['x'] += 1") == "'x'"
assert raises(AttributeError, exec, "class C: pass\nC().x += 1") == "'C' object has no attribute 'x'"


# Names of every scope.
def scopes():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total
    add(1)
    add(2)
    global gx
    gx += 1
    return total


gx = 1
assert scopes() == 3 and gx == 2


class C:
    n = 1
    n += 1
    items = []
    items += [n]


assert C.n == 2 and C.items == [2]
C.n += 5
assert C.n == 7


# In loops, with strings and numbers.
def concat(n):
    s = ""
    for i in range(n):
        s += str(i)
    return s


assert concat(12) == "01234567891011"


def string_alias():
    a = b = "x"
    a += "y"
    c = a
    a += "z"
    return a, b, c


assert string_alias() == ("xyz", "x", "xy")


def big():
    n = 1
    for i in range(1, 30):
        n *= i
    n -= 1
    n += 1.0
    return n


assert big() == 8.841761993739702e30
x = 2**62
x += x
assert x == 2**63
x -= 1
assert x == 9223372036854775807
x += 1
x *= -1
assert x == -(2**63)
x -= 1
assert x == -9223372036854775809

# The target may be what the expression reads or rebinds.
x = 5
x += x + (x := 1)
assert x == 11


def local_walrus():
    x = 5
    x += (x := 1)
    y = [1, 2, 3]
    i = 0
    y[i] += (i := 2)
    return x, y, i


assert local_walrus() == (6, [3, 2, 3], 2)
a = [0, 1, 2]
i = 0
i, a[i] = 1, 9
assert a == [0, 9, 2] and i == 1
