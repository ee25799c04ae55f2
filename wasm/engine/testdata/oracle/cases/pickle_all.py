import pickle, collections, threading, functools, sys
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is A and o.x == self.x
    class Inner: pass
    def m(self): return 1
class S:
    __slots__ = ("a", "b", "__c")
class L(list): pass
class D(dict): pass
class N(collections.namedtuple("NN", "p q")): pass
class G:
    def __getstate__(self): print("getstate"); return {"z": 1}
    def __setstate__(self, s): print("setstate", s)
class R:
    def __reduce__(self): return (R, (), {"k": 2})
class GN:
    def __new__(cls, *a): o = super().__new__(cls); o.a = a; return o
    def __getnewargs__(self): return (1, 2)
class GNX(GN):
    def __new__(cls, *a, k=0): o = super().__new__(cls, *a); o.k = k; return o
    def __getnewargs_ex__(self): return (1, 2), {"k": 3}
class MyInt(int): pass
class E(Exception):
    def __init__(self, a): super().__init__(a); self.extra = 3
class St(str): pass
def f(): pass
rec = []; rec.append(rec)
rd = {}; rd["self"] = rd
t = ([],); t[0].append(t)
s = S(); s.a = 1
l = L([1, 2]); l.attr = 5
values = [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -129, 2**31, -2**31, 2**31 - 1, 2**63, -2**63, 2**3000, -2**64, -128, -32768,
 1.5, float("inf"), "", "abc", "é€😀", "x" * 300, b"", b"abc", b"x" * 300, bytearray(b"hi"), bytearray(), 1+2j, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
 [], [1], [1, 2], list(range(2500)), {}, {1: 2}, {i: str(i) for i in range(1200)}, set(), {1}, frozenset(), frozenset([1]), range(5), slice(1, 2),
 A, A.Inner, f, len, A(3), A.Inner(), s, l, D(a=1), N(1, 2), G(), R(), GN(1, 2), GNX(1, 2, k=3), MyInt(5), E(1), ValueError("v", 2), KeyError("k"), St("s"),
 collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]), collections.deque([1, 2], 5), collections.Counter("aab"), functools.partial(f, 1, a=2),
 type(None), type(...), NotImplemented, ..., int, type, object, rec, rd, t, [A(1)] * 3, A(3).m, [].append, "x" * 70000, [b"y" * 70000, 1], ["z" * 1000 for _ in range(100)],
 OSError(2, "no"), threading.Thread, sys.exit, iter([1, 2]), 10**40, {"a": {"b": [1, (2, 3), {4}]}}]
import hashlib
for v in values:
    for proto in (4, 5):
        try:
            d = pickle.dumps(v, proto)
        except Exception as e:
            print("dump", type(e), e); continue
        h = hashlib.md5(d).hexdigest()[:8]
        print(proto, len(d), h, d if len(d) < 50 else "")
        try:
            r = pickle.loads(d)
            print("  ", type(r).__name__, repr(r)[:60], r == v if r is not rec and v not in (rd, t) else "")
        except RecursionError: print("rec")
        except Exception as e: print("load", type(e), e)
for bad in (lambda: 0, threading.Lock(), threading.RLock(), (i for i in ()), sys, sys.stdout, type("X", (), {}), threading.local(), threading.Event()):
    try: pickle.dumps(bad)
    except Exception as e: print(type(e), e)
def outer():
    def g(): pass
    class C: pass
    for x in (g, C, C()):
        try: pickle.dumps(x)
        except Exception as e: print(type(e), e)
outer()
h = f
def f(): pass
try: pickle.dumps(h)
except Exception as e: print(type(e), e)
for d in (b"", b"\x80\x04", b"x", b"\x80\x09.", b"\x80\x04.", b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00N.", b"\x80\x04\x8c\x03nox\x8c\x01y\x93.", b"\x80\x04\x8c\x08__main__\x8c\x01y\x93.", b"\x80\x04h\x09."):
    try: print(pickle.loads(d))
    except Exception as e: print(type(e), e)
try: pickle.loads(3)
except Exception as e: print(type(e), e)
import io
b = io.BytesIO(); pickle.dump([1], b); pickle.dump("two", b); b.seek(0); print(pickle.load(b), pickle.load(b))
