# Every statement, in most of its forms.
import a, b.c as d, e.f.g
from . import h
from .... import i as j, k
from ...l.m import (n, o as p,)
from q import *

x = y = z = 1
x, *y = z,
(a.b), [c[0], (d)] = e
x += 1; y -= 2; z *= 3; x @= y; x /= 1; x %= 2; x **= 3; x >>= 4; x <<= 5; x &= 6; x ^= 7; x |= 8; x //= 9
n: int
n: int = 1
(n): int = 2
a.b: str = yield_
a[0]: list[int]
del x, (y, z), [a.b], c[0]
pass; assert x; assert x, "why";
global_ = None


def f(a, b: int, /, c, d=1, *args: *Ts, e, g: str = "", **kwargs: dict) -> int:
    global x, y
    nonlocal_ = 1
    def inner():
        nonlocal nonlocal_
        return
    return a, *b


def positional(a=1, b=2, /, c=3): ...
def keyword(*, a, b=1): ...
def bare(): yield; x = yield 1, 2; y = yield from z; await_ = 1
@a.b
@c(d)[0]
@(e := f)
async def coroutine():
    async for x in y: await z
    else: pass
    async with a as b, c: return await d
    return [x async for x in y if await x]


@decorated
class Empty: pass
class C(Base, *bases, metaclass=Meta, **kw):
    """Doc."""
    x: int = 1; y = 2;

    def method(self): return super().method()


class Generic[T, U: int, V: (int, str) = int, *Ts = *tuple[int, ...], **P = [int]](Base[T]): pass
def generic[T](x: T) -> T: return x
type Alias = int
type Pair[T = int] = tuple[T, T]
type = type(type); type[0]; match = case = _ = type

for x in y: pass
for x, in y: break
for x, *y in 1, *z:
    continue
else:
    pass
for a.b in c: pass
for (a[0]) in d: pass
while x: y
while x:
    y
else: z
if x: y
elif z: w
elif (u := v):
    pass
else:
    pass
if a:
    if b: c
    else: d

with a: pass
with a as b, c as (d, e), f() as g.h: pass
with (a as b): pass
with (a as b, c,): pass
with (a, b): pass
with (a): pass
with (a, b) as c: pass
with (a), (b): pass
with (yield): pass
with (a for a in b): pass
with (a := b): pass
with (a, *b): pass
with (a).b as c[0]: pass
with (a if b else c) as d, e: pass

try: pass
finally: pass
try:
    a
except: b
try:
    a
except A: b
except (B, C) as e:
    c
else:
    d
finally:
    e
try: a
except* A: b
except* (B, C) as e: c
raise
raise A
raise A() from b
print("x" * 3, end="")
