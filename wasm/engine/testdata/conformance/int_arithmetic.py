# Arithmetic of int: small numbers, the edge of 64 bits, and beyond.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


edge = [0, 1, -1, 2**31, -(2**31), 2**53 + 1, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, -(10**30)]
for a in edge:
    for b in edge:
        assert (a + b) - b == a
        assert a * b == b * a
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
            assert q == a // b and r == a % b
        assert (a < b) == (b > a) == (not a >= b)
        assert a & b == ~(~a | ~b)
        assert a ^ b == (a | b) - (a & b)
        assert (a == b) == (hash(a) == hash(b))

assert -7 // 2 == -4 and -7 % 2 == 1 and 7 // -2 == -4 and 7 % -2 == -1
assert 1 << 100 >> 98 == 4 and -1 >> 1000 == -1 and 5 >> (1 << 70) == 0
assert 3**200 == 265613988875874769338781322035779626829233452653394495974574961739092490901302182994384699044001
assert pow(3, 200, 1000) == 1 and pow(3, -1, 7) == 5 and pow(2, 10, -1000) == -976
assert 2**-2 == 0.25 and isinstance(2**-2, float)
assert (10**25) / (10**24) == 10.0 and 1 / 3 == 0.3333333333333333
assert (2**1000 + 1) / 2**999 == 2.0
assert True + True == 2 and True & False is False and (True ^ 1) == 0 and -True == -1
assert str(2**64) == "18446744073709551616" and repr(-(10**20)) == "-100000000000000000000"

raises(ZeroDivisionError, "integer division or modulo by zero", lambda: 1 // 0)
raises(ZeroDivisionError, "integer modulo by zero", lambda: 1 % 0)
raises(ZeroDivisionError, "division by zero", lambda: 1 / 0)
raises(ZeroDivisionError, "0.0 cannot be raised to a negative power", lambda: 0**-1)
raises(ValueError, "negative shift count", lambda: 1 << -1)
raises(ValueError, "pow() 3rd argument cannot be 0", pow, 2, 3, 0)
raises(ValueError, "base is not invertible for the given modulus", pow, 2, -1, 4)
raises(OverflowError, "int too large to convert to float", lambda: 10**400 * 1.0)
raises(OverflowError, "integer division result too large for a float", lambda: 10**400 / 1)
raises(TypeError, "unsupported operand type(s) for +: 'int' and 'str'", lambda: 1 + "a")
raises(TypeError, "'<' not supported between instances of 'int' and 'str'", lambda: 1 < "a")

# Methods.
assert (255).bit_length() == 8 and (-256).bit_length() == 9 and (0).bit_length() == 0
assert (255).bit_count() == 8 and (-255).bit_count() == 8 and (2**100 - 1).bit_count() == 100
assert (258).to_bytes(2, "big") == b"\x01\x02" and (258).to_bytes(3, "little") == b"\x02\x01\x00"
assert (-2).to_bytes(2, "big", signed=True) == b"\xff\xfe" and (7).to_bytes() == b"\x07"
assert int.from_bytes(b"\x01\x02", "big") == 258 and int.from_bytes([255, 255], signed=True) == -1
raises(OverflowError, "int too big to convert", (256).to_bytes, 1, "big")
raises(OverflowError, "can't convert negative int to unsigned", (-1).to_bytes, 1, "big")
assert round(15, -1) == 20 and round(25, -1) == 20 and round(-15, -1) == -20 and round(7) == 7 and round(12345, -10) == 0
assert (5).as_integer_ratio() == (5, 1) and (5).real == 5 and (5).imag == 0 and (5).numerator == 5 and (5).denominator == 1
assert (3).__add__(2.0) is NotImplemented and (3).__radd__(2) == 5 and (3).__rpow__(2) == 8


# Subclasses compute as ints and give ints.
class Celsius(int):
    def __repr__(self):
        return "%d°" % int(self)


c = Celsius(20)
assert c + 1 == 21 and type(c + 1) is int and repr(c) == "20°" and f"{c}" == "20°" and f"{c:05}" == "00020"
assert Celsius("17") == 17 and type(Celsius.from_bytes(b"\x05")) is Celsius and int(c) == 20 and type(int(c)) is int


class Index:
    def __index__(self):
        return 3


assert int(Index()) == 3 and hex(Index()) == "0x3" and round(12345, Index()) == 12345 and (1).to_bytes(Index(), "big") == b"\0\0\1"
