# Descriptors, properties, __slots__, attribute hooks.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


class Data:
    def __init__(self, name="?"):
        self.name = name

    def __get__(self, obj, owner=None):
        return ("get", self.name, obj is None, owner and owner.__name__)

    def __set__(self, obj, v):
        obj.__dict__["log"] = ("set", self.name, v)

    def __delete__(self, obj):
        obj.__dict__["log"] = ("delete", self.name)

    def __set_name__(self, owner, name):
        self.name = name


class NonData:
    def __get__(self, obj, owner=None):
        return "nondata" if obj is not None else self


class OnlySet:
    def __set__(self, obj, v):
        obj.__dict__["only"] = ("stored", v)


class OnlyDelete:
    def __delete__(self, obj):
        raise KeyError("delete")


class C:
    d = Data()
    n = NonData()
    only = OnlySet()
    od = OnlyDelete()


c = C()
assert c.d == ("get", "d", False, "C") and C.d == ("get", "d", True, "C")
c.d = 5
assert c.log == ("set", "d", 5)
del c.d
assert c.log == ("delete", "d")
c.__dict__["d"] = "shadowed"
assert c.d == ("get", "d", False, "C")
assert c.n == "nondata" and isinstance(C.n, NonData)
c.n = "own"
assert c.n == "own"
del c.n
assert c.n == "nondata"
assert type(c.only) is OnlySet
c.only = 1
assert c.only == ("stored", 1)
assert raises(AttributeError, delattr, c, "only") == "__delete__"
assert raises(AttributeError, setattr, c, "od", 1) == "__set__"
assert raises(KeyError, delattr, c, "od") == "'delete'"
C.d = "replaced"
assert c.d == "shadowed" and C.d == "replaced"


# Inheritance and super.
class Base:
    x = Data()
    y = NonData()


class Sub(Base):
    @property
    def y(self):
        return ("sub", super().y)

    def get_x(self):
        return super().x


s = Sub()
assert s.x == ("get", "x", False, "Sub") and s.y == ("sub", "nondata") and s.get_x() == ("get", "x", False, "Sub")


# Methods are descriptors.
def f(self, *a):
    return self, a


assert f.__get__(5)(1) == (5, (1,)) and f.__get__(None, int) is f
assert C.__init__ is object.__init__
m = f.__get__("x", str)
assert m.__self__ == "x" and m.__func__ is f and repr(m).startswith("<bound method f of 'x'>")
assert str.upper.__get__("abc")() == "ABC" and list.append.__get__([1]).__self__ == [1]


# Classes as descriptors of other metaclasses, callable instances are not bound.
class CallMe:
    def __call__(self, *a):
        return a


class H:
    cm = CallMe()
    inner = C


assert H().cm(1) == (1,) and type(H().inner()) is C


# property in full.
class P:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        "the doc"
        return self._v

    @v.setter
    def v(self, x):
        if x < 0:
            raise ValueError("negative")
        self._v = x

    @v.deleter
    def v(self):
        self._v = None

    def _get(self):
        return "w"

    w = property(_get, doc="w doc")
    only_set = property(None, lambda self, x: setattr(self, "seen", x))


p = P()
p.v = 5
assert p.v == 5 and p._v == 5 and P.v.__doc__ == "the doc" and P.w.__doc__ == "w doc" and p.w == "w"
assert raises(ValueError, setattr, p, "v", -1) == "negative" and p.v == 5
del p.v
assert p.v is None
p.only_set = 3
assert p.seen == 3 and raises(AttributeError, lambda: p.only_set) == "property 'only_set' of 'P' object has no getter"
assert raises(AttributeError, setattr, p, "w", 1) == "property 'w' of 'P' object has no setter"
assert isinstance(P.v, property) and P.v.fget(p) is None and P.w.fset is None and P.v.__name__ == "v"
assert P.v.__get__(p) is None and P.v.__set__(p, 9) is None and p.v == 9


class Q(P):
    @P.v.getter
    def v(self):
        return ("Q", super().v)

    @property
    def w(self):
        raise AttributeError("inner message")


q = Q()
assert q.v == ("Q", 1)
q.v = 4
assert q.v == ("Q", 4) and raises(AttributeError, lambda: q.w) == "inner message" and not hasattr(q, "w")


class Cached:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        obj.__dict__[self.name] = v = self.f(obj)
        return v


class Uses:
    count = 0

    @Cached
    def expensive(self):
        Uses.count += 1
        return 42


u = Uses()
assert u.expensive == 42 and u.expensive == 42 and Uses.count == 1


# classmethod and staticmethod.
class M:
    @classmethod
    def cm(cls, *a):
        return cls, a

    @staticmethod
    def sm(*a):
        return a

    @classmethod
    @property
    def cp(cls):
        return cls.__name__

    wrapped = classmethod(lambda cls: cls.__name__)


class N(M):
    pass


assert M.cm(1) == (M, (1,)) and N().cm(2) == (N, (2,)) and M.sm(1) == M().sm(1) == (1,) and N.wrapped() == "N"
assert M.__dict__["cm"].__func__(int) == (int, ()) and M.__dict__["sm"].__func__(3) == (3,) and M.__dict__["sm"](4) == (4,)
assert M.__dict__["cm"].__get__(None, N)(5) == (N, (5,)) and M.__dict__["sm"].__wrapped__ is M.sm
assert M.cm.__self__ is M and M.cm == M.cm and M.__dict__["cm"].__name__ == "cm"
assert raises(TypeError, M.__dict__["cm"]) == "'classmethod' object is not callable"


