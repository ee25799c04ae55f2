# math.
import math


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


inf, nan = math.inf, math.nan
assert math.pi == 3.141592653589793 and math.e == 2.718281828459045 and math.tau == 2 * math.pi and nan != nan
for got, want in [
    (math.sqrt(2), 1.4142135623730951), (math.exp(1), 2.718281828459045), (math.log(10), 2.302585092994046), (math.log(8, 2), 3.0), (math.log2(2**2000), 2000.0), (math.log10(1000), 3.0),
    (math.log(10**400), 921.0340371976182), (math.pow(2, 0.5), 1.4142135623730951), (math.sin(1), 0.8414709848078965), (math.cos(1), 0.5403023058681398), (math.tan(1), 1.5574077246549023),
    (math.sin(1e22), -0.8522008497671888), (math.cos(math.pi / 2), 6.123233995736766e-17), (math.atan2(1, -1), 2.356194490192345), (math.asin(1), 1.5707963267948966), (math.acos(-1), math.pi), (math.atan(inf), 1.5707963267948966),
    (math.log1p(1e-10), 9.999999999500001e-11), (math.expm1(1e-10), 1.00000000005e-10), (math.hypot(3, 4), 5.0), (math.hypot(1, 1, 1), 1.7320508075688772), (math.dist([1, 2], (4, 6)), 5.0),
    (math.fmod(-7, 3), -1.0), (math.remainder(5, 3), -1.0), (math.copysign(1, -0.0), -1.0), (math.fabs(-2), 2.0), (math.degrees(math.pi), 180.0), (math.radians(180), math.pi), (math.ldexp(0.5, 4), 8.0),
    (math.fsum([0.1] * 10), 1.0), (math.fsum([1e16, 1, -1e16]), 1.0), (math.prod([1, 2, 3, 4]), 24), (math.prod([0.5, 4], start=3), 6.0), (math.sumprod([1, 2], [3, 4]), 11), (math.sumprod([0.1] * 10, [1] * 10), 1.0),
    (math.nextafter(1, 2), 1.0000000000000002), (math.nextafter(0, -1), -5e-324), (math.nextafter(1, 2, steps=3), 1.0000000000000007), (math.ulp(1), 2.220446049250313e-16), (math.fma(0.1, 10, -1), 5.551115123125783e-17),
    (math.gamma(5), 24.0), (math.erf(0.5), 0.5204998778130465), (math.trunc(-1.5), -1), (math.floor(-1.5), -2), (math.ceil(-1.5), -1), (math.floor(10**30), 10**30), (math.cosh(0), 1.0), (math.tanh(inf), 1.0),
    (math.factorial(25), 15511210043330985984000000), (math.comb(100, 50), 100891344545564193334812497256), (math.perm(5, 2), 20), (math.perm(5), 120), (math.comb(3, 5), 0), (math.gcd(12, -18, 27), 3), (math.gcd(), 0),
    (math.lcm(4, 6), 12), (math.lcm(), 1), (math.isqrt(10**40 + 5), 10**20), (math.frexp(-3.5), (-0.875, 2)), (math.modf(-1.5), (-0.5, -1.0)), (math.exp(-inf), 0.0), (math.pow(1, nan), 1.0),
]:
    assert got == want and type(got) is type(want), (got, want)
assert math.isclose(1, 1 + 1e-10) and not math.isclose(1, 1.1) and math.isclose(1, 2, rel_tol=0.5) and math.isclose(0, 1e-10, abs_tol=1e-9) and math.isnan(nan) and math.isinf(-inf) and math.isfinite(1)
for f, args in [(math.sqrt, (-1,)), (math.log, (0,)), (math.log, (-5,)), (math.acos, (2,)), (math.sin, (inf,)), (math.pow, (0, -1)), (math.pow, (-1, 0.5)), (math.fmod, (1, 0)), (math.gamma, (-1,)), (math.atanh, (1,)), (math.acosh, (0,))]:
    raises(ValueError, "math domain error", f, *args)
for f, args in [(math.exp, (1000,)), (math.pow, (10, 400)), (math.cosh, (1000,)), (math.gamma, (200,)), (math.ldexp, (1, 5000))]:
    raises(OverflowError, "math range error", f, *args)
raises(TypeError, "must be real number, not str", math.sqrt, "a")
raises(OverflowError, "int too large to convert to float", math.sqrt, 10**400)
raises(ValueError, "factorial() not defined for negative values", math.factorial, -1)
raises(TypeError, "'float' object cannot be interpreted as an integer", math.factorial, 5.0)
raises(ValueError, "isqrt() argument must be nonnegative", math.isqrt, -1)
raises(TypeError, "type str doesn't define __trunc__ method", math.trunc, "a")
raises(ValueError, "-inf + inf in fsum", math.fsum, [inf, -inf])
raises(ValueError, "both points must have the same number of dimensions", math.dist, [1], [1, 2])
raises(ValueError, "Inputs are not the same length", math.sumprod, [1], [])


class Real:
    def __float__(self):
        return 4.0

    def __floor__(self):
        return "floor"

    def __index__(self):
        return 6


assert math.sqrt(Real()) == 2.0 and math.floor(Real()) == "floor" and math.ceil(Real()) == 4 and math.gcd(Real(), 9) == 3 and math.fsum([Real(), 1]) == 5.0 and math.hypot(Real(), 3) == 5.0 and math.factorial(Real()) == 720 and math.log(Real(), 2) == 2.0
assert math.fsum(x / 10 for x in range(1, 4)) == 0.6 and math.prod(x for x in (2, 3)) == 6
