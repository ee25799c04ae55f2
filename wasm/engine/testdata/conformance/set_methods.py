# The methods and operators of set and frozenset, also on keys with an __eq__ in Python.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 4

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __repr__(self):
        return f"K{self.v}"


def keys(*values):
    return {Key(v) for v in values}


for make in (lambda *v: set(v), keys, lambda *v: frozenset(map(Key, v)), lambda *v: frozenset(v)):
    a, b = make(1, 2, 3), make(3, 4)
    assert a | b == make(1, 2, 3, 4) and a & b == make(3) and a - b == make(1, 2) and a ^ b == make(1, 2, 4)
    assert a.union(b, make(9)) == make(1, 2, 3, 4, 9) and a.union(list(b)) == a | b and a.union() == a
    assert a.intersection(b, make(3, 7)) == make(3) and a.intersection(iter(b)) == a & b and a.intersection() == a
    assert a.difference(b, make(1)) == make(2) and a.difference(list(b)) == a - b and a.difference() == a
    assert a.symmetric_difference(list(b) + list(b)) == a ^ b
    assert make(1) < a and make(1) <= a and a <= a and not a < a and a > make(2) and a >= a and a != b and not a == b
    assert make(1).issubset(a) and make(1).issubset(list(a)) and a.issuperset(list(make(1))) and not a.issubset(b)
    assert a.isdisjoint(make(9)) and not a.isdisjoint(list(b)) and a.isdisjoint([])
    assert len(a) == 3 and a.copy() == a and type(a | set()) is type(a)
    assert make(5, 5, 1) == make(1, 5) and list(make(1))[0] in make(1)

for make in (lambda *v: set(v), keys):
    one, two, nine = (list(make(v))[0] for v in (1, 2, 9))
    s = make(1, 2)
    s.add(nine)
    s.add(nine)
    s.discard(two)
    s.discard(two)
    s.remove(one)
    assert s == make(9)
    s.update(make(1), [two])
    s.intersection_update([one, two])
    s.difference_update(make(1))
    s.symmetric_difference_update([two, nine])
    assert s == make(9)
    s |= make(1)
    s &= make(1, 5)
    s ^= make(5)
    s -= make(1)
    assert s == make(5)
    s -= s
    assert s == set() and len(s) == 0
    s |= make(1)
    s ^= s
    assert not s

assert {1, 2} | frozenset({3}) == {1, 2, 3} and type({1} | frozenset()) is set and type(frozenset() | {1}) is frozenset
assert frozenset({1}) == {1} and hash(frozenset({1, 2})) == hash(frozenset({2, 1})) and {frozenset({1}): 5}[frozenset({1})] == 5
assert {1} in {frozenset({1})} and frozenset(f := frozenset({1})) is f and f.copy() is f
u = {frozenset({1})}
u.remove({1})
assert u == set()
assert repr(set()) == "set()" and repr({1}) == "{1}" and repr(frozenset()) == "frozenset()" and repr(frozenset({1})) == "frozenset({1})"
assert set("abca") == {"a", "b", "c"} and set({1: 2}) == {1} and set(range(3)) == {0, 1, 2} and set(x for x in [1]) == {1}
assert set([1, 1.0, True]) == {1} and len({0, False, 0.0}) == 1
assert bool({0}) and not set() and {1, 2}.pop() == 1


class S(set):
    pass


x = S([1])
x.add(2)
assert repr(x) == "S({1, 2})" and type(x | {3}) is set and type(x.copy()) is set and x == {1, 2} and isinstance(x, set)

raises(KeyError, "5", {1}.remove, 5)
raises(KeyError, "{2}", {1}.remove, {2})
raises(KeyError, "'pop from an empty set'", set().pop)
raises(TypeError, "unhashable type: 'list'", {1}.add, [])
raises(TypeError, "unhashable type: 'list'", lambda: [] in {1})
raises(TypeError, "unhashable type: 'set'", hash, {1})
raises(TypeError, "unsupported operand type(s) for |: 'set' and 'list'", lambda: {1} | [1])
raises(TypeError, "'<' not supported between instances of 'set' and 'int'", lambda: {1} < 5)
raises(TypeError, "'int' object is not iterable", set, 5)
raises(TypeError, "set expected at most 1 argument, got 2", set, 1, 2)
raises(TypeError, "set() takes no keyword arguments", set, x=1)
raises(TypeError, "frozenset() takes no keyword arguments", frozenset, x=1)
raises(TypeError, "set.add() takes exactly one argument (0 given)", {1}.add)



def during():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)


raises(RuntimeError, "Set changed size during iteration", during)


# __eq__ that changes the set under its comparison.
class Meddler:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        m.discard("prey")
        return self is other


m = {"prey"}
first = Meddler()
m.add(first)
assert Meddler() not in m and first in m and len(m) == 1
assert sorted(map(str, m | {1})) == sorted(map(str, [first, 1]))
