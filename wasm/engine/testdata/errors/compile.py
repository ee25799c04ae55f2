return 1  # raises 1-8: SyntaxError: 'return' outside function
---
yield 1  # raises 1-7: SyntaxError: 'yield' outside function
---
yield from x  # raises 1-12: SyntaxError: 'yield from' outside function
---
await x  # raises 1-7: SyntaxError: 'await' outside function
---
class C: return 1  # raises 10-17: SyntaxError: 'return' outside function
---
class C: yield 1  # raises 10-16: SyntaxError: 'yield' outside function
---
[ (yield 1) for x in y]  # raises 4-10: SyntaxError: 'yield' inside list comprehension
---
( (yield 1) for x in y)  # raises 4-10: SyntaxError: 'yield' inside generator expression
---
{ (yield 1) for x in y}  # raises 4-10: SyntaxError: 'yield' inside set comprehension
---
{ (yield 1):2 for x in y}  # raises 4-10: SyntaxError: 'yield' inside dict comprehension
---
def f(): [ (yield 1) for x in y]  # raises 13-19: SyntaxError: 'yield' inside list comprehension
---
def f(): [ (yield from 1) for x in y]  # raises 13-24: SyntaxError: 'yield' inside list comprehension
---
async def f(): [ (yield 1) for x in y]  # raises 19-25: SyntaxError: 'yield' inside list comprehension
---
break  # raises 1-5: SyntaxError: 'break' outside loop
---
continue  # raises 1-8: SyntaxError: 'continue' not properly in loop
---
if 1: break  # raises 7-11: SyntaxError: 'break' outside loop
---
if 1: continue  # raises 7-14: SyntaxError: 'continue' not properly in loop
---
class C: break  # raises 10-14: SyntaxError: 'break' outside loop
---
def f(): break  # raises 10-14: SyntaxError: 'break' outside loop
---
def f(): continue  # raises 10-17: SyntaxError: 'continue' not properly in loop
---
for x in y:
  def g(): break  # raises 12-16: SyntaxError: 'break' outside loop
---
for x in y:
  class g: continue  # raises 12-19: SyntaxError: 'continue' not properly in loop
---
while 1:
  pass
else: break  # raises 7-11: SyntaxError: 'break' outside loop
---
for x in y: pass
else: continue  # raises 7-14: SyntaxError: 'continue' not properly in loop
---
try: pass
finally: break  # raises 10-14: SyntaxError: 'break' outside loop
---
def f():
  nonlocal x  # raises 3-12: SyntaxError: no binding for nonlocal 'x' found
---
nonlocal x  # raises 1-10: SyntaxError: nonlocal declaration not allowed at module level
---
def f():
  x=1
  def g():
    x=2
    nonlocal x  # raises 5-14: SyntaxError: name 'x' is assigned to before nonlocal declaration
---
def f():
  x=1
  def g():
    print(x)
    nonlocal x  # raises 5-14: SyntaxError: name 'x' is used prior to nonlocal declaration
---
def f(x):
  nonlocal x  # raises 3-12: SyntaxError: name 'x' is parameter and nonlocal
---
def f(x):
  global x  # raises 3-10: SyntaxError: name 'x' is parameter and global
---
def f():
  x=1
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  print(x)
  global x  # raises 3-10: SyntaxError: name 'x' is used prior to global declaration
---
def f():
  global x  # raises 3-10: SyntaxError: name 'x' is nonlocal and global
  nonlocal x
---
def g():
  x=1
  def f():
    nonlocal x  # raises 5-14: SyntaxError: name 'x' is nonlocal and global
    global x
---
class C:
  nonlocal x  # raises 3-12: SyntaxError: no binding for nonlocal 'x' found
---
class C:
  x=1
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  x: int
  global x  # raises 3-10: SyntaxError: annotated name 'x' can't be global
---
def f():
  global x
  x: int = 1  # raises 3-12: SyntaxError: annotated name 'x' can't be global
---
def g():
  x=1
  def f():
    nonlocal x
    x: int  # raises 5-10: SyntaxError: annotated name 'x' can't be nonlocal
---
x = 1
global x  # raises 1-8: SyntaxError: name 'x' is assigned to before global declaration
---
print(x)
global x  # raises 1-8: SyntaxError: name 'x' is used prior to global declaration
---
def f():
  for x in y: pass
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  def x(): pass
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  class x: pass
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  with a as x: pass
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  try: pass
  except E as x: pass
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  del x
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  x += 1
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f():
  (x := 1)
  global x  # raises 3-10: SyntaxError: name 'x' is assigned to before global declaration
---
def f(a, a): pass  # raises 10-10: SyntaxError: duplicate argument 'a' in function definition
---
def f(a, *a): pass  # raises 11-11: SyntaxError: duplicate argument 'a' in function definition
---
def f(a, **a): pass  # raises 12-12: SyntaxError: duplicate argument 'a' in function definition
---
def f(a, *, a): pass  # raises 13-13: SyntaxError: duplicate argument 'a' in function definition
---
def f(a, /, a): pass  # raises 13-13: SyntaxError: duplicate argument 'a' in function definition
---
lambda a, a: 1  # raises 11-11: SyntaxError: duplicate argument 'a' in function definition
---
async def f(): yield from x  # raises 16-27: SyntaxError: 'yield from' inside async function
---
async def f(): return 1; yield  # raises 16-23: SyntaxError: 'return' with value in async generator
---
async def f():
  yield 1
  return 2  # raises 3-10: SyntaxError: 'return' with value in async generator
