# itertools.
import operator
from itertools import *


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


def gen(*items):
    yield from items


def take(n, it):
    return list(islice(it, n))


assert take(3, count()) == [0, 1, 2] and take(3, count(5, -2)) == [5, 3, 1] and take(2, count(1.5, 0.5)) == [1.5, 2.0] and take(2, count(2**63 - 1)) == [2**63 - 1, 2**63]
assert repr(count(3)) == "count(3)" and repr(count(3, 2)) == "count(3, 2)" and repr(repeat("a", 2)) == "repeat('a', 2)" and repr(repeat(1)) == "repeat(1)"
assert take(5, cycle("ab")) == ["a", "b", "a", "b", "a"] and list(cycle([])) == [] and take(4, cycle(gen(1, 2, 3))) == [1, 2, 3, 1]
assert list(repeat(1, 3)) == [1, 1, 1] and take(2, repeat("x")) == ["x", "x"] and list(repeat(1, -1)) == [] and list(map(pow, range(4), repeat(2))) == [0, 1, 4, 9]
assert list(chain("ab", [1], gen(2))) == ["a", "b", 1, 2] and list(chain.from_iterable(["ab", gen("c")])) == ["a", "b", "c"] and list(chain()) == []
assert list(accumulate([1, 2, 3])) == [1, 3, 6] and list(accumulate(gen(1, 2, 3), operator.mul)) == [1, 2, 6] and list(accumulate([1, 2], lambda a, b: a - b, initial=10)) == [10, 9, 7]
assert list(accumulate([])) == [] and list(accumulate([], initial=5)) == [5] and list(accumulate("abc")) == ["a", "ab", "abc"]
assert list(batched("abcdefg", 3)) == [("a", "b", "c"), ("d", "e", "f"), ("g",)] and list(batched(gen(1, 2), 2, strict=True)) == [(1, 2)] and list(batched([], 1)) == []
assert list(pairwise("abc")) == [("a", "b"), ("b", "c")] and list(pairwise(gen(1))) == [] and list(pairwise([])) == []
assert list(compress("abcdef", [1, 0, 1, 0, 1, 1])) == ["a", "c", "e", "f"] and list(compress(gen(1, 2), gen(True, False, True))) == [1]
assert list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])) == [3, 1] and list(takewhile(lambda x: x < 3, gen(1, 2, 3, 1))) == [1, 2]
w = takewhile(bool, iter([1, 0, 2]))
assert list(w) == [1] and list(w) == []
assert list(filterfalse(lambda x: x % 2, range(5))) == [0, 2, 4] and list(filterfalse(None, gen(0, 1, ""))) == [0, ""]
assert list(starmap(pow, [(2, 3), [3, 2], gen(1, 5)])) == [8, 9, 1] and list(starmap(lambda *a: a, ["ab", ""])) == [("a", "b"), ()]
assert list(islice("abcdef", 2)) == ["a", "b"] and list(islice("abcdef", 2, 4)) == ["c", "d"] and list(islice(gen(*"abcdef"), 1, None, 2)) == ["b", "d", "f"] and list(islice("ab", 0)) == []
source = iter(range(10))
assert list(islice(source, 1, 5, 3)) == [1, 4] and next(source) == 5 and list(islice(source, None)) == [6, 7, 8, 9]
source = iter(range(10))
assert list(islice(source, 3, 3)) == [] and next(source) == 3
assert list(zip_longest("abc", [1], gen(8, 9), fillvalue="-")) == [("a", 1, 8), ("b", "-", 9), ("c", "-", "-")] and list(zip_longest()) == [] and list(zip_longest([], [1])) == [(None, 1)]

