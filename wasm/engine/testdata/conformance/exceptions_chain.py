# raise, raise from, context, notes, and what exceptions remember.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def caught(f, *args):
    try:
        f(*args)
    except BaseException as e:
        return e
    raise AssertionError("nothing raised")


# raise: a class, an instance, neither.
def do_raise(x):
    raise x


assert caught(do_raise, ValueError).args == ()
v = ValueError(1, 2)
assert caught(do_raise, v) is v
for bad in (5, "text", None, object, int, [ValueError]):
    assert raises(TypeError, do_raise, bad) == "exceptions must derive from BaseException"


class NotException(Exception):
    def __new__(cls, *args):
        return 5


assert raises(TypeError, do_raise, NotException) == "calling <class '__main__.NotException'> should have returned an instance of BaseException, not <class 'int'>"


class Failing(Exception):
    def __init__(self):
        raise KeyError("in init")


assert raises(KeyError, do_raise, Failing) == "'in init'"


# raise from.
def do_from(x, y):
    raise x from y


c = KeyError("cause")
e = caught(do_from, ValueError("e"), c)
assert e.__cause__ is c and e.__suppress_context__ and e.__context__ is None
e = caught(do_from, ValueError, KeyError)
assert type(e.__cause__) is KeyError
e = caught(do_from, ValueError, None)
assert e.__cause__ is None and e.__suppress_context__
assert raises(TypeError, do_from, ValueError, 5) == "exception causes must derive from BaseException"
assert raises(TypeError, do_from, 5, ValueError) == "exceptions must derive from BaseException"


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None


e = caught(from_none)
assert e.__cause__ is None and type(e.__context__) is ZeroDivisionError and e.__suppress_context__


# Implicit context.
def context():
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]


e = caught(context)
assert type(e) is IndexError and type(e.__context__) is ZeroDivisionError and not e.__suppress_context__


def chain_of_three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise TypeError(3)


e = caught(chain_of_three)
assert [e.args, e.__context__.args, e.__context__.__context__.args, e.__context__.__context__.__context__] == [(3,), (2,), (1,), None]


def same_again():
    try:
        raise v
    except ValueError as e:
        raise e


e = caught(same_again)
assert e is v and e.__context__ is None


def cycle():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a


e = caught(cycle)
assert e.args == ("a",) and e.__context__.args == ("b",) and e.__context__.__context__ is None


# Bare raise.
def bare():
    raise


assert raises(RuntimeError, bare) == "No active exception to reraise"


def reraise():
    try:
        raise ValueError("x")
    except ValueError:
        raise


assert raises(ValueError, reraise) == "x"


def reraise_in_call():
    try:
        raise ValueError("y")
    except ValueError:
        bare()


assert raises(ValueError, reraise_in_call) == "y"


def reraise_after_inner():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


assert raises(ValueError, reraise_after_inner) == "outer"


def over():
    try:
        raise ValueError
    except ValueError:
        pass
    raise


assert raises(RuntimeError, over) == "No active exception to reraise"

# Attributes and constructors.
e = Exception(1, "two")
assert e.args == (1, "two") and str(e) == "(1, 'two')" and repr(e) == "Exception(1, 'two')"
assert str(Exception()) == "" and repr(Exception()) == "Exception()" and str(Exception("x")) == "x" and repr(Exception("x")) == "Exception('x')"
assert str(KeyError("k")) == "'k'" and str(KeyError("a", "b")) == "('a', 'b')" and str(KeyError()) == ""
e.args = [3]
assert e.args == (3,)
e.custom = 1
assert e.__dict__ == {"custom": 1}
assert raises(TypeError, lambda: Exception(a=1)) == "Exception() takes no keyword arguments"
assert StopIteration(4).value == 4 and StopIteration().value is None
assert SystemExit(3).code == 3 and SystemExit().code is None and SystemExit(1, 2).code == (1, 2)
o = OSError(2, "No such file", "name")
assert type(o) is FileNotFoundError and (o.errno, o.strerror, o.filename) == (2, "No such file", "name")
assert str(o) == "[Errno 2] No such file: 'name'" and o.args == (2, "No such file")
assert type(OSError(13, "x")) is PermissionError and OSError("just").args == ("just",) and OSError("just").errno is None
a = caught(lambda: (1).nothing)
assert a.name == "nothing" and a.obj == 1
n = caught(lambda: undefined)
assert n.name == "undefined"
i = ImportError("m", name="n", path="p")
assert (i.msg, i.name, i.path) == ("m", "n", "p")
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
assert (u.encoding, u.object, u.start, u.end, u.reason) == ("utf-8", b"\xff", 0, 1, "bad")


class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code

    def __str__(self):
        return f"code {self.code}"


e = Custom(5, "a")
assert str(e) == "code 5" and e.args == ("a",) and repr(e) == "Custom('a')" and e.code == 5


class NoSuper(Exception):
    def __init__(self, a, b):
        self.total = a + b


e = NoSuper(1, 2)
assert e.args == (1, 2) and e.total == 3


class WithStr(ValueError):
    def __str__(self):
        return "own text"


