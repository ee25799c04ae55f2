# complex.


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


assert repr(1 + 2j) == "(1+2j)" and repr(1j) == "1j" and repr(complex(-0.0, -1)) == "(-0-1j)" and repr(complex("inf+nanj")) == "(inf+nanj)" and repr(1e20 - 0j) == "(1e+20+0j)"
assert (1 + 2j) * (3 - 1j) == 5 + 5j and (1 + 2j) / (3 - 1j) == 0.1 + 0.7000000000000001j and (1 + 2j) - 1 == 2j and 2 - 1j == -(1j - 2)
assert (1 + 2j) ** 2 == -3 + 4j and (1 + 2j) ** -1 == 0.2 - 0.4j and (1 + 2j) ** 0 == 1 and 0j**0 == 1
assert abs(3 + 4j) == 5.0 and (3 + 4j).conjugate() == 3 - 4j and (3 + 4j).real == 3.0 and (3 + 4j).imag == 4.0
assert hash(3 + 4j) == 4000015 and hash(3 + 0j) == hash(3) and 3 + 0j == 3 and 3 + 0j != 4 and bool(0j) is False and (1j == "a") is False
assert complex("1+2j") == complex(1, 2) == complex(" ( 1+2j ) ") and complex("j") == 1j and complex("-J") == -1j and complex(1j, 2) == 3j and complex() == 0
raises(ValueError, "complex() arg is a malformed string", complex, "1 + 2j")
raises(TypeError, "complex() can't take second arg if first is a string", complex, "1", 1)
raises(TypeError, "complex() first argument must be a string or a number, not 'list'", complex, [])
raises(ZeroDivisionError, "complex division by zero", lambda: 1j / 0)
raises(ZeroDivisionError, "0.0 to a negative or complex power", lambda: 0j**-1)
raises(TypeError, "'<' not supported between instances of 'complex' and 'complex'", lambda: 1j < 2j)
raises(TypeError, "unsupported operand type(s) for //: 'complex' and 'int'", lambda: 1j // 1)
assert f"{1 + 2j:.2f}" == "1.00+2.00j" and f"{1 + 2j:>10}" == "    (1+2j)" and f"{1j:+}" == "+1j" and f"{1 + 2j:g}" == "1+2j"


class Gauss:
    def __complex__(self):
        return 1 + 1j


assert complex(Gauss()) == 1 + 1j
