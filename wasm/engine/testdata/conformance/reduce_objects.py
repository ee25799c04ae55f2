# What object.__reduce_ex__ and __getstate__ answer.
import copyreg
import sys


class A:
    pass


class S:
    __slots__ = ("x", "__y")


class T(S):
    pass


class D(dict):
    pass


class I(int):
    pass


class R:
    def __reduce__(self):
        return A, ()


a = A()
assert a.__getstate__() is None and object().__getstate__() is None
a.q = 1
assert a.__getstate__() == {"q": 1}
assert a.__reduce_ex__(4) == (copyreg.__newobj__, (A,), {"q": 1}, None, None)
s = S()
assert s.__getstate__() is None
s.x, s._S__y = 1, 3
assert s.__getstate__() == (None, {"x": 1, "_S__y": 3})
t = T()
t.z, t.x = 1, 3
assert t.__getstate__() == ({"z": 1}, {"x": 3})
d = D(k=1)
d.x = 2
f, args, state, items, pairs = d.__reduce_ex__(4)
assert args == (D,) and state == {"x": 2} and items is None and list(pairs) == [("k", 1)]
assert I(4).__reduce_ex__(4)[1:] == ((I, 4), None, None, None)
f, args, state, items, pairs = [1, 2].__reduce_ex__(4)
assert args == (list,) and list(items) == [1, 2] and pairs is None
assert R().__reduce_ex__(4) == (A, ())
assert len.__reduce_ex__(4) == "len" and [].append.__reduce_ex__(4) == (getattr, ([], "append"))
assert bytearray(b"ab").__reduce_ex__(4) == (bytearray, (b"ab",), None)


def generator():
    yield


def bound(self):
    pass


A.bound = bound
assert a.bound.__reduce_ex__(4) == (getattr, (a, "bound"))
for obj, text in ((generator(), "cannot pickle 'generator' object"), (sys, "cannot pickle 'module' object"),
                  (lambda: 0, "cannot pickle 'function' object"), (memoryview(b""), "cannot pickle memoryview objects"),
                  ({}.keys(), "cannot pickle 'dict_keys' object"), (property(), "cannot pickle 'property' object")):
    try:
        obj.__reduce_ex__(4)
    except TypeError as e:
        assert str(e) == text, e
    else:
        raise AssertionError(obj)
