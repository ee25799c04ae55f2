# functools, heapq, bisect and operator.
import bisect
import functools
import heapq
import operator


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class V:
    """A value whose comparison is Python's."""

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


assert functools.reduce(operator.add, [1, 2, 3]) == 6 and functools.reduce(lambda a, b: a * b, range(1, 5), 10) == 240 and functools.reduce(max, [5]) == 5
raises(TypeError, "reduce() of empty iterable with no initial value", functools.reduce, operator.add, [])
raises(TypeError, "reduce() arg 2 must support iteration", functools.reduce, operator.add, 5)


def show(*args, **kwargs):
    return args, kwargs


f = functools.partial(show, 1, a=2)
assert f(3, b=4) == ((1, 3), {"a": 2, "b": 4}) and f(a=5) == ((1,), {"a": 5}) and f.func is show and f.args == (1,) and f.keywords == {"a": 2}
g = functools.partial(f, 9, c=1)
assert g.func is show and g.args == (1, 9) and g() == ((1, 9), {"a": 2, "c": 1})
f.note = "x"
assert f.note == "x" and repr(functools.partial(int, base=2)) == "functools.partial(<class 'int'>, base=2)" and functools.partial(int, base=2)("101") == 5
raises(TypeError, "the first argument must be callable", functools.partial, 5)
raises(TypeError, "type 'partial' takes at least one argument", functools.partial)

assert sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)) == [3, 2, 1] and sorted("bca", key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))) == ["a", "b", "c"]
key = functools.cmp_to_key(lambda a, b: a - b)
assert key(1) < key(2) and key(1) == key(1) and not key(1) >= key(2) and key(5).obj == 5
raises(TypeError, "other argument must be K instance", lambda: key(1) < 5)

calls = []


@functools.lru_cache(maxsize=2)
def square(x):
    "doc"
    calls.append(x)
    return x * x


assert [square(n) for n in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4] and calls == [1, 2, 3, 2]
assert str(square.cache_info()) == "CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)" and square.__name__ == "square" and square.__doc__ == "doc" and square.__wrapped__(5) == 25
square.cache_clear()
assert square.cache_info().hits == 0 and square.cache_parameters() == {"maxsize": 2, "typed": False}


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


assert fib(80) == 23416728348467685 and fib.cache_info().misses == 81


class Holder:
    @functools.lru_cache(maxsize=None)
    def method(self, x, *, y=1):
        calls.append("method")
        return (x, y)


h = Holder()
calls.clear()
assert h.method(1) == (1, 1) and h.method(1) == (1, 1) and h.method(1, y=1) == (1, 1) and calls == ["method", "method"]


@functools.lru_cache(typed=True)
def kind(x):
    return type(x).__name__


assert [kind(1), kind(1.0), kind(True), kind(1)] == ["int", "float", "bool", "int"] and kind.cache_info().hits == 1


@functools.lru_cache
def by_key(v):
    calls.append(v.v)
    return v.v


calls.clear()
assert by_key(V(1)) == by_key(V(1)) == 1 and by_key(V(2)) == 2 and calls == [1, 2]


@functools.lru_cache(maxsize=0)
def never(x):
    return x


assert never(1) == never(1) == 1 and never.cache_info().misses == 2
raises(TypeError, "unhashable type: 'list'", square, [])


def heap_sorted(items, wrap):
    heap = []
    for i in items:
        heapq.heappush(heap, wrap(i))
    return [heapq.heappop(heap) for _ in range(len(heap))]


items = [(i * 7919) % 101 for i in range(150)]
assert heap_sorted(items, int) == sorted(items) and [v.v for v in heap_sorted(items, V)] == sorted(items)
a, b = list(items), [V(i) for i in items]
heapq.heapify(a)
heapq.heapify(b)
assert a == [v.v for v in b] and a[:10] == [0, 3, 1, 5, 7, 2, 12, 6, 10, 13] or a[0] == 0
assert heapq.heappushpop(a, -1) == -1 and heapq.heappushpop(a, 50) == 0 and heapq.heapreplace(a, 0) == 0 and a[0] == 0
assert heapq.nsmallest(3, items) == [0, 0, 1] and heapq.nlargest(2, items, key=lambda x: -x) == [0, 0] and list(heapq.merge([1, 4], [2, 3])) == [1, 2, 3, 4]
small = [5, 3, 8, 1, 9, 2]
heapq.heapify(small)
assert small == [1, 3, 2, 5, 9, 8]
heapq.heappush(small, 0)
assert small == [0, 3, 1, 5, 9, 8, 2] and heapq.heappop(small) == 0 and small == [1, 3, 2, 5, 9, 8]
raises(IndexError, "index out of range", heapq.heappop, [])
raises(TypeError, "heappush() argument 1 must be list, not int", heapq.heappush, 5, 1)
raises(TypeError, "heappop() argument must be list, not tuple", heapq.heappop, ())

s = [1, 2, 2, 3]
assert bisect.bisect(s, 2) == 3 and bisect.bisect_left(s, 2) == 1 and bisect.bisect_right(s, 0) == 0 and bisect.bisect(s, 2, 0, 2) == 2 and bisect.bisect([], 1) == 0
bisect.insort(s, 2.5)
bisect.insort_left(s, 2)
assert s == [1, 2, 2, 2, 2.5, 3] and bisect.bisect_left([V(1), V(3)], V(2)) == 1 and bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda p: p[0]) == 1
rows = [("a", 1), ("b", 3)]
bisect.insort(rows, ("c", 2), key=lambda r: r[1])
assert rows == [("a", 1), ("c", 2), ("b", 3)]
raises(ValueError, "lo must be non-negative", bisect.bisect, [1], 2, -1)

assert operator.itemgetter(1)("abc") == "b" and operator.itemgetter(0, 2)([1, 2, 3]) == (1, 3) and operator.attrgetter("real")(5) == 5
assert operator.attrgetter("v.real", "v")(V(3)) == (3, 3) and operator.methodcaller("split", ",", maxsplit=1)("a,b,c") == ["a", "b,c"]
assert repr(operator.itemgetter(1, 2)) == "operator.itemgetter(1, 2)" and repr(operator.methodcaller("x", 1, a=2)) == "operator.methodcaller('x', 1, a=2)" and repr(operator.attrgetter("a.b")) == "operator.attrgetter('a.b')"
assert operator.add(1, 2) == 3 and operator.not_(0) is True and operator.truth([]) is False and operator.contains([1], 1) and operator.countOf([1, 1, 2], 1) == 2 and operator.indexOf("abc", "c") == 2
x = [1]
assert operator.iadd(x, [2]) is x and operator.concat([1], [2]) == [1, 2] and operator.getitem({1: 2}, 1) == 2 and operator.pow(2, 3) == 8 and operator.inv(1) == -2 and operator.index(True) == 1
operator.setitem(x, 0, "set")
operator.delitem(x, 1)
assert x == ["set"] and operator.is_(x, x) and operator.lt(1, 2) and operator.call(max, 1, 2) == 2 and operator.length_hint([1, 2]) == 2
raises(TypeError, "itemgetter expected 1 argument, got 0", operator.itemgetter)
raises(TypeError, "attribute name must be a string", operator.attrgetter, 5)
raises(TypeError, "'int' object can't be concatenated", operator.concat, 1, 2)
raises(ValueError, "sequence.index(x): x not in sequence", operator.indexOf, [1], 5)
