import multiprocessing as mp, sys
x = 10
print("importing as", __name__, flush=True)
class A:
    def __init__(self, v): self.v = v
def f(q, a, l, v, c):
    global x; x += 1
    with l: v.value += 1
    c.send(a.v); q.put((x, mp.current_process().name, mp.get_start_method(), __name__, sys.argv[1:]))
def boom(): 1 / 0
def ev(e, ar): e.wait(); ar[0] = 7
def main(method):
    ctx = mp.get_context(method)
    q, l, v, (r, w) = ctx.Queue(), ctx.Lock(), ctx.Value("i", 5), ctx.Pipe()
    p = ctx.Process(target=f, args=(q, A(3), l, v, w)); p.start(); print(q.get(), r.recv()); p.join(); print(p.exitcode, v.value, x, p.name, flush=True)
    p = ctx.Process(target=boom); p.start(); p.join(); print(p.exitcode, flush=True)
    e, ar = ctx.Event(), ctx.Array("i", 2); p = ctx.Process(target=ev, args=(e, ar)); p.start(); e.set(); p.join(); print(ar[:], flush=True)
if __name__ == "__main__":
    mp.set_start_method("spawn")
    main("spawn")
    import traceback, threading
    for bad in (lambda: 0, threading.Lock()):
        try: mp.Process(target=print, args=(bad,)).start()
        except Exception: traceback.print_exc()
    def local(): pass
    def outer():
        def g(): pass
        return g
    try: mp.Process(target=outer()).start()
    except Exception as e: print(type(e), e)
