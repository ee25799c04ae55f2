import multiprocessing as mp, os, sys, time
def f(*a, **k): print("child", a, k, mp.current_process().name, mp.current_process()._identity, mp.parent_process().name, flush=True)
def boom(): 1 / 0
def ex(c): sys.exit(c)
def add(v, n):
    for _ in range(n):
        with v.get_lock(): v.value += 1
def fill(a):
    for i in range(len(a)): a[i] *= 2
def sender(c):
    c.send([1, {"a": (2,)}, "x" * 10]); print("child got", c.recv(), flush=True); c.close()
def producer(q, n):
    for i in range(n): q.put(i)
def worker(q, out):
    while (x := q.get()) is not None: out.put(x * x); q.task_done()
    q.task_done()
def waiter(e, b): e.wait(); b.wait(); sys.stdout.write("passed\n"); sys.stdout.flush()
def cond_wait(c, ready):
    with c:
        ready.release(); sys.stdout.write(f"{c.wait(5)}\n"); sys.stdout.flush()
def nested():
    p = mp.Process(target=f, args=("nested",)); print(p.name, flush=True); p.start(); p.join()
def chk(fn, *a, **k):
    try: print(fn(*a, **k), flush=True)
    except Exception as e: print(type(e).__module__, type(e).__name__, e, flush=True)
x = 10
def glob():
    global x; x += 1; print("child x", x, flush=True)
