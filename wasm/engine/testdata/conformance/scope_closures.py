# Which variable a name means: closures, nonlocal, global, cells.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


# A closure sees the variable, not the value it had.
def counter():
    n = 0

    def bump(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return bump, peek


bump, peek = counter()
assert (bump(), bump(), bump(5), peek()) == (1, 2, 7, 7)
other, _ = counter()
assert other() == 1 and peek() == 7

# Functions made in a loop share its variable.
made = []
for i in range(3):
    made.append(lambda: i)
assert [f() for f in made] == [2, 2, 2]
made = [lambda: k for k in range(3)]
assert [f() for f in made] == [2, 2, 2]
made = [lambda k=k: k for k in range(3)]
assert [f() for f in made] == [0, 1, 2]


def adders():
    out = []
    for j in range(3):
        def add(x, j=j):
            return x + j
        out.append(add)
    return out


assert [f(10) for f in adders()] == [10, 11, 12]


def shared():
    out = []
    for j in range(3):
        out.append(lambda: j)
    j = 10
    return [f() for f in out]


assert shared() == [10, 10, 10]


# nonlocal through several levels, and in between a function that only passes it on.
def levels():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "inner"
        inner()
        return x

    return middle(), x


assert levels() == ("inner", "inner")


def shadow():
    x = 1

    def f():
        x = 2

        def g():
            nonlocal x
            x += 10
            return x
        return g(), x
    return f(), x


assert shadow() == ((12, 12), 1)

# global.
g = 1


def set_global():
    global g, made_here
    g = 2
    made_here = "new"


set_global()
assert g == 2 and made_here == "new"


def global_inside():
    g = "local"

    def inner():
        global g
        return g
    return inner(), g


assert global_inside() == (2, "local")


def global_class():
    global K

    class K:
        pass

    return K


assert global_class() is K and K.__qualname__ == "K"


def global_def():
    global helper

    def helper():
        return "helped"


global_def()
assert helper() == "helped" and helper.__qualname__ == "helper"


def global_for():
    global loopvar
    for loopvar in range(4):
        pass


global_for()
assert loopvar == 3


def global_import():
    global math
    import math


global_import()
assert math.floor(2.5) == 2


# Unbound locals and cells.
def unbound():
    return later
    later = 1


assert raises(UnboundLocalError, unbound) == "cannot access local variable 'later' where it is not associated with a value"


def maybe(flag):
    if flag:
        value = 1
    return value


assert maybe(True) == 1
assert raises(UnboundLocalError, maybe, False) == "cannot access local variable 'value' where it is not associated with a value"


def augmented():
    count += 1


assert raises(UnboundLocalError, augmented) == "cannot access local variable 'count' where it is not associated with a value"


def free_unbound():
    def inner():
        return later
    result = raises(NameError, inner)
    later = 1
    return result, inner()


assert free_unbound() == ("cannot access free variable 'later' where it is not associated with a value in enclosing scope", 1)


def cell_unbound():
    try:
        return x
    except UnboundLocalError as e:
        message = str(e)
    x = 1
    return message, (lambda: x)()


assert cell_unbound() == ("cannot access local variable 'x' where it is not associated with a value", 1)


def deleted():
    x = 1
    del x
    return x


assert raises(UnboundLocalError, deleted) == "cannot access local variable 'x' where it is not associated with a value"


def deleted_cell():
    x = 1

    def get():
        return x
    before = get()
    del x
    after = raises(NameError, get)
    x = 2
    return before, after, get()


assert deleted_cell() == (1, "cannot access free variable 'x' where it is not associated with a value in enclosing scope", 2)


def delete_twice():
    x = 1
    del x
    del x


assert raises(UnboundLocalError, delete_twice) == "cannot access local variable 'x' where it is not associated with a value"


def delete_nonlocal():
    x = 1

    def drop():
        nonlocal x
        del x
    drop()
    return raises(NameError, drop)


assert delete_nonlocal() == "cannot access free variable 'x' where it is not associated with a value in enclosing scope"
assert raises(NameError, lambda: undefined_name) == "name 'undefined_name' is not defined"


def delete_global():
    global temporary
    temporary = 1
    del temporary
    return raises(NameError, lambda: temporary)


assert delete_global() == "name 'temporary' is not defined"


def del_missing():
    global never_there
    del never_there


assert raises(NameError, del_missing) == "name 'never_there' is not defined"


# A loop's variable stays bound after it, and unbound when it never ran.
def loop_variable(items):
    for item in items:
        pass
    return item


assert loop_variable([1, 2]) == 2
raises(UnboundLocalError, loop_variable, [])


def delete_in_loop():
    seen = []
    for n in range(3):
        seen.append(n)
        del n
    return seen


assert delete_in_loop() == [0, 1, 2]


# Parameters are cells when shared.
def parameter(a, b=2, *args, c=3, **kw):
    def change():
        nonlocal a, b, args, c, kw
        a, b, args, c, kw = a + 1, b + 1, args + (9,), c + 1, dict(kw, z=0)
    change()
    return a, b, args, c, kw


assert parameter(1) == (2, 3, (9,), 4, {"z": 0})
assert parameter(1, 5, 6, c=7, y=8) == (2, 6, (6, 9), 8, {"y": 8, "z": 0})


# Recursion through a closure.
def outer_recursion(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)
    return fact(n)


assert outer_recursion(10) == 3628800


def mutual(n):
    def even(k):
        return k == 0 or odd(k - 1)

    def odd(k):
        return k != 0 and even(k - 1)
    return even(n)


assert mutual(10) and not mutual(7)

# __closure__ and cells.
def with_cells():
    x, y = 1, 2
    def inner():
        return x + y
    return inner


f = with_cells()
assert f.__code__.co_freevars == ("x", "y")
assert [c.cell_contents for c in f.__closure__] == [1, 2]
f.__closure__[0].cell_contents = 40
assert f() == 42
assert raises.__closure__ is None

# Defaults are evaluated once, in the scope around.
trace = []


def note(x):
    trace.append(x)
    return x


def defaults(a=note(1), *, b=note(2)):
    return a, b


assert trace == [1, 2] and defaults() == (1, 2) and trace == [1, 2]


def mutable(item, into=[]):
    into.append(item)
    return into


assert mutable(1) == [1] and mutable(2) == [1, 2]

x = "module"


def default_scope(x=x):
    x += "!"
    return x


assert default_scope() == "module!" and x == "module"


# lambda scopes.
def lambdas():
    x = 1
    f = lambda x: (lambda y: x + y)
    g = lambda: x
    x = 5
    return f(10)(20), g()


assert lambdas() == (30, 5)
assert (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4) == ((1, 2), 3, {"z": 4})

# locals() and globals().
def show():
    a = 1
    def inner():
        return a
    b = 2
    return locals()


d = show()
assert d["a"] == 1 and d["b"] == 2 and "inner" in d and len(d) == 3
assert globals()["g"] == 2
globals()["injected"] = 33
assert injected == 33


def locals_copy():
    a = 1
    d = locals()
    d["a"] = 2
    return a, d["a"], locals()["a"]


assert locals_copy() == (1, 2, 1)


# An inner function may be named like a variable of the outer one.
def renamed():
    def f():
        return 1
    g = f
    def f():
        return 2
    return f(), g()


assert renamed() == (2, 1)


# Private names in closures.
class Private:
    def method(self):
        __hidden = 1
        def inner():
            return __hidden
        return inner(), list(locals())

    def use(self):
        return __global_private


assert Private().method()[0] == 1
assert "_Private__hidden" in Private().method()[1]
_Private__global_private = "mangled"
assert Private().use() == "mangled"
