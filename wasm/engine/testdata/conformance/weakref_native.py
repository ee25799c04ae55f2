# Weak references and proxies, as long as what they refer to lives.

import weakref
from _weakref import CallableProxyType, ProxyType, ReferenceType, proxy, ref


def fails(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, str(e)
    else:
        assert False, "nothing was raised"


class A:
    def f(self):
        return 1

    def __repr__(self):
        return "A()"

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.item = key, value

    def __delitem__(self, key):
        self.item = key

    def __add__(self, other):
        return "add", other

    def __radd__(self, other):
        return "radd", other

    def __eq__(self, other):
        return isinstance(other, A)

    def __hash__(self):
        return 5

    def __call__(self, *args):
        return args

    def __bool__(self):
        return False

    def __iter__(self):
        return iter("ab")

    def __contains__(self, x):
        return x == 1


a, other = A(), A()
r, with_callback = ref(a), ref(a, print)
assert r() is a and r == with_callback and hash(r) == hash(a) and ref(other) == r
assert r.__callback__ is None and with_callback.__callback__ is print
assert weakref.ref is ref is ReferenceType and repr(ReferenceType) == "<class 'weakref.ReferenceType'>"
assert repr(r).startswith("<weakref at 0x") and "; to 'A' at 0x" in repr(r) and repr(ref(A)).endswith("(A)>")
assert len({r, with_callback, ref(other)}) == 1 and {ref(A): 1}[ref(A)] == 1

# What can be referred to.
for v in (3, [], "a", None, object(), {}, (1,), b"", 1.5, range(3), ValueError()):
    fails(TypeError, f"cannot create weak reference to '{type(v).__name__}' object", ref, v)
for v in (print, A, {1}.__class__, a.f, weakref, lambda: 0, (n for n in "a")):
    assert ref(v)() is v


class Slots:
    __slots__ = ()


class WithRoom:
    __slots__ = ("__weakref__",)


class Text(str):
    pass


class Number(int):
    pass


fails(TypeError, "cannot create weak reference to 'Slots' object", ref, Slots())
fails(TypeError, "cannot create weak reference to 'Number' object", ref, Number())
for v in (WithRoom(), Text("a"), type("Error", (Exception,), {})()):
    assert ref(v)() is v
fails(TypeError, "__new__ expected at least 1 argument, got 0", ref)
fails(TypeError, "__new__ expected at most 2 arguments, got 3", ref, a, 1, 2)
fails(TypeError, "ref() takes no keyword arguments", ref, a, x=1)
fails(AttributeError, "'weakref.ReferenceType' object has no attribute 'x' and no __dict__ for setting new attributes", setattr, r, "x", 1)


class Keyed(ref):
    def __new__(cls, obj, callback=None, key=None):
        self = super().__new__(cls, obj, callback)
        self.key = key
        return self

    def __init__(self, obj, callback=None, key=None):
        super().__init__(obj, callback)


k = Keyed(a, None, 4)
assert k.key == 4 and k() is a and isinstance(k, ref) and k == r and hash(k) == 5 and type(k) is Keyed

# Proxies.
p = proxy(a)
assert type(p) is CallableProxyType and isinstance(p, A) and p.__class__ is A
assert p.f() == 1 and len(p) == 3 and p[3] == 3 and p + 1 == ("add", 1) and 1 + p == ("radd", 1) and not p
assert str(p) == "A()" and repr(p).startswith("<weakproxy at 0x") and p == a and p(1) == (1,) and list(p) == ["a", "b"] and 1 in p
p["k"] = "v"
assert a.item == ("k", "v")
del p["k"]
assert a.item == "k"
fails(TypeError, "unhashable type: 'weakref.CallableProxyType'", hash, p)


class B:
    pass


b = B()
q = proxy(b)
q.x = 1
assert type(q) is ProxyType and b.x == q.x == 1 and q == b and not q != b
del q.x
assert not hasattr(b, "x")
fails(AttributeError, "'B' object has no attribute 'nope'", getattr, q, "nope")
fails(TypeError, "'weakref.ProxyType' object is not callable", q)
fails(TypeError, "object of type 'B' has no len()", len, q)
fails(TypeError, "unsupported operand type(s) for +: 'B' and 'int'", lambda: q + 1)
fails(TypeError, "'<' not supported between instances of 'B' and 'B'", lambda: q < q)
fails(TypeError, "cannot create weak reference to 'int' object", proxy, 3)
