# yield from: values, send, throw and close pass through (PEP 380).


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


log = []


def inner():
    try:
        got = yield 1
        log.append(("inner got", got))
        got = yield 2
        log.append(("inner got", got))
        return "result"
    except ValueError as e:
        log.append(("inner caught", str(e)))
        yield "recovered"
        return "after"
    finally:
        log.append("inner finally")


def outer():
    result = yield from inner()
    log.append(("outer result", result))
    yield result
    return "outer done"


g = outer()
assert [next(g), g.send("a"), g.send("b")] == [1, 2, "result"]
assert log == [("inner got", "a"), ("inner got", "b"), "inner finally", ("outer result", "result")]
try:
    next(g)
except StopIteration as e:
    assert e.value == "outer done"

log.clear()
g = outer()
next(g)
assert g.throw(ValueError("x")) == "recovered" and next(g) == "after"
assert log == [("inner caught", "x"), "inner finally", ("outer result", "after")]

log.clear()
g = outer()
next(g)
assert raises(KeyError, g.throw, KeyError("k")) == "'k'"
assert log == ["inner finally"]
raises(StopIteration, next, g)

log.clear()
g = outer()
next(g)
g.close()
assert log == ["inner finally"]


# Any iterable can be delegated to.
def flat(*things):
    for t in things:
        yield from t


assert list(flat([1, 2], (3,), "ab", range(2), {"k": 1}, {7}, iter([8]))) == [1, 2, 3, "a", "b", 0, 1, "k", 7, 8]
assert raises(TypeError, list, flat(5)) == "'int' object is not iterable"


def value():
    return (yield from [])


try:
    next(value())
except StopIteration as e:
    assert e.value is None


# send to an iterator without send().
def over_list():
    yield from [1, 2, 3]


g = over_list()
next(g)
assert raises(AttributeError, g.send, "x") == "'list_iterator' object has no attribute 'send'"

g = over_list()
next(g)
assert g.send(None) == 2
assert raises(ValueError, g.throw, ValueError("no throw method")) == "no throw method"
g = over_list()
next(g)
g.close()


# An iterator with send, throw and close of its own.
class Iter:
    def __init__(self):
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        return "next"

    def send(self, v):
        self.log.append(("send", v))
        if v == "stop":
            raise StopIteration("sent stop")
        return v

    def throw(self, *args):
        self.log.append(("throw", type(args[0]).__name__, len(args)))
        return "thrown"

    def close(self):
        self.log.append("close")


it = Iter()


def delegate():
    r = yield from it
    yield ("r", r)


g = delegate()
assert [next(g), g.send(1), g.send(None), g.throw(ValueError("v")), g.send("stop")] == ["next", 1, "next", "thrown", ("r", "sent stop")]
assert it.log == ["next", ("send", 1), "next", ("throw", "ValueError", 1), ("send", "stop")]
it.log.clear()
g = delegate()
next(g)
g.close()
assert it.log == ["next", "close"]


class BadClose(Iter):
    def close(self):
        raise KeyError("close failed")


it = BadClose()
g = delegate()
next(g)
assert raises(KeyError, g.close) == "'close failed'"
g = delegate()
next(g)
assert raises(KeyError, g.throw, GeneratorExit()) == "'close failed'"


# throw(GeneratorExit) closes the inner one and is raised in the outer one.
def catches_exit():
    try:
        yield from inner2()
    except GeneratorExit:
        yield "outer caught"


def inner2():
    try:
        yield 1
    finally:
        log.append("inner2 closed")


log.clear()
g = catches_exit()
next(g)
assert g.throw(GeneratorExit) == "outer caught" and log == ["inner2 closed"]
g = catches_exit()
next(g)
assert raises(RuntimeError, g.close) == "generator ignored GeneratorExit"


# The value travels in StopIteration, tuples and exceptions too.
def returns(v):
    return v
    yield


def get(v):
    r = yield from returns(v)
    yield r


for v in ((), (1,), (1, 2), None, StopIteration(5), "text", [1]):
    assert next(get(v)) is v


# A chain of many.
def chain(n):
    if n == 0:
        got = yield 0
        return got
    got = yield from chain(n - 1)
    return got + 1


g = chain(50)
next(g)
try:
    g.send(100)
except StopIteration as e:
    assert e.value == 150


def deep_throw(n):
    if n:
        try:
            yield from deep_throw(n - 1)
        except ValueError:
            log.append(n)
            raise
    else:
        yield


log.clear()
g = deep_throw(5)
next(g)
raises(ValueError, g.throw, ValueError)
assert log == [1, 2, 3, 4, 5]


# Delegating in a loop with try and finally around.
def supervisor():
    restarts = 0
    while restarts < 3:
        try:
            return (yield from worker())
        except RuntimeError:
            restarts += 1
            log.append("restart")
        finally:
            log.append("cleanup")


def worker():
    while True:
        job = yield
        if job == "crash":
            raise RuntimeError
        if job == "done":
            return "finished"


log.clear()
g = supervisor()
next(g)
g.send("job")
g.send("crash")
g.send("job")
try:
    g.send("done")
except StopIteration as e:
    assert e.value == "finished"
assert log == ["restart", "cleanup", "cleanup"]


# gi_yieldfrom.
g = flat([1, 2])
assert g.gi_yieldfrom is None
next(g)
assert type(g.gi_yieldfrom).__name__ == "list_iterator"
list(g)
assert g.gi_yieldfrom is None


# yield from itself.
def self_delegating():
    yield from me


me = self_delegating()
assert raises(ValueError, next, me) == "generator already executing"


# StopIteration thrown in.
def absorbs():
    try:
        yield
    except StopIteration as e:
        yield ("absorbed", e.value)


def around():
    yield from absorbs()


g = around()
next(g)
assert g.throw(StopIteration(3)) == ("absorbed", 3)


def plain():
    yield


def around_plain():
    yield from plain()


g = around_plain()
next(g)
assert raises(RuntimeError, g.throw, StopIteration("x")) == "generator raised StopIteration"


# A closed inner generator.
def reuse(g):
    r = yield from g
    yield ("value", r)


done = returns("once")
list(reuse(done))
assert list(reuse(done)) == [("value", None)]
fresh = plain()
fresh.close()
assert list(reuse(fresh)) == [("value", None)]


# Context of exceptions through delegation.
def failing():
    yield 1
    raise ValueError("from inner")


def wraps():
    try:
        yield from failing()
    except ValueError as e:
        raise TypeError("wrapped") from e


try:
    list(wraps())
except TypeError as e:
    assert str(e.__cause__) == "from inner"
