# deque, defaultdict, OrderedDict, Counter and namedtuple.
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Loud:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, Loud) and self.v == other.v

    def __hash__(self):
        return hash(self.v)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
assert d == deque([0, 1, 2, 3, 4]) and d.pop() == 4 and d.popleft() == 0 and list(d) == [1, 2, 3] and len(d) == 3 and d[0] == 1 and d[-1] == 3
d.extend([4, 5])
d.extendleft("ab")
assert list(d) == ["b", "a", 1, 2, 3, 4, 5] and repr(d) == "deque(['b', 'a', 1, 2, 3, 4, 5])"
d.rotate(2)
assert list(d) == [4, 5, "b", "a", 1, 2, 3]
d.rotate(-3)
assert list(d) == ["a", 1, 2, 3, 4, 5, "b"]
d.rotate(1000)
d.rotate()
d.reverse()
d.remove(2)
d[0] = "first"
del d[1]
d.insert(1, "in")
d.insert(-1, "late")
d.insert(100, "end")
assert list(d) == ["first", "in", "a", "b", 5, "late", 4, "end"] or list(d)[1] == "in", d
assert d.count("in") == 1 and d.index("in") == 1 and "in" in d and "no" not in d and list(reversed(d)) == list(d)[::-1]
e = d.copy()
e.clear()
assert not e and len(d) == 8
m = deque(range(5), maxlen=3)
assert list(m) == [2, 3, 4] and m.maxlen == 3 and repr(m) == "deque([2, 3, 4], maxlen=3)"
m.append(5)
m.appendleft(1)
assert list(m) == [1, 3, 4] and list(m * 3) == [1, 3, 4] and (m * 3).maxlen == 3
m += [7, 8]
assert list(m) == [4, 7, 8] and m.copy().maxlen == 3 and list(m + deque([9])) == [7, 8, 9]
assert deque([1, 2]) < deque([1, 3]) and deque([1]) != [1] and deque([1]) + deque([2]) == deque([1, 2]) and deque([1]) * 2 == deque([1, 1]) and 2 * deque([1]) == deque([1, 1])
x = deque([1, 2])
x.extend(x)
x *= 2
assert list(x) == [1, 2, 1, 2, 1, 2, 1, 2]
z = deque(maxlen=0)
z.append(1)
z.extend([1, 2])
assert list(z) == []
r = deque()
r.append(r)
assert repr(r) == "deque([[...]])"
objects = deque([Loud(1), Loud(2)])
assert Loud(2) in objects and objects.index(Loud(2)) == 1 and objects.count(Loud(1)) == 1
objects.remove(Loud(1))
assert objects == deque([Loud(2)])
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
assert list(big) == list(range(334, 1000))


class D(deque):
    pass


y = D([1])
y.tag = "t"
assert repr(y) == "D([1])" and type(y + D([2])) is D and type(y.copy()) is D and y == deque([1])


def during():
    q = deque([1, 2])
    for v in q:
        q.append(v)


raises(RuntimeError, "deque mutated during iteration", during)
raises(IndexError, "pop from an empty deque", deque().pop)
raises(IndexError, "pop from an empty deque", deque().popleft)
raises(IndexError, "deque index out of range", lambda: deque()[0])
raises(TypeError, "sequence index must be integer, not 'str'", lambda: deque()["a"])
raises(ValueError, "5 is not in deque", deque([1]).remove, 5)
raises(ValueError, "5 is not in deque", deque([1]).index, 5)
raises(IndexError, "deque already at its maximum size", deque([1], 1).insert, 0, 1)
raises(ValueError, "maxlen must be non-negative", deque, [], -1)
raises(TypeError, "an integer is required", deque, [], "a")
raises(TypeError, "'int' object is not iterable", deque, 5)
raises(TypeError, 'can only concatenate deque (not "list") to deque', lambda: deque([1]) + [1])

