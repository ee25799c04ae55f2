import asyncio, time, contextvars
log = []
def p(*a): print(*a)
async def w(n, d=.01, k=2):
    for i in range(k):
        p(n, i); await asyncio.sleep(d)
    return n
async def boom(d=0):
    await asyncio.sleep(d); raise ValueError("boom")
async def check(aw):
    try:
        r = await aw; p("->", r)
    except BaseException as e:
        p(type(e).__module__, type(e).__name__, e)
def chk(f, *a, **k):
    try: p(f(*a, **k))
    except BaseException as e: p(type(e).__module__, type(e).__name__, e)
async def main():
    p(asyncio.current_task().get_name(), asyncio.get_running_loop().is_running())
    await w("inline")
    p(await asyncio.gather(w("a"), w("b", .005), boom(), return_exceptions=True))
    await check(asyncio.gather(w("a"), boom()))
    await asyncio.sleep(.05)
    t = asyncio.create_task(w("t")); p(t)
    await asyncio.sleep(0); p(t)
    await t; p(t, t.result(), t.exception(), t.done(), t.cancelled())
    t = asyncio.create_task(w("c", 1)); await asyncio.sleep(0)
    p(t.cancel("msg"), t.cancelling(), t); await check(t); p(t, t.cancel())
    t = asyncio.create_task(boom()); await check(t); p(t)
    await check(asyncio.wait_for(w("wf", 1), .01))
    await check(asyncio.wait_for(w("wf2", .001), 1))
    await check(asyncio.wait_for(asyncio.sleep(0, 5), 0))
    try:
        async with asyncio.timeout(.01) as tm:
            p(str(tm)[:20]); await asyncio.sleep(1)
    except TimeoutError as e: p("timeout", repr(e), tm, tm.expired())
    inner = asyncio.create_task(w("inner", .02))
    await check(asyncio.wait_for(asyncio.shield(inner), .01)); await check(inner)
    d, pd = await asyncio.wait([asyncio.create_task(w("x", .01)), asyncio.create_task(w("y", .1))], return_when=asyncio.FIRST_COMPLETED)
    p(len(d), len(pd)); [x.cancel() for x in pd]; await asyncio.wait(pd); p(pd)
    d, pd = await asyncio.wait([asyncio.create_task(boom(.01)), asyncio.create_task(w("y", .1))], return_when=asyncio.FIRST_EXCEPTION)
    p(d, len(pd)); [x.cancel() for x in pd]; [x.exception() for x in d]
    for c in asyncio.as_completed([asyncio.sleep(.03, "s"), asyncio.sleep(.01, "f")]): p(await c)
    async for t in asyncio.as_completed([asyncio.sleep(.03, "s"), asyncio.sleep(.01, "f")]): p(t.result())
    async def late():
        for c in asyncio.as_completed([w("s", .03, 1)], timeout=.001): await c
    await check(late())
    loop = asyncio.get_running_loop()
    loop.call_soon(p, "soon 1"); loop.call_later(.001, p, "later"); loop.call_soon(p, "soon 2"); f = loop.create_future()
    p(f); loop.call_soon(f.set_result, 7); p("before"); p(await f, f)
    await asyncio.sleep(.01)
    h = loop.call_later(9, p, 1); h.cancel(); p(h.cancelled())
    f = loop.create_future(); chk(f.result); chk(f.exception); f.set_exception(KeyError("k")); chk(f.result); chk(f.set_result, 1); p(f)
    f = loop.create_future(); f.cancel(); chk(f.result); p(f, f.cancelled())
    chk(asyncio.run, w("z")); await asyncio.sleep(0)
    await check(asyncio.wait([])); await check(asyncio.wait(3))
    c = w("q"); await check(asyncio.wait([c])); c.close()
    chk(asyncio.create_task, 3); chk(asyncio.ensure_future, 3); 
    async def swallow():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: p("swallowed")
        return "went on"
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel(); await check(t); p(t.cancelled())
    p(await asyncio.to_thread(lambda a: a + 1, 4))
    p(await loop.run_in_executor(None, __import__("threading").current_thread))if 0 else None
    import threading
    p((await loop.run_in_executor(None, threading.current_thread)).name)
    t = asyncio.create_task(w("n"), name="named"); p(t.get_name(), len(asyncio.all_tasks())); t.set_name("other"); p(t); t.cancel()
    await check(t)
    def thread(): p(asyncio.run_coroutine_threadsafe(w("rt", .001, 1), loop).result())
    await asyncio.to_thread(thread)
    async def bad(): await (lambda: 0)()
    await check(bad())
    async def self_wait(): await asyncio.current_task()
    await check(asyncio.create_task(self_wait()))
    @__import__("types").coroutine
    def badyield(): yield 5
    async def by(): await badyield()
    await check(asyncio.create_task(by()))
    v = contextvars.ContextVar("v", default=0)
    async def setv(): v.set(5); p("in", v.get())
    await asyncio.create_task(setv()); p("out", v.get()); await setv(); p("out", v.get())
    async def named_waiter():
        await asyncio.sleep(10)
    t = asyncio.create_task(named_waiter()); await asyncio.sleep(0); t.print_stack(file=__import__("sys").stdout); p(len(t.get_stack())); t.cancel()
    t = asyncio.gather(w("g1", 1), w("g2", 1)); await asyncio.sleep(0); t.cancel(); await check(t)
    p(loop.time() > 0, repr(loop).startswith("<_UnixSelectorEventLoop running=True closed=False debug=False>"))
    return "done"
p(asyncio.run(main()))
chk(asyncio.get_running_loop)
chk(asyncio.run, 3)
chk(asyncio.current_task)
def other(): chk(asyncio.get_event_loop)
import threading
t = threading.Thread(target=other); t.start(); t.join()
