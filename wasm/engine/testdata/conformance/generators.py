# Generators: send, throw, close, return values, and what they remember.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def simple():
    yield 1
    yield 2
    return 3


g = simple()
assert next(g) == 1 and next(g) == 2
try:
    next(g)
    assert False
except StopIteration as e:
    assert e.value == 3 and e.args == (3,)
try:
    next(g)
    assert False
except StopIteration as e:
    assert e.value is None and e.args == ()
assert next(g, "default") == "default"


def nothing():
    return
    yield


assert list(nothing()) == []


def echo():
    got = yield "ready"
    while True:
        got = yield ("echo", got)


g = echo()
assert raises(TypeError, g.send, 1) == "can't send non-None value to a just-started generator"
assert g.send(None) == "ready"
assert g.send(5) == ("echo", 5) and next(g) == ("echo", None)
g.close()
assert raises(StopIteration, next, g) == ""
raises(StopIteration, g.send, 1)


# yield is an expression.
def expressions():
    x = (yield 1) + (yield 2)
    y = [(yield 3), (yield 4)]
    z = yield
    yield x, y, z
    return (yield)


g = expressions()
assert [next(g), g.send(10), g.send(20), g.send("a"), g.send("b"), g.send("z")] == [1, 2, 3, 4, None, (30, ["a", "b"], "z")]
assert next(g) is None
try:
    g.send("last")
except StopIteration as e:
    assert e.value == "last"


def call_with_yield(f):
    f((yield 1), k=(yield 2))


out = []
g = call_with_yield(lambda *a, **k: out.append((a, k)))
next(g), g.send("x")
raises(StopIteration, g.send, "y")
assert out == [(("x",), {"k": "y"})]


# throw.
def catcher():
    log = []
    while True:
        try:
            got = yield log
            log.append(got)
        except ValueError as e:
            log.append(("caught", str(e)))
        finally:
            log.append("finally")


g = catcher()
log = next(g)
g.throw(ValueError("one"))
g.send(2)
g.throw(ValueError)
assert log == [("caught", "one"), "finally", 2, "finally", ("caught", ""), "finally"]
assert raises(KeyError, g.throw, KeyError("out")) == "'out'"
assert log[-1] == "finally"
raises(StopIteration, next, g)
assert raises(ValueError, g.throw, ValueError("again")) == "again"

g = simple()
assert raises(ZeroDivisionError, g.throw, ZeroDivisionError("before start")) == "before start"
raises(StopIteration, next, g)
assert raises(TypeError, simple().throw, 5) == "exceptions must be classes or instances deriving from BaseException, not int"
assert raises(TypeError, simple().throw, int) == "exceptions must be classes or instances deriving from BaseException, not type"


def swallow():
    try:
        yield 1
    except Exception:
        pass
    yield 2


g = swallow()
next(g)
assert g.throw(Exception) == 2


def replace():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e


g = replace()
next(g)
try:
    g.throw(ValueError("old"))
except KeyError as e:
    assert str(e.__cause__) == "old" and e.__context__ is e.__cause__


# close.
def closing(log):
    try:
        yield 1
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
g = closing(log)
next(g)
assert g.close() is None and log == ["exit", "finally"]
assert g.close() is None and log == ["exit", "finally"]
g = closing(log)
g.close()
assert log == ["exit", "finally"]


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
assert raises(RuntimeError, g.close) == "generator ignored GeneratorExit"


def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return "value"


g = returns_on_close()
next(g)
assert g.close() == "value" and g.close() is None


def fails_on_close():
    try:
        yield
    finally:
        raise KeyError("closing")


g = fails_on_close()
next(g)
assert raises(KeyError, g.close) == "'closing'"


def with_return_in_finally():
    try:
        yield 1
        yield 2
    finally:
        return "overridden"


g = with_return_in_finally()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    assert e.value == "overridden"


# PEP 479.
def stop_inside():
    yield 1
    raise StopIteration("inside")


g = stop_inside()
next(g)
try:
    next(g)
    assert False
