# The builtin functions.
import sys


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        assert False, ("did not raise", kind, message)


assert abs(-3) == 3 and abs(-2.5) == 2.5 and divmod(7, -2) == (-4, -1) and divmod(7.5, 2) == (3.0, 1.5)
assert pow(2, 10) == 1024 and pow(3, 4, 5) == 1 and pow(3, -1, 7) == 5 and pow(2, -1) == 0.5 and pow(base=2, exp=3) == 8
assert round(2.5) == 2 and round(3.14159, 2) == 3.14 and round(1234, -2) == 1200 and round(2.5, None) == 2 and type(round(2.0)) is int
assert bin(5) == "0b101" and bin(-5) == "-0b101" and hex(255) == "0xff" and oct(8) == "0o10" and hex(10**20) == "0x56bc75e2d63100000"
assert chr(97) == "a" and chr(0x1F600) == "😀" and ord("é") == 233 and ord(b"a") == 97
assert len("héé") == 3 and len([1]) == 1 and len({1: 1}) == 1 and repr("it's") == '"it\'s"' and ascii("é") == "'\\xe9'" and ascii(["ü"]) == "['\\xfc']"
assert format(3.14159, ".2f") == "3.14" and format(5) == "5" and format("a", ">3") == "  a"
assert callable(len) and callable(int) and callable(lambda: 0) and not callable(5)
assert hash(5) == 5 and hash(True) == 1 and hash(2**61 - 1) == 0 and hash(-1) == -2 and hash(1.5) == 1152921504606846977 and hash((1, 2)) == -3550055125485641917
assert isinstance(True, int) and isinstance(5, (str, int)) and not isinstance(5, str) and issubclass(bool, int) and isinstance(5, int | str)
assert sum([0.1] * 10) == 1.0 and sum([1, 2.5, True]) == 4.5 and sum([10**20, 1]) == 10**20 + 1 and sum([1e16, 1.0, -1e16]) == 1.0
assert str(sum([0.1] * 3, 1)) == "1.3" and sum(x / 10 for x in range(11)) == 5.5 and str(sum([1j, 2])) == "(2+1j)"
assert max(1, 2.5) == 2.5 and min("b", "a") == "a" and max([1, 3, 2]) == 3 and max([], default=None) is None and min([3, 1], key=lambda x: -x) == 3


class Thing:
    kind = "class"

    def __init__(self):
        self.a = 1

    def __getattr__(self, name):
        if name == "dynamic":
            return 42
        raise AttributeError(f"no {name}")

    def __len__(self):
        return 7

    def __format__(self, spec):
        return f"<{spec}>"

    def __round__(self, n=None):
        return ("rounded", n)

    def __index__(self):
        return 10

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __divmod__(self, other):
        return ("divmod", other)

    def __abs__(self):
        return "abs"

    def __hash__(self):
        return 2**64

    def __dir__(self):
        return ["z", "a"]


t = Thing()
assert getattr(t, "a") == 1 and getattr(t, "x", 5) == 5 and getattr(t, "dynamic") == 42 and hasattr(t, "dynamic") and not hasattr(t, "x")
setattr(t, "b", 2)
assert t.b == 2 and vars(t) == {"a": 1, "b": 2}
delattr(t, "b")
assert not hasattr(t, "b") and len(t) == 7 and format(t, "abc") == "<abc>" and f"{t:x}" == "<x>"
assert round(t) == ("rounded", None) and round(t, 3) == ("rounded", 3) and pow(t, 2) == ("pow", 2, None) and pow(t, 2, 3) == ("pow", 2, 3)
assert divmod(t, 5) == ("divmod", 5) and abs(t) == "abs" and bin(t) == "0b1010" and chr(t) == "\n" and range(t)[-1] == 9 and hash(t) == 8
assert dir(t) == ["a", "z"] and "kind" in dir(Thing) and "append" in dir([]) and "kind" in Thing.__dict__ and dir() == sorted(dir())
assert id(t) == id(t) != id(Thing()) and type(t) is Thing and t.__class__ is Thing and isinstance(t, object)


class Out:
    def __init__(self):
        self.pieces = []
        self.flushed = 0

    def write(self, s):
        self.pieces.append(s)

    def flush(self):
        self.flushed += 1


class Noisy:
    def __str__(self):
        print("inside", file=out)
        return "noisy"


