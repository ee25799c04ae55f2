# int from text and to text.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


for text, base, value in [
    ("0", 10, 0), (" 12 ", 10, 12), ("-12", 10, -12), ("+5\n", 10, 5), ("1_000", 10, 1000), ("0x1F", 16, 31), ("1f", 16, 31),
    ("0b101", 0, 5), ("0o17", 0, 15), ("0x_ff", 0, 255), ("z", 36, 35), ("-0b11", 2, -3), ("00", 0, 0), ("0b12", 16, 2834),
    ("9223372036854775808", 10, 2**63), ("-9223372036854775808", 10, -(2**63)), ("١٢٣", 10, 123), ("\u00a05\u2003", 10, 5), ("1" * 40, 2, 2**40 - 1),
]:
    assert int(text, base) == value, text
for text, base in [("", 10), ("-", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("12", 2), ("0x", 16), ("- 5", 10), ("010", 0), ("1.5", 10), ("\x1f5", 10)]:
    raises(ValueError, f"invalid literal for int() with base {base}: {text!r}", int, text, base)
assert int() == 0 and int(3.99) == 3 and int(-3.99) == -3 and int(b"42") == 42 and int(1e20) == 10**20 and int(True) == 1
raises(ValueError, "int() base must be >= 2 and <= 36, or 0", int, "1", 37)
raises(TypeError, "int() can't convert non-string with explicit base", int, 12, 10)
raises(TypeError, "int() missing string argument", int, base=10)
raises(TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'list'", int, [])
raises(ValueError, "cannot convert float NaN to integer", int, float("nan"))
raises(OverflowError, "cannot convert float infinity to integer", int, float("inf"))
raises(ValueError, "invalid literal for int() with base 10: b'x'", int, b"x")

# The limit on digits.
assert len(str(10**4299)) == 4300
raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", str, 10**4300)
raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit", int, "9" * 4301)
assert int("f" * 5000, 16) == 16**5000 - 1 and len(hex(16**5000)) == 5003


class Number:
    def __init__(self, **methods):
        self.methods = methods

    def __int__(self):
        return self.methods["int"]


assert int(Number(int=7)) == 7 and type(int(Number(int=True))) is int
raises(TypeError, "__int__ returned non-int (type str)", int, Number(int="x"))
