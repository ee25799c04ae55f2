# Classes: attributes, methods, inheritance, super, construction.


def raises(kind, f, *args, **kw):
    try:
        f(*args, **kw)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


class Point:
    dims = 2

    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self

    @classmethod
    def origin(cls):
        return cls()

    @staticmethod
    def describe(*a):
        return a

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y})"


p = Point(3, 4)
assert p.length == 5.0 and repr(p) == "Point(3, 4)" and p.dims == 2
assert p.move(1).move(dx=1, dy=2) is p and (p.x, p.y) == (5, 6)
assert Point.move(p, 1).x == 6
assert Point.origin().x == 0 and p.origin().y == 0 and Point.describe(1, 2) == p.describe(1, 2) == (1, 2)
p.dims = 3
assert Point.dims == 2 and p.dims == 3 and p.__dict__ == {"x": 6, "y": 6, "dims": 3}
del p.dims
assert p.dims == 2
assert raises(AttributeError, lambda: p.z) == "'Point' object has no attribute 'z'"
assert raises(AttributeError, delattr, p, "z") == "'Point' object has no attribute 'z'"
assert raises(AttributeError, delattr, Point, "z") == "type object 'Point' has no attribute 'z'"
assert raises(AttributeError, lambda: Point.z) == "type object 'Point' has no attribute 'z'"
assert raises(AttributeError, setattr, p, "length", 1) == "property 'length' of 'Point' object has no setter"
assert raises(AttributeError, delattr, p, "length") == "property 'length' of 'Point' object has no deleter"
assert raises(TypeError, lambda: Point(1, 2, 3)) == "Point.__init__() takes from 1 to 3 positional arguments but 4 were given"
assert raises(TypeError, lambda: p.move()) == "Point.move() missing 1 required positional argument: 'dx'"
assert raises(TypeError, lambda: p.move(1, 2, 3)) == "Point.move() takes from 2 to 3 positional arguments but 4 were given"
assert raises(TypeError, lambda: Point.move()) == "Point.move() missing 2 required positional arguments: 'self' and 'dx'"
assert raises(TypeError, lambda: p()) == "'Point' object is not callable"
assert raises(TypeError, lambda: p[0]) == "'Point' object is not subscriptable"
assert raises(TypeError, lambda: len(p)) == "object of type 'Point' has no len()"
assert raises(TypeError, lambda: p + 1) == "unsupported operand type(s) for +: 'Point' and 'int'"
assert raises(TypeError, lambda: p < p) == "'<' not supported between instances of 'Point' and 'Point'"
assert raises(TypeError, lambda: iter(p)) == "'Point' object is not iterable"
assert raises(TypeError, lambda: 1 in p) == "argument of type 'Point' is not iterable"
assert raises(TypeError, lambda: Point[int]) == "type 'Point' is not subscriptable"


class Empty:
    pass


assert raises(TypeError, Empty, 1) == "Empty() takes no arguments"
assert raises(TypeError, lambda: Empty(x=1)) == "Empty() takes no arguments"
assert repr(Empty()).startswith("<__main__.Empty object at 0x")
assert Empty() != Empty() and hash(Empty()) != None


# Inheritance and super.
class A:
    def who(self):
        return ["A"]

    def __init__(self, **kw):
        self.kw = kw

    @classmethod
    def make(cls, *a):
        return cls, a

    name = "A"


class B(A):
    def who(self):
        return ["B"] + super().who()

    @classmethod
    def make(cls, *a):
        return super().make("B", *a)

    @property
    def value(self):
        return 1


class C(A):
    def who(self):
        return ["C"] + super().who()

    name = "C"


class D(B, C):
    def who(self):
        return ["D"] + super().who()

    @classmethod
    def make(cls, *a):
        return super().make("D", *a)

    @property
    def value(self):
        return super().value + 1


