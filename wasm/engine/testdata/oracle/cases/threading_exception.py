import threading, time
def w(x):
    return 1 / x
t = threading.Thread(target=w, args=(0,))
t.start(); t.join()
class Sub(threading.Thread):
    def run(self):
        raise ValueError("no")
s = Sub(name="sub"); s.start(); s.join()
t = threading.Thread(target=exit); t.start(); t.join()
b = threading.Barrier(3, action=lambda: print("action"))
out = []
def part(i):
    time.sleep(i / 50)
    out.append((i, b.wait()))
ts = [threading.Thread(target=part, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(out), b)
def wt():
    try:
        b.wait(0.02)
    except threading.BrokenBarrierError as e:
        print("broken", repr(e))
t = threading.Thread(target=wt); t.start(); t.join()
print(b, b.broken, b.n_waiting, b.parties)
b.reset(); print(b)
def wt2(): b.wait()
t = threading.Thread(target=wt2); t.start(); time.sleep(0.02); print(b); b.abort(); t.join()
d = threading.Thread(target=time.sleep, args=(10,), daemon=True); d.start()
def late():
    time.sleep(0.05); print("late thread")
threading.Thread(target=late).start()
print("main end")
raise SystemExit(3)
