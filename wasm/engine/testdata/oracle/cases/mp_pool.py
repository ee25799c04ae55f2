import multiprocessing as mp, time, os, sys
from multiprocessing.pool import ThreadPool
def sq(x): return x * x
def add(a, b): return a + b
def boom(x):
    if x == 2: raise ValueError("two")
    return x
def init(v): global base; base = v
def based(x): return base + x
def name(_): time.sleep(.05); return mp.current_process().name
def slow(x): time.sleep(x); return x
def pid(_): return os.getpid()
def bad(x): return lambda: 0
def gen():
    yield 1
    raise KeyError("gen")
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
def run(P):
    with P(2) as p:
        print(p)
        print(p.map(sq, range(10)), p.map(sq, []), p.apply(add, (1, 2)), p.starmap(add, [(1, 2), (3, 4)]))
        r = p.apply_async(sq, (5,)); print(r.get(), r.ready(), r.successful())
        print(list(p.imap(sq, range(5))), sorted(p.imap_unordered(sq, range(5))), list(p.imap(sq, range(7), chunksize=3)))
        chk(p.map, boom, range(4)); chk(list, p.imap(boom, range(4))); chk(p.apply, boom, (2,)); chk(p.map, sq, gen()); chk(list, p.imap(sq, gen()))
        it = p.imap(boom, range(4)); print(next(it), next(it)); chk(next, it); print(next(it)); chk(next, it)
        r = p.map_async(sq, [1, 2], callback=lambda v: print("cb", v)); r.wait(); time.sleep(.02)
        r = p.apply_async(boom, (2,), error_callback=lambda e: print("ecb", repr(e))); r.wait(); time.sleep(.02); print(r.successful())
        r = p.apply_async(slow, (.2,)); chk(r.get, timeout=.01); chk(lambda: str(r.successful())[:0] if 0 else 0); print(r.get())
        print(sorted(p.imap_unordered(slow, [.1, .01])), p.map(sq, range(3), chunksize=1)); chk(p.imap, sq, [1], 0)
        chk(p.join)
    chk(p.map, sq, [1]); print(p)
    p = P(2); rs = [p.apply_async(slow, (.02,)) for _ in range(4)]; p.close(); chk(p.apply, sq, (1,)); p.join(); print([r.get() for r in rs], p)
    with P(1, init, (10,)) as p: print(p.map(based, [1, 2]))
    chk(P, 0); chk(P, 2, 3)
if __name__ == "__main__":
    run(mp.Pool); run(ThreadPool)
    with mp.Pool(2) as p: print(sorted(set(p.map(name, range(2), chunksize=1)))); chk(p.map, bad, [1]) if 0 else 0; chk(p.apply, sq, (lambda: 0,))
    with mp.Pool(1, maxtasksperchild=1) as p: print(len(set(p.map(pid, range(3), chunksize=1))))
    with mp.get_context("spawn").Pool(2) as p: print(p.map(sq, range(4)))
    try:
        with mp.Pool(1) as p: p.map(boom, [2])
    except ValueError:
        import traceback; traceback.print_exc()
    import pickle
    with mp.Pool(1) as p: chk(pickle.dumps, p)
    print("end")
