# Metaclasses, __prepare__, class creation hooks, isinstance hooks.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


log = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        log.append(("prepare", name, bases, kw))
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        log.append(("new", name, bases, sorted(k for k in ns if not k.startswith("__")), kw))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        log.append(("init", name, kw))
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        log.append(("call", cls.__name__, args, kw))
        return super().__call__(*args, **kw)

    def meta_method(cls):
        return cls.__name__

    @property
    def meta_property(cls):
        return "property of " + cls.__name__

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, x):
        return x == 1

    def __getitem__(cls, k):
        return ("item", k)

    def __getattr__(cls, name):
        return "meta " + name

    def __add__(cls, other):
        return "add"

    def __bool__(cls):
        return False


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, *a, **k):
        self.a = a


assert log == [("prepare", "A", (), {"option": 1}), ("new", "A", (), ["prepared", "x"], {"option": 1}), ("init", "A", {"option": 1})]
log.clear()
a = A(1, k=2)
assert a.a == (1,) and log == [("call", "A", (1,), {"k": 2})]
assert A.prepared and type(A) is Meta and A.meta_method() == "A" and A.meta_property == "property of A" and repr(A) == "<Meta A>"
assert len(A) == 42 and list(A) == ["a", "b", "c"] and 1 in A and 2 not in A and A["k"] == ("item", "k") and A.unknown == "meta unknown" and A + 1 == "add" and not A
assert raises(AttributeError, lambda: a.meta_method) == "'A' object has no attribute 'meta_method'"
assert raises(TypeError, lambda: a[0]) == "'A' object is not subscriptable"
log.clear()


class B(A):
    pass


assert type(B) is Meta and log[0] == ("prepare", "B", (A,), {}) and B.meta_method() == "B"


class Sub(Meta):
    pass


class C(B, metaclass=Sub):
    pass


class E(C):
    pass


assert type(C) is Sub and type(E) is Sub


class Unrelated(type):
    pass


class F(metaclass=Unrelated):
    pass


def conflict():
    class G(A, F):
        pass


assert raises(TypeError, conflict).startswith("metaclass conflict")


# The metaclass may be any callable.
def factory(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith("__")), kw


class NotAClass(int, metaclass=factory, extra=5):
    attr = 1


assert NotAClass == ("NotAClass", (int,), ["attr"], {"extra": 5})


class Callable:
    def __prepare__(self, name, bases):
        return {"from_prepare": 1}

    def __call__(self, name, bases, ns):
        return ns["from_prepare"], ns["y"]


class Made(metaclass=Callable()):
    y = 2


assert Made == (1, 2)


# A namespace of another kind.
class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k if k.startswith("__") else k.upper(), v)

    def __missing__(self, k):
        if k.startswith("auto_"):
            return k
        raise KeyError(k)


class UpperMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Upper()

    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name, bases, dict(ns))


class U(metaclass=UpperMeta):
    a = 1
    b = auto_value
    length = len("abc")

    def method(self):
        return self.A


assert U.A == 1 and U.B == "auto_value" and U.LENGTH == 3 and U().METHOD() == 1 and not hasattr(U, "a")


def undefined():
    class X(metaclass=UpperMeta):
        a = nothing_here


assert raises(NameError, undefined) == "name 'nothing_here' is not defined"


class Order(type):
    @classmethod
    def __prepare__(mcs, *a):
        return {}

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.order = [k for k in ns if not k.startswith("_")]
        return cls


class Fields(metaclass=Order):
    z = 1
    a = 2
    m = 3
    a = 4


assert Fields.order == ["z", "a", "m"]


# __init_subclass__ with a metaclass and keywords.
class Plugin:
    registry = []

    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, name))


class P1(Plugin, name="one"):
    pass


class P2(P1):
    pass


assert Plugin.registry == [("P1", "one"), ("P2", None)]


def unexpected():
    class P3(Plugin, other=1):
        pass


assert raises(TypeError, unexpected) == "unexpected.<locals>.P3.__init_subclass__() takes no keyword arguments"


