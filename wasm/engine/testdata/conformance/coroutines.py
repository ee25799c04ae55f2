# Coroutines without an event loop: await, send, throw, close, async with, async for.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def run(coro):
    "Runs a coroutine that only waits for Ticks; what they yielded and what came back."
    seen = []
    value = None
    while True:
        try:
            got = coro.send(value)
        except StopIteration as e:
            return e.value, seen
        seen.append(got)
        value = ("sent", got)


class Tick:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def simple():
    return 5


async def waits():
    a = await Tick(1)
    b = await Tick(2)
    return a, b, await simple()


assert run(simple()) == (5, []) and run(waits()) == ((("sent", 1), ("sent", 2), 5), [1, 2])


async def nested(n):
    if n == 0:
        return await Tick("bottom")
    return await nested(n - 1)


assert run(nested(20)) == (("sent", "bottom"), ["bottom"])

# A coroutine object.
c = simple()
assert type(c).__name__ == "coroutine" and c.__name__ == "simple" and c.__qualname__ == "simple" and c.cr_await is None and not c.cr_running and c.cr_frame is not None
assert repr(c).startswith("<coroutine object simple at 0x")
assert raises(TypeError, iter, c) == "'coroutine' object is not iterable" and raises(TypeError, next, c) == "'coroutine' object is not an iterator"
assert raises(TypeError, lambda: [*c]).endswith("must be an iterable, not coroutine")
assert raises(TypeError, c.send, 1) == "can't send non-None value to a just-started coroutine"
run(c)
assert raises(RuntimeError, c.send, None) == "cannot reuse already awaited coroutine" and c.cr_frame is None
c.close()
w = waits()
w.send(None)
assert type(w.cr_await).__name__ == "generator" and w.cr_await.__name__ == "__await__" and w.cr_suspended
w.close()
assert raises(RuntimeError, w.send, None) == "cannot reuse already awaited coroutine"


async def awaits_twice(c):
    await c
    await c


assert raises(RuntimeError, run, awaits_twice(simple())) == "cannot reuse already awaited coroutine"


# throw and close.
log = []


async def careful():
    try:
        await Tick(1)
    except ValueError as e:
        log.append(str(e))
        return await Tick(2)
    finally:
        log.append("finally")


c = careful()
c.send(None)
assert c.throw(ValueError("thrown")) == 2
try:
    c.send("end")
except StopIteration as e:
    assert e.value == "end"
assert log == ["thrown", "finally"]
log.clear()
c = careful()
c.send(None)
c.close()
assert log == ["finally"]
c = careful()
assert raises(KeyError, c.throw, KeyError("early")) == "'early'" and log == ["finally"]


async def ignores():
    try:
        await Tick(1)
    except GeneratorExit:
        await Tick(2)


c = ignores()
c.send(None)
assert raises(RuntimeError, c.close) == "coroutine ignored GeneratorExit"


async def stops():
    raise StopIteration("inside")


assert raises(RuntimeError, run, stops()) == "coroutine raised StopIteration"


async def raising():
    await Tick(1)
    raise KeyError("from coroutine")


async def handles():
    try:
        await raising()
    except KeyError as e:
        return e.args, type(e.__context__)


assert run(handles()) == ((("from coroutine",), type(None)), [1])


# What can be awaited.
async def await_it(x):
    return await x


for x, text in ((5, "object int can't be used in 'await' expression"), (None, "object NoneType can't be used in 'await' expression"), ([], "object list can't be used in 'await' expression"),
                ((i for i in ()), "object generator can't be used in 'await' expression"), (simple, "object function can't be used in 'await' expression")):
    assert raises(TypeError, run, await_it(x)) == text, raises(TypeError, run, await_it(x))


class BadAwait:
    def __init__(self, r):
        self.r = r

    def __await__(self):
        return self.r


assert raises(TypeError, run, await_it(BadAwait(5))) == "__await__() returned non-iterator of type 'int'"
c = simple()
assert raises(TypeError, run, await_it(BadAwait(c))) == "__await__() returned a coroutine"
c.close()


class IterAwait:
    def __await__(self):
        return iter(["a", "b"])


def drive(coro):
    out = []
    try:
        while True:
            out.append(coro.send(None))
    except StopIteration as e:
        return e.value, out


assert drive(await_it(IterAwait())) == (None, ["a", "b"])


# await in expressions.
async def expressions():
    x = [await Tick(i) for i in range(2)]
    y = {await simple(): await simple()}
    z = (await simple()) + (await simple())
    f = f"{await simple()}"
    t = await simple() if await simple() else 0
    d = [v for v in range(3) if await simple() > v]
    call = max(await simple(), await simple())
    sub = [1, 2, 3, 4, 5, 6][await simple()]
    return x, y, z, f, t, d, call, sub


assert run(expressions()) == (([("sent", 0), ("sent", 1)], {5: 5}, 10, "5", 5, [0, 1, 2], 5, 6), [0, 1])


# async with.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Tick(("enter", self.name))
        log.append(("enter", self.name))
        return self.name

    async def __aexit__(self, kind, value, tb):
        await Tick(("exit", self.name))
        log.append(("exit", self.name, kind and kind.__name__))
        return self.swallow


async def with_managers(fail):
    async with Manager("a", swallow=True) as a, Manager("b") as b:
        log.append((a, b))
        if fail:
            raise ValueError
        return "returned"
    return "swallowed"


