import enum, dataclasses, functools, contextlib, collections, json, random, copy, pprint, heapq, bisect, operator, inspect, weakref, types, sched, timeit, string, signal, contextvars, pickle, traceback, warnings, abc
class C(enum.Enum): A = 1; B = 2
class F(enum.Flag): R = 4; W = 2
class I(enum.IntEnum): X = enum.auto(); Y = enum.auto()
print(C.A, repr(C.B), list(C), F.R | F.W, repr(F.R | F.W), I.Y + 1, C(1), C["B"], I.X)
@dataclasses.dataclass(order=True)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list)
print(P(1), P(1) < P(2), dataclasses.asdict(P(3, [1])), dataclasses.replace(P(1), x=9))
@dataclasses.dataclass(frozen=True, slots=True)
class Q:
    a: int = 0
try: Q().a = 3
except dataclasses.FrozenInstanceError as e: print(e)
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info())
@functools.singledispatch
def d(x): return "o"
@d.register
def _(x: int): return "i"
print(d(1), d("")); 
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(3) > T(2))
class Cp:
    @functools.cached_property
    def v(self): print("once"); return 3
c = Cp(); print(c.v, c.v)
@contextlib.contextmanager
def cm():
    print("in")
    try: yield 5
    finally: print("out")
with cm() as v: print(v)
with contextlib.suppress(ValueError): raise ValueError
with contextlib.ExitStack() as st: st.enter_context(cm()); st.callback(print, "cb")
NT = collections.namedtuple("NT", "a b", defaults=[3]); print(NT(1), NT(1)._replace(a=2), collections.Counter("abca").most_common(1), collections.ChainMap({1: 2}, {3: 4}))
print(json.dumps({"a": [1, None]}, indent=1), json.loads('{"x": [1.5, "é"]}'))
random.seed(1); print(random.random(), random.randint(1, 100), random.sample(range(10), 3), random.choice("abc"))
l = [1, [2]]; m = copy.deepcopy(l); m[1].append(3); print(l, m, copy.copy(l) == l)
pprint.pprint({"k" * 10: list(range(30)), "b": {"c": 1}})
print(list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(2, [3, 1, 5]), bisect.bisect([1, 2, 3], 2), operator.itemgetter(1)([1, 2]))
def fn(a, b: int = 3, *c, d, **e) -> str: "doc"
print(inspect.signature(fn), inspect.getdoc(fn), inspect.isfunction(fn), inspect.signature(P), inspect.getsource(fn))
class W: pass
w = W(); r = weakref.ref(w); print(r() is w, weakref.WeakKeyDictionary({w: 1})[w])
print(string.ascii_lowercase[:3], signal.SIGTERM, signal.Signals(2).name, types.SimpleNamespace(a=1))
v = contextvars.ContextVar("v", default=1); v.set(2); print(v.get(), contextvars.copy_context()[v])
print(pickle.loads(pickle.dumps({"a": P(1), "b": C.A, "c": (1, 2.5, None, "x", b"y", {1}, NT(1))})))
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
try: Ab()
except TypeError as e: print(e)
s = sched.scheduler(); s.enter(.01, 1, print, ("second",)); s.enter(.005, 1, print, ("first",)); s.run()
warnings.warn("careful")
try: 1/0
except ZeroDivisionError: print(traceback.format_exc())
print(timeit.timeit("1+1", number=10) >= 0)
