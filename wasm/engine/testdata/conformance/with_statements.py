# with: order of calls, exceptions, several managers.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


log = []


def take():
    out = list(log)
    log.clear()
    return out


class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
        log.append(("init", name))

    def __enter__(self):
        log.append(("enter", self.name))
        if self.fail == "enter":
            raise KeyError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        log.append(("exit", self.name, kind and kind.__name__, str(value)))
        assert (kind is None) == (value is None) == (tb is None)
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.swallow


with M("a") as v:
    log.append(v)
assert take() == [("init", "a"), ("enter", "a"), "A", ("exit", "a", None, "None")]


def body_raises(**kw):
    with M("a", **kw):
        raise ValueError("body")
    return "after"


assert raises(ValueError, body_raises) == "body"
assert take()[-1] == ("exit", "a", "ValueError", "body")
assert body_raises(swallow=True) == "after" and take()[-1] == ("exit", "a", "ValueError", "body")
try:
    body_raises(fail="exit")
except KeyError as e:
    assert str(e) == "'exit a'" and str(e.__context__) == "body"
take()
try:
    body_raises(fail="enter")
except KeyError as e:
    assert str(e) == "'enter a'"
assert take() == [("init", "a"), ("enter", "a")]

# Several managers.
with M("a") as x, M("b") as y, M("c"):
    log.append((x, y))
assert [e[:2] if isinstance(e, tuple) else e for e in take()] == [("init", "a"), ("enter", "a"), ("init", "b"), ("enter", "b"), ("init", "c"), ("enter", "c"), ("A", "B"), ("exit", "c"), ("exit", "b"), ("exit", "a")]
with (
    M("a") as x,
    M("b") as y,
):
    pass
take()


def second_fails():
    with M("a"), M("b", fail="enter"), M("c"):
        log.append("never")


assert raises(KeyError, second_fails) == "'enter b'"
assert take() == [("init", "a"), ("enter", "a"), ("init", "b"), ("enter", "b"), ("exit", "a", "KeyError", "'enter b'")]


def inner_swallows():
    with M("a"), M("b", swallow=True):
        raise ValueError
    return "done"


assert inner_swallows() == "done"
assert take()[-2:] == [("exit", "b", "ValueError", ""), ("exit", "a", None, "None")]


def inner_replaces():
    with M("a", swallow=True), M("b", fail="exit"):
        raise ValueError
    return "done"


assert inner_replaces() == "done" and take()[-1] == ("exit", "a", "KeyError", "'exit b'")


# return, break, continue and yield.
def returns():
    with M("a"):
        return log.append("value") or "value"


assert returns() == "value" and take()[-2:] == ["value", ("exit", "a", None, "None")]


def return_swallow():
    with M("a", fail="exit"):
        return 1


assert raises(KeyError, return_swallow) == "'exit a'"
take()


def loop():
    for i in range(4):
        with M(str(i)):
            if i == 1:
                continue
            if i == 2:
                break
    return i


assert loop() == 2 and [e for e in take() if e[0] == "exit"] == [("exit", "0", None, "None"), ("exit", "1", None, "None"), ("exit", "2", None, "None")]


def gen():
    with M("g"):
        yield 1
        yield 2


g = gen()
next(g)
g.close()
assert take()[-1] == ("exit", "g", "GeneratorExit", "")
g = gen()
next(g)
raises(ValueError, g.throw, ValueError("t"))
assert take()[-1] == ("exit", "g", "ValueError", "t")


def nested_finally():
    try:
        with M("a"):
            try:
                return "value"
            finally:
                log.append("finally")
    finally:
        log.append("outer")


assert nested_finally() == "value" and take()[-3:] == ["finally", ("exit", "a", None, "None"), "outer"]

# Targets.
class Pair:
    def __enter__(self):
        return 1, (2, [3, 4])

    def __exit__(self, *a):
        pass


with Pair() as (a, (b, [c, *d])):
    assert (a, b, c, d) == (1, 2, 3, [4])
holder = {}
with Pair() as holder["k"], Pair() as M.attr:
    pass
assert holder["k"] == M.attr == (1, (2, [3, 4]))


def bad_target():
    with M("a", swallow=True) as (x, y, z):
        log.append("never")
    return "swallowed"


assert bad_target() == "swallowed"
take()


class Letters:
    def __enter__(self):
        return "xy"

    def __exit__(self, kind, value, tb):
        log.append(str(value))
        return True


with Letters() as (p, q, r):
    log.append("never")
assert take() == ["not enough values to unpack (expected 3, got 2)"]

# What is no manager.
class OnlyEnter:
    def __enter__(self):
        pass


class OnlyExit:
    def __exit__(self, *a):
        pass


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *a):
        pass


def use(m):
    with m:
        pass


assert raises(TypeError, use, 5) == "'int' object does not support the context manager protocol"
assert raises(TypeError, use, OnlyExit()) == "'OnlyExit' object does not support the context manager protocol"
assert "(missed __exit__ method)" in raises(TypeError, use, OnlyEnter())
assert raises(TypeError, use, Async()) == "'Async' object does not support the context manager protocol"


# The methods are looked up on the type; descriptors apply.
class Instance:
    pass


i = Instance()
i.__enter__ = i.__exit__ = lambda *a: None
raises(TypeError, use, i)


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *a):
        log.append((cls, len(a)))


with Static() as v:
    assert v == "static"
assert take() == [(Static, 3)]


class CallableExit:
    def __enter__(self):
        return self

    class _Exit:
        def __call__(self, *a):
            log.append(len(a))
            return True

    __exit__ = _Exit()


with CallableExit():
    1 / 0
assert take() == [3]


class PropertyEnter:
    @property
    def __enter__(self):
        log.append("get enter")
        return lambda: "entered"

    @property
    def __exit__(self):
        log.append("get exit")
        return lambda *a: None


with PropertyEnter() as v:
    assert v == "entered"
assert sorted(take()) == ["get enter", "get exit"]


# __exit__ decides by truth.
class Truthy:
    def __init__(self, v):
        self.v = v

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return self.v


class Falsy:
    def __bool__(self):
        log.append("bool")
        return False


def swallow(v):
    try:
        with Truthy(v):
            raise ValueError
    except ValueError:
        return False
    return True


assert [swallow(v) for v in (True, False, None, 0, 1, "", "x", [], [0])] == [True, False, False, False, True, False, True, False, True]
assert swallow(Falsy()) is False and take() == ["bool"]


class BadTruth:
    def __bool__(self):
        raise TypeError("no truth")


def bad_truth():
    with Truthy(BadTruth()):
        raise ValueError("v")


try:
    bad_truth()
except TypeError as e:
    assert str(e) == "no truth" and type(e.__context__) is ValueError


# The exception is being handled while __exit__ runs.
class Looks:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        try:
            raise
        except ValueError as e:
            log.append(e is a[1])
        return True


with Looks():
    raise ValueError
assert take() == [True]


class RaisesSame:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, tb):
        raise value


def same():
    with RaisesSame():
        raise ValueError("same")


try:
    same()
except ValueError as e:
    assert e.__context__ is None


# with in a class body and deep nesting.
class Body:
    with M("body") as name:
        value = 1


assert Body.name == "BODY" and Body.value == 1
take()
with M("1"):
    with M("2"):
        with M("3", swallow=True):
            with M("4"):
                raise KeyError
        log.append("here")
assert [e if isinstance(e, str) else e[1] for e in take() if e == "here" or e[0] == "exit"] == ["4", "3", "here", "2", "1"]
