# Calling: defaults, keyword-only, positional-only, *args, **kwargs and every complaint.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def wrong(f, *args, **kw):
    return raises(TypeError, f, *args, **kw)


def none(): return "none"
def one(a): return a
def two(a, b): return a, b
def three(a, b, c): return a, b, c
def opt(a, b=2, c=3): return a, b, c
def star(*args): return args
def kws(**kw): return kw
def both(*args, **kw): return args, kw
def kwonly(*, k): return k
def kwdef(*, k=1, j): return k, j
def pos(a, /, b): return a, b
def posonly(a, b=2, /): return a, b
def poskw(a, /, **kw): return a, kw
def everything(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw


assert none() == "none" and one(1) == 1 and one(a=1) == 1 and two(1, b=2) == (1, 2) and two(b=2, a=1) == (1, 2)
assert opt(1) == (1, 2, 3) and opt(1, c=9) == (1, 2, 9) and opt(c=1, a=2) == (2, 2, 1)
assert star() == () and star(1, 2) == (1, 2) and kws() == {} and kws(a=1, b=2) == {"a": 1, "b": 2} and both(1, k=2) == ((1,), {"k": 2})
assert kwonly(k=1) == 1 and kwdef(j=2) == (1, 2) and pos(1, 2) == pos(1, b=2) == (1, 2) and posonly(1) == (1, 2)
assert poskw(1, a=2) == (1, {"a": 2})
assert everything(1, d=4) == (1, 2, 3, (), 4, 5, {}) and everything(1, 2, 3, 4, 5, d=6, z=7) == (1, 2, 3, (4, 5), 6, 5, {"z": 7})
assert list(kws(z=1, a=2, m=3)) == ["z", "a", "m"]

# Too many, too few.
assert wrong(none, 1) == "none() takes 0 positional arguments but 1 was given"
assert wrong(none, 1, 2) == "none() takes 0 positional arguments but 2 were given"
assert wrong(one) == "one() missing 1 required positional argument: 'a'"
assert wrong(one, 1, 2) == "one() takes 1 positional argument but 2 were given"
assert wrong(two) == "two() missing 2 required positional arguments: 'a' and 'b'"
assert wrong(two, b=1) == "two() missing 1 required positional argument: 'a'"
assert wrong(three) == "three() missing 3 required positional arguments: 'a', 'b', and 'c'"
assert wrong(three, 1, 2, 3, 4) == "three() takes 3 positional arguments but 4 were given"
assert wrong(opt) == "opt() missing 1 required positional argument: 'a'"
assert wrong(opt, 1, 2, 3, 4) == "opt() takes from 1 to 3 positional arguments but 4 were given"
assert wrong(kwonly, 1) == "kwonly() takes 0 positional arguments but 1 was given"
assert wrong(kwonly, 1, k=2) == "kwonly() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given"
assert wrong(kwonly) == "kwonly() missing 1 required keyword-only argument: 'k'"
assert wrong(kwdef) == "kwdef() missing 1 required keyword-only argument: 'j'"
assert wrong(lambda *, a, b, c: 0) == "<lambda>() missing 3 required keyword-only arguments: 'a', 'b', and 'c'"
assert wrong(kwdef, 1, 2, j=3, k=4) == "kwdef() takes 0 positional arguments but 2 positional arguments (and 2 keyword-only arguments) were given"

# Names.
assert wrong(one, b=1) == "one() got an unexpected keyword argument 'b'"
assert wrong(one, 1, a=2) == "one() got multiple values for argument 'a'"
assert wrong(opt, 1, 2, b=3) == "opt() got multiple values for argument 'b'"
assert wrong(none, x=1) == "none() got an unexpected keyword argument 'x'"
assert wrong(kwonly, j=1) == "kwonly() got an unexpected keyword argument 'j'"
assert wrong(lambda first, second: 0, frist=1) == "<lambda>() got an unexpected keyword argument 'frist'. Did you mean 'first'?"
assert wrong(posonly, a=1) == "posonly() got some positional-only arguments passed as keyword arguments: 'a'"
assert wrong(posonly, a=1, b=2) == "posonly() got some positional-only arguments passed as keyword arguments: 'a, b'"
assert wrong(pos, a=1, b=2) == "pos() got some positional-only arguments passed as keyword arguments: 'a'"
assert wrong(poskw) == "poskw() missing 1 required positional argument: 'a'"
assert wrong(poskw, a=1) == "poskw() missing 1 required positional argument: 'a'"

# Spreading.
assert star(*[1, 2], 3, *(4,), *"ab") == (1, 2, 3, 4, "a", "b") and star(*range(3)) == (0, 1, 2) and star(*{}) == () and star(*{"k": 1}) == ("k",)
assert kws(**{"a": 1}, b=2, **{"c": 3}) == {"a": 1, "b": 2, "c": 3} and both(*[1], 2, x=3, **{"y": 4}) == ((1, 2), {"x": 3, "y": 4})
assert two(*[1], **{"b": 2}) == (1, 2) and star(1, *(), 2, *[]) == (1, 2) and star(*(x for x in "ab")) == ("a", "b")
assert both(x=1, *[2, 3]) == ((2, 3), {"x": 1})
assert wrong(lambda: star(*5)) == "__main__.star() argument after * must be an iterable, not int"
assert wrong(lambda: star(1, *5)) == "Value after * must be an iterable, not int"
assert wrong(lambda: kws(**5)) == "__main__.kws() argument after ** must be a mapping, not int"
assert wrong(lambda: kws(**{1: 2})) == "keywords must be strings"
assert wrong(lambda: kws(a=1, **{"a": 2})) == "__main__.kws() got multiple values for keyword argument 'a'"
assert wrong(lambda: kws(**{"a": 1}, **{"a": 2})) == "__main__.kws() got multiple values for keyword argument 'a'"
assert wrong(lambda: two(1, **{"a": 2})) == "two() got multiple values for argument 'a'"
assert kws(**{"not a name": 1, "": 2, "class": 3}) == {"not a name": 1, "": 2, "class": 3}


class Mapping:
    def keys(self):
        return iter("ab")

    def __getitem__(self, k):
        return k * 2


class NotMapping:
    def keys(self):
        return [1]

    def __getitem__(self, k):
        return k


assert kws(**Mapping()) == {"a": "aa", "b": "bb"} and kws(x=1, **Mapping()) == {"x": 1, "a": "aa", "b": "bb"}
assert wrong(lambda: kws(**NotMapping())) == "keywords must be strings"


class BadIter:
    def __iter__(self):
        raise KeyError("iter")


assert raises(KeyError, lambda: star(*BadIter())) == "'iter'"

# The dict and tuple that a function gets are its own.
d = {"a": 1}


def change(**kw):
    kw["b"] = 2
    return kw


assert change(**d) == {"a": 1, "b": 2} and d == {"a": 1}
t = (1, 2)
assert star(*t) == t


# Order of evaluation.
log = []


def note(x):
    log.append(x)
    return x


both(note(1), *note([2]), note(3), k=note(4), **note({"l": 5}), m=note(6))
assert log == [1, [2], 3, 4, {"l": 5}, 6]
log.clear()


def getf():
    log.append("f")
    return star


getf()(note("a"), note("b"))
assert log == ["f", "a", "b"]
log.clear()


class Obj:
    @property
    def method(self):
        log.append("attr")
        return star

    def __getattr__(self, name):
        log.append(name)
        return star


Obj().method(note(1))
Obj().dynamic(note(2))
assert log == ["attr", 1, "dynamic", 2]


# Methods.
class M:
    def f(self, a, b=2, *, k=3):
        return self, a, b, k

    @classmethod
    def c(cls, a):
        return cls, a

    @staticmethod
    def s(a):
        return a

    def __call__(self, x):
        return x


m = M()
assert m.f(1) == (m, 1, 2, 3) and m.f(1, k=4) == (m, 1, 2, 4) and M.f(m, 1) == (m, 1, 2, 3) and m.f(*[1], **{"b": 5}) == (m, 1, 5, 3) and M.f(self=5, a=1) == (5, 1, 2, 3)
assert wrong(lambda: m.f()) == "M.f() missing 1 required positional argument: 'a'"
assert wrong(lambda: m.f(1, 2, 3)) == "M.f() takes from 2 to 3 positional arguments but 4 were given"
assert wrong(lambda: m.f(1, self=2)) == "M.f() got multiple values for argument 'self'"
assert wrong(lambda: m.c()) == "M.c() missing 1 required positional argument: 'a'"
assert wrong(lambda: m.s()) == "M.s() missing 1 required positional argument: 'a'"
assert wrong(lambda: m()) == "M.__call__() missing 1 required positional argument: 'x'"
assert wrong(lambda: m(1, 2)) == "M.__call__() takes 2 positional arguments but 3 were given"

# Functions know their parameters.
f = everything
assert f.__defaults__ == (2, 3) and f.__kwdefaults__ == {"e": 5} and f.__code__.co_argcount == 3 and f.__code__.co_posonlyargcount == 2 and f.__code__.co_kwonlyargcount == 2
f.__defaults__ = (20, 30)
assert f(1, d=4)[:3] == (1, 20, 30)
f.__defaults__ = None
assert wrong(f, d=4) == "everything() missing 3 required positional arguments: 'a', 'b', and 'c'"
f.__kwdefaults__ = {"d": 1, "e": 2}
assert f(1, 2, 3) == (1, 2, 3, (), 1, 2, {})


# Recursion, also through natives.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def depth(n):
    return 0 if n == 0 else 1 + max(map(depth, [n - 1]))


assert fib(15) == 610 and depth(50) == 50


def forever():
    return forever()


assert raises(RecursionError, forever).startswith("maximum recursion depth exceeded")


class Loop:
    def __getattr__(self, name):
        return self.other

    def __eq__(self, o):
        return self == o


assert raises(RecursionError, lambda: Loop().x).startswith("maximum recursion depth exceeded")
assert raises(RecursionError, lambda: Loop() == 1).startswith("maximum recursion depth exceeded")

# What cannot be called.
for x, name in ((5, "int"), ("s", "str"), (None, "NoneType"), ([], "list"), (M(), None), (..., "ellipsis")):
    if name:
        assert wrong(lambda: x()) == f"'{name}' object is not callable"

# Many arguments.
many = list(range(300))
assert star(*many) == tuple(many)
source = "star(" + ", ".join(map(str, many)) + ")"
assert eval(source) == tuple(many)
source = "kws(" + ", ".join(f"k{i}={i}" for i in many) + ")"
assert len(eval(source)) == 300 and eval(source)["k299"] == 299
exec("def lots(" + ", ".join(f"a{i}" for i in many) + "): return a0, a150, a299")
assert lots(*many) == (0, 150, 299)
exec("def lots_default(" + ", ".join(f"a{i}={i}" for i in many) + "): return a0, a150, a299")
assert lots_default() == (0, 150, 299)

# Calls in odd places.
assert (lambda: (lambda: 5))()() == 5
assert [one][0](1) == 1 and {"f": one}["f"](2) == 2 and (one if True else two)(3) == 3
assert one(one(one(one(1)))) == 1 and two(*two(1, 2)) == (1, 2) and str(one("x")).upper() == "X"
assert both(*(yield_ for yield_ in "a"), **{k: v for k, v in [("b", 1)]}) == (("a",), {"b": 1})
assert (lambda a, /, b=1, *c, d, e=2, **f: (a, b, c, d, e, f))(0, d=4) == (0, 1, (), 4, 2, {})
