# The order in which the loop runs things.
import asyncio
async def other(tag="other"): print(tag)
async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(other("task")); await other("awaited"); await asyncio.sleep(0)
    f = loop.create_future()
    async def waiter(): print("waiter", await f)
    asyncio.create_task(waiter()); await asyncio.sleep(0)
    f.set_result(1); loop.call_soon(print, "call_soon"); print("after set_result")
    await asyncio.sleep(0); await asyncio.sleep(0)
    when = loop.time() + .01
    for i in range(9): loop.call_at(when, print, i)
    await asyncio.sleep(.05)
    for i in range(9): loop.call_later(.01, print, i)
    await asyncio.sleep(.05)
    lock = asyncio.Lock()
    async def locker(n):
        for i in range(2):
            async with lock:
                print(n, i); await asyncio.sleep(0)
    await asyncio.gather(*(locker(n) for n in "abc"))
    print(lock)
    sem = asyncio.Semaphore(2)
    async def semmer(n):
        async with sem:
            print("in", n, sem); await asyncio.sleep(.001)
        print("out", n)
    await asyncio.gather(*(semmer(n) for n in range(5))); print(sem)
    ev = asyncio.Event(); print(ev)
    async def evw(n): print(n, await ev.wait())
    ts = [asyncio.create_task(evw(n)) for n in range(3)]; await asyncio.sleep(0); print(ev); ev.set(); await asyncio.gather(*ts); print(ev)
    cond = asyncio.Condition()
    async def cw(n):
        async with cond:
            await cond.wait(); print("cw", n)
    ts = [asyncio.create_task(cw(n)) for n in range(4)]; await asyncio.sleep(0); print(cond)
    async with cond: cond.notify(2)
    await asyncio.sleep(.01)
    async with cond: cond.notify_all()
    await asyncio.gather(*ts)
    b = asyncio.Barrier(3); print(b)
    async def bw(n): print("b", n, await b.wait())
    await asyncio.gather(*(bw(n) for n in range(6))); print(b)
    q = asyncio.Queue(2); print(q, str(q))
    async def prod():
        for i in range(5): await q.put(i); print("put", i)
    async def cons():
        while True:
            x = await q.get(); print("got", x); await asyncio.sleep(.001); q.task_done()
    c = asyncio.create_task(cons()); await prod(); await q.join(); c.cancel(); print(q)
    for Q in (asyncio.PriorityQueue, asyncio.LifoQueue):
        q = Q()
        for x in (2, 3, 1): q.put_nowait(x)
        print([q.get_nowait() for _ in range(3)], q)
    async def step(n):
        print("s", n, 0); await asyncio.sleep(0); print("s", n, 1)
    print(await asyncio.gather(step(1), step(2), asyncio.sleep(0, "z")))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(step("t1")); tg.create_task(step("t2")); print(tg)
    print(a.result(), tg)
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(step("eager")); print("after create"); await t
    async def ret(): return 4
    t = asyncio.create_task(ret()); print(t, t.done()); print(await t)
    print(await asyncio.gather(ret(), step("e2"), ret()))
asyncio.run(main())
async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("agen closed")
async def m2():
    g = agen()
    async for x in g:
        print(x); break
    global keep; keep = g
asyncio.run(m2())
loop = asyncio.new_event_loop()
print(loop, loop.run_until_complete(asyncio.sleep(0, 3)))
loop.call_soon(loop.stop); loop.run_forever(); loop.close(); print(loop.is_closed())
for f in (loop.run_forever, lambda: loop.call_soon(print), loop.close):
    try: f()
    except RuntimeError as e: print(e)
with asyncio.Runner() as r:
    print(r.run(other("r1")), r.run(other("r2")), r.get_loop().is_closed())
