# Statements at module level and odds and ends: del, chained comparison, boolean operators, loops with else, big code.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


# Chained comparison evaluates each operand once and stops early.
log = []


def note(v):
    log.append(v)
    return v


assert note(1) < note(2) < note(3) and log == [1, 2, 3]
log.clear()
assert not (note(3) < note(2) < note(1)) and log == [3, 2]
log.clear()
assert 1 < 2 > 0 != 5 == 5 >= 5 <= 6
assert (1 < 3 < 2) is False and (1 == 1.0 == True) and (1 in [1] in [[1]]) and not (1 in [1] == True)
assert note([]) == note([]) is not note(0) and log == [[], [], 0]
x = 5
assert 1 < x < 10 and not 1 < x < 3 and (0 <= x <= 5) == True


class Cmp:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v


assert (Cmp("") < 1 < 2) == "" and (Cmp("yes") < 1 < 2) is True and (Cmp(0) < 1) == 0

# and, or, not, conditional expressions.
log.clear()
assert (note(0) or note("") or note("last")) == "last" and log == [0, "", "last"]
log.clear()
assert (note(1) and note([]) and note("never")) == [] and log == [1, []]
assert (1 and 2 or 3) == 2 and (0 and 2 or 3) == 3 and (not 0 and 1) == 1 and not (1 and 0) and (None or 0) == 0
log.clear()
assert (note("a") if note(False) else note("b")) == "b" and log == [False, "b"]
assert (1 if True else 1 / 0) == 1 and ("x" if 0 else "y" if 0 else "z") == "z" and [i if i % 2 else -i for i in range(4)] == [0, 1, -2, 3]


def conditions(a, b, c):
    out = []
    if a and b or c:
        out.append(1)
    if a and (b or c):
        out.append(2)
    if not (a or b) and c:
        out.append(3)
    if not a or not b and not c:
        out.append(4)
    if (a if b else c):
        out.append(5)
    if a is None or b is not None and c is not None:
        out.append(6)
    while a and b:
        out.append(7)
        break
    else:
        out.append(8)
    if a < b if c else b <= a:
        out.append(9)
    if not a == b != c:
        out.append(10)
    return out


