# Special methods: operators, reflected and in-place, comparison, containers, calls, conversion.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


OPS = ["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"]
SIGNS = ["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"]


class Left:
    pass


class Right:
    pass


class Both:
    pass


for name in OPS:
    setattr(Left, f"__{name}__", lambda self, other, name=name: (name, other))
    setattr(Right, f"__r{name}__", lambda self, other, name=name: ("r" + name, other))
    setattr(Both, f"__{name}__", lambda self, other, name=name: NotImplemented)
    setattr(Both, f"__r{name}__", lambda self, other, name=name: NotImplemented)
l, r, b = Left(), Right(), Both()
for name, sign in zip(OPS, SIGNS):
    assert eval(f"l {sign} 5") == (name, 5)
    assert eval(f"5 {sign} r") == ("r" + name, 5)
    assert eval(f"l {sign} r") == (name, r)
    assert eval(f"b {sign} r") == ("r" + name, b)
    shown = "** or pow()" if sign == "**" else sign
    assert raises(TypeError, eval, f"b {sign} b") == f"unsupported operand type(s) for {shown}: 'Both' and 'Both'"
    assert raises(TypeError, eval, f"b {sign} 1") == f"unsupported operand type(s) for {shown}: 'Both' and 'int'"
    assert raises(TypeError, eval, f"1 {sign} b") == f"unsupported operand type(s) for {shown}: 'int' and 'Both'"
    ns = {"l": l}
    exec(f"l {sign}= 7", ns)
    assert ns["l"] == (name, 7)
assert raises(TypeError, lambda: 1 ** Left()) == "unsupported operand type(s) for ** or pow(): 'int' and 'Left'"


# A subclass's reflected method goes first.
class Num:
    def __init__(self, log):
        self.log = log

    def __add__(self, o):
        self.log.append("Num.add")
        return NotImplemented

    def __radd__(self, o):
        self.log.append("Num.radd")
        return "Num.radd"


class SubNum(Num):
    def __radd__(self, o):
        self.log.append("SubNum.radd")
        return NotImplemented


class SameNum(Num):
    pass


log = []
assert raises(TypeError, lambda: Num(log) + SubNum(log)) == "unsupported operand type(s) for +: 'Num' and 'SubNum'"
assert log == ["SubNum.radd", "Num.add"]
log.clear()
assert Num(log) + SameNum(log) == "Num.radd" and log == ["Num.add", "Num.radd"]
log.clear()
assert raises(TypeError, lambda: Num(log) + Num(log)) == "unsupported operand type(s) for +: 'Num' and 'Num'"
assert log == ["Num.add"]
log.clear()
assert 1 + Num(log) == "Num.radd"


class MyInt(int):
    def __add__(self, o):
        return "MyInt.add"

    def __radd__(self, o):
        return "MyInt.radd"


assert MyInt(1) + 1 == "MyInt.add" and 1 + MyInt(1) == "MyInt.radd" and MyInt(1) * 2 == 2 and 1.5 + MyInt(1) == 2.5


# Unary operators and numbers.
class Unary:
    __neg__ = lambda self: "neg"
    __pos__ = lambda self: "pos"
    __invert__ = lambda self: "invert"
    __abs__ = lambda self: "abs"
    __int__ = lambda self: 42
    __float__ = lambda self: 4.5
    __complex__ = lambda self: 1j
    __index__ = lambda self: 3
    __round__ = lambda self, n=None: ("round", n)
    __trunc__ = lambda self: "trunc"
    __divmod__ = lambda self, o: ("divmod", o)
    __rdivmod__ = lambda self, o: ("rdivmod", o)
    __pow__ = lambda self, o, m=None: ("pow", o, m)


u = Unary()
assert (-u, +u, ~u, abs(u), int(u), float(u), complex(u)) == ("neg", "pos", "invert", "abs", 42, 4.5, 1j)
assert (round(u), round(u, 2), divmod(u, 1), divmod(1, u), pow(u, 2), pow(u, 2, 5)) == (("round", None), ("round", 2), ("divmod", 1), ("rdivmod", 1), ("pow", 2, None), ("pow", 2, 5))
assert [0, 1, 2, 3, 4][u] == 3 and list(range(u)) == [0, 1, 2] and "abcde"[u:] == "de" and bin(u) == "0b11" and [1] * u == [1, 1, 1]
for f, text in ((lambda: -Left(), "bad operand type for unary -: 'Left'"), (lambda: ~Left(), "bad operand type for unary ~: 'Left'"), (lambda: abs(Left()), "bad operand type for abs(): 'Left'"),
                (lambda: +Left(), "bad operand type for unary +: 'Left'"), (lambda: [1][Left()], "list indices must be integers or slices, not Left"),
                (lambda: int(Left()), "int() argument must be a string, a bytes-like object or a real number, not 'Left'"), (lambda: float(Left()), "float() argument must be a string or a real number, not 'Left'")):
    assert raises(TypeError, f) == text


