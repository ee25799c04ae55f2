# f-strings: conversions, format specifications, nesting, =, quotes and lines.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


x, s, w = 3.14159, "text", 10
assert f"" == "" and f"plain" == "plain" and f"{s}" == "text" and f"a{s}b{x}c" == "atextb3.14159c"
assert f"{s!r}" == "'text'" and f"{s!s}" == "text" and f"{'é'!a}" == "'\\xe9'" and f"{x:.2f}" == "3.14" and f"{s:>{w}}" == "      text" and f"{x:{w}.{3}}" == "      3.14"
assert f"{s!r:^10}" == "  'text'  " and f"{x!r:>10}" == "   3.14159" and f"{{}}" == "{}" and f"{{{s}}}" == "{text}" and f"{{{{" == "{{"
assert f"{1 + 2 * 3}" == "7" and f"{s.upper()}" == "TEXT" and f"{[i for i in range(3)]}" == "[0, 1, 2]" and f"{ {'a': 1}['a'] }" == "1" and f"{(lambda v: v * 2)(4)}" == "8"
assert f"{s=}" == "s='text'" and f"{x = :.1f}" == "x = 3.1" and f"{s = !s}" == "s = text" and f"{ w+1 = }" == " w+1 = 11" and f"{s=!r:>8}" == "s=  'text'"
assert f"{x!r}" f"{s}" "plain" f"{w}" == "3.14159textplain10" and "a" f"{s}" == "atext"
assert f'{s + "quoted"}' == "textquoted" and f"{s + 'q'}" == "textq" and f"{"same " + "quotes"}" == "same quotes" and f"{f"{f"{s}"}"}" == "text"
assert f"{'\n'.join(['a', 'b'])}" == "a\nb" and f"\n{s}\t" == "\ntext\t" and rf"\n{s}" == "\\ntext" and fr"\{s}" == "\\text" and F"{s}" == "text" and Rf"\d{w}" == "\\d10"
assert f"""{s}
{w}""" == "text\n10" and f"{
    s
}" == "text" and f"{s  # a comment
}" == "text"
assert f"{'a' if x > 3 else 'b'}" == "a" and f"{x > 3 and s}" == "text" and f"{not s}" == "False" and f"{s[0]}{s[-1]}{s[1:3]}" == "ttex"
assert f"{1:>+5d}|{255:#x}|{255:08b}|{1234567:,}|{0.5:%}|{1e10:g}|{-1:05}|{3:<4}|{'a':*^5}" == "   +1|0xff|11111111|1,234,567|50.000000%|1e+10|-0001|3   |**a**"
assert f"{1,}" == "(1,)" and f"{1, 2}" == "(1, 2)" and f"{*[1, 2],}" == "(1, 2)" and f"{(y := 5)}" == "5" and y == 5
assert f"{None} {True} {...} {[]} {int}" == "None True Ellipsis [] <class 'int'>"
assert f"{'{'}" == "{" and f"{'}'}" == "}" and f"{'{}'.format(1)}" == "1" and f"{s!r}}}" == "'text'}"
assert f"\x41\u0042{s}" == "ABtext"  # \N{…} needs the table of names, which the page does not carry
assert f"{3.0:.0f}{2.5:.0f}{-0.0}" == "32-0.0" and f"{10**20}" == "100000000000000000000" and f"{1j}" == "1j"
assert f"{'nested':{'>' if True else '<'}{w}}" == "    nested" and f"{s:{''}}" == "text" and f"{5:{'0'}{3}}" == "005"
assert f"{w:{w}}" == "        10" and f"{s:{w}.{2}}" == "te        " and f"{1.5:{f'{w}.2f'}}" == "      1.50"


# What is formatted, and in what order.
class F:
    def __init__(self, log):
        self.log = log

    def __format__(self, spec):
        self.log.append(("format", spec))
        return f"<{spec}>"

    def __str__(self):
        self.log.append("str")
        return "S"

    def __repr__(self):
        self.log.append("repr")
        return "R"


