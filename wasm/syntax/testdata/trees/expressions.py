# Operators, calls, displays and literals.
a or b or c and d and not e
not not a
a < b <= c != d == e is f is not g in h not in i > j >= k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** c
+-~a
(a + b) * (c)
a if b else c if d else e
lambda: 0
lambda a, /, b=1, *args, c, d=2, **kw: (a, b)
lambda *, k: k
lambda *a, **k: lambda: a
(x := 1), [y := 2, 3], {z := 4}
f(x := 1), a[b := 0]
f(), f(a), f(a,), f(a, b), f(*a, **b), f(a=1, *b, c=2, **d)
f(x for x in y)
f((x for x in y), 1)
f(a)(b)[c].d.e(f)
a[b], a[b, c], a[b,], a[:], a[b:], a[:c], a[b:c:d], a[::d], a[b:c, ...], a[*b], a[*b, c], a[b:c, *d]
(), (a,), (a, b), (*a, b), [], [a], [*a, b,], {}, {a}, {*a, b}, {a: b}, {a: b, **c, d: e,}, {**a}
[x for x in y], {x for x in y}, {k: v for k, v in x}, (x for x in y)
[x for x in y if a if b for z in x if c]
[x for x, in y], [x for x, *z in y], [x for x.y in z]
[lambda: x for x in y]
await_, await_.b
...
None, True, False
0, 00, 1_000, 0xFF, 0Xdead_BEEF, 0o17, 0b1_01, 123456789012345678901234567890, 9223372036854775807, 9223372036854775808
0x123456789abcdef0123456789abcdef
1.0, 1., .5, 1e10, 1E-5, 1_0.0_1e+1_0, 1e400, 1e16, 1e15, 123456789.123, 5e-324, 0.0001, 0.00001, 012.5
1j, 1.5j, 1e10J, 0j, 1e400j, 1e16j, 012j
x.y.z, x. y, x . y
(
    a
    + b  # comment
)
a \
    + b
(yield_)
ªº, ﬁ, 𝔘𝔫𝔦, Å, x·