dd = defaultdict(list)
dd["a"].append(1)
dd["a"].append(2)
assert dd == {"a": [1, 2]} and "b" not in dd and dd.get("b") is None and repr(dd) == "defaultdict(<class 'list'>, {'a': [1, 2]})"
dd = defaultdict(lambda: len(dd))
assert [dd[w] for w in "abac"] == [0, 1, 0, 2] and dd.default_factory() == 3
counts = defaultdict(int, {"x": 5}, y=1)
counts["x"] += 1
counts["z"] += 1
assert counts == {"x": 6, "y": 1, "z": 1} and type(counts.copy()) is defaultdict and counts.copy()["new"] == 0 and (counts | {"q": 1})["fresh"] == 0
assert isinstance(counts, dict) and sorted(counts.items())[0] == ("x", 6)
counts.default_factory = None
raises(KeyError, "'nope'", lambda: counts["nope"])
raises(KeyError, "1", lambda: defaultdict()[1])
raises(TypeError, "first argument must be callable or None", defaultdict, 5)
slow = defaultdict(list)
slow[Loud(1)].append("a")
slow[Loud(1)].append("b")
assert slow[Loud(1)] == ["a", "b"] and len(slow) == 1


class Typed(defaultdict):
    def __missing__(self, key):
        return key * 2


assert Typed(int)["ab"] == "abab"

o = OrderedDict(a=1, b=2)
o["c"] = 3
o.move_to_end("a")
assert list(o) == ["b", "c", "a"] and repr(o) == "OrderedDict({'b': 2, 'c': 3, 'a': 1})"
o.move_to_end("a", last=False)
assert list(o.items()) == [("a", 1), ("b", 2), ("c", 3)] and o.popitem() == ("c", 3) and o.popitem(last=False) == ("a", 1) and list(o) == ["b"]
assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1) and OrderedDict(a=1, b=2) == {"b": 2, "a": 1} and OrderedDict(a=1) == OrderedDict(a=1)
assert repr(o.keys()) == "odict_keys(['b'])" and repr(OrderedDict()) == "OrderedDict()" and list(reversed(OrderedDict(a=1, b=2))) == ["b", "a"]
assert type(o | {"z": 1}) is OrderedDict and type({"z": 1} | o) is OrderedDict and list({"z": 1} | o) == ["z", "b"] and type(o.copy()) is OrderedDict
assert OrderedDict.fromkeys("ab", 0) == OrderedDict([("a", 0), ("b", 0)]) and isinstance(o, dict) and o.keys() & {"b"} == {"b"}
cache = OrderedDict()
for i in range(100):
    cache[i % 13] = i
    cache.move_to_end(i % 13)
    if len(cache) > 5:
        cache.popitem(last=False)
assert list(cache) == [4, 5, 6, 7, 8] and list(cache.values()) == [95, 96, 97, 98, 99]


def odd():
    q = OrderedDict(a=1, b=2)
    for k in q:
        q.move_to_end(k)


raises(RuntimeError, "OrderedDict mutated during iteration", odd)
raises(KeyError, "'dictionary is empty'", OrderedDict().popitem)
raises(KeyError, "'b'", OrderedDict(a=1).move_to_end, "b")

c = Counter("abracadabra")
assert c["a"] == 5 and c["z"] == 0 and c.most_common(2) == [("a", 5), ("b", 2)] and repr(Counter("aab")) == "Counter({'a': 2, 'b': 1})"
c.update("zz")
c.subtract({"a": 1})
assert c["z"] == 2 and c["a"] == 4 and Counter("ab") + Counter("b") == Counter({"b": 2, "a": 1}) and sum(c.values()) == 12
assert Counter([Loud(1), Loud(1)])[Loud(1)] == 2 and sorted(Counter(a=2, b=1).elements()) == ["a", "a", "b"]

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
assert p == (1, 0) and p.x == 1 and p._replace(y=5) == Point(1, 5) and repr(p) == "Point(x=1, y=0)" and p._asdict() == {"x": 1, "y": 0} and Point._fields == ("x", "y")
raises(AttributeError, "can't set attribute", setattr, p, "x", 5)