results = [conditions(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
assert results == [[4, 6, 8, 9, 10], [1, 3, 4, 5, 6, 8], [4, 6, 8, 10], [1, 4, 6, 8, 9, 10], [4, 6, 8, 9, 10], [1, 2, 5, 6, 8, 10], [1, 2, 5, 6, 7, 9], [1, 2, 5, 6, 7, 10]], results

# Loops with else.
def search(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            break
    else:
        return "missing"
    return i


def halve(n):
    while n > 1:
        if n % 2:
            break
        n //= 2
    else:
        return "power of two"
    return n


assert search("abc", "c") == 2 and search("abc", "d") == "missing" and halve(16) == "power of two" and halve(12) == 3


def nested_loops():
    out = []
    for i in range(3):
        for j in range(3):
            if j == 1:
                continue
            if i == 1:
                break
            out.append((i, j))
        else:
            out.append("else")
            continue
        out.append("broke")
    return out


assert nested_loops() == [(0, 0), (0, 2), "else", "broke", (2, 0), (2, 2), "else"]
n = 0
while True:
    n += 1
    if n > 5:
        break
assert n == 6
while 0:
    n = "never"
else:
    n = "else"
assert n == "else"
for n in ():
    pass
else:
    n = "empty"
assert n == "empty"

# Changing what is iterated over.
l = [1, 2, 3, 4]
for v in l:
    if v == 2:
        l.remove(v)
assert l == [1, 3, 4]
l = [1]
for v in l:
    if len(l) < 5:
        l.append(v + 1)
assert l == [1, 2, 3, 4, 5]
d = {1: 1, 2: 2}


def grow():
    for k in d:
        d[k + 10] = 0


def shrink(s):
    for k in s:
        s.discard(k)


assert raises(RuntimeError, grow) == "dictionary changed size during iteration"
assert raises(RuntimeError, shrink, {1, 2}) == "Set changed size during iteration"
d = {1: 1, 2: 2}
for k in d:
    d[k] = k * 10
assert d == {1: 10, 2: 20}
for k in list(d):
    del d[k]
assert d == {}

# Numbers mix.
assert 1 + 1.5 == 2.5 and True + True == 2 and 1 + 2j == 1 + 2j and 7 // 2 == 3 and -7 // 2 == -4 and 7 % -3 == -2 and -7 % 3 == 2 and 7.5 // 2 == 3.0 and -7.5 % 2 == 0.5
assert 2 ** 10 == 1024 and 2 ** -1 == 0.5 and (-2) ** 3 == -8 and -2 ** 2 == -4 and 2 ** 3 ** 2 == 512 and 0 ** 0 == 1
assert 10 / 2 == 5.0 and type(10 / 2) is float and type(10 // 2) is int and type(10 // 2.0) is float and type(True + 1) is int
assert 0.1 + 0.2 != 0.3 and 1e308 * 10 == float("inf") and -1e308 * 10 == float("-inf") and float("nan") != float("nan")
assert 2 ** 63 == 9223372036854775808 and 2 ** 63 - 1 == 9223372036854775807 and -(2 ** 63) == -9223372036854775808 and (2 ** 64) // 2 ** 32 == 2 ** 32
assert 9223372036854775807 + 1 == 9223372036854775808 and -9223372036854775808 - 1 == -9223372036854775809 and 3037000500 * 3037000500 == 9223372037000250000
assert 1 << 70 == 2 ** 70 and (1 << 70) >> 69 == 2 and -1 >> 100 == -1 and 5 & 6 == 4 and 5 | 6 == 7 and 5 ^ 6 == 3 and ~5 == -6 and True & False is False and True | 2 == 3
assert 1_000_000 == 10 ** 6 and 0xff == 255 and 0o17 == 15 and 0b101 == 5 and 1e3 == 1000.0 and .5 == 0.5 and 5. == 5.0 and 1E5 == 100000 and 1_0.0_1 == 10.01
assert round(2.5) == 2 and round(3.5) == 4 and round(-2.5) == -2 and round(2.675, 2) == 2.67 and divmod(-7, 2) == (-4, 1) and abs(-5) == 5
for code, text in (("1 / 0", "division by zero"), ("1 // 0", "integer division or modulo by zero"), ("1 % 0", "integer modulo by zero"), ("1.0 / 0", "float division by zero"), ("1.0 // 0", "float floor division by zero"),
                   ("1.0 % 0", "float modulo by zero"), ("0 ** -1", "0.0 cannot be raised to a negative power"), ("0.0 ** -1", "0.0 cannot be raised to a negative power"), ("1j / 0", "complex division by zero"), ("divmod(1, 0)", "integer division or modulo by zero")):
    got = raises(ZeroDivisionError, eval, code)
    assert got == text, (code, got)
assert raises(ValueError, eval, "1 << -1") == "negative shift count" and raises(OverflowError, eval, "2.0 ** 10000") == "(34, 'Numerical result out of range')"

# del.
a = [1, 2, 3, 4, 5]
del a[0]
del a[-1], a[0:1]
assert a == [3, 4]
d = {"x": 1, "y": 2}
del d["x"]
assert d == {"y": 2} and raises(KeyError, exec, "del d['zz']", {"d": d}) == "'zz'"
assert raises(IndexError, exec, "del a[9]", {"a": a}) == "list assignment index out of range"
assert raises(TypeError, exec, "del t[0]", {"t": (1,)}) == "'tuple' object doesn't support item deletion"
assert raises(NameError, exec, "del zzz") == "name 'zzz' is not defined"
assert raises(AttributeError, exec, "del o.x", {"o": type("O", (), {})()}) == "'O' object has no attribute 'x'"

# Ellipsis, underscores, semicolons, lines.
...
assert ... is Ellipsis and type(...).__name__ == "ellipsis"
a = 1; b = 2; assert a + b == 3
if a: b = 3; a = 4
assert (a, b) == (4, 3)
total = 1 + \
    2
total = (1 +
         2)
assert total == 3
if True: pass
class OneLine: x = 1; y = 2
def one_line(): x = 1; return x
assert OneLine.y == 2 and one_line() == 1
with_unicode = "é"; größe = 5
assert größe == 5

# exec, eval, compile and their namespaces.
ns = {}
exec("a = 1\ndef f(): return a\nclass C: b = a", ns)
assert ns["f"]() == 1 and ns["C"].b == 1 and eval("a + 1", ns) == 2 and "__builtins__" in ns
loc = {}
exec("z = 5\nw = z + q", {"q": 1}, loc)
assert loc == {"z": 5, "w": 6}
exec("def g(): return 1\nr = [g() for _ in range(2)]", loc, loc)
assert loc["r"] == [1, 1]
code = compile("v = 7\nglobal_v = v", "name", "exec")
g, l = {}, {}
exec(code, g, l)
assert l == {"v": 7, "global_v": 7} and "v" not in g
exec(code)
assert v == 7
assert eval(compile("1 + 1", "", "eval")) == 2 and eval("x", {"x": 1}, {"x": 2}) == 2 and eval(" 3 ") == 3
assert raises(SyntaxError, eval, "a = 1").startswith("invalid syntax") and raises(NameError, eval, "nope", {}) == "name 'nope' is not defined"
assert eval("__import__('math').pi") > 3


def exec_in_function():
    a = 1
    exec("a = 2\nb = 3")
    l = locals()
    return a, "b" in l, eval("a + 1")


assert exec_in_function() == (1, False, 2)

# A module-level name may be a builtin's, and come back.
len_before = len
len = lambda x: "mine"
assert len([]) == "mine"
del len
assert len([]) == 0 and len is len_before

# Big code: many constants, names, statements, deep nesting.
source = "\n".join(f"v{i} = {i}.5 + {i}" for i in range(3000))
ns = {}
exec(source, ns)
assert ns["v2999"] == 2999.5 + 2999
source = "def f(x):\n" + "".join(f"    if x == {i}: return '{i}'\n" for i in range(2000)) + "    return None"
exec(source, ns)
assert ns["f"](1999) == "1999" and ns["f"](-1) is None
source = "def f():\n" + "".join(f"    a{i} = {i}\n" for i in range(500)) + "    return " + " + ".join(f"a{i}" for i in range(500))
exec(source, ns)
assert ns["f"]() == sum(range(500))
source = "x = [" + ", ".join(map(str, range(5000))) + "]\ny = {" + ", ".join(f"{i}: 'v{i}'" for i in range(3000)) + "}\nz = (" + ", ".join(map(repr, map(str, range(3000)))) + ")"
exec(source, ns)
assert ns["x"] == list(range(5000)) and ns["y"][2999] == "v2999" and ns["z"][2999] == "2999"
source = "def f(x):\n" + "".join("    " * (i + 1) + "if x:\n" for i in range(18)) + "    " * 19 + "return 'deep'"
exec(source, ns)
assert ns["f"](1) == "deep" and ns["f"](0) is None
assert eval("(" * 80 + "1" + ")" * 80) == 1 and eval("[" * 80 + "]" * 80) is not None and eval("-" * 80 + "1") == 1 and eval("1" + " + 1" * 800) == 801
source = "def f0(): return 0\n" + "".join(f"def f{i}(): return f{i - 1}() + 1\n" for i in range(1, 100))
exec(source, ns)
assert ns["f99"]() == 99
exec("def outer():\n" + "".join("    " * (i + 1) + f"def f{i}():\n" for i in range(15)) + "    " * 16 + "return 'in'\n" + "".join("    " * (15 - i) + f"return f{14 - i}()\n" for i in range(15)), ns)
assert ns["outer"]() == "in"
