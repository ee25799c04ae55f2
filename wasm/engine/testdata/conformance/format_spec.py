# The language of format specifications: format(), f-strings, str.format.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


for value, spec, text in [
    (42, "", "42"), (42, "5", "   42"), (42, "<5", "42   "), (42, "^5", " 42  "), (42, "*^7", "**42***"), (42, "05", "00042"), (-42, "05", "-0042"),
    (-42, "=6", "-   42"), (-42, "*=6", "-***42"), (42, "+", "+42"), (42, " ", " 42"), (255, "x", "ff"), (255, "#X", "0XFF"), (255, "#o", "0o377"),
    (5, "08b", "00000101"), (-5, "#010b", "-0b0000101"), (1234567, ",", "1,234,567"), (1234567, "_", "1_234_567"), (0xDEADBEEF, "_x", "dead_beef"),
    (255, "#012_x", "0x0_0000_00ff"), (1234567, "012,", "0,001,234,567"), (123, "04,", "0,123"), (65, "c", "A"), (0x1F600, "c", "\U0001f600"), (65, "5c", "    A"),
    (3, ".2f", "3.00"), (3, "%", "300.000000%"), (12345, "n", "12345"), (10**30, "e", "1.000000e+30"), (10**20, ",d", "100,000,000,000,000,000,000"),
    (True, "", "True"), (True, "d", "1"), (True, "5", "    1"),
    (1.0, "", "1.0"), (3.14159, ".2f", "3.14"), (2.5, ".0f", "2"), (3.5, ".0f", "4"), (1.0, "#.0f", "1."), (1234.5678, ",.2f", "1,234.57"), (1e10, "", "10000000000.0"),
    (1e16, "", "1e+16"), (123456.0, ".6", "1.23456e+05"), (12345.0, ".6", "12345.0"), (100.0, ".3", "1e+02"), (0.00001234, "g", "1.234e-05"), (1e6, "g", "1e+06"),
    (1.0, "#g", "1.00000"), (0.5, ".1%", "50.0%"), (12345.678, ".3e", "1.235e+04"), (-1e-10, "z.3f", "0.000"), (-0.0, "z", "0.0"), (1.5, "010", "00000001.5"),
    (1234567.891, "020,.1f", "00,000,001,234,567.9"), (float("inf"), "010,", "0000000inf"), (float("nan"), "F", "NAN"), (float("-inf"), "e", "-inf"), (0.1, ".20f", "0.10000000000000000555"),
    ("abc", "", "abc"), ("abc", "6", "abc   "), ("abc", ">6", "   abc"), ("abc", "^6", " abc  "), ("abc", ".2", "ab"), ("abc", "-<5.2s", "ab---"), ("abc", "05", "abc00"), ("é", "é>3", "ééé"),
]:
    assert format(value, spec) == text, (value, spec, format(value, spec))
    assert ("{:" + spec + "}").format(value) == text

for value, spec, message in [
    (5, ".3", "Precision not allowed in integer format specifier"), (5, "q", "Unknown format code 'q' for object of type 'int'"), (5.0, "d", "Unknown format code 'd' for object of type 'float'"),
    ("a", "d", "Unknown format code 'd' for object of type 'str'"), (True, "s", "Unknown format code 's' for object of type 'bool'"), (5, "xx", "Invalid format specifier 'xx' for object of type 'int'"),
    (5, ",x", "Cannot specify ',' with 'x'."), (5, ",_", "Cannot specify both ',' and '_'."), ("a", ",", "Cannot specify ',' with 's'."), ("a", "+", "Sign not allowed in string format specifier"),
    ("a", "=5", "'=' alignment not allowed in string format specifier"), ("a", "#", "Alternate form (#) not allowed in string format specifier"), (65, "+c", "Sign not allowed with integer format specifier 'c'"),
    (1.5, ".f", "Format specifier missing precision"), (1j, "05", "Zero padding is not allowed in complex format specifier"), (5, "z", "Negative zero coercion (z) not allowed in integer format specifier"),
    ("a", "é", "Unknown format code '\\xe9' for object of type 'str'"), (1, "99999999999999999999", "Too many decimal digits in format string"),
]:
    raises(ValueError, message, format, value, spec)
raises(OverflowError, "%c arg not in range(0x110000)", format, -1, "c")
raises(TypeError, "unsupported format string passed to list.__format__", format, [], "5")
raises(TypeError, "unsupported format string passed to NoneType.__format__", format, None, "5")

# f-strings.
width, precision, name = 10, 3, "Ada"
assert f"{3.14159:{width}.{precision}}|" == "      3.14|" and f"{name!r:>8}" == "   'Ada'" and f"{name=}" == "name='Ada'" and f"{1+1=:04}" == "1+1=0002" and f"{'é'!a}" == "'\\xe9'"


class Point:
    x, tags = 3, {"k": ["a", "b"]}

    def __format__(self, spec):
        return "<" + spec + ">"

    def __str__(self):
        return "point"

    def __repr__(self):
        return "Point()"


p = Point()
assert f"{p}" == "<>" and f"{p:abc}" == "<abc>" and f"{p!s:>7}" == "  point" and f"{p!r}" == "Point()" and format(p, "q") == "<q>"

# str.format.
assert "{} {} {}".format(1, "a", 2.5) == "1 a 2.5" and "{1}{0}{1}".format("a", "b") == "bab" and "{a}{b}".format(a=1, b=2) == "12" and "{{}} {{{}}}".format(1) == "{} {1}"
assert "{0.x} {0.tags[k][1]} {1[0]}".format(p, [7]) == "3 b 7" and "{:{}{}}".format(5, ">", 4) == "   5" and "{0!r:>9}|{1!s}".format(p, p) == "  Point()|point"
assert "{a}{0}".format(1, a=2) == "21" and "{x[-1]}".format(x={"-1": "neg"}) == "neg" and "{:,}".format(10**6) == "1,000,000"


class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"


assert "{a} {b}".format_map(Default(a=1)) == "1 <b>"
for template, message in [
    ("{", "Single '{' encountered in format string"), ("}", "Single '}' encountered in format string"), ("{0", "expected '}' before end of string"), ("{0!x}", "Unknown conversion specifier x"),
    ("{0!rr}", "expected ':' after conversion specifier"), ("{0} {}", "cannot switch from manual field specification to automatic field numbering"),
    ("{} {0}", "cannot switch from automatic field numbering to manual field specification"), ("{0.}", "Empty attribute in format string"), ("{0[0]x}", "Only '.' or '[' may follow ']' in format field specifier"),
    ("{:{:{}}}", "Max string recursion exceeded"),
]:
    raises(ValueError, message, template.format, [1], 2, 3)
raises(IndexError, "Replacement index 1 out of range for positional args tuple", "{1}".format, 0)
raises(KeyError, "'a'", "{a}".format)
raises(AttributeError, "'int' object has no attribute 'b'", "{0.b}".format, 1)
