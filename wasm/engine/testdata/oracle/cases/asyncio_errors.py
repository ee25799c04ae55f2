import asyncio, traceback
async def f(x):
    await asyncio.sleep(0)
    return 1 / x
def show(aw):
    try: asyncio.run(aw)
    except BaseException: traceback.print_exc()
async def tg():
    async with asyncio.TaskGroup() as g:
        g.create_task(f(0)); g.create_task(asyncio.sleep(1)); g.create_task(f(0))
show(tg())
async def tg2():
    async with asyncio.TaskGroup() as g:
        g.create_task(f(0)); g.create_task(asyncio.sleep(1))
        raise KeyError(1)
show(tg2())
async def slow():
    await asyncio.sleep(10)
async def wf(): await asyncio.wait_for(slow(), .01)
show(wf())
async def to():
    async with asyncio.timeout(.01):
        await slow()
show(to())
async def ga(): await asyncio.gather(f(1), f(0))
show(ga())
async def tk():
    t = asyncio.create_task(f(0)); await asyncio.sleep(.01)
    try: await t
    except ZeroDivisionError: pass
    await t
show(tk())
async def unretrieved():
    asyncio.create_task(f(0)); await asyncio.sleep(.01); print("end of main", flush=True)
show(unretrieved())
async def unretrieved2():
    t = asyncio.create_task(f(0)); await asyncio.sleep(.01); print("end of main2", flush=True)
show(unretrieved2())
async def cbs():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0); await asyncio.sleep(.01)
    loop.set_exception_handler(lambda l, c: print("handler", sorted(c), c["message"], flush=True))
    loop.call_soon(lambda: 1 / 0); await asyncio.sleep(.01)
show(cbs())
async def thr():
    await asyncio.to_thread(lambda: 1 / 0)
show(thr())
async def cancel_main():
    asyncio.current_task().cancel(); await asyncio.sleep(0)
show(cancel_main())
async def ex():
    async def e(): raise SystemExit(4)
    t = asyncio.create_task(e()); await asyncio.sleep(.1)
show(ex())
async def stray():
    async def bg():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("bg cancelled"); raise RuntimeError("in cleanup")
    asyncio.create_task(bg()); await asyncio.sleep(0)
show(stray())
loop = asyncio.new_event_loop()
async def pend(): loop.create_task(slow()); await asyncio.sleep(0)
loop.run_until_complete(pend()); loop.close(); print("closed", flush=True)
asyncio.run(f(0))
