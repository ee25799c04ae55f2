import multiprocessing as mp, time
from multiprocessing.managers import BaseManager
def work(d, l, lock, n):
    for i in range(5):
        with lock: d["n"] = d.get("n", 0) + 1
    l.append(n); d[n] = [n]
def waiter(e, q): e.wait(); q.put("woken")
class Maths:
    def __init__(self, k): self.k = k
    def mul(self, x): return self.k * x
    def bad(self): raise ValueError("bad")
    def _hidden(self): pass
class MyManager(BaseManager): pass
MyManager.register("Maths", Maths)
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
def use(m): print(m.mul(7), flush=True)
if __name__ == "__main__":
    with mp.Manager() as m:
        d, l, lock = m.dict(a=1), m.list([1, 2]), m.Lock()
        ps = [mp.Process(target=work, args=(d, l, lock, i)) for i in range(3)]; [p.start() for p in ps]; [p.join() for p in ps]
        print(d["n"], sorted(l), len(d), "a" in d, sorted(map(str, d.keys())), d.get("zz"), l[0], len(l[1:3]))
        print(m.list([3, 1]), m.dict(x=[1]), repr(m.list())[:30], type(l).__name__, d.copy() == dict(d.items()))
        chk(lambda: d["missing"]); chk(l.index, 99); l.sort(reverse=True); print(l); l += [5]; l[0] = 100; del l[1]; print(list(l), l.pop())
        ns = m.Namespace(); ns.x = 1; ns.y = [2]; ns.y.append(3); print(ns, ns.x, ns.y); v = m.Value("i", 5); v.value += 1; print(v, v.value); a = m.Array("i", [1, 2]); a[0] = 9; print(a, len(a))
        e, q = m.Event(), m.Queue(); p = mp.Process(target=waiter, args=(e, q)); p.start(); time.sleep(.05); e.set(); print(q.get(), q.empty(), e.is_set()); p.join()
        nested = m.list([m.dict(k=1)]); nested[0]["k"] = 2; print(nested[0]["k"])
        for k in m.dict(q=1): print(k)
        s = m.Semaphore(1); print(s.acquire(), s.acquire(False)); s.release(); b = m.Barrier(1); print(b.wait(), b.parties); c = m.Condition()
        with c: print(c.wait(.01), c.wait_for(lambda: True))
        with m.Pool(2) as pool: print(pool.map(abs, [-1, -2]), pool.apply_async(abs, (-3,)).get())
        print(mp.active_children()[0].name)
    with MyManager() as mm:
        x = mm.Maths(6); print(x.mul(7)); chk(x.bad); chk(lambda: x._hidden()); p = mp.Process(target=use, args=(x,)); p.start(); p.join(); print(repr(x)[:40])
    chk(mm.start); chk(BaseManager().get_server().address.__class__)
    print("end")
