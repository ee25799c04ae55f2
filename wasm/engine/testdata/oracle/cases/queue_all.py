import queue, threading, time
def check(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
q = queue.Queue(2)
q.put(1); q.put(2)
check(q.put_nowait, 3); check(q.put, 3, True, 0.01); check(q.put, 3, timeout=-1)
print(q.qsize(), q.full(), q.empty(), q.get(), q.get())
check(q.get_nowait); check(q.get, True, 0.01); check(q.get, timeout=-1)
q.task_done(); q.task_done(); check(q.task_done)
p = queue.PriorityQueue()
for x in (3, 1, 2): p.put(x)
print([p.get() for _ in range(3)])
l = queue.LifoQueue()
for x in (3, 1, 2): l.put(x)
print([l.get() for _ in range(3)])
s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty())
check(s.get, False)
q = queue.Queue(1)
log = []
def prod():
    for i in range(5):
        q.put(i); log.append(("p", i))
    q.put(None)
def cons():
    while (x := q.get()) is not None:
        log.append(("c", x)); q.task_done()
    q.task_done()
ts = [threading.Thread(target=prod), threading.Thread(target=cons)]
[t.start() for t in ts]; q.join(); [t.join() for t in ts]
print(len(log), [x for k, x in log if k == "c"])
q = queue.Queue()
def blocked(): check(q.get)
t = threading.Thread(target=blocked); t.start(); time.sleep(.02); q.shutdown(); t.join()
check(q.put, 1); print(q.is_shutdown)
q = queue.Queue(); q.put(1); q.put(2); q.shutdown(); print(q.get()); q.shutdown(immediate=True); check(q.get)
print(queue.Queue[int], queue.__all__ and sorted(queue.__all__))
