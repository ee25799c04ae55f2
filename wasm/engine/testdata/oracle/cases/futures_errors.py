import concurrent.futures, time, threading
def f(x):
    return 1 / x
def init(): raise ValueError("init")
ex = concurrent.futures.ThreadPoolExecutor(1)
fu = ex.submit(f, 1)
fu.result()
def cb(f): raise RuntimeError("cb")
fu.add_done_callback(cb)
try:
    ex2 = concurrent.futures.ThreadPoolExecutor(1, initializer=init)
    list(ex2.map(f, [1]))
except concurrent.futures.BrokenExecutor as e: print(type(e), e)
import traceback
try:
    list(ex.map(f, [1, 0]))
except ZeroDivisionError:
    traceback.print_exc()
try:
    print(concurrent.futures.nothing)
except AttributeError as e: print(e)
ex.submit(f, 0).result()
