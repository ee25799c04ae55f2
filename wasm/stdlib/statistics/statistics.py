"""Averages, spread and the like, computed exactly and rounded once."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from itertools import repeat
from math import exp, fsum, isqrt, log, sqrt

__all__ = ['StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode',
           'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    """There is no answer for this data."""


# Exact arithmetic with fractions n/d as pairs of ints; what is infinite or no number counts as a float.

class _Sum:
    # The exact sum of numbers; `kind` is int if all were ints, else float.

    def __init__(self, data):
        self.kind = int
        self.count = 0
        self.special = None     # the sum of infinities and NaNs, if there were any
        partials = {}           # denominator -> sum of numerators
        for x in data:
            self.count += 1
            if not isinstance(x, int):
                if not isinstance(x, float):
                    if not hasattr(x, 'as_integer_ratio'):
                        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
                    raise TypeError(f"statistics of '{type(x).__name__}' are not supported: ints and floats are")
                self.kind = float
                if not math.isfinite(x):
                    self.special = x if self.special is None else self.special + x
                    continue
            n, d = x.as_integer_ratio()
            partials[d] = partials.get(d, 0) + n
        self.denominator = math.lcm(*partials) if partials else 1
        self.numerator = sum(n * (self.denominator // d) for d, n in partials.items())


def _convert(n, d, kind):
    # n/d as an int if that is exact and ints were given, else as a float.
    if kind is int and n % d == 0:
        return n // d
    return n / d


def _sqrt_of_fraction(n, d):
    # The square root of n/d, rounded once.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        d <<= 2 * shift
    else:
        n <<= -2 * shift
    root = isqrt(n // d)
    if root * root * d != n:
        root |= 1       # not exact: an odd last bit keeps the division below from rounding to even
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def _fail_neg(values, errmsg):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


# Averages.

def mean(data):
    """The arithmetic mean."""
    s = _Sum(data)
    if s.count < 1:
        raise StatisticsError('mean requires at least one data point')
    if s.special is not None:
        return s.special / s.count
    return _convert(s.numerator, s.denominator * s.count, s.kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, fast; with weights if given."""
    if weights is None:
        if not hasattr(data, '__len__'):
            data = list(data)
        n = len(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(data) / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        num = math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    den = fsum(weights)
    if not den:
        raise StatisticsError('sum of weights must be non-zero')
    return num / den


def geometric_mean(data):
    """The root of the product."""
    n = 0
    found_zero = False
    logs = []
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            found_zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    total = fsum(logs)
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals."""
    if iter(data) is data:
        data = list(data)
    errmsg = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float)):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(errmsg)
        return x
    if weights is None:
        weights = repeat(1, n)
        sum_weights = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        sum_weights = sum(_fail_neg(weights, errmsg))
    try:
        total = _Sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total.special is None and total.numerator <= 0:
        raise StatisticsError('Weighted sum must be positive')
    if total.special is not None:
        return sum_weights / total.special
    sn, sd = sum_weights.as_integer_ratio()
    return _convert(sn * total.denominator, sd * total.numerator, total.kind)


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    """The middle value, or the lower of the two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[(n - 1) // 2]


def median_high(data):
    """The middle value, or the higher of the two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """The median of values that are the middles of intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most common value, the first one of several."""
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError('no mode for empty data') from None


def multimode(data):
    """The most common values."""
    counts = Counter(iter(data))
    if not counts:
        return []
    maxcount = max(counts.values())
    return [value for value, count in counts.items() if count == maxcount]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 values that cut the data into n equal parts."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    if method == 'inclusive':
        m = ld - 1
        result = []
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        m = ld + 1
        result = []
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


# Spread.

def _squares(data, center=None):
    # The sum of squared differences from the mean as n/d; the number of values and their kind.
    data = list(data)
    s = _Sum(data)
    if s.special is not None:
        return math.nan, 1, s.count, float
    if center is not None:
        cn, cd = center.as_integer_ratio()
        kind = s.kind if isinstance(center, int) else float
    else:
        cn, cd = s.numerator, s.denominator * max(s.count, 1)
        kind = s.kind
    den = s.denominator * cd
    total = 0
    for x in data:
        n, d = x.as_integer_ratio()
        diff = n * (den // d) - cn * s.denominator
        total += diff * diff
    return total, den * den, s.count, kind


def variance(data, xbar=None):
    """The sample variance."""
    n, d, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(n, d * (count - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    n, d, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(n, d * count, kind)


def stdev(data, xbar=None):
    """The sample standard deviation."""
    n, d, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return n if n != n else _sqrt_of_fraction(n, d * (count - 1))


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    n, d, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return n if n != n else _sqrt_of_fraction(n, d * count)


# Two variables.

def covariance(x, y, /):
    """How two variables vary together."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('covariance requires at least two data points')
    xbar = fsum(x) / n
    ybar = fsum(y) / n
    return math.sumprod((xi - xbar for xi in x), (yi - ybar for yi in y)) / (n - 1)


def _rank(data):
    # Ranks around zero; equal values share the mean of theirs.
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0] * len(data)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and data[order[j]] == data[order[i]]:
            j += 1
        for k in order[i:j]:
            result[k] = (i + j - 1) / 2 - (len(data) - 1) / 2
        i = j
    return result


def correlation(x, y, /, *, method='linear'):
    """Pearson's correlation; method 'ranked': Spearman's."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        x = _rank(x)
        y = _rank(y)
    else:
        xbar = fsum(x) / n
        ybar = fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y)
    sxx = math.sumprod(x, x)
    syy = math.sumprod(y, y)
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """The line that fits best."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if not proportional:
        xbar = fsum(x) / n
        ybar = fsum(y) / n
        x = [xi - xbar for xi in x]
        y = (yi - ybar for yi in y)
    sxy = math.sumprod(x, y) + 0.0
    sxx = math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    intercept = 0.0 if proportional else ybar - slope * xbar
    return LinearRegression(slope=slope, intercept=intercept)


def __getattr__(name):
    if name in ('NormalDist', 'kde', 'kde_random'):
        raise AttributeError(f"statistics.{name} is not supported here")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
