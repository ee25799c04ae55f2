import statistics as s, math, random
def chk(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
random.seed(5)
sets = [[1, 2, 3], [1, 2, 3, 4], [1.5, 2.5, 4.25], [0.1] * 10, [1e300, 1e300, -1e300], [random.random() * 10 ** random.randint(-5, 9) for _ in range(50)], [3], [True, 2], [1, 2.0], list(range(1000)), [random.gauss(0, 1) for _ in range(99)], [1, float("inf")], [float("nan"), 1]]
for d in sets:
    for f in (s.mean, s.fmean, s.median, s.median_low, s.median_high, s.median_grouped, s.mode, s.multimode, s.variance, s.pvariance, s.stdev, s.pstdev, s.geometric_mean, s.harmonic_mean, s.quantiles):
        if f is s.multimode and len(d) > 20: continue
        if any(isinstance(x, float) and not math.isfinite(x) for x in d) and f not in (s.mean, s.fmean, s.median): continue
        chk(f, d)
for f in (s.mean, s.fmean, s.median, s.mode, s.multimode, s.variance, s.pvariance, s.geometric_mean, s.harmonic_mean, s.quantiles): chk(f, [])
chk(s.mean, ["a"]); chk(s.variance, [1]); chk(s.quantiles, range(20), n=10); chk(s.quantiles, range(20), n=5, method="inclusive"); chk(s.quantiles, [1, 2], method="x"); chk(s.mode, "aab"); chk(s.fmean, [1, 2], [3, 4]); chk(s.harmonic_mean, [40, 60], weights=[5, 30]); chk(s.variance, [1, 2, 3], 2); chk(s.pvariance, [1.5, 2], 1)
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]; chk(s.covariance, x, y); chk(s.correlation, x, y); chk(s.correlation, x, y, method="ranked"); chk(s.linear_regression, x, y); chk(s.linear_regression, x, y, proportional=True); chk(s.correlation, [1, 1], [1, 2])
