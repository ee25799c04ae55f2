# Asynchronous generators: asend, athrow, aclose, async for over them (PEP 525).


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


class Tick:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v
        return self.v


def run(coro):
    seen = []
    try:
        while True:
            seen.append(coro.send(None))
    except StopIteration as e:
        return e.value, seen


def result(coro):
    return run(coro)[0]


async def count(n):
    for i in range(n):
        await Tick(("tick", i))
        yield i


async def collect(it):
    return [i async for i in it]


assert run(collect(count(3))) == ([0, 1, 2], [("tick", 0), ("tick", 1), ("tick", 2)])
g = count(2)
assert type(g).__name__ == "async_generator" and repr(g).startswith("<async_generator object count at 0x") and g.__aiter__() is g and g.ag_running is False and g.ag_await is None
assert raises(TypeError, iter, g) == "'async_generator' object is not iterable" and raises(TypeError, next, g) == "'async_generator' object is not an iterator"


async def by_hand(g):
    out = [await anext(g), await g.__anext__()]
    try:
        await anext(g)
    except StopAsyncIteration as e:
        out.append(e.args)
    out.append(await anext(g, "default"))
    return out


assert result(by_hand(g)) == [0, 1, (), "default"]


# asend.
async def echo():
    got = yield "ready"
    while got != "stop":
        got = yield ("echo", got)


async def use_echo():
    g = echo()
    out = [await g.asend(None), await g.asend(1), await g.asend(2)]
    try:
        await g.asend("stop")
    except StopAsyncIteration:
        out.append("over")
    return out


assert result(use_echo()) == ["ready", ("echo", 1), ("echo", 2), "over"]


async def send_too_early():
    g = echo()
    await g.asend(5)


assert raises(TypeError, result, send_too_early()) == "can't send non-None value to a just-started async generator"

# athrow and aclose.
log = []


async def careful():
    try:
        try:
            yield 1
        except ValueError as e:
            log.append(str(e))
            await Tick("handling")
            yield "recovered"
        yield 3
    finally:
        await Tick("cleanup")
        log.append("finally")


async def throwing():
    g = careful()
    out = [await anext(g), await g.athrow(ValueError("thrown"))]
    out.append(await anext(g))
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        out.append("closed")
    return out


assert run(throwing()) == ([1, "recovered", 3, "closed"], ["handling", "cleanup"]) and log == ["thrown", "finally"]


async def throw_out():
    g = careful()
    await anext(g)
    await g.athrow(KeyError("out"))


log.clear()
assert raises(KeyError, result, throw_out()) == "'out'" and log == ["finally"]


async def close_fresh():
    g = careful()
    await g.aclose()
    await g.aclose()
    return [i async for i in g]


assert result(close_fresh()) == []


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


async def close_stubborn():
    g = stubborn()
    await anext(g)
    await g.aclose()


assert raises(RuntimeError, result, close_stubborn()) == "async generator ignored GeneratorExit"


async def throw_fresh():
    g = careful()
    await g.athrow(ValueError("early"))


assert raises(ValueError, result, throw_fresh()) == "early"


async def throw_class():
    g = careful()
    await anext(g)
    return await g.athrow(ValueError)


assert result(throw_class()) == "recovered"


# StopIteration and StopAsyncIteration must not leave the body.
async def stop_iteration():
    yield 1
    raise StopIteration


async def stop_async():
    yield 1
    raise StopAsyncIteration


assert raises(RuntimeError, result, collect(stop_iteration())) == "async generator raised StopIteration"
assert raises(RuntimeError, result, collect(stop_async())) == "async generator raised StopAsyncIteration"


# break out of async for leaves the generator suspended.
async def breaks():
    g = count(5)
    async for i in g:
        if i == 1:
            break
    rest = [i async for i in g]
    return i, rest


assert result(breaks()) == (1, [2, 3, 4])


# Generator expressions with async for and await.
async def expressions():
    g = (i * 2 async for i in count(3))
    h = (await wait(i) for i in range(3))
    out = [type(g).__name__, type(h).__name__, [x async for x in g], [x async for x in h]]
    out.append([x async for x in (j async for j in count(2) if j)])
    return out


async def wait(v):
    await Tick(v)
    return v


assert result(expressions()) == ["async_generator", "async_generator", [0, 2, 4], [0, 1, 2], [1]]


# Delegation has to be written out.
async def chain(*its):
    for it in its:
        async for x in it:
            yield x


assert result(collect(chain(count(2), count(1), count(0), count(3)))) == [0, 1, 0, 0, 1, 2]


# With try, with and loops.
class Manager:
    async def __aenter__(self):
        log.append("enter")
        return self

    async def __aexit__(self, *a):
        log.append(("exit", a[0] and a[0].__name__))


async def with_manager():
    async with Manager():
        yield 1
        yield 2


async def use_with():
    g = with_manager()
    out = [await anext(g)]
    await g.aclose()
    return out


log.clear()
assert result(use_with()) == [1] and log == ["enter", ("exit", "GeneratorExit")]
log.clear()
assert result(collect(with_manager())) == [1, 2] and log == ["enter", ("exit", None)]


async def returns_early(n):
    for i in range(10):
        if i == n:
            return
        yield i


assert result(collect(returns_early(2))) == [0, 1]


async def nothing():
    return
    yield


assert result(collect(nothing())) == []


# asend(), athrow() and aclose() make awaitables of their own.
async def awaitables():
    g = count(3)
    a = g.asend(None)
    assert type(a).__name__ == "async_generator_asend" and a.__await__() is a and iter(a) is a
    first = await a
    try:
        await a
    except RuntimeError as e:
        return first, str(e)


assert result(awaitables()) == (0, "cannot reuse already awaited __anext__()/asend()")


async def two_at_once():
    g = count(3)
    a, b = g.asend(None), g.asend(None)
    a.send(None)
    try:
        b.send(None)
    except RuntimeError as e:
        a.close()
        return str(e)


assert result(two_at_once()) == "anext(): asynchronous generator is already running"


# Exceptions and context.
async def failing():
    yield 1
    raise KeyError("inside")


async def handle():
    out = []
    try:
        async for i in failing():
            out.append(i)
    except KeyError as e:
        out.append(str(e))
    else:
        out.append("never")
    return out


assert result(handle()) == [1, "'inside'"]


# Closures and methods.
class Source:
    def __init__(self, items):
        self.items = items

    async def __aiter__(self):
        for i in self.items:
            yield i

    async def doubled(self):
        async for i in self:
            yield i * 2


assert result(collect(Source("ab"))) == ["a", "b"] and result(collect(Source([1, 2]).doubled())) == [2, 4]
f = lambda: (yield)
assert type(f()).__name__ == "generator"


async def lambda_inside():
    return [(lambda: i)() async for i in count(2)]


assert result(lambda_inside()) == [0, 1]


# aiter and anext.
assert raises(TypeError, aiter, [1]) == "'list' object is not an async iterable" and raises(TypeError, anext, [1]) == "'list' object is not an async iterator"


async def anext_default():
    g = count(0)
    return await anext(g, "d"), await anext(count(1), "d")


assert result(anext_default()) == ("d", 0)
