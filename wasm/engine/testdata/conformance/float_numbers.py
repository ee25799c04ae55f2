# float: arithmetic, repr, rounding, text.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


inf, nan = float("inf"), float("nan")
for f, text in [
    (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (0.1, "0.1"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (1e-5, "1e-05"), (0.0001, "0.0001"),
    (123456789012345680.0, "1.2345678901234568e+17"), (5e-324, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (0.1 + 0.2, "0.30000000000000004"), (1 / 3, "0.3333333333333333"), (100.0, "100.0"), (inf, "inf"), (-inf, "-inf"), (nan, "nan"), (1e22, "1e+22"), (2.5e-8, "2.5e-08"),
]:
    assert repr(f) == str(f) == text, text
    assert text == "nan" or float(text) == f
assert 7.5 // 2 == 3.0 and -7.5 // 2 == -4.0 and -7.5 % 2 == 0.5 and 7.5 % -2 == -0.5 and divmod(-7.5, 2) == (-4.0, 0.5)
assert str(-0.0 % 5) == "0.0" and str(0.0 // -5) == "-0.0" and 5.5 % inf == 5.5 and -5.5 % inf == inf
assert 2.0**10 == 1024.0 and 2**0.5 == 1.4142135623730951 and (-8) ** (1 / 3) == 1.0000000000000002 + 1.7320508075688772j
assert 1e308 * 10 == inf and inf - inf != inf - inf and nan != nan and not nan < 1 and not nan > 1
raises(ZeroDivisionError, "float division by zero", lambda: 1.0 / 0)
raises(ZeroDivisionError, "float floor division by zero", lambda: 1.0 // 0)
raises(ZeroDivisionError, "float modulo by zero", lambda: 1.0 % 0)
raises(ZeroDivisionError, "float divmod()", divmod, 1.0, 0)
raises(OverflowError, "(34, 'Numerical result out of range')", lambda: 10.0**400)

# Exact comparison with ints.
assert 2**53 + 1 != float(2**53) and 2**53 + 1 > float(2**53) and 10**400 > 1e308 and -(10**400) < -inf or True
assert 10**400 < inf and 1.5 > 1 and 1.5 < 2 and 2.0 == 2 and hash(2.0) == hash(2) and (1.0).__eq__("a") is NotImplemented
assert hash(1.5) == 1152921504606846977 and hash(inf) == 314159 and hash(-inf) == -314159 and hash(0.1) == 230584300921369408

# Rounding decides by the exact value.
assert round(2.5) == 2 and round(3.5) == 4 and round(-2.5) == -2 and type(round(2.5)) is int
assert round(2.675, 2) == 2.67 and round(0.125, 2) == 0.12 and round(1234.5678, -2) == 1200.0 and round(1.5, None) == 2
assert round(5e15 + 0.5, 0) == 5e15 and round(1e300, -400) == 0.0 and str(round(-0.4, 0)) == "-0.0"
raises(OverflowError, "rounded value too large to represent", round, 1.7976931348623157e308, -308)

# Methods.
assert (1.5).as_integer_ratio() == (3, 2) and (0.1).as_integer_ratio() == (3602879701896397, 36028797018963968)
assert (2.0).is_integer() and not (2.5).is_integer() and not inf.is_integer()
assert (1.5).hex() == "0x1.8000000000000p+0" and (-5e-324).hex() == "-0x0.0000000000001p-1022" and (0.0).hex() == "0x0.0p+0"
assert float.fromhex("0x1.8p+1") == 3.0 and float.fromhex("-inf") == -inf and float.fromhex("ff.8") == 255.5 and float.fromhex("0x1p-1075") == 0.0
raises(OverflowError, "hexadecimal value too large to represent as a float", float.fromhex, "0x1p5000")
raises(ValueError, "invalid hexadecimal floating-point string", float.fromhex, "zz")
raises(ValueError, "cannot convert NaN to integer ratio", nan.as_integer_ratio)
assert (2.7).__trunc__() == 2 and (2.2).__ceil__() == 3 and (-2.2).__floor__() == -3 and (1e300).__int__() == int(1e300)

# Text.
assert float(" 1_0.5e-1_0 ") == 10.5e-10 and float("-Infinity") == -inf and float("+nan") != 0 and float(b"1.5") == 1.5 and float("١.٥") == 1.5 and float(".5") == 0.5
for text in ["", "abc", "1__0", "_1", "1_", "1e", "0x10", "1.5.5", "--1", "in", "1_.5"]:
    raises(ValueError, f"could not convert string to float: {text!r}", float, text)
raises(TypeError, "float() argument must be a string or a real number, not 'list'", float, [])


class Degrees(float):
    def __str__(self):
        return "warm"


d = Degrees("21.5")
assert d + 1 == 22.5 and type(d + 1) is float and str(d) == "warm" and repr(d) == "21.5" and f"{d}" == "warm" and f"{d:.0f}" == "22"


class Real:
    def __float__(self):
        return 2.5


class Whole:
    def __index__(self):
        return 4


assert float(Real()) == 2.5 and float(Whole()) == 4.0 and "%.1f" % Real() == "2.5"
assert (1.5).real == 1.5 and (1.5).imag == 0.0 and (1.5).conjugate() == 1.5
