# Context variables, contexts and tokens (PEP 567).

import contextvars
from contextvars import Context, ContextVar, Token, copy_context


def fails(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert type(e) is kind and (message is None or str(e) == message), repr(e)
        return e
    assert False, "nothing was raised"


x, y = ContextVar("x"), ContextVar("y", default=5)
assert repr(x).startswith("<ContextVar name='x' at 0x") and repr(y).startswith("<ContextVar name='y' default=5 at 0x")
assert x.name == "x" and repr(Context) == "<class '_contextvars.Context'>"
assert fails(LookupError, None, x.get).args == (x,)
assert (x.get(3), y.get(), y.get(7)) == (3, 5, 7)

# Tokens.
first = x.set(1)
assert first.var is x and first.old_value is Token.MISSING and repr(Token.MISSING) == "<Token.MISSING>"
second = x.set(2)
assert second.old_value == 1 and x.get() == 2
assert repr(second).startswith("<Token var=<ContextVar name='x' at 0x")
x.reset(second)
assert x.get() == 1 and repr(second).startswith("<Token used var=<ContextVar")
fails(RuntimeError, f"{second!r} has already been used once", x.reset, second)
fails(ValueError, f"{first!r} was created by a different ContextVar", y.reset, first)
fails(TypeError, "expected an instance of Token, got 3", x.reset, 3)
fails(RuntimeError, "Tokens can only be created by ContextVars", Token)
x.reset(first)
fails(LookupError, None, x.get)
x.set(1)

# A context is a mapping, and a copy of one changes on its own.
c = copy_context()
x.set(9)
assert c[x] == 1 and x in c and y not in c and len(c) == 1
assert list(c) == [x] == list(c.keys()) and list(c.values()) == [1] and list(c.items()) == [(x, 1)]
assert c.get(x) == 1 and c.get(y) is None and c.get(y, 4) == 4
assert fails(KeyError, None, c.__getitem__, y).args == (y,)
for look in (c.__getitem__, c.__contains__, c.get):
    fails(TypeError, "a ContextVar key was expected, got 'a'", look, "a")
fails(TypeError, "unhashable type: '_contextvars.Context'", hash, c)
assert c == c.copy() and c is not c.copy() and Context() == Context() and c != Context() and c != 3
fails(TypeError, "Context() does not accept any arguments", Context, 3)


# Running in a context.
def add(a, *, b):
    x.set(a + b)
    return copy_context(), x.get()


copy, value = c.run(add, 1, b=2)
assert value == 3 == c[x] and x.get() == 9 and copy == c and copy is not c
fails(TypeError, "run() missing 1 required positional argument", c.run)
fails(ZeroDivisionError, "division by zero", c.run, lambda: 1 / 0)
entered = f"cannot enter context: {c!r} is already entered"
fails(RuntimeError, entered, c.run, c.run, print)
assert c.run(lambda: c.copy().run(x.get)) == 3 and c.run(x.get) == 3
token = x.set(10)
fails(ValueError, f"{token!r} was created in a different Context", c.run, x.reset, token)
x.reset(token)
assert Context().run(y.get) == 5
fails(LookupError, None, Context().run, x.get)


def generator():
    x.set("inside")
    yield x.get()


assert next(generator()) == "inside" == x.get()

fails(TypeError, "context variable name must be a str", ContextVar, 3)
fails(TypeError, "ContextVar() takes exactly 1 positional argument (0 given)", ContextVar)
fails(TypeError, "ContextVar() takes at most 1 positional argument (2 given)", ContextVar, "a", 3)
fails(TypeError, "type '_contextvars.Context' is not an acceptable base type", type, "Sub", (Context,), {})
assert repr(ContextVar[int]) == "_contextvars.ContextVar[int]" and contextvars.Context is Context
