import asyncio, time, logging, sys, re
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = .03
    time.sleep(.05)
    await asyncio.sleep(0)
    import threading
    def t():
        try: loop.call_soon(print)
        except RuntimeError as e: print(e)
    th = threading.Thread(target=t); th.start(); th.join()
    try: loop.call_soon(main)
    except TypeError as e: print(e)
    try: loop.call_soon(3)
    except TypeError as e: print(e)
class H(logging.Handler):
    def emit(self, r):
        m = re.sub(r"took \d\.\d+", "took N", self.format(r)); m = re.sub(r"\d+\.\d+ ms", "N ms", m)
        if "Executing" in m: print(m)
logging.getLogger("asyncio").addHandler(H()); logging.getLogger("asyncio").propagate = False
asyncio.run(main(), debug=True)
async def boom(): raise ValueError
async def m2():
    asyncio.create_task(boom()); await asyncio.sleep(.01)
    sys.stderr.flush()
logging.getLogger("asyncio").propagate = True
asyncio.run(m2(), debug=True)
async def never(): await asyncio.get_running_loop().create_future()
loop = asyncio.new_event_loop()
t = loop.create_task(never(), name="nv"); loop.call_soon(loop.stop); loop.run_forever(); print(t); t = None; loop.close(); print("closed", file=sys.stderr)
loop = asyncio.new_event_loop()
async def nf(): pass
loop.create_task(nf()); loop.close(); print("closed", file=sys.stderr)
try: asyncio.get_event_loop_policy().get_event_loop()
except RuntimeError as e: print(e)
asyncio.set_event_loop_policy(None); print(asyncio.get_event_loop())