assert str(WithStr("x")) == "own text" and raises(ValueError, do_raise, WithStr) == "own text"

# with_traceback and notes.
e = ValueError("n")
assert e.with_traceback(None) is e and e.__traceback__ is None
e.add_note("first")
e.add_note("second")
assert e.__notes__ == ["first", "second"]
assert raises(TypeError, e.add_note, 5) == "note must be a str, not 'int'"


def tb_depth(e):
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    return n


def f1():
    raise ValueError


def f2():
    f1()


assert tb_depth(caught(f1)) == 2 and tb_depth(caught(f2)) == 3
tb = caught(f1).__traceback__
assert tb.tb_frame.f_code.co_name == "caught" and tb.tb_next.tb_frame.f_code is f1.__code__
assert tb.tb_next.tb_lineno == f1.__code__.co_firstlineno + 1


# Setting context and cause by hand.
e = ValueError()
e.__context__ = KeyError()
assert not e.__suppress_context__
e.__cause__ = TypeError()
assert e.__suppress_context__
e.__cause__ = None
assert e.__suppress_context__
e.__suppress_context__ = False
for name, text in (("__cause__", "exception cause must be None or derive from BaseException"), ("__context__", "exception context must be None or derive from BaseException"),
                   ("__traceback__", "__traceback__ must be a traceback or None")):
    assert raises(TypeError, setattr, e, name, 5) == text

# The hierarchy.
assert issubclass(KeyError, LookupError) and issubclass(ZeroDivisionError, ArithmeticError) and issubclass(UnboundLocalError, NameError)
assert issubclass(ModuleNotFoundError, ImportError) and issubclass(RecursionError, RuntimeError) and issubclass(NotImplementedError, RuntimeError)
assert issubclass(IndentationError, SyntaxError) and issubclass(TabError, IndentationError) and issubclass(BrokenPipeError, ConnectionError)
assert IOError is OSError and EnvironmentError is OSError and issubclass(UnicodeDecodeError, ValueError) and issubclass(TimeoutError, OSError)
assert not issubclass(KeyboardInterrupt, Exception) and not issubclass(SystemExit, Exception) and not issubclass(GeneratorExit, Exception)
assert ValueError.__mro__ == (ValueError, Exception, BaseException, object)

# assert statements.
def check(x, *message):
    if message:
        assert x, message[0]
    else:
        assert x


check(1)
assert caught(check, 0).args == () and caught(check, [], "text").args == ("text",) and caught(check, None, (1, 2)).args == ((1, 2),)


def once(log=[]):
    log.append(1)
    return len(log)


try:
    assert once() == 2, once()
except AssertionError as e:
    assert e.args == (2,)

# Exceptions compare and hash by identity; they can be reused and stored.
assert ValueError(1) != ValueError(1) and len({ValueError(1), ValueError(1)}) == 2
stored = []
for n in range(3):
    try:
        raise ValueError(n)
    except ValueError as e:
        stored.append(e)
assert [e.args[0] for e in stored] == [0, 1, 2]


# Exceptions out of special methods travel like any other.
class Bad:
    def __len__(self):
        raise KeyError("len")

    def __bool__(self):
        raise KeyError("bool")

    def __eq__(self, other):
        raise KeyError("eq")

    def __hash__(self):
        raise KeyError("hash")

    def __iter__(self):
        raise KeyError("iter")

    def __contains__(self, x):
        raise KeyError("contains")

    def __getattr__(self, name):
        raise KeyError("getattr")

    def __format__(self, spec):
        raise KeyError("format")

    def __index__(self):
        raise KeyError("index")

    def __call__(self):
        raise KeyError("call")

    def __enter__(self):
        raise KeyError("enter")

    def __exit__(self, *a):
        pass

    def __add__(self, other):
        raise KeyError("add")

    def __getitem__(self, i):
        raise KeyError("getitem")


def enter(b):
    with b:
        pass


b = Bad()
for f, name in ((lambda: len(b), "len"), (lambda: bool(b), "bool"), (lambda: not b, "bool"), (lambda: 1 if b else 2, "bool"), (lambda: b == 1, "eq"), (lambda: {b}, "hash"),
                (lambda: {b: 1}, "hash"), (lambda: [x for x in b], "iter"), (lambda: list(b), "iter"), (lambda: 1 in b, "contains"), (lambda: b.attr, "getattr"),
                (lambda: f"{b}", "format"), (lambda: [1][b], "index"), (lambda: b(), "call"), (lambda: enter(b), "enter"), (lambda: b + 1, "add"), (lambda: b[0], "getitem"),
                (lambda: (lambda *a: a)(*b), "iter"), (lambda: b and 1, "bool"), (lambda: [*b], "iter"), (lambda: 1 if b == 2 else 3, "eq"), (lambda: [1, b].index(2), "eq"),
                (lambda: {1: 2}.get(b), "hash"), (lambda: b in [1], "eq"), (lambda: range(b), "index"), (lambda: "{}".format(b), "format"), (lambda: hasattr(b, "x"), "getattr")):
    assert raises(KeyError, f) == f"'{name}'", name