if __name__ == "__main__":
    p = mp.Process(target=f, args=(1,), kwargs={"k": 2}); print(p.name, p.daemon, p.pid, p.exitcode, p.is_alive(), p)
    chk(p.join); chk(getattr, p, "sentinel"); sys.stdout.flush()
    p.start(); p.join(); chk(p.start); print(p.is_alive(), p.pid == p.ident); print(p.exitcode, p.is_alive(), p); p.close(); chk(p.is_alive); print(p, flush=True)
    for t, a in ((boom, ()), (ex, (3,)), (ex, (None,)), (ex, ("message",)), (glob, ()), (nested, ())):
        p = mp.Process(target=t, args=a); p.start(); p.join(); print(p.exitcode, flush=True)
    print(x)
    p = mp.Process(target=time.sleep, args=(30,)); p.start(); chk(p.close); print(p in mp.active_children()); p.terminate(); p.join(); print(p.exitcode, p, mp.active_children())
    p = mp.Process(target=time.sleep, args=(30,), daemon=True); p.start(); p.kill(); p.join(); print(p.exitcode); p = mp.Process(target=time.sleep, args=(30,), daemon=True); p.start(); p.join(.01); print(p.exitcode)
    sys.stdout.flush()
    v = mp.Value("i", 0); ps = [mp.Process(target=add, args=(v, 50)) for _ in range(3)]; [p.start() for p in ps]; [p.join() for p in ps]; print(v.value, v, v.get_obj())
    a = mp.Array("d", [1, 2, 3]); p = mp.Process(target=fill, args=(a,)); p.start(); p.join(); print(a[:], list(a), len(a), a[1], a[-1])
    chk(lambda: a[5]); chk(a.__setitem__, 0, "x"); i = mp.RawValue("i", 2**31); print(i); i.value = -5; print(i.value); chk(setattr, i, "value", 1.5)
    s = mp.Array("c", b"hello"); print(s.value, s.raw, len(s), s[0], s[1:3]); s.value = b"ab"; print(s.value, s.raw); print(mp.Array("i", 3)[:], mp.RawArray("h", [1, 2])[:])
    print(mp.Value("d", 1.5).value, mp.Value("b", 200).value, mp.Value("c", b"x").value, mp.Value("i").value)
    import ctypes
    print(mp.Value(ctypes.c_double, 2).value, ctypes.c_int(3), ctypes.c_ubyte(257), mp.Value(ctypes.c_bool, True).value)
    c1, c2 = mp.Pipe(); p = mp.Process(target=sender, args=(c2,)); p.start(); c2.close(); print(c1.recv()); c1.send("hi"); p.join(); chk(c1.recv); c1.close(); chk(c1.send, 1); print(c1.closed)
    r, w = mp.Pipe(False); chk(r.send, 1); chk(w.recv); print(r.poll(), r.poll(.01)); w.send_bytes(b"abc"); print(r.poll(), r.recv_bytes()); w.send_bytes(b"long"); chk(r.recv_bytes, 2); r, w = mp.Pipe(False); w.close(); chk(r.recv); print(r.readable, r.writable)
    r, w = mp.Pipe(False); r.close(); chk(w.send, 1); chk(w.send, lambda: 0)
    q = mp.Queue(); p = mp.Process(target=producer, args=(q, 5)); p.start(); print([q.get() for _ in range(5)]); p.join(); print(q.qsize(), q.empty()); chk(q.get_nowait); chk(q.get, True, .01)
    q.put(1); q.close(); chk(q.put, 2); q.join_thread()
    q = mp.Queue(1); q.put(1); print(q.full()); chk(q.put, 2, False); chk(q.put_nowait, 2); print(q.get())
    q = mp.JoinableQueue(); out = mp.SimpleQueue(); p = mp.Process(target=worker, args=(q, out)); p.start(); [q.put(i) for i in (1, 2, 3, None)]; q.join(); print([out.get() for _ in range(3)], out.empty()); p.join(); chk(q.task_done)
    e = mp.Event(); b = mp.Barrier(3); ps = [mp.Process(target=waiter, args=(e, b)) for _ in range(2)]; [p.start() for p in ps]; print(e.wait(.01), e, b); e.set(); b.wait(); [p.join() for p in ps]; print(e.is_set(), b); e.clear(); print(e)
    c = mp.Condition(); ready = mp.Semaphore(0); ps = [mp.Process(target=cond_wait, args=(c, ready)) for _ in range(2)]; [p.start() for p in ps]; [ready.acquire() for _ in ps]
    with c: print(c); c.notify_all()
    [p.join() for p in ps]; print(c)
    with c: print(c.wait(.01), c.wait_for(lambda: False, .01), c.wait_for(lambda: 3))
    l = mp.Lock(); l.acquire(); print(l, l.acquire(False), l.acquire(timeout=.01)); l.release(); chk(l.release); print(l)
    l = mp.RLock(); l.acquire(); l.acquire(); print(l); l.release(); l.release(); chk(l.release); s = mp.Semaphore(2); s.acquire(); print(s, s.get_value()); chk(mp.BoundedSemaphore(1).release)
    chk(c.notify); chk(c.wait)
    import pickle
    for o in (mp.Lock(), mp.Queue(), mp.Value("i"), mp.Event(), mp.current_process().authkey, mp.SimpleQueue(), mp.Process()):
        chk(lambda: len(pickle.dumps(o)))
    print(mp.get_start_method(), mp.get_all_start_methods(), mp.get_context(), mp.cpu_count() == os.cpu_count()); chk(mp.set_start_method, "spawn"); chk(mp.get_context, "nope"); chk(mp.get_context("fork").set_start_method, "spawn")
    chk(mp.Process, 1); chk(mp.Process(daemon=True).join)
    def sub():
        chk(mp.Process(target=f).start)
    p = mp.Process(target=sub, daemon=True); p.start(); p.join()
    print(mp.current_process(), mp.parent_process(), sorted(mp.__all__))
    class Mine(mp.Process):
        def run(self): print("mine", self.name, flush=True)
    m = Mine(); m.start(); m.join(); print(m.name)
    from multiprocessing.connection import wait
    ps = [mp.Process(target=time.sleep, args=(t,)) for t in (.2, .01)]; [p.start() for p in ps]; print(ps.index([p for p in ps if p.sentinel in wait([p.sentinel for p in ps])][0])); [p.join() for p in ps]
    q = mp.Queue(); q.put(lambda: 0); time.sleep(.1)
    d = mp.Process(target=time.sleep, args=(30,), daemon=True); d.start()
    nd = mp.Process(target=lambda: (time.sleep(.1), print("joined at exit", flush=True))); nd.start()
    print("end", flush=True)