# __slots__.
class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


s = Slots(1)
assert s.a == 1 and raises(AttributeError, lambda: s.b) == "'Slots' object has no attribute 'b'"
s.b = 2
del s.a
assert s.b == 2 and not hasattr(s, "a") and not hasattr(s, "__dict__")
assert raises(AttributeError, delattr, s, "a") == "a"
assert raises(AttributeError, setattr, s, "c", 1) == "'Slots' object has no attribute 'c' and no __dict__ for setting new attributes"
assert repr(Slots.a) == "<member 'a' of 'Slots' objects>"


class SubSlots(Slots):
    __slots__ = "c"


t = SubSlots(5)
t.c = 6
assert (t.a, t.c) == (5, 6) and raises(AttributeError, setattr, t, "zzz", 1).startswith("'SubSlots' object has no attribute 'zzz'")


class WithDict(Slots):
    pass


w = WithDict(1)
w.anything = 2
assert w.__dict__ == {"anything": 2} and w.a == 1


class DictSlot:
    __slots__ = ["x", "__dict__"]


d = DictSlot()
d.x = 1
d.y = 2
assert d.__dict__ == {"y": 2} and d.x == 1


class Private:
    __slots__ = ("__p",)

    def __init__(self):
        self.__p = 1


assert Private()._Private__p == 1


def conflict():
    class X:
        __slots__ = ("a",)
        a = 1


assert raises(ValueError, conflict) == "'a' in __slots__ conflicts with class variable"
assert raises(TypeError, type, "X", (), {"__slots__": (1,)}) == "__slots__ items must be strings, not 'int'"
assert raises(TypeError, type, "X", (), {"__slots__": ("a b",)}) == "__slots__ must be identifiers"
assert raises(TypeError, type, "X", (int,), {"__slots__": ("a",)}) == "nonempty __slots__ not supported for subtype of 'int'"


class TwoA:
    __slots__ = ("a",)


class TwoB:
    __slots__ = ("b",)


assert raises(TypeError, type, "X", (TwoA, TwoB), {}) == "multiple bases have instance lay-out conflict"


class Mixin:
    __slots__ = ()


class Mixed(TwoA, Mixin):
    __slots__ = ("c",)


x = Mixed()
x.a, x.c = 1, 2
assert (x.a, x.c) == (1, 2)


# __getattr__, __setattr__ and __delattr__ with super.
class Track:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(("getattr", name))
        return name.upper()

    def __setattr__(self, name, v):
        self.log.append(("setattr", name, v))
        super().__setattr__(name, v)

    def __delattr__(self, name):
        self.log.append(("delattr", name))
        super().__delattr__(name)


t = Track()
t.x = 1
assert t.x == 1 and t.missing == "MISSING"
del t.x
assert t.log == [("setattr", "x", 1), ("getattr", "missing"), ("delattr", "x")]
t.x += "!"
assert t.x == "X!" and t.log[-2:] == [("getattr", "x"), ("setattr", "x", "X!")]

# Attributes of functions, modules and classes.
def func():
    pass


func.attr = 1
assert func.attr == 1 and func.__dict__ == {"attr": 1} and func.__name__ == "func"
func.__name__ = "renamed"
func.__doc__ = "doc"
assert func.__name__ == "renamed" and func.__doc__ == "doc"
assert raises(TypeError, setattr, func, "__name__", 5) == "__name__ must be set to a string object"
assert raises(AttributeError, lambda: func.nothing) == "'function' object has no attribute 'nothing'"
assert raises(AttributeError, setattr, 5, "x", 1) == "'int' object has no attribute 'x' and no __dict__ for setting new attributes"
assert raises(AttributeError, setattr, [], "append", 1) == "'list' object attribute 'append' is read-only"
assert raises(TypeError, setattr, int, "x", 1) == "cannot set 'x' attribute of immutable type 'int'"
assert raises(AttributeError, setattr, object(), "x", 1) == "'object' object has no attribute 'x' and no __dict__ for setting new attributes"
assert raises(TypeError, setattr, c, 5, 1) == "attribute name must be string, not 'int'"
C.__name__ = "Renamed"
assert repr(C).endswith(".C'>") and C.__name__ == "Renamed" and C.__qualname__ == "C"
C.__doc__ = "new doc"
assert C.__doc__ == "new doc"
c.__dict__ = {"fresh": 1}
assert c.fresh == 1 and not hasattr(c, "log")
assert raises(TypeError, setattr, c, "__dict__", 5) == "__dict__ must be set to a dictionary, not a 'int'"

# Order of lookup: data descriptor, instance, other class attribute, __getattr__.
class Order:
    data = Data()
    plain = "class"

    def __getattr__(self, name):
        return "getattr"


o = Order()
o.__dict__.update(data="inst", plain="inst", other="inst")
assert (o.data[0], o.plain, o.other, o.none) == ("get", "inst", "inst", "getattr")


# A descriptor that raises AttributeError falls to __getattr__.
class Raiser:
    def __get__(self, obj, owner):
        raise AttributeError("from descriptor")


class HasRaiser:
    r = Raiser()

    def __getattr__(self, name):
        return "fallback"


assert HasRaiser().r == "fallback" and not hasattr(HasRaiser, "r")