out = Out()
print("a", 1, None, sep="-", end="!", file=out)
assert out.pieces == ["a", "-", "1", "-", "None", "!"] and out.flushed == 0
out.pieces.clear()
print(file=out, flush=True)
assert out.pieces == ["\n"] and out.flushed == 1
out.pieces.clear()
print("x", Noisy(), "y", file=out, sep=None, end=None)
assert out.pieces == ["x", " ", "inside", "\n", "noisy", " ", "y", "\n"]
out.pieces.clear()
old, sys.stdout = sys.stdout, out
print("captured", [1])
sys.stdout = None
print("nowhere")
sys.stdout = old
assert out.pieces == ["captured", " ", "[1]", "\n"]


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0) if self.lines else ""


out.pieces.clear()
old_in, sys.stdin, sys.stdout = sys.stdin, Lines("one\n", "two"), out
answers = [input("? "), input()]
try:
    input()
except EOFError as e:
    answers.append(str(e))
sys.stdin, sys.stdout = old_in, old
assert answers == ["one", "two", "EOF when reading a line"] and "".join(out.pieces) == "? "

raises(TypeError, "sep must be None or a string, not int", print, sep=1)
raises(TypeError, "end must be None or a string, not int", print, end=1)
raises(TypeError, "print() got an unexpected keyword argument 'x'", print, x=1)
raises(ValueError, "chr() arg not in range(0x110000)", chr, -1)
raises(TypeError, "'float' object cannot be interpreted as an integer", chr, 1.5)
raises(TypeError, "ord() expected a character, but string of length 2 found", ord, "ab")
raises(TypeError, "ord() expected string of length 1, but int found", ord, 1)
raises(TypeError, "type str doesn't define __round__ method", round, "a")
raises(TypeError, "unsupported operand type(s) for ** or pow(): 'str' and 'int'", pow, "a", 1)
raises(TypeError, "pow() 3rd argument not allowed unless all arguments are integers", pow, 1, 2, 3.0)
raises(TypeError, "unsupported operand type(s) for divmod(): 'str' and 'int'", divmod, "a", 1)
raises(TypeError, "'str' object cannot be interpreted as an integer", hex, "a")
raises(TypeError, "bad operand type for abs(): 'str'", abs, "a")
raises(TypeError, "attribute name must be string, not 'int'", getattr, 1, 2)
raises(AttributeError, "'int' object has no attribute 'xx'", getattr, 1, "xx")
raises(TypeError, "callable() takes exactly one argument (0 given)", callable)
raises(TypeError, "sorted expected 1 argument, got 2", sorted, [1], 1)
raises(TypeError, "format() argument 2 must be str, not int", format, 1, 2)
raises(TypeError, "vars() argument must have __dict__ attribute", vars, 1)
raises(TypeError, "dir expected at most 1 argument, got 2", dir, 1, 2)
raises(TypeError, "object of type 'int' has no len()", len, 5)
raises(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union", isinstance, 1, 2)
raises(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union", issubclass, int, 2)
raises(TypeError, "sum() can't sum strings [use ''.join(seq) instead]", sum, ["a"], "")
raises(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]", sum, [], b"")
raises(TypeError, "unsupported operand type(s) for +: 'int' and 'str'", sum, ["a"])
raises(TypeError, "min expected at least 1 argument, got 0", min)
raises(ValueError, "min() iterable argument is empty", min, [])
raises(ValueError, "max() iterable argument is empty", max, ())
raises(TypeError, "'int' object is not iterable", max, 5)
raises(TypeError, "Cannot specify a default for min() with multiple positional arguments", min, 1, 2, default=3)
raises(TypeError, "min() got an unexpected keyword argument 'foo'", min, [1], foo=1)
raises(TypeError, "'>' not supported between instances of 'str' and 'int'", max, [1, "a"])
raises(TypeError, "print() got an unexpected keyword argument 'foo'", print, foo=1)


# asynchronous iteration
class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    it = aiter(Ticker(2))
    return [await anext(it), await anext(it, "no"), await anext(it, "default")]


coroutine = main()
try:
    coroutine.send(None)
except StopIteration as e:
    assert e.value == [1, 0, "default"]
raises(TypeError, "'int' object is not an async iterable", aiter, 5)
raises(TypeError, "'int' object is not an async iterator", anext, 5)
