# Annotations, type parameters and type aliases (PEP 526, 563, 695, 696).


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


x: int = 5
y: "forward"
assert __annotations__ == {"x": int, "y": "forward"} and x == 5 and "y" not in globals()


def f(a: int, /, b: str = "d", *args: float, c: bool = True, **kw: dict) -> list:
    z: undefined_at_runtime = 3
    w: also_undefined
    return z


assert f.__annotations__ == {"a": int, "b": str, "args": float, "c": bool, "kw": dict, "return": list} and f(1) == 3
assert list(f.__annotations__) == ["b", "a", "args", "c", "kw", "return"]


class C:
    a: int
    b: str = "x"
    __private: float = 1.0
    c: "C" = None

    def m(self, o: "C") -> None: ...


assert C.__annotations__ == {"a": int, "b": str, "_C__private": float, "c": "C"} and not hasattr(C, "a") and C.b == "x"
assert C.m.__annotations__ == {"o": "C", "return": None}


class D(C):
    pass


assert D.__annotations__ == {}
D.__annotations__["new"] = int
assert "new" not in C.__annotations__


# Evaluation: the value first, then the annotation; only of simple names is it kept.
log = []


def note(v):
    log.append(v)
    return v


a: note("annotation") = note("value")
assert log == ["value", "annotation"] and __annotations__["a"] == "annotation"
log.clear()
(b): note("paren") = 1
assert log == ["paren"] and "b" not in __annotations__
o = type("O", (), {})()
o.attr: note("attr") = 5
l = [0]
l[0]: note("item") = 6
assert o.attr == 5 and l == [6] and log == ["paren", "attr", "item"]
o.other: int


def local_only():
    q: int
    try:
        return q
    except UnboundLocalError as e:
        return str(e)


assert local_only() == "cannot access local variable 'q' where it is not associated with a value"
f.__annotations__ = {"replaced": 1}
assert f.__annotations__ == {"replaced": 1} and (lambda v: v).__annotations__ == {}

# Under the future import annotations are text.
ns = {}
exec("""
from __future__ import annotations
x: undefined[1, 'two'] | None = 1
def f(a: b.c, *d: e + 1, f=2) -> not g: pass
class K:
    y: [z for z in w]
""", ns)
assert ns["__annotations__"] == {"x": "undefined[1, 'two'] | None"} and ns["f"].__annotations__ == {"a": "b.c", "d": "e + 1", "return": "not g"}
assert ns["K"].__annotations__ == {"y": "[z for z in w]"}


# Generic functions.
def first[T](items: list[T]) -> T:
    return items[0]


assert first([1, 2]) == 1 and [t.__name__ for t in first.__type_params__] == ["T"] and first.__name__ == "first" and first.__qualname__ == "first"
T = first.__type_params__[0]
assert repr(T) == "T" and T.__bound__ is None and T.__constraints__ == () and first.__annotations__["return"] is T


def bounded[B: int, K: (str, bytes), *Ts, **P](a: B, *args: *Ts) -> K: ...


B, K, Ts, P = bounded.__type_params__
assert B.__bound__ is int and K.__constraints__ == (str, bytes) and Ts.__name__ == "Ts" and P.__name__ == "P"
assert [type(p).__name__ for p in (B, K, Ts, P)] == ["TypeVar", "TypeVar", "TypeVarTuple", "ParamSpec"]


def with_default[D = int, *E = *tuple[int, str], **F = [int]](): ...


D1, E1, F1 = with_default.__type_params__
assert D1.__default__ is int and D1.has_default() and F1.__default__ == [int] and not T.has_default()


# Bounds are evaluated when asked for.
def lazy[L: undefined_bound](): ...


assert raises(NameError, lambda: lazy.__type_params__[0].__bound__) == "name 'undefined_bound' is not defined"
undefined_bound = float
assert lazy.__type_params__[0].__bound__ is float


# Defaults of parameters and decorators stand outside the scope of the type parameters.
def outside[X](a=note("default"), *, k=note("kwdefault")):
    return a, k


assert outside() == ("default", "kwdefault")
assert raises(NameError, exec, "def f[Q](a=Q): pass") == "name 'Q' is not defined"
assert raises(NameError, exec, "@Q\ndef f[Q](): pass") == "name 'Q' is not defined"


# Closures over type parameters.
def inner_use[V](v):
    def inner() -> V:
        return V
    return inner, [V for _ in range(1)], (lambda: V)()


i, comp, lam = inner_use(1)
assert i() is comp[0] is lam is inner_use.__type_params__[0]


# Generic classes.
class Box[T]:
    item: T

    def __init__(self, item: T):
        self.item = item

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.item))

    @classmethod
    def make(cls, item):
        return cls(item)

    kind = T


assert Box(5).map(str).item == "5" and Box.__type_params__[0] is Box.kind and Box[int](3).item == 3 and Box.make(1).item == 1
assert Box.__name__ == "Box" and Box.map.__qualname__ == "Box.map" and Box.__annotations__["item"] is Box.kind
assert [b.__name__ for b in Box.__mro__] == ["Box", "Generic", "object"] and Box.map.__type_params__[0].__name__ == "U"
assert repr(Box[int]).endswith("Box[int]") and Box[int].__args__ == (int,) and Box[int].__origin__ is Box


class Pair[A, B](Box[A]):
    second: B

    def get(self):
        return super().__init__, __class__


assert Pair(1).get()[1] is Pair and [p.__name__ for p in Pair.__type_params__] == ["A", "B"] and issubclass(Pair, Box)
assert raises(TypeError, lambda: Box[int, str]).startswith("Too many arguments for")


class Meta(type):
    pass


class WithMeta[M](metaclass=Meta):
    pass


assert type(WithMeta) is Meta

# Type aliases.
type Num = int | float
type Tree[N] = N | list[Tree[N]]
type Lazy = not_yet_defined
assert Num.__value__ == int | float and Num.__name__ == "Num" and repr(Num) == "Num" and Num.__type_params__ == ()
assert Tree.__type_params__[0].__name__ == "N" and Tree[int].__origin__ is Tree
assert raises(NameError, lambda: Lazy.__value__) == "name 'not_yet_defined' is not defined"
not_yet_defined = str
assert Lazy.__value__ is str and type(Num).__name__ == "TypeAliasType"


def local_alias():
    v = int

    type Local = list[v]
    v = str
    return Local.__value__


assert local_alias() == list[str]


class HasAlias:
    member = int

    type Alias = list[member]

    def method[T](self, x: T) -> Alias:
        return x


assert HasAlias.Alias.__value__ == list[int]
type = 5
assert type == 5
del type
assert type(5) is int
