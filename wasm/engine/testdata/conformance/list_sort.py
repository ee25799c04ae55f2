# list.sort and sorted: stable, by key, backwards, and in the order of comparisons
# that CPython makes for lists of less than 64 items.


class K:
    log = []

    def __init__(self, v, i=0):
        self.v, self.i = v, i

    def __lt__(self, other):
        K.log.append((self.i, other.i))
        return self.v < other.v

    def __repr__(self):
        return f"{self.v}.{self.i}"


assert sorted([3, 1, 2]) == [1, 2, 3] and sorted("hello") == ["e", "h", "l", "l", "o"] and sorted([]) == []
assert sorted([3, 1, 2], reverse=True) == [3, 2, 1] and sorted(["b", "A", "c"], key=str.lower) == ["A", "b", "c"]
assert sorted([2.5, 1, True, 0]) == [0, 1, True, 2.5] and sorted([(1, "b"), (1, "a"), (0, "z")]) == [(0, "z"), (1, "a"), (1, "b")]
assert sorted({3: 1, 1: 2}) == [1, 3] and sorted([[2], [1, 5], [1]]) == [[1], [1, 5], [2]]
assert sorted([10**30, 5, -(10**30)]) == [-(10**30), 5, 10**30]
assert sorted(range(200), key=lambda x: x % 7) == [x for r in range(7) for x in range(200) if x % 7 == r]
assert sorted(range(200), key=lambda x: x % 7, reverse=True) == [x for r in reversed(range(7)) for x in range(200) if x % 7 == r]

# Stability, for lists of every length around the limits.
for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 127, 128, 129, 300, 1000):
    items = [((i * 7919) % 31, i) for i in range(n)]
    assert sorted(items, key=lambda p: p[0]) == sorted(items)
    objects = [K(v, i) for v, i in items]
    assert [(o.v, o.i) for o in sorted(objects)] == sorted(items)
    assert [(o.v, o.i) for o in sorted(objects, reverse=True)] == sorted(items, key=lambda p: (-p[0], p[1]))

# The comparisons, in order.
for values, want in (
    ([1, 2, 3], "1<0 2<1"),
    ([3, 2, 1], "1<0 2<1"),
    ([1, 1, 1, 0], "1<0 2<1 3<2 0<2"),
    ([1, 1, 2, 0], "1<0 2<1 3<2 0<2 3<1 3<0"),
    ([2, 2, 1, 1, 0], "1<0 2<1 0<1 3<2 2<3 4<3"),
    ([2, 1, 1, 0, 0, 5], "1<0 2<1 1<2 3<2 4<3 3<4 5<4 4<5 5<0"),
    ([5, 1, 4, 2, 3], "1<0 2<1 1<2 2<0 2<0 2<1 3<2 3<1 4<2 4<3"),
    ([3, 3, 3, 2, 1, 1, 2, 2], "1<0 2<1 3<2 0<2 4<3 5<4 4<5 6<5 5<6 6<2 6<0 6<5 6<3 7<6 7<1 7<0"),
):
    K.log = []
    sorted([K(v, i) for i, v in enumerate(values)])
    got = " ".join(f"{a}<{b}" for a, b in K.log)
    assert got == want, (values, got, want)

# Keys are all made before the first comparison.
order = []
sorted([3, 1, 2], key=lambda x: order.append(x) or x)
assert order == [3, 1, 2]

# While it is sorted the list is empty, and may not be changed.
a = [3, 1, 2]
seen = []
a.sort(key=lambda x: seen.append(list(a)) or x)
assert seen == [[], [], []] and a == [1, 2, 3]
try:
    a.sort(key=lambda x: a.append(x) or x)
except ValueError as e:
    assert str(e) == "list modified during sort" and a == [1, 2, 3]
else:
    assert False

# An exception leaves all items in the list.
class Bad:
    def __lt__(self, other):
        raise ZeroDivisionError


a = [3, Bad(), 1]
before = set(map(id, a))
try:
    a.sort()
except ZeroDivisionError:
    assert set(map(id, a)) == before
else:
    assert False
try:
    sorted([1, "a"])
except TypeError as e:
    assert str(e) == "'<' not supported between instances of 'str' and 'int'"
try:
    [1].sort(1)
except TypeError as e:
    assert str(e) == "sort() takes no positional arguments"

nan = float("nan")
assert str(sorted([3.0, nan, 1.0, 2.0])) == "[3.0, nan, 1.0, 2.0]"
assert min([3, 1, 2]) == 1 and max([3, 1, 2], key=lambda x: -x) == 1 and max("b", "a") == "b" and min([], default=5) == 5
assert max([(1, "a"), (1, "b")], key=lambda p: p[0]) == (1, "a") and min([(1, "a"), (1, "b")], key=lambda p: p[0]) == (1, "a")