d = D(a=1)
assert d.who() == ["D", "B", "C", "A"] and D.make(1) == (D, ("B", "D", 1)) and d.value == 2 and d.name == "C" and d.kw == {"a": 1}
assert D.__mro__ == (D, B, C, A, object) and D.mro() == [D, B, C, A, object] and D.__bases__ == (B, C) and D.__base__ is B
assert isinstance(d, A) and issubclass(D, (int, C)) and not issubclass(A, D)
assert super(B, d).who() == ["C", "A"] and super(C, d).name == "A"
assert raises(AttributeError, lambda: super(A, d).who) == "'super' object has no attribute 'who'"
assert raises(TypeError, lambda: super(D, A())) == "super(type, obj): obj (instance of A) is not an instance or subtype of type (D)."
assert repr(super(B, d)) == "<super: <class 'B'>, <D object>>"
assert super(B, D).make(5) == (D, (5,))


def outside():
    super()


assert raises(RuntimeError, outside) == "super(): no arguments"


def outside_args(x):
    super()


assert raises(RuntimeError, outside_args, 1) == "super(): __class__ cell not found"


class Fancy(A):
    def closure(self):
        def inner():
            return super(Fancy, self).who()
        return inner()

    def in_comp(self):
        return [super(Fancy, self).name for _ in range(2)]

    def plain_comp(self):
        return [super().name for _ in range(1)]

    def rebound(self):
        self = D()
        try:
            return super().who()
        except TypeError as e:
            return str(e)

    def star(*args):
        try:
            return super().who()
        except RuntimeError as e:
            return str(e)

    def deleted(self):
        del self
        try:
            super()
        except RuntimeError as e:
            return str(e)

    def captured(self):
        f = lambda: self
        return super().who(), f() is self

    def gen(self):
        yield super().name


f = Fancy()
assert f.closure() == ["A"] and f.in_comp() == ["A", "A"] and f.captured() == (["A"], True) and list(f.gen()) == ["A"]
assert f.plain_comp() == ["A"]
assert f.rebound() == "super(type, obj): obj (instance of D) is not an instance or subtype of type (Fancy)."
assert f.star() == "super(): no arguments" and f.deleted() == "super(): arg[0] deleted"


# MRO conflicts and bad bases.
assert raises(TypeError, type, "X", (A, B), {}) == "Cannot create a consistent method resolution order (MRO) for bases A, B"
assert raises(TypeError, type, "X", (A, A), {}) == "duplicate base class A"
assert raises(TypeError, type, "X", (bool,), {}) == "type 'bool' is not an acceptable base type"
assert raises(TypeError, type, "X", (type(None),), {}) == "type 'NoneType' is not an acceptable base type"
assert raises(TypeError, type, "X", (int, str), {}) == "multiple bases have instance lay-out conflict"
assert raises(TypeError, type, "X", (5,), {}) == "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"


def bad_base():
    class X(lambda: 1):
        pass


assert raises(TypeError, bad_base) == "function() argument 'code' must be code, not str"


# __new__.
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        self.args = args


assert Single(1) is Single(2) and Single.instance.args == (2,)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        raise AssertionError("not called")


assert Other() == 5


class Positive(int):
    def __new__(cls, v):
        return super().__new__(cls, abs(v))

    def double(self):
        return self * 2


n = Positive(-4)
assert n == 4 and n.double() == 8 and type(n) is Positive and type(n + 1) is int and isinstance(n, int)


class Upper(str):
    def __new__(cls, s, extra=None):
        self = super().__new__(cls, s.upper())
        self.extra = extra
        return self


u = Upper("abc", extra=1)
assert u == "ABC" and u.extra == 1 and u + "d" == "ABCd" and u.lower() == "abc" and {u: 1}["ABC"] == 1


class BadInit:
    def __init__(self):
        return 5


assert raises(TypeError, BadInit) == "__init__() should return None, not 'int'"


# Subclasses of containers.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


s = Stack([1]).push(2)
assert s == [1, 2] and len(s) == 2 and s[0] == ("item", 1) and list(s) == [1, 2] and s[-1:] == ("item", [2])


class Default(dict):
    def __missing__(self, k):
        self[k] = v = k * 2
        return v


m = Default(a=1)
assert m["a"] == 1 and m["b"] == "bb" and m == {"a": 1, "b": "bb"} and m.get("zz") is None
m.attr = 5
assert m.attr == 5


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)

    first = property(lambda self: self[0])


