# iter, next, enumerate, zip, map, filter, reversed, and what they do with the
# iterators of programs.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


class Countdown:
    """An iterator in Python."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class OldSequence:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10

    def __len__(self):
        return 3


def gen(*items):
    yield from items


it = iter([1, 2])
assert next(it) == 1 and next(it) == 2 and next(it, "end") == "end" and iter(it) is it
raises(StopIteration, "", next, it)
assert list(Countdown(3)) == [2, 1, 0] and list(OldSequence()) == [0, 10, 20] and 20 in OldSequence() and 5 not in Countdown(3)
assert next(Countdown(0), None) is None and list(iter("aé")) == ["a", "é"] and list(reversed(OldSequence())) == [20, 10, 0]
numbers = iter([1, 2, 3, 4])
assert list(iter(lambda: next(numbers), 3)) == [1, 2] and list(numbers) == [4]
assert list(iter(Countdown(5).__next__, 2)) == [4, 3]

a = [1, 2, 3]
seen = []
for x in a:
    seen.append(x)
    if x < 3:
        a.append(x + 10)
    if len(a) > 10:
        break
assert seen == [1, 2, 3, 11, 12]
i = iter(a)
list(i)
a.append("late")
assert list(i) == []
r = reversed([1, 2, 3])
assert next(r) == 3 and list(r) == [2, 1] and list(reversed("ab")) == ["b", "a"] and list(reversed((1, 2))) == [2, 1] and list(reversed({1: 2})) == [1]

assert list(enumerate("ab")) == [(0, "a"), (1, "b")] and list(enumerate("ab", 5)) == [(5, "a"), (6, "b")] and list(enumerate(Countdown(2), start=-1)) == [(-1, 1), (0, 0)]
assert list(enumerate("a", 2**63 - 1)) == [(2**63 - 1, "a")] and list(enumerate("ab", 10**20)) == [(10**20, "a"), (10**20 + 1, "b")]
assert list(zip("abc", [1, 2])) == [("a", 1), ("b", 2)] and list(zip()) == [] and list(zip(Countdown(3), gen("x", "y"))) == [(2, "x"), (1, "y")]
assert list(zip("ab", [1, 2], strict=True)) == [("a", 1), ("b", 2)] and list(zip([1])) == [(1,)]
left = iter([1, 2, 3])
assert list(zip(left, [9])) == [(1, 9)] and next(left) == 3
assert list(map(str, [1, 2])) == ["1", "2"] and list(map(lambda x, y: x + y, [1, 2, 3], Countdown(2))) == [2, 2] and list(map(lambda x: x * 2, gen(1, 2))) == [2, 4]
assert list(filter(None, [0, 1, "", "a"])) == [1, "a"] and list(filter(lambda x: x % 2, Countdown(6))) == [5, 3, 1] and list(filter(bool, gen(0, 3))) == [3]
m = map(lambda x: 1 / x, [1, 0, 2])
assert next(m) == 1.0
raises(ZeroDivisionError, "division by zero", next, m)
assert next(m) == 0.5 and next(m, None) is None
assert all([1, 2]) and not all(gen(1, 0)) and all([]) and any(gen(0, 5)) and not any([]) and not any([0])
g = gen(0, 1, 2)
assert any(g) and list(g) == [2]
assert sum(Countdown(4)) == 6 and sum(gen(1, 2), 10) == 13 and sum([[1], [2]], []) == [1, 2] and sum([], start="x" and 5) == 5
assert max(Countdown(4)) == 3 and min(gen(3, 1, 2)) == 1 and max(gen("aa", "b"), key=len) == "aa"
assert sorted(Countdown(3)) == [0, 1, 2] and tuple(Countdown(2)) == (1, 0) and set(Countdown(2)) == {0, 1} and dict(enumerate(gen("a"))) == {0: "a"}
x, y = Countdown(2)
assert (x, y) == (1, 0)
first, *rest = gen(1, 2, 3)
assert rest == [2, 3]
assert [*Countdown(2), *"ab"] == [1, 0, "a", "b"] and {*gen(1, 1)} == {1} and "-".join(gen("a", "b")) == "a-b"


def outer():
    yield from zip(map(str, filter(None, gen(0, 1, 2))), enumerate(reversed(range(2))))


assert list(outer()) == [("1", (0, 1)), ("2", (1, 0))]

from operator import length_hint

assert length_hint(iter([1, 2, 3])) == 3 and length_hint(iter(range(5))) == 5 and length_hint(Countdown(1), 7) == 7 and length_hint(iter({1: 1})) == 1
assert length_hint(reversed([1, 2])) == 2 and length_hint([1]) == 1

for expression, name in (
    ("iter([])", "list_iterator"), ("iter(())", "tuple_iterator"), ("iter('')", "str_ascii_iterator"), ("iter('é')", "str_iterator"),
    ("iter({})", "dict_keyiterator"), ("iter({}.values())", "dict_valueiterator"), ("iter({}.items())", "dict_itemiterator"),
    ("reversed({})", "dict_reversekeyiterator"), ("iter(set())", "set_iterator"), ("iter(range(1))", "range_iterator"),
    ("iter(range(10**20))", "longrange_iterator"), ("reversed([])", "list_reverseiterator"), ("reversed(())", "reversed"),
    ("iter(int, 1)", "callable_iterator"), ("iter(OldSequence())", "iterator"), ("enumerate([])", "enumerate"), ("zip()", "zip"),
    ("map(str, [])", "map"), ("filter(None, [])", "filter"),
):
    value = eval(expression)
    assert type(value).__name__ == name, (expression, type(value).__name__)
    assert iter(value) is value

raises(TypeError, "'int' object is not iterable", iter, 5)
raises(TypeError, "iter(v, w): v must be callable", iter, 5, 6)
raises(TypeError, "'int' object is not an iterator", next, 5)
raises(TypeError, "'list' object is not an iterator", next, [])
raises(TypeError, "'int' object is not iterable", zip, 1)
raises(TypeError, "'int' object is not iterable", enumerate, 1)
raises(TypeError, "'int' object is not callable", lambda: list(map(1, [1])))
raises(TypeError, "map() must have at least two arguments.", map, print)
raises(TypeError, "'int' object is not iterable", map, 1, 2)
raises(TypeError, "filter expected 2 arguments, got 1", filter, 1)
raises(ValueError, "zip() argument 2 is longer than argument 1", lambda: list(zip([1], [2, 3], strict=True)))
raises(ValueError, "zip() argument 2 is shorter than argument 1", lambda: list(zip([1, 3], [2], strict=True)))
raises(ValueError, "zip() argument 3 is longer than arguments 1-2", lambda: list(zip([1], [3], [2, 2], strict=True)))
raises(ValueError, "zip() argument 3 is shorter than arguments 1-2", lambda: list(zip([1, 2], [3, 2], [2], strict=True)))
raises(TypeError, "'int' object is not reversible", reversed, 5)
raises(TypeError, "'set' object is not reversible", reversed, {1})
raises(TypeError, "iter() returned non-iterator of type 'int'", lambda: iter(type("X", (), {"__iter__": lambda s: 5})()))
raises(TypeError, "cannot unpack non-iterable int object", lambda: exec("a, b = 5"))
