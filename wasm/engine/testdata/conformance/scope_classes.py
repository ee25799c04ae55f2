# Scopes of class bodies: their names are not seen by functions inside.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


x = "global"


class A:
    x = "class"
    seen = x

    def method(self):
        return x

    y = [x for _ in range(1)]
    first = [i for i in x]
    z = (lambda: x)()


assert A.seen == "class" and A().method() == "global"
assert A.y == ["global"] and A.z == "global"
assert A.first == ["c", "l", "a", "s", "s"]


class B:
    x = x
    x += "!"


assert B.x == "global!" and x == "global"


def around():
    x = "function"

    class C:
        seen = x
        x = "class"

        def method(self):
            return x

    class D:
        before = x

        def get(self):
            return x
        def set(self):
            nonlocal x
            x = "changed"

    return C, D


# A class that binds the name looks in its namespace, then in the globals.
C, D = around()
assert C.seen == "global" and C.x == "class" and C().method() == "function"
assert D.before == "function"
D().set()
assert D().get() == "changed" and C().method() == "changed"


def class_nonlocal():
    v = 1

    class C:
        nonlocal v
        v = 2
        w = v
    return v, C.w, hasattr(C, "v")


assert class_nonlocal() == (2, 2, False)


class WithGlobal:
    global made_by_class
    made_by_class = 7
    inside = made_by_class


assert made_by_class == 7 and WithGlobal.inside == 7 and not hasattr(WithGlobal, "made_by_class")


def class_global():
    made_by_class = "local"

    class C:
        global made_by_class
        v = made_by_class

        def get(self):
            return made_by_class
    return C.v, C().get()


assert class_global() == (7, "local") or class_global() == (7, 7)


# Free variables read in a class body inside a function.
def reads(v):
    class C:
        w = v

        class D:
            u = v

            def f(self):
                return v
    return C


C = reads(5)
assert C.w == 5 and C.D.u == 5 and C.D().f() == 5


# del in a class body.
class Deletes:
    a = 1
    b = 2
    del a


assert not hasattr(Deletes, "a") and Deletes.b == 2


def bad_del():
    class C:
        del nothing


assert raises(NameError, bad_del) == "name 'nothing' is not defined"


# Loops, conditions and comprehensions in a class body.
class Table:
    squares = {}
    for n in range(4):
        squares[n] = n * n
    total = 0
    while total < 10:
        total += 3
    if total > 5:
        kind = "big"
    else:
        kind = "small"
    pairs = [(a, b) for a in range(2) for b in range(2)]
    table = {k: v for k, v in squares.items()}
    gen = list(k for k in squares)


assert Table.squares == {0: 0, 1: 1, 2: 4, 3: 9} and Table.n == 3 and Table.total == 12 and Table.kind == "big"
assert Table.pairs == [(0, 0), (0, 1), (1, 0), (1, 1)] and Table.table == Table.squares and Table.gen == [0, 1, 2, 3]


# Names that a body makes for itself.
class Doc:
    "What it is."
    module = __module__
    qualname = __qualname__


assert Doc.__doc__ == "What it is." and Doc.module == __name__ and Doc.qualname == "Doc"
assert not hasattr(Doc, "missing") and Doc.__module__ == __name__


class Outer:
    class Inner:
        def f(self):
            def g():
                pass
            return g


assert Outer.Inner.__qualname__ == "Outer.Inner"
assert Outer.Inner.f.__qualname__ == "Outer.Inner.f"
assert Outer.Inner().f().__qualname__ == "Outer.Inner.f.<locals>.g"

# locals() in a class body is its namespace.
class Locals:
    a = 1
    locals()["b"] = 2
    names = [n for n in locals() if not n.startswith("__")]


assert Locals.b == 2 and Locals.names[:2] == ["a", "b"]


# __class__ in methods.
class Cell:
    def cls(self):
        return __class__

    @classmethod
    def klass(cls):
        return __class__

    @staticmethod
    def static():
        return __class__

    def nested(self):
        def inner():
            return __class__
        return inner()

    def comp(self):
        return [__class__ for _ in range(2)]

    def gen(self):
        return list(__class__ for _ in range(2))

    lam = lambda self: __class__


class Sub(Cell):
    pass


s = Sub()
assert s.cls() is Cell and Sub.klass() is Cell and Sub.static() is Cell and s.nested() is Cell and s.lam() is Cell
assert s.comp() == [Cell, Cell] and s.gen() == [Cell, Cell]


# Private names.
class P:
    __secret = 1

    def __method(self):
        return self.__secret

    def call(self):
        return self.__method()

    def __dunder__(self):
        return "plain"

    def kw(self, __arg=3):
        return __arg

    __slots = ("a",)


p = P()
assert p._P__secret == 1 and p.call() == 1 and p.__dunder__() == "plain" and p.kw() == 3 and p.kw(_P__arg=4) == 4
assert not hasattr(p, "__secret") and P._P__slots == ("a",)


class __Under:
    __v = 1

    def get(self):
        return self.__v


assert __Under._Under__v == 1 and __Under().get() == 1


class Nest:
    class In:
        __x = 1

        def get(self):
            return self.__x

    def set(self, obj):
        obj.__y = 5
        return obj._Nest__y

    def imported(self):
        import os.path as __p
        return __p is not None


n = Nest.In()
assert n.get() == 1 and n._In__x == 1 and Nest().set(n) == 5