---
def f(): await x  # raises 10-16: SyntaxError: 'await' outside async function
---
def f():
  async for x in y: pass  # raises 3-24: SyntaxError: 'async for' outside async function
---
def f():
  async with y: pass  # raises 3-20: SyntaxError: 'async with' outside async function
---
async for x in y: pass  # raises 1-22: SyntaxError: 'async for' outside async function
---
async with x: pass  # raises 1-18: SyntaxError: 'async with' outside async function
---
[x async for x in y]  # raises 1-20: SyntaxError: asynchronous comprehension outside of an asynchronous function
---
def f(): [x async for x in y]  # raises 10-29: SyntaxError: asynchronous comprehension outside of an asynchronous function
---
async def f(): lambda: await x  # raises 24-30: SyntaxError: 'await' outside async function
---
async def f():
  def g(): await x  # raises 12-18: SyntaxError: 'await' outside async function
---
def f(): [await x for x in y]  # raises 10-29: SyntaxError: asynchronous comprehension outside of an asynchronous function
---
lambda: await x  # raises 9-15: SyntaxError: 'await' outside async function
---
class C: await x  # raises 10-16: SyntaxError: 'await' outside function
---
from __future__ import nothing  # raises 1-1: SyntaxError: future feature nothing is not defined
---
from __future__ import braces  # raises 1-1: SyntaxError: not a chance
---
x=1
from __future__ import annotations  # raises 1-34: SyntaxError: from __future__ imports must occur at the beginning of the file
---
def f():
  from __future__ import annotations  # raises 3-36: SyntaxError: from __future__ imports must occur at the beginning of the file
---
"doc"
"two"
from __future__ import annotations  # raises 1-34: SyntaxError: from __future__ imports must occur at the beginning of the file
---
def f():
  from x import *  # raises 17-17: SyntaxError: import * only allowed at module level
---
class C:
  from x import *  # raises 17-17: SyntaxError: import * only allowed at module level
---
a, *b, *c = d  # raises 1-9: SyntaxError: multiple starred expressions in assignment
---
*a = d  # raises 1-2: SyntaxError: starred assignment target must be in a list or tuple
---
*a  # raises 1-2: SyntaxError: can't use starred expression here
---
x = *a  # raises 5-6: SyntaxError: can't use starred expression here
---
f(a=1, a=2)  # raises 8-10: SyntaxError: keyword argument repeated: a
---
[i := 0 for i in y]  # raises 2-2: SyntaxError: assignment expression cannot rebind comprehension iteration variable 'i'
---
[(i := 0) for i in y]  # raises 3-3: SyntaxError: assignment expression cannot rebind comprehension iteration variable 'i'
---
[[(i := 0) for j in y] for i in y]  # raises 4-4: SyntaxError: assignment expression cannot rebind comprehension iteration variable 'i'
---
class C: [(x := 1) for _ in y]  # raises 12-12: SyntaxError: assignment expression within a comprehension cannot be used in a class body
---
[x for x in (y := [1])]  # raises 14-21: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
[j for i in x for j in (k := [1])]  # raises 25-32: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
[x for x in (lambda: (y := 1))()]  # raises 23-28: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
[x for x in [y := 1 for z in w]]  # raises 14-19: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
{x: y for x in (z := 1)}  # raises 17-22: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
(x for x in (z := 1))  # raises 14-19: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
def f(): [x for x in (y := [1])]  # raises 23-30: SyntaxError: assignment expression cannot be used in a comprehension iterable expression
---
def f(x):
  x: int
  global x  # raises 3-10: SyntaxError: name 'x' is parameter and global
---
match x:
  case _: pass  # raises 8-8: SyntaxError: wildcard makes remaining patterns unreachable
  case 1: pass
---
match x:
  case y: pass  # raises 8-8: SyntaxError: name capture 'y' makes remaining patterns unreachable
  case 1: pass
---
match x:
  case (y): pass  # raises 9-9: SyntaxError: name capture 'y' makes remaining patterns unreachable
  case 1: pass
---
match x:
  case y as z: pass  # raises 8-8: SyntaxError: name capture 'y' makes remaining patterns unreachable
  case 1: pass
---
match x:
  case 1 | y: pass  # raises 8-12: SyntaxError: alternative patterns bind different names
---
match x:
  case y | 1: pass  # raises 8-8: SyntaxError: name capture 'y' makes remaining patterns unreachable
---
match x:
  case _ | 1: pass  # raises 8-8: SyntaxError: wildcard makes remaining patterns unreachable
---
match x:
  case 1 | 2 | _: pass  # raises 16-16: SyntaxError: wildcard makes remaining patterns unreachable
  case 3: pass
