# Formatting with %.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


def fmt(template, args):
    return template % args


class Loud:
    def __str__(self):
        return "loud"

    def __repr__(self):
        return "Loud()"

    def __int__(self):
        return 7

    def __index__(self):
        return 8

    def __float__(self):
        return 9.5


loud = Loud()
for template, args, text in [
    ("%d %i %u", (1, 2.9, True), "1 2 1"), ("%5d|%-5d|%05d", (42, 42, -42), "   42|42   |-0042"), ("%+d % d", (3, 3), "+3  3"), ("%x %X %o", (255, 255, 8), "ff FF 10"),
    ("%#x %#o %#X", (255, 8, 255), "0xff 0o10 0XFF"), ("%.3d %.5x %08.3d", (5, -255, 5), "005 -000ff 00000005"), ("%f %.2f %.0f", (1, 2.345, 2.5), "1.000000 2.35 2"),
    ("%e %E %g %G", (12345.678, 1e-10, 1e6, 1e-10), "1.234568e+04 1.000000E-10 1e+06 1E-10"), ("%#.0f %#g", (1, 1), "1. 1.00000"), ("%s %r %a", ("é", "é", "é"), "é 'é' '\\xe9'"),
    ("%5.1s|%-4s|", ("abc", "x"), "    a|x   |"), ("%c%c", ("a", 98), "ab"), ("%%", (), "%"), ("%(a)s %(b)05d", {"a": 1, "b": 2}, "1 00002"), ("%(a(b))s", {"a(b)": 1}, "1"),
    ("%*d %-*d|", (5, 1, 4, 2), "    1 2   |"), ("%.*f", (2, 1.2345), "1.23"), ("%ld %hd", (1, 2), "1 2"), ("%s", None, "None"), ("x", {}, "x"), ("x", [], "x"), ("%s", [1], "[1]"),
    ("%s %r %d %x %.1f", (loud,) * 5, "loud Loud() 7 8 9.5"), ("%d", 10**30, "1" + "0" * 30), ("%f %05.1f %F", (float("inf"), float("-inf"), float("nan")), "inf -0inf NAN"),
    ("%.50f", 0.1, "0.10000000000000000555111512312578270211815834045410"),
]:
    assert template % args == text, (template, template % args)

for kind, template, args, message in [
    (TypeError, "%d", "a", "%d format: a real number is required, not str"), (TypeError, "%x", 1.5, "%x format: an integer is required, not float"), (TypeError, "%f", "a", "must be real number, not str"),
    (TypeError, "%c", "ab", "%c requires int or char"), (OverflowError, "%c", 0x110000, "%c arg not in range(0x110000)"), (TypeError, "%s %s", (1,), "not enough arguments for format string"),
    (TypeError, "%s", (1, 2), "not all arguments converted during string formatting"), (TypeError, "x", 1, "not all arguments converted during string formatting"), (TypeError, "%(a)s", 1, "format requires a mapping"),
    (KeyError, "%(a)s", {}, "'a'"), (ValueError, "%(a", {"a": 1}, "incomplete format key"), (ValueError, "%", (), "incomplete format"), (ValueError, "%y", 1, "unsupported format character 'y' (0x79) at index 1"),
    (TypeError, "%*d", ("x", 1), "* wants int"), (ValueError, "%99999999999999999999d", 1, "width too big"),
]:
    raises(kind, message, fmt, template, args)

assert b"%d %s %b %a %c %x" % (1, b"a", b"b", "é", 99, 255) == b"1 a b '\\xe9' c ff" and bytearray(b"%5s|") % b"a" == bytearray(b"    a|")
raises(TypeError, "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'", fmt, b"%s", "a")