# isinstance and issubclass hooks.
class Duck(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in sub.__dict__


class Quacker(metaclass=Duck):
    pass


class Real:
    def quack(self):
        pass


assert isinstance(Real(), Quacker) and not isinstance(5, Quacker) and issubclass(Real, Quacker) and not issubclass(int, Quacker)
assert isinstance(5, (str, int)) and isinstance(Real(), (str, (Quacker,))) and isinstance(5, int | str) and not isinstance("x", int | None) and isinstance(None, int | None)
assert raises(TypeError, isinstance, 5, 5) == "isinstance() arg 2 must be a type, a tuple of types, or a union"
assert raises(TypeError, issubclass, 5, int) == "issubclass() arg 1 must be a class"
assert raises(TypeError, issubclass, int, 5) == "issubclass() arg 2 must be a class, a tuple of classes, or a union"


class Lies:
    __class__ = int


assert isinstance(Lies(), int) and isinstance(Lies(), Lies) and type(Lies()) is Lies


class LiesByProperty:
    @property
    def __class__(self):
        return str


assert isinstance(LiesByProperty(), str)


# type() with three arguments and class cells.
def build():
    class X:
        def me(self):
            return __class__

    return X


X = build()
assert X().me() is X


class CellMeta(type):
    def __new__(mcs, name, bases, ns):
        log.append("__classcell__" in ns)
        return super().__new__(mcs, name, bases, ns)


log.clear()


class WithCell(metaclass=CellMeta):
    def f(self):
        return super().__repr__()


class WithoutCell(metaclass=CellMeta):
    pass


assert log == [True, False]


class Forgets(type):
    def __new__(mcs, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(mcs, name, bases, ns)


def forgets():
    class X(metaclass=Forgets):
        def f(self):
            return __class__


assert raises(RuntimeError, forgets) == "__class__ not set defining 'X' as <class '__main__.forgets.<locals>.X'>. Was __classcell__ propagated to type.__new__?"


class Replaces(type):
    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name, bases, {})


# Singletons by metaclass.
class Single(type):
    instances = {}

    def __call__(cls, *a):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]


class S(metaclass=Single):
    def __init__(self, v):
        self.v = v


assert S(1) is S(2) and S(3).v == 1


# Attribute assignment on classes goes through the metaclass.
class Guard(type):
    def __setattr__(cls, name, v):
        if name == "locked":
            raise AttributeError("locked")
        super().__setattr__(name, v)

    def __delattr__(cls, name):
        log.append(name)
        super().__delattr__(name)


class G(metaclass=Guard):
    pass


G.x = 1
assert G.x == 1 and raises(AttributeError, setattr, G, "locked", 1) == "locked"
log.clear()
del G.x
assert log == ["x"] and not hasattr(G, "x")


# A metaclass's attributes and data descriptors.
class Desc(type):
    @property
    def kind(cls):
        return "meta"


class HasKind(metaclass=Desc):
    kind = "class"


assert HasKind.kind == "meta" and HasKind().kind == "class"


# __mro_entries__ and __orig_bases__.
class Entry:
    def __mro_entries__(self, bases):
        return (Real, Empty)


class Empty:
    pass


class FromEntry(Entry()):
    pass


assert FromEntry.__bases__ == (Real, Empty) and len(FromEntry.__orig_bases__) == 1 and isinstance(FromEntry.__orig_bases__[0], Entry)

# __subclasses__ and bases.
class Root:
    pass


class Leaf1(Root):
    pass


class Leaf2(Root):
    pass


assert Root.__subclasses__() == [Leaf1, Leaf2] and Leaf1.__base__ is Root
assert [k.__name__ for k in bool.__mro__] == ["bool", "int", "object"]


# A custom mro().
class Reversed(type):
    def mro(cls):
        m = super().mro()
        return [m[0]] + [Leaf1] + m[1:] if cls.__name__ == "WithExtra" else m


class WithExtra(metaclass=Reversed):
    pass


assert Leaf1 in WithExtra.__mro__