---
match x:
  case [a, a]: pass  # raises 12-12: SyntaxError: multiple assignments to name 'a' in pattern
---
match x:
  case [a, *a]: pass  # raises 12-13: SyntaxError: multiple assignments to name 'a' in pattern
---
match x:
  case {1: a, **a}: pass  # raises 8-18: SyntaxError: multiple assignments to name 'a' in pattern
---
match x:
  case {1: a, 1: b}: pass  # raises 8-19: SyntaxError: mapping pattern checks duplicate key (1)
---
match x:
  case {'a': a, 'a': b}: pass  # raises 8-23: SyntaxError: mapping pattern checks duplicate key ('a')
---
match x:
  case [*a, *b]: pass  # raises 8-15: SyntaxError: multiple starred names in sequence pattern
---
match x:
  case C(a=1, a=2): pass  # raises 17-17: SyntaxError: attribute name repeated in class pattern: a
---
match x:
  case C(a=x, b=x): pass  # raises 17-17: SyntaxError: multiple assignments to name 'x' in pattern
---
match x:
  case [a] | [b]: pass  # raises 8-16: SyntaxError: alternative patterns bind different names
---
match x:
  case [a] | [a, b]: pass  # raises 8-19: SyntaxError: alternative patterns bind different names
---
match x:
  case (a as b) as b: pass  # raises 8-20: SyntaxError: multiple assignments to name 'b' in pattern
---
match x:
  case a as a: pass  # raises 8-13: SyntaxError: multiple assignments to name 'a' in pattern
---
match x:
  case a.b.c(): pass
  case _ as y: pass  # raises 8-8: SyntaxError: wildcard makes remaining patterns unreachable
  case 2: pass
---
try: pass
except: pass  # raises 1-12: SyntaxError: default 'except:' must be last
except E: pass
---
try: pass
except* E: break  # raises 12-16: SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
for x in y:
  try: pass
  except* E: break  # raises 14-18: SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
for x in y:
  try: pass
  except* E: continue  # raises 14-21: SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
def f():
  try: pass
  except* E: return  # raises 14-19: SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
def f():
  __debug__ = 1  # raises 3-11: SyntaxError: cannot assign to __debug__
---
__debug__ = 1  # raises 1-9: SyntaxError: cannot assign to __debug__
---
x.__debug__ = 1  # raises 1-11: SyntaxError: cannot assign to __debug__
---
f(__debug__=1)  # raises 3-13: SyntaxError: cannot assign to __debug__
---
def f(__debug__): pass  # raises 7-15: SyntaxError: cannot assign to __debug__
---
import __debug__  # raises 1-16: SyntaxError: cannot assign to __debug__
---
import x as __debug__  # raises 1-21: SyntaxError: cannot assign to __debug__
---
del __debug__  # raises 5-13: SyntaxError: cannot delete __debug__
---
for __debug__ in x: pass  # raises 5-13: SyntaxError: cannot assign to __debug__
---
__debug__ += 1  # raises 1-9: SyntaxError: cannot assign to __debug__
---
(__debug__ := 1)  # raises 2-10: SyntaxError: cannot assign to __debug__
---
def __debug__(): pass  # raises 1-21: SyntaxError: cannot assign to __debug__
---
class __debug__: pass  # raises 1-21: SyntaxError: cannot assign to __debug__
---
class C[T, T]: pass  # raises 12-12: SyntaxError: duplicate type parameter 'T'
---
def f[T, T](): pass  # raises 10-10: SyntaxError: duplicate type parameter 'T'
---
def f[T](x: (yield)): pass  # raises 14-18: SyntaxError: yield expression cannot be used within the definition of a generic
---
class C[T: (yield)]: pass  # raises 13-17: SyntaxError: yield expression cannot be used within a TypeVar bound
---
type X[T: (yield)] = 1  # raises 12-16: SyntaxError: yield expression cannot be used within a TypeVar bound
---
type X = (yield)  # raises 11-15: SyntaxError: yield expression cannot be used within a type alias
---
type X = await y  # raises 10-16: SyntaxError: await expression cannot be used within a type alias
---
async def f():
  type X = await y  # raises 12-18: SyntaxError: await expression cannot be used within a type alias
---
class C[T](x := 1): pass  # raises 12-17: SyntaxError: named expression cannot be used within the definition of a generic
---
def f[T: (x := 1)](): pass  # raises 11-16: SyntaxError: named expression cannot be used within a TypeVar bound
---
def f[T](x: (y := 1)): pass  # raises 14-19: SyntaxError: named expression cannot be used within the definition of a generic
---
class C[T]((yield)): pass  # raises 13-17: SyntaxError: yield expression cannot be used within the definition of a generic
---
async def f():
  class C[T](await x): pass  # raises 14-20: SyntaxError: await expression cannot be used within the definition of a generic
---
def f(x=(yield)): pass  # raises 10-14: SyntaxError: 'yield' outside function
---
def f[T = int, S](): pass  # raises 16-16: SyntaxError: non-default type parameter 'S' follows default type parameter
---
class C[*T, *S = int, R]: pass  # raises 23-23: SyntaxError: non-default type parameter 'R' follows default type parameter