assert T(1, 2) == (1, 2) and T(7).first == 7 and repr(T(1)) == "(1,)" and isinstance(T(), tuple)


# Class attributes that are functions, and functions that are attributes.
class Plain:
    f = len
    g = lambda self: "bound"
    h = staticmethod(lambda: "static")


i = Plain()
i.own = lambda: "own"
assert i.f([1, 2]) == 2 and i.g() == "bound" and i.h() == "static" and i.own() == "own"
assert Plain.g(None) == "bound"
m = i.g
assert m.__self__ is i and m.__func__ is Plain.__dict__["g"] and m() == "bound" and i.g == i.g and i.g is not i.g
assert Plain().g != Plain().g
assert hash(i.g) == hash(i.g)

# Changing classes after the fact.
class Base:
    pass


class Derived(Base):
    pass


x = Derived()
Base.late = lambda self: "late"
assert x.late() == "late"
Derived.late = lambda self: "derived"
assert x.late() == "derived"
del Derived.late
assert x.late() == "late"
x.late = lambda: "instance"
assert x.late() == "instance"
del Base.late
assert x.late() == "instance"
del x.late
raises(AttributeError, lambda: x.late)


class Swap1:
    def v(self):
        return 1


class Swap2:
    def v(self):
        return 2


x = Swap1()
assert x.v() == 1
x.__class__ = Swap2
assert x.v() == 2 and type(x) is Swap2
assert raises(TypeError, setattr, x, "__class__", 5) == "__class__ must be set to a class, not 'int' object"
assert "object layout differs" in raises(TypeError, setattr, x, "__class__", int) or "only supported for mutable types" in raises(TypeError, setattr, x, "__class__", int)

# vars, dir, getattr.
assert vars(Point(1, 2)) == {"x": 1, "y": 2}
assert "move" in dir(Point) and "x" in dir(Point(1, 2)) and "__init__" in dir(Point)
assert getattr(p, "nothing", 7) == 7 and hasattr(p, "x") and not hasattr(p, "nothing")
assert raises(AttributeError, getattr, p, "nothing") == "'Point' object has no attribute 'nothing'"
assert Point.__dict__["dims"] == 2 and raises(TypeError, exec, "Point.__dict__['a'] = 1", globals()) == "'mappingproxy' object does not support item assignment"

# Decorated classes, nested classes, classes in expressions.
def register(cls):
    register.seen.append(cls.__name__)
    return cls


register.seen = []


@register
@register
class Registered:
    @register
    class Inner:
        pass


assert register.seen == ["Inner", "Registered", "Registered"]
assert type("Dynamic", (Point,), {"z": 1, "get": lambda self: self.z})(1).get() == 1
assert type("Dynamic", (), {}).__module__ == "__main__"
assert type(5) is int and type(type) is type and type(Point) is type


# __class_getitem__, __init_subclass__, __set_name__.
class Registry:
    known = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.known[key or cls.__name__] = cls

    def __class_getitem__(cls, item):
        return cls.known[item]


class One(Registry):
    pass


class Two(One, key="second"):
    pass


assert Registry.known == {"One": One, "second": Two} and Registry["second"] is Two
assert raises(TypeError, lambda: type("X", (A,), {}, bad=1)) == "X.__init_subclass__() takes no keyword arguments"


class Named:
    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name


class Holder:
    a = Named()
    b = c = Named()


assert Holder.a.name == "a" and Holder.a.owner is Holder and Holder.b.name == "c"
late = Named()
Holder.late = late
assert not hasattr(late, "name")


class BrokenName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


def broken():
    class X:
        attr = BrokenName()


try:
    broken()
except ValueError as e:
    assert e.__notes__ == ["Error calling __set_name__ on 'BrokenName' instance 'attr' in 'X'"]


# Recursive repr, default comparisons, identity.
class Node:
    def __init__(self):
        self.kids = [self]

    def __repr__(self):
        return f"Node({len(self.kids)})"


assert repr(Node().kids) == "[Node(1)]"
a, b = Node(), Node()
assert a == a and a != b and not a == b and (a in [b, a]) and [a, b].index(b) == 1
assert a.__eq__(b) is NotImplemented and a.__ne__(a) is False