assert list(product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)] and list(product(range(2), repeat=2)) == [(0, 0), (0, 1), (1, 0), (1, 1)] and list(product()) == [()] and list(product("ab", [])) == []
assert list(permutations("abc")) == [tuple(s) for s in ("abc", "acb", "bac", "bca", "cab", "cba")] and list(permutations(range(3), 2)) == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
assert list(permutations([])) == [()] and list(permutations([1], 2)) == [] and len(list(permutations(range(6)))) == 720
assert list(combinations("abcd", 2)) == [tuple(s) for s in ("ab", "ac", "ad", "bc", "bd", "cd")] and list(combinations([], 0)) == [()] and list(combinations([1], 2)) == []
assert list(combinations_with_replacement("abc", 2)) == [tuple(s) for s in ("aa", "ab", "ac", "bb", "bc", "cc")] and list(combinations_with_replacement([], 1)) == [] and list(combinations_with_replacement([], 0)) == [()]
assert len(list(combinations(range(10), 5))) == 252 and list(product(gen(1, 2), "x"))[1] == (2, "x")

groups = [(k, list(g)) for k, g in groupby("aaabbca")]
assert groups == [("a", ["a", "a", "a"]), ("b", ["b", "b"]), ("c", ["c"]), ("a", ["a"])]
assert [(k, list(g)) for k, g in groupby(gen(1, 3, 2, 4), key=lambda x: x % 2)] == [(1, [1, 3]), (0, [2, 4])]
assert [k for k, g in groupby([1, 1, 2, 3, 3])] == [1, 2, 3] and list(groupby([])) == []
it = groupby("aab")
k, first = next(it)
assert next(first) == "a"
k2, second = next(it)
assert k2 == "b" and list(first) == [] and list(second) == ["b"]

a, b = tee(gen(1, 2, 3))
assert next(a) == 1 and next(a) == 2 and list(b) == [1, 2, 3] and list(a) == [3]
a, b, c = tee([1, 2], 3)
assert list(a) == list(b) == list(c) == [1, 2] and tee([1], 0) == ()
a, b = tee(iter("xy"))
next(a)
c, d = tee(a)
assert list(c) == ["y"] and list(d) == ["y"] and list(b) == ["x", "y"] and list(a) in ([], ["y"])

(a,) = tee("abc", 1)
next(a)
e = a.__copy__()
assert list(e) == ["b", "c"] == list(a)


def reenter():
    yield next(t)


t, u = tee(reenter())
raises(ValueError if False else RuntimeError, "cannot re-enter the tee iterator", next, t)

raises(TypeError, "a number is required", count, "a")
raises(TypeError, "'str' object cannot be interpreted as an integer", repeat, 1, "a")
raises(TypeError, "repeat() missing required argument 'object' (pos 1)", repeat)
raises(TypeError, "cycle expected 1 argument, got 0", cycle)
raises(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", islice, [1], -1)
raises(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", islice, [1], "a")
raises(ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.", islice, [1], -1, 5)
raises(ValueError, "Step for islice() must be a positive integer or None.", islice, [1], 1, 2, 0)
raises(TypeError, "islice expected at least 2 arguments, got 1", islice, [1])
raises(ValueError, "n must be at least one", batched, [1], 0)
raises(ValueError, "batched(): incomplete batch", lambda: list(batched([1, 2, 3], 2, strict=True)))
raises(TypeError, "'int' object is not iterable", lambda: list(starmap(print, [5])))
raises(TypeError, "unsupported operand type(s) for +: 'int' and 'str'", lambda: list(accumulate([1, "a"])))
raises(ValueError, "repeat argument cannot be negative", product, [1], repeat=-1)
raises(ValueError, "r must be non-negative", permutations, [1], -1)
raises(TypeError, "Expected int as r", permutations, [1], "a")
raises(ValueError, "r must be non-negative", combinations, [1], -1)
raises(TypeError, "'int' object is not callable", lambda: list(groupby([1], 5)))
raises(ValueError, "n must be >= 0", tee, [1], -1)
raises(TypeError, "dropwhile expected 2 arguments, got 1", dropwhile, 1)
raises(TypeError, "'int' object is not iterable", lambda: list(chain(5)))
raises(TypeError, "chain() takes no keyword arguments", chain, x=1)