log = []
f = F(log)
assert f"{f}" == "<>" and f"{f:spec}" == "<spec>" and f"{f!s}" == "S" and f"{f!r}" == "R" and f"{f!s:>3}" == "  S" and f"{f=}" == "f=R" and f"{f=:q}" == "f=<q>" and f"{f=!s}" == "f=S"
assert log == [("format", ""), ("format", "spec"), "str", "repr", "str", "repr", ("format", "q"), "str"]
log.clear()


def note(v):
    log.append(v)
    return v


assert f"{note(1)}{note(2):{note(3)}}{note(4)}" == "1  24" and log == [1, 2, 3, 4]


class BadFormat:
    def __format__(self, spec):
        return 5


assert raises(TypeError, lambda: f"{BadFormat()}") == "__format__ must return a str, not int"
assert raises(ValueError, lambda: f"{5:q}") == "Unknown format code 'q' for object of type 'int'"
assert raises(ValueError, lambda: f"{'s':d}") == "Unknown format code 'd' for object of type 'str'"
assert raises(TypeError, lambda: f"{[]:d}") == "unsupported format string passed to list.__format__"
assert raises(TypeError, lambda: f"{None:5}") == "unsupported format string passed to NoneType.__format__"
assert raises(NameError, lambda: f"{undefined_name}") == "name 'undefined_name' is not defined"
assert raises(ZeroDivisionError, lambda: f"{1 / 0}") == "division by zero"
assert raises(ValueError, lambda: f"{1.5:z.2q}") != ""


# Scopes.
def scope():
    a, b = 1, 2
    return [f"{a}{c}" for c in "xy"], (lambda: f"{b}{a}")(), f"{(lambda: a + b)()}"


assert scope() == (["1x", "1y"], "21", "3")


class C:
    name = "attr"
    text = f"{name}!"
    __private = 1

    def get(self):
        return f"{self.__private}"


assert C.text == "attr!" and C().get() == "1"


def gen():
    got = f"{(yield 1)}{(yield 2)}"
    yield got


g = gen()
assert [next(g), g.send("a"), g.send("b")] == [1, 2, "ab"]


def nonlocal_in():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n
    return f"{bump()}{bump()}{n}"


assert nonlocal_in() == "122"

# Debug text keeps what was written.
a = 1
assert f"{ a = }" == " a = 1" and f"{a=:>3}" == "a=  1" and f"{ a  =  !r}" == " a  =  1" and f"{'x' + 'y' = }" == "'x' + 'y' = 'xy'" and f"{a+1=}{a = }" == "a+1=2a = 1"
assert f"{a == 1}" == "True" and f"{a != 2}" == "True" and f"{a <= 1 = }" == "a <= 1 = True" and f"{dict(k=a)}" == "{'k': 1}"
assert f"{
a
= }" == "\na\n= 1"

# Docstrings, keys, arguments, joined in calls.
def no_doc():
    f"not a docstring"


assert no_doc.__doc__ is None
d = {f"k{i}": i for i in range(2)}
assert d == {"k0": 0, "k1": 1} and d[f"k{1}"] == 1 and "-".join(f"{i}" for i in range(3)) == "0-1-2"
assert (lambda *a, sep: sep.join(a))(f"{1}", f"{2}", sep=f"{','}") == "1,2"
assert "%s %d" % (f"{a}", 2) == "1 2" and "{}".format(f"{a}") == "1" and f"{a}" + f"{a}" * 2 == "111" and f"{a}".isdigit() and f"{s}"[1] == "e"
assert f"{'a' 'b'}" == "ab" and f"{s:}" == "text" and f"{s!r:}" == "'text'" and f"{a:}" == "1"

# Many parts.
parts = "".join(f"{{v[{i}]}}-" for i in range(300))
assert eval(f'f"{parts}"', {"v": list(range(300))}) == "".join(f"{i}-" for i in range(300))
nested = "1"
for i in range(20):
    nested = "f'{" + nested + "}'"
assert eval(nested) == "1"