class BadTypes:
    __int__ = lambda self: "x"
    __index__ = lambda self: "x"
    __len__ = lambda self: "x"
    __bool__ = lambda self: 1
    __str__ = lambda self: 1
    __repr__ = lambda self: 1
    __hash__ = lambda self: "x"
    __iter__ = lambda self: 1
    __float__ = lambda self: 1
    __format__ = lambda self, s: 1


x = BadTypes()
for f, text in ((lambda: int(x), "__int__ returned non-int (type str)"), (lambda: range(x), "__index__ returned non-int (type str)"), (lambda: len(x), "'str' object cannot be interpreted as an integer"),
                (lambda: bool(x), "__bool__ should return bool, returned int"), (lambda: str(x), "__str__ returned non-string (type int)"), (lambda: repr(x), "__repr__ returned non-string (type int)"),
                (lambda: hash(x), "__hash__ method should return an integer"), (lambda: iter(x), "iter() returned non-iterator of type 'int'"), (lambda: float(x), "BadTypes.__float__ returned non-float (type int)"),
                (lambda: format(x), "__format__ must return a str, not int")):
    assert raises(TypeError, f) == text, (text, raises(TypeError, f))


class NegLen:
    __len__ = lambda self: -1


assert raises(ValueError, len, NegLen()) == "__len__() should return >= 0"


# Truth.
class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class BoolFirst(Len):
    def __bool__(self):
        return True


assert not Len(0) and Len(2) and BoolFirst(0) and bool(Left()) and not not Len(1)
assert [x.n for x in (Len(0), Len(1)) if x] == [1]
assert (Len(0) or "or") == "or" and (Len(0) and 1).n == 0


# Comparison.
class Version:
    def __init__(self, *v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v if isinstance(o, Version) else NotImplemented

    def __lt__(self, o):
        return self.v < o.v if isinstance(o, Version) else NotImplemented

    def __le__(self, o):
        return self.v <= o.v if isinstance(o, Version) else NotImplemented


a, b = Version(1, 2), Version(1, 3)
assert a < b and a <= b and b > a and b >= a and a != b and not a == b and a == Version(1, 2) and not (a > b)
assert sorted([b, a])[0] is a and max(a, b) is b and min([b, a]) is a
assert a != 5 and not a == 5 and raises(TypeError, lambda: a < 5) == "'<' not supported between instances of 'Version' and 'int'"
assert raises(TypeError, lambda: 5 >= a) == "'>=' not supported between instances of 'int' and 'Version'"
assert raises(TypeError, hash, a) == "unhashable type: 'Version'" and Version.__hash__ is None
assert raises(TypeError, lambda: {a: 1}) == "unhashable type: 'Version'"


class WithHash(Version):
    def __eq__(self, o):
        return super().__eq__(o)

    __hash__ = Version.__hash__ or (lambda self: hash(self.v))


assert len({WithHash(1), WithHash(1), WithHash(2)}) == 2 and {WithHash(1): "x"}[WithHash(1)] == "x"


class Rich:
    def __getattribute__(self, n):
        return object.__getattribute__(self, n)

    def __eq__(self, o):
        return "eq"

    def __lt__(self, o):
        return []

    def __gt__(self, o):
        return "gt"


r = Rich()
assert (r == 1) == "eq" and (1 == r) == "eq" and (r < 1) == [] and (1 > r) == [] and (1 < r) == "gt" and (r != 1) is False
assert not (r < 1) and (0 < r < 1) == [] and (r < 1 < 2) == []


class LogCompare:
    def __init__(self, log, name):
        self.log, self.name = log, name

    def __eq__(self, o):
        self.log.append((self.name, "eq"))
        return NotImplemented

    def __lt__(self, o):
        self.log.append((self.name, "lt"))
        return NotImplemented

    def __gt__(self, o):
        self.log.append((self.name, "gt"))
        return NotImplemented


class SubCompare(LogCompare):
    def __eq__(self, o):
        self.log.append((self.name, "sub eq"))
        return NotImplemented


log = []
x, y = LogCompare(log, "x"), LogCompare(log, "y")
assert (x == y) is False and log == [("x", "eq"), ("y", "eq")]
log.clear()
raises(TypeError, lambda: x < y)
assert log == [("x", "lt"), ("y", "gt")]
log.clear()
s = SubCompare(log, "s")
assert (x == s) is False and log == [("s", "sub eq"), ("x", "eq")]
log.clear()
assert (x == x) is True and [x] == [x] and len(log) == 2 and x in [x]


# Containers.
class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]


s = Seq(1, 2, 3)
assert list(s) == [1, 2, 3] and 2 in s and 9 not in s and s[-1] == 3 and s[1:] == [2, 3] and list(reversed(s)) == [3, 2, 1]
s[0] = 10
del s[1]
assert s.items == [10, 3] and [*s] == [10, 3] and tuple(s) == (10, 3) and max(s) == 10
x, y = s
assert (x, y) == (10, 3)
assert raises(IndexError, lambda: s[5]) == "list index out of range"


class Cont:
    def __contains__(self, x):
        return x

    __iter__ = None


