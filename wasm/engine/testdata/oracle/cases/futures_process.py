import concurrent.futures as cf, multiprocessing as mp, os, sys, time, traceback
from concurrent.futures import ProcessPoolExecutor
def sq(x): return x * x
def name(_=0): time.sleep(.02); return mp.current_process().name
def boom(x): return 1 // x
def die(): os._exit(3)
def unp(): return lambda: 0
def init(v): global base; base = v
def based(x): return base + x
def badinit(): raise ValueError("init")
def pid(): return os.getpid()
def slow(x): time.sleep(x); return x
def chk(f, *a, **k):
    try: print(f(*a, **k), flush=True)
    except BaseException as e: print(type(e).__module__, type(e).__name__, e, type(e.__cause__).__name__, flush=True)
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        f = ex.submit(sq, 5); print(f.result(), f, f.done(), len(ex._processes))
        print(list(ex.map(sq, range(5))), list(ex.map(sq, range(7), chunksize=3)), list(ex.map(pow, [2, 3], [4, 5])))
        chk(lambda: list(ex.map(boom, [1, 0]))); chk(ex.submit(boom, 0).result); chk(ex.submit(unp).result); chk(ex.submit(lambda: 0).result); print(ex.submit(sq, 3).result())
        print(sorted(set(ex.map(name, range(4)))))
        fs = [ex.submit(slow, t) for t in (.1, .01)]; print([fs.index(f) for f in cf.as_completed(fs)])
        f = ex.submit(slow, .2); chk(f.result, .01); time.sleep(.02); print(f.cancel(), f.running())
        try: ex.submit(boom, 0).result()
        except ZeroDivisionError: traceback.print_exc()
        try: list(ex.map(boom, [1, 0]))
        except ZeroDivisionError: traceback.print_exc()
        chk(ex.map, sq, [1], chunksize=0)
    chk(ex.submit, sq, 1)
    with ProcessPoolExecutor(1, initializer=init, initargs=(10,)) as ex: print(list(ex.map(based, [1, 2])))
    ex = ProcessPoolExecutor(1); f = ex.submit(die); g = ex.submit(sq, 2); chk(f.result); chk(ex.submit, sq, 1); ex.shutdown()
    ex = ProcessPoolExecutor(1, initializer=badinit); chk(ex.submit(sq, 1).result); ex.shutdown()
    chk(ProcessPoolExecutor, 0); chk(ProcessPoolExecutor, 1, max_tasks_per_child=1, mp_context=mp.get_context("fork"))
    with ProcessPoolExecutor(2, mp_context=mp.get_context("spawn")) as ex: print(ex.submit(sq, 4).result(), len(ex._processes)); print(sorted(set(ex.map(name, range(2)))))
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as ex: print(ex.submit(pid).result() != ex.submit(pid).result())
    ex = ProcessPoolExecutor(1); fs = [ex.submit(slow, .05) for _ in range(6)]; time.sleep(.02); ex.shutdown(cancel_futures=True); print(fs[0].cancelled(), fs[-1].cancelled())
    print(ProcessPoolExecutor()._max_workers == os.process_cpu_count())
    ex = ProcessPoolExecutor(1); ex.submit(sq, 1)
    print("end")
