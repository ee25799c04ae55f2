# The module sys: what it says, frames, hooks and streams.

import sys


def fails(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
    else:
        assert False, "nothing was raised"


# What the interpreter is.
assert sys.version_info[:2] == (3, 13) and sys.version_info >= (3, 8) and sys.version_info.major == 3
assert repr(sys.version_info) == "sys.version_info(major=3, minor=13, micro=0, releaselevel='final', serial=0)"
assert sys.version.startswith("3.13.0 ") and sys.hexversion == 0x30d00f0
assert hash(sys.version_info) == hash((3, 13, 0, "final", 0)) and sys.version_info == (3, 13, 0, "final", 0)
assert sys.implementation.name == "cpython" and sys.implementation.version is sys.version_info
assert (sys.platform, sys.byteorder, sys.maxsize, sys.maxunicode) == ("linux", "little", 2**63 - 1, 0x10ffff)
assert repr(sys.float_info).startswith("sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.22507385850720")
assert repr(sys.int_info) == ("sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, "
                              "str_digits_check_threshold=640)")
assert sys.hash_info.modulus == 2**61 - 1 and sys.hash_info.algorithm == "siphash13"
assert sys.flags.optimize == 0 and sys.flags.dev_mode is False and len(sys.flags) == 18
assert sys.modules["sys"] is sys and sys.modules["__main__"].__name__ == "__main__"
assert "json" in sys.stdlib_module_names and "sys" in sys.builtin_module_names
assert sys.getdefaultencoding() == sys.getfilesystemencoding() == "utf-8"
assert not sys.is_finalizing() and len(sys.argv) == 1
assert sys.intern("abc") is sys.intern("ab" + "c")
fails(TypeError, "intern() argument must be str, not int", sys.intern, 3)

# Limits.
fails(ValueError, "recursion limit must be greater or equal than 1", sys.setrecursionlimit, 0)
before = sys.getrecursionlimit()
sys.setrecursionlimit(500)
assert sys.getrecursionlimit() == 500
sys.setrecursionlimit(before)
fails(ValueError, "switch interval must be strictly positive", sys.setswitchinterval, 0)
sys.setswitchinterval(0.1)
assert sys.getswitchinterval() == 0.09999999999999999
sys.setswitchinterval(0.005)
fails(ValueError, "maxdigits must be 0 or larger than 640", sys.set_int_max_str_digits, 3)
assert sys.get_int_max_str_digits() == 4300
sys.set_int_max_str_digits(0)
assert sys.get_int_max_str_digits() == 0 and len(str(10**5000)) == 5001
sys.set_int_max_str_digits(4300)

# Sizes.
sizes = [0, 2**30, 2**60, True, 1.0, 1j, "", "a", "日", "😀", b"", b"abc", (), (1,), [], {}, {"a": 1}, set(), None, range(3)]
assert [sys.getsizeof(v) for v in sizes] == [
    28, 32, 36, 28, 24, 32, 41, 42, 60, 64, 33, 36, 40, 48, 56, 64, 184, 216, 16, 48]


class Sized:
    def __sizeof__(self):
        return self.size


s = Sized()
s.size = 4
assert sys.getsizeof(s) == 36
s.size = -1
fails(ValueError, "__sizeof__() should return >= 0", sys.getsizeof, s)
s.size = "a"
fails(TypeError, "an integer is required", sys.getsizeof, s)
assert sys.getsizeof(s, 7) == 7

# Exits.
for status, args, code in [((), (), None), ((None,), (), None), ((3,), (3,), 3), (((1, 2),), (1, 2), (1, 2)), (("x",), ("x",), "x")]:
    try:
        sys.exit(*status)
    except SystemExit as e:
        assert e.args == args and e.code == code, (e.args, e.code)

# The exception being handled.
assert sys.exc_info() == (None, None, None) and sys.exception() is None
try:
    1 / 0
except ZeroDivisionError as e:
    assert sys.exception() is e and sys.exc_info() == (ZeroDivisionError, e, e.__traceback__)
assert sys.exception() is None


# Frames.
def inner():
    frame = sys._getframe()
    assert frame is sys._getframe() and frame.f_back is sys._getframe(1) and sys._getframemodulename() == __name__
    assert frame.f_code is inner.__code__ and frame.f_globals is globals() and dict(frame.f_locals) == {"frame": frame}
    return frame


def outer():
    return inner(), sys._getframe()


frame, back = outer()
assert frame.f_back is back and back.f_back is sys._getframe() and back.f_code.co_name == "outer"
assert sys._getframe().f_locals is globals() and sys._getframe().f_back is None
assert inner() is not inner()
fails(ValueError, "call stack is not deep enough", sys._getframe, 1000)


def raiser(n):
    local = n * 2
    raise ValueError(local)


try:
    raiser(4)
except ValueError as e:
    tb = e.__traceback__
assert tb.tb_frame is sys._getframe() and tb.tb_next.tb_next is None
assert dict(tb.tb_next.tb_frame.f_locals) == {"n": 4, "local": 8} and tb.tb_next.tb_frame.f_back is tb.tb_frame
assert tb.tb_next.tb_lineno == raiser.__code__.co_firstlineno + 2 == tb.tb_next.tb_frame.f_lineno


def suspended():
    here = 1
    yield sys._getframe()
    here += 1


g = suspended()
assert g.gi_frame.f_lineno == suspended.__code__.co_firstlineno
frame = next(g)
assert frame is g.gi_frame and frame.f_locals["here"] == 1 and frame.f_back is None
assert frame.f_lineno == suspended.__code__.co_firstlineno + 2
assert next(g, None) is None and g.gi_frame is None


# Hooks and streams.
class File:
    def __init__(self):
        self.texts = []

    def write(self, text):
        self.texts.append(text)

    def flush(self):
        pass


out = sys.stdout = File()
print("a", 1)
sys.displayhook("q")
sys.displayhook(None)
sys.stdout = sys.__stdout__
assert out.texts == ["a", " ", "1", "\n", "'q'", "\n"] and _ == "q", out.texts
err = sys.stderr = File()
try:
    raise ValueError("x\ny")
except ValueError as e:
    sys.excepthook(type(e), e, e.__traceback__)
text = "".join(err.texts)
assert text.startswith("Traceback (most recent call last):\n  File ") and text.endswith('    raise ValueError("x\\ny")\nValueError: x\ny\n')
err.texts.clear()


class Args:
    exc_type = ValueError


fails(TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs", sys.unraisablehook, Args())
sys.stderr = sys.__stderr__
assert repr(sys.stdout) == "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>"
assert (sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno()) == (0, 1, 2)
assert (sys.stdin.mode, sys.stdout.mode, sys.stdout.name, sys.stdout.encoding) == ("r", "w", "<stdout>", "utf-8")
assert sys.stdin.readable() and not sys.stdin.writable() and sys.stdout.writable() and not sys.stdout.readable()
assert not sys.stdout.closed and sys.stderr.errors == "backslashreplace"
fails(TypeError, "write() argument must be str, not int", sys.stdout.write, 3)
try:
    sys.stdout.read()
except OSError as e:
    assert isinstance(e, ValueError) and str(e) == "not readable" and type(e).__name__ == "UnsupportedOperation"
assert sys.stdout.write("") == 0 and sys.stdout.flush() is None and sys.stdout.writelines([]) is None
sys.stdout.note = 1
assert sys.stdout.note == 1
assert not sys.get_asyncgen_hooks().firstiter and sys.get_coroutine_origin_tracking_depth() == 0
fails(TypeError, "callable firstiter expected, got int", sys.set_asyncgen_hooks, 3)

# types.SimpleNamespace is the type of sys.implementation.
Namespace = type(sys.implementation)
ns = Namespace(a=1, b="x")
assert repr(ns) == "namespace(a=1, b='x')" and ns == Namespace(a=1, b="x") != Namespace() and repr(Namespace()) == "namespace()"
ns.me = ns
assert repr(ns) == "namespace(a=1, b='x', me=namespace(...))"
assert Namespace({"q": 2}, z=3) == Namespace(q=2, z=3)
fails(TypeError, "unhashable type: 'types.SimpleNamespace'", hash, ns)


class Point(Namespace):
    def sum(self):
        return self.x + self.y


assert Point(x=1, y=2).sum() == 3 and repr(Point(x=1)) == "Point(x=1)" and isinstance(Point(), Namespace)