assert 1 in Cont() and 0 not in Cont() and ([] in Cont()) is False
assert raises(TypeError, iter, Cont()) == "'Cont' object is not iterable"


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


assert raises(TypeError, lambda: 1 in NoContains()) == "'NoContains' object is not a container"


class Keys:
    def __getitem__(self, k):
        return k


k = Keys()
assert k[1, 2] == (1, 2) and k[1:2] == slice(1, 2, None) and k[::3] == slice(None, None, 3) and k[1:2, ...] == (slice(1, 2), Ellipsis) and k[()] == ()
assert k[1, *[2, 3]] == (1, 2, 3)
for f, text in ((lambda: setattr(k, "x", 1) or k.__class__.__setitem__, "type object 'Keys' has no attribute '__setitem__'"),):
    assert raises(AttributeError, f) == text
assert raises(TypeError, exec, "k[0] = 1", {"k": k}) == "'Keys' object does not support item assignment"
assert raises(TypeError, exec, "del k[0]", {"k": k}) == "'Keys' object doesn't support item deletion"


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


assert list(Iter(3)) == [2, 1, 0] and sum(Iter(4)) == 6 and [*Iter(2)] == [1, 0] and dict.fromkeys(Iter(2)) == {1: None, 0: None}
a, *b = Iter(4)
assert (a, b) == (3, [2, 1, 0]) and next(Iter(1)) == 0 and 2 in Iter(5) and list(zip(Iter(2), Iter(3))) == [(1, 2), (0, 1)]


class Rev:
    def __reversed__(self):
        return iter("rev")

    def __length_hint__(self):
        return 3


assert list(reversed(Rev())) == ["r", "e", "v"]
assert raises(TypeError, reversed, Left()) == "'Left' object is not reversible"


# Calls and attributes.
class Call:
    def __call__(self, *a, **kw):
        return a, kw


c = Call()
assert c(1, 2, k=3) == ((1, 2), {"k": 3}) and c(*[1], **{"z": 2}) == ((1,), {"z": 2}) and callable(c) and not callable(Left())
assert list(map(c, [1])) == [((1,), {})]


class Attrs:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name
        raise AttributeError("no " + name)


a = Attrs()
assert a.real == 1 and a.dynamic == "dynamic" and not hasattr(a, "other") and raises(AttributeError, lambda: a.other) == "no other"


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattribute__(self, name):
        if name == "target":
            return object.__getattribute__(self, name)
        return getattr(object.__getattribute__(self, "target"), name)

    def __setattr__(self, name, v):
        setattr(object.__getattribute__(self, "target"), name, v)

    def __delattr__(self, name):
        delattr(object.__getattribute__(self, "target"), name)

    def __dir__(self):
        return ["b", "a"]


t = Attrs()
p = Proxy(t)
p.x = 5
assert t.x == 5 and p.x == 5 and p.real == 1 and dir(p) == ["a", "b"]
del p.x
assert not hasattr(t, "x") or t.x == 5


class Fallback:
    def __getattribute__(self, name):
        raise AttributeError("getattribute " + name)

    def __getattr__(self, name):
        return "fallback " + name


assert Fallback().x == "fallback x" and Fallback().__dict__ == "fallback __dict__"


class PropError:
    @property
    def broken(self):
        return self.missing

    def __getattr__(self, name):
        return "getattr " + name


assert PropError().broken == "getattr missing"


class PropError2:
    @property
    def broken(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return "getattr " + name


assert PropError2().broken == "getattr broken"


# Special methods are looked up on the type.
class NoInstance:
    pass


i = NoInstance()
i.__len__ = lambda: 5
i.__call__ = lambda: 5
i.__add__ = lambda o: 5
raises(TypeError, len, i), raises(TypeError, lambda: i()), raises(TypeError, lambda: i + 1)
NoInstance.__len__ = lambda self: 7
assert len(i) == 7
del NoInstance.__len__
raises(TypeError, len, i)


# str, repr, format, bytes.
class Text:
    __repr__ = lambda self: "repr"
    __format__ = lambda self, spec: f"<{spec}>"
    __bytes__ = lambda self: b"bytes"


t = Text()
assert str(t) == "repr" and f"{t}" == "<>" and f"{t:abc}" == "<abc>" and f"{t!r:>6}" == "  repr" and "%s %r" % (t, t) == "repr repr" and bytes(t) == b"bytes"
assert format(t, "x") == "<x>" and "{:y}".format(t) == "<y>" and [t].__repr__() == "[repr]" and str([t]) == "[repr]" and print(end="") is None


class OnlyStr:
    __str__ = lambda self: "str"


assert str(OnlyStr()) == "str" and repr(OnlyStr()).startswith("<") and f"{OnlyStr()}" == "str"
assert raises(TypeError, format, OnlyStr(), ">5") == "unsupported format string passed to OnlyStr.__format__"


# Things that inherit None.
class NoAdd(int):
    __add__ = None
    __eq__ = None


assert raises(TypeError, lambda: NoAdd(1) + 1) == "'NoneType' object is not callable"