log.clear()
assert run(with_managers(False)) == ("returned", [("enter", "a"), ("enter", "b"), ("exit", "b"), ("exit", "a")])
assert log == [("enter", "a"), ("enter", "b"), ("a", "b"), ("exit", "b", None), ("exit", "a", None)]
log.clear()
assert run(with_managers(True))[0] == "swallowed"
assert log[-2:] == [("exit", "b", "ValueError"), ("exit", "a", "ValueError")]


async def loop_with():
    for i in range(3):
        async with Manager(i):
            if i == 0:
                continue
            if i == 1:
                break
    return i


log.clear()
assert run(loop_with())[0] == 1 and [e[0] for e in log] == ["enter", "exit", "enter", "exit"]


class SyncOnly:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class BadEnter:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *a):
        pass


class BadExit:
    async def __aenter__(self):
        pass

    def __aexit__(self, *a):
        return 5


async def use(m):
    async with m:
        pass


assert raises(TypeError, run, use(SyncOnly())) == "'SyncOnly' object does not support the asynchronous context manager protocol"
assert raises(TypeError, run, use(BadEnter())) == "'async with' received an object from __aenter__ that does not implement __await__: int"
assert raises(TypeError, run, use(BadExit())) == "'async with' received an object from __aexit__ that does not implement __await__: int"


# async for.
class Counter:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        await Tick(self.i)
        return self.i


async def loop(n):
    out = []
    async for i in Counter(n):
        if i == 2:
            continue
        if i == 5:
            break
        out.append(i)
    else:
        out.append("else")
    return out


assert run(loop(3)) == ([1, 3, "else"], [1, 2, 3]) and run(loop(7))[0] == [1, 3, 4] and run(loop(0))[0] == ["else"]


async def targets():
    out = []
    d = {}
    async for d["k"] in Counter(2):
        out.append(dict(d))
    async for (a, *b) in Pairs():
        out.append((a, b))
    return out


class Pairs(Counter):
    def __init__(self):
        super().__init__(1)

    async def __anext__(self):
        await super().__anext__()
        return "xyz"


assert run(targets())[0] == [{"k": 1}, {"k": 2}, ("x", ["y", "z"])]


class NoAnext:
    def __aiter__(self):
        return self


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def over(x):
    async for i in x:
        pass


assert raises(TypeError, run, over([1])) == "'async for' requires an object with __aiter__ method, got list"
assert raises(TypeError, run, over(NoAnext())) == "'async for' received an object from __aiter__ that does not implement __anext__: NoAnext"
assert raises(TypeError, run, over(BadAnext())) == "'async for' received an invalid object from __anext__: int"


class AnextRaises(Counter):
    async def __anext__(self):
        raise KeyError("anext")


assert raises(KeyError, run, over(AnextRaises(1))) == "'anext'"


async def stop_in_body():
    async for i in Counter(3):
        raise StopAsyncIteration("body")


try:
    run(stop_in_body())
    assert False
except StopAsyncIteration as e:
    assert e.args == ("body",)
except RuntimeError as e:
    assert str(e) == "coroutine raised StopAsyncIteration"


# Asynchronous comprehensions.
async def comprehensions():
    return ([i async for i in Counter(3)], {i async for i in Counter(2)}, {i: j async for i in Counter(1) for j in range(2)},
            [i async for i in Counter(4) if i % 2], [(i, j) for i in range(2) async for j in Counter(1)], [await simple() async for i in Counter(2)],
            [[x async for x in Counter(2)] for _ in range(2)])


assert run(comprehensions())[0] == ([1, 2, 3], {1, 2}, {1: 1}, [1, 3], [(0, 1), (1, 1)], [5, 5], [[1, 2], [1, 2]])


# Functions know what they are.
assert simple.__code__.co_flags & 0x80 and not run.__code__.co_flags & 0x80


class Methods:
    async def method(self):
        return self

    @classmethod
    async def cm(cls):
        return cls

    @staticmethod
    async def sm():
        return "static"

    async def __call__(self, x):
        return x

    def __await__(self):
        yield "awaited"
        return "result"

    @property
    async def prop(self):
        return "prop"

    async def sup(self):
        return super().__class__, __class__


class Sub(Methods):
    async def method(self):
        return "sub", await super().method()


m, s = Methods(), Sub()
assert run(m.method())[0] is m and run(Methods.cm())[0] is Methods and run(m.sm())[0] == "static" and run(m(1))[0] == 1 and run(await_it(m)) == ("result", ["awaited"]) and run(m.prop)[0] == "prop"
assert run(s.method())[0] == ("sub", s) and run(s.sup())[0] == (super, Methods)


# Closures, defaults and exceptions in coroutines.
async def outer():
    n = 0

    async def inner(k=2):
        nonlocal n
        n += k
        await Tick(n)
        return n
    return await inner(), await inner(5), n


assert run(outer()) == ((2, 7, 7), [2, 7])


async def context():
    try:
        await raising()
    except KeyError:
        try:
            await raising()
        except KeyError as e:
            return type(e.__context__)


assert run(context())[0] is KeyError


async def finally_return():
    try:
        await Tick(1)
        return 1
    finally:
        await Tick(2)


assert run(finally_return()) == (1, [1, 2])


# Already running.
async def self_await():
    await me


me = self_await()
assert raises(ValueError, run, me) == "coroutine already executing"


async def forever():
    while True:
        await Tick(None)


f = forever()
for _ in range(100):
    f.send(None)
f.close()
