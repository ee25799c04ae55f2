import threading, time, sys

def w(n):
    print("w", n, threading.current_thread().name)
for i in range(3):
    t = threading.Thread(target=w, args=(i,)); t.start(); t.join()
print(threading.current_thread().name, threading.main_thread() is threading.current_thread())
t = threading.Thread(target=w, args=(9,), name="bob", daemon=True)
print(t.name, t.daemon, t.ident, t.native_id, t.is_alive(), t)
t.start(); t.join(1)
print(t.is_alive(), "stopped daemon" in repr(t))

def check(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
check(t.start)
check(threading.Thread(target=w).join)
check(threading.current_thread().join)
check(threading.Lock().release)
check(threading.RLock().release)
check(threading.Condition().wait)
check(threading.Condition().notify)
check(threading.Condition(threading.Lock()).notify_all)
check(threading.Semaphore, -1)
check(threading.Semaphore(1).release, 0)
check(threading.BoundedSemaphore(1).release)
check(threading.Semaphore(1).acquire, False, 1)
check(threading.Barrier, 0)
check(threading.Lock().acquire, False, 1)
check(threading.Lock().acquire, True, -3)
check(threading.Thread, 1)
def bad():
    threading.current_thread().daemon = True
t = threading.Thread(target=lambda: check(bad)); t.start(); t.join()
print(threading.Event(), threading.Semaphore(2), threading.BoundedSemaphore(3), threading.Barrier(2),
      threading.Condition(), threading.Condition(threading.Lock()), threading.Lock(), threading.RLock())
e = threading.Event(); print(e.wait(0.01), e.set(), e.wait(), e.is_set(), e.clear(), e.is_set(), e)

class Mine(threading.Thread):
    def run(self):
        print("mine", self.name)
m = Mine(); m.start(); m.join(); print(m.name)
class NoInit(threading.Thread):
    def __init__(self): pass
check(NoInit().start)
print(threading.active_count(), threading.enumerate())
tm = threading.Timer(0.01, print, ["ding"], {"end": "!\n"}); tm.start(); tm.join()
tm = threading.Timer(5, print, ["never"]); tm.start(); tm.cancel(); tm.join(); print(tm.name)
loc = threading.local(); loc.x = 1
def other():
    print(hasattr(loc, "x"))
t = threading.Thread(target=other); t.start(); t.join()
c = threading.Condition()
got = []
def waiter(i):
    with c:
        c.wait(); got.append(i)
ts = []
for i in range(4):
    t = threading.Thread(target=waiter, args=(i,)); t.start(); ts.append(t); time.sleep(0.01)
with c:
    print(c._waiters and len(c._waiters)); c.notify(2)
time.sleep(0.05); print(sorted(got))
with c:
    c.notify_all()
for t in ts: t.join()
print(sorted(got))
with c: print(c.wait(0.01), c.wait_for(lambda: False, 0.01), c.wait_for(lambda: 7))
threading.excepthook_saved = threading.excepthook
def hook(a):
    print("hook", a.exc_type.__name__, a.exc_value, a.thread.name)
threading.excepthook = hook
t = threading.Thread(target=lambda: 1/0, name="z"); t.start(); t.join()
print(threading.TIMEOUT_MAX, threading.ThreadError)
print(threading.Thread(target=w).name, threading.Thread().name, threading.Thread(target=e.set).name)
c = threading.Condition()
with c: c.notifyAll()
print(threading.currentThread().getName(), threading.activeCount(), e.isSet())