except RuntimeError as e:
    assert str(e) == "generator raised StopIteration" and isinstance(e.__cause__, StopIteration) and e.__cause__.args == ("inside",)
    assert e.__context__ is e.__cause__ and e.__suppress_context__
raises(StopIteration, next, g)


def next_inside():
    yield next(iter([]))


assert raises(RuntimeError, next, next_inside()) == "generator raised StopIteration"


# Already executing.
def recursive():
    yield next(me)


me = recursive()
assert raises(ValueError, next, me) == "generator already executing"


# Two generators of one function do not share anything.
def count(n):
    while n:
        yield n
        n -= 1


a, b = count(3), count(2)
assert [next(a), next(b), next(a), next(b), next(a)] == [3, 2, 2, 1, 1]

# Attributes.
g = count(1)
assert g.__name__ == "count" and g.__qualname__ == "count" and g.gi_running is False and g.gi_yieldfrom is None
assert g.gi_frame is not None and g.gi_code is count.__code__ and not g.gi_suspended
next(g)
assert g.gi_suspended
list(g)
assert g.gi_frame is None and not g.gi_suspended
assert repr(g).startswith("<generator object count at 0x")
g.__name__ = "renamed"
assert g.__name__ == "renamed"
assert iter(g) is g


def running():
    yield me2.gi_running, me2.gi_suspended


me2 = running()
assert next(me2) == (True, False)


# Exceptions that are being handled belong to the generator.
import_context = []


def handler():
    try:
        raise ValueError("inner")
    except ValueError as e:
        yield e
        try:
            raise KeyError
        except KeyError as k:
            import_context.append(k.__context__)
        yield


g = handler()
try:
    raise TypeError("outer")
except TypeError as outer:
    first = next(g)
    assert first.__context__ is outer
    try:
        raise IndexError
    except IndexError as e:
        assert e.__context__ is outer
next(g)
assert import_context == [first]
try:
    raise OSError("alone")
except OSError as e:
    assert e.__context__ is None


def bare_raise():
    try:
        yield
    except ValueError:
        yield "caught"
        raise


g = bare_raise()
next(g)
assert g.throw(ValueError("kept")) == "caught"
assert raises(ValueError, next, g) == "kept"


def reraise_without():
    yield
    raise


g = reraise_without()
next(g)
try:
    raise KeyError("of the caller")
except KeyError:
    try:
        next(g)
    except (KeyError, RuntimeError) as e:
        assert type(e) is KeyError


# Loops over generators, with break and else.
def logged(log):
    try:
        for i in range(5):
            yield i
    finally:
        log.append("closed")


log = []
g = logged(log)
for i in g:
    if i == 2:
        break
assert next(g) == 3
g.close()
assert log == ["closed"]
for i in logged(log):
    pass
else:
    log.append("else")
assert log == ["closed", "closed", "else"]


# Recursion and pipelines.
def tree(t):
    if t:
        left, label, right = t
        yield from tree(left)
        yield label
        yield from tree(right)


assert list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))) == [1, 2, 3, 4]


def numbers():
    n = 2
    while True:
        yield n
        n += 1


def sieve():
    source = numbers()
    while True:
        p = next(source)
        yield p
        source = filter(lambda n, p=p: n % p, source)


s = sieve()
assert [next(s) for _ in range(10)] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]


def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item, *rest)


assert len(list(permutations("abcd"))) == 24

# Generator methods, lambdas that yield, generators in classes.
class Tree:
    def __init__(self, *kids):
        self.kids = kids

    def __iter__(self):
        yield self
        for k in self.kids:
            yield from k

    lazy = property(lambda self: (k for k in self.kids))


t = Tree(Tree(), Tree(Tree()))
assert len(list(t)) == 4 and len(list(t.lazy)) == 2
f = lambda: (yield 1)
assert list(f()) == [1]
assert raises(TypeError, lambda: len(simple())) == "object of type 'generator' has no len()"
assert raises(TypeError, lambda: simple()[0]) == "'generator' object is not subscriptable"
assert raises(TypeError, type(simple())) == "cannot create 'generator' instances"
