# Exceptions with causes, contexts and notes, and tracebacks that repeat, as CPython 3.13 prints it.

import traceback


def text_of(f):
    # The traceback of what f raises, without the frame here and with lines counted from f's first
    # (none for helpers above it).
    try:
        f()
    except BaseException as e:
        text = "".join(traceback.format_exception(e.with_traceback(e.__traceback__.tb_next)))
    lines = []
    for line in text.splitlines():
        before, mark, rest = line.partition('File "')
        if mark and ", in " in rest:
            number, _, name = rest.partition('", line ')[2].partition(", in ")
            number = int(number) - f.__code__.co_firstlineno
            line = f"{before}{number:+d} in {name}" if number >= 0 else f"{before}in {name}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def check(f, want_raw):
    want = str(want_raw).removeprefix("\n")
    got = text_of(f)
    assert got == want, f"{f.__name__}:\n{got}instead of\n{want}"


class Bad(Exception):
    def __str__(self):
        raise ValueError


class Empty(Exception):
    pass


class Note:
    def __str__(self):
        return "note obj"


class BadNote:
    def __str__(self):
        raise ValueError


class Shown:
    def __repr__(self):
        return "shown"


class BadNotes(Exception):
    @property
    def __notes__(self):
        raise ValueError("vv")


class Outer:
    class Inner(Exception):
        pass


def bad_str():
    raise Bad


check(bad_str, r'''
Traceback (most recent call last):
  +1 in bad_str
    raise Bad
Bad: <exception str() failed>
''')


def raised_class():
    raise Empty


check(raised_class, r'''
Traceback (most recent call last):
  +1 in raised_class
    raise Empty
Empty
''')


def no_arguments():
    raise Empty()


check(no_arguments, r'''
Traceback (most recent call last):
  +1 in no_arguments
    raise Empty()
Empty
''')


def two_arguments():
    raise Empty("a", 2)


check(two_arguments, r'''
Traceback (most recent call last):
  +1 in two_arguments
    raise Empty("a", 2)
Empty: ('a', 2)
''')


def key():
    raise KeyError("x")


check(key, r'''
Traceback (most recent call last):
  +1 in key
    raise KeyError("x")
KeyError: 'x'
''')


def notes():
    e = Empty("e")
    e.add_note("one\ntwo")
    e.add_note("")
    e.__notes__.append(Note())
    e.__notes__.append(BadNote())
    e.__notes__.append(3)
    raise e


check(notes, r'''
Traceback (most recent call last):
  +7 in notes
    raise e
Empty: e
one
two

note obj
<note str() failed>
3
''')


def notes_not_a_list():
    e = Empty("e")
    e.__notes__ = Shown()
    raise e


check(notes_not_a_list, r'''
Traceback (most recent call last):
  +3 in notes_not_a_list
    raise e
Empty: e
shown
''')


def notes_a_string():
    e = Empty("e")
    e.__notes__ = "abc"
    raise e


check(notes_a_string, r'''
Traceback (most recent call last):
  +3 in notes_a_string
    raise e
Empty: e
'abc'
''')


def notes_a_tuple():
    e = Empty("e")
    e.__notes__ = ("abc", "d")
    raise e


check(notes_a_tuple, r'''
Traceback (most recent call last):
  +3 in notes_a_tuple
    raise e
Empty: e
abc
d
''')


def notes_fail():
    raise BadNotes("p")


check(notes_fail, r'''
Traceback (most recent call last):
  +1 in notes_fail
    raise BadNotes("p")
BadNotes: p
Ignored error getting __notes__: ValueError('vv')
''')


def notes_none():
    e = Empty("e")
    e.__notes__ = None
    raise e


check(notes_none, r'''
Traceback (most recent call last):
  +3 in notes_none
    raise e
Empty: e
''')


def nested_class():
    raise Outer.Inner("x")


check(nested_class, r'''
Traceback (most recent call last):
  +1 in nested_class
    raise Outer.Inner("x")
Outer.Inner: x
''')


def local_class():
    class L(Exception): pass
    raise L("x")


check(local_class, r'''
Traceback (most recent call last):
  +2 in local_class
    raise L("x")
local_class.<locals>.L: x
''')


def class_without_module():
    E = type("E", (Exception,), {"__module__": 3})
    raise E("x")


check(class_without_module, r'''
Traceback (most recent call last):
  +2 in class_without_module
    raise E("x")
<unknown>.E: x
''')


def context():
    try: 1/0
    except ZeroDivisionError: raise ValueError("v")


check(context, r'''
Traceback (most recent call last):
  +1 in context
    try: 1/0
         ~^~
ZeroDivisionError: division by zero

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  +2 in context
    except ZeroDivisionError: raise ValueError("v")
                              ^^^^^^^^^^^^^^^^^^^^^
ValueError: v
''')


def cause():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("v") from e


check(cause, r'''
Traceback (most recent call last):
  +1 in cause
    try: 1/0
         ~^~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  +2 in cause
    except ZeroDivisionError as e: raise ValueError("v") from e
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ValueError: v
''')


def suppressed():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("v") from None


check(suppressed, r'''
Traceback (most recent call last):
  +2 in suppressed
    except ZeroDivisionError as e: raise ValueError("v") from None
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ValueError: v
''')


def circle():
    a = ValueError("a"); b = ValueError("b")
    a.__cause__ = b
    b.__cause__ = a
    raise a


check(circle, r'''
ValueError: b

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  +4 in circle
    raise a
ValueError: a
''')


def cause_never_raised():
    a = ValueError("a")
    a.__context__ = KeyError(1)
    raise a from Empty("never raised")


check(cause_never_raised, r'''
Empty: never raised

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  +3 in cause_never_raised
    raise a from Empty("never raised")
ValueError: a
''')


def repeated():
    def down(n):
        if n == 0:
            1 / 0
        down(n - 1)
    down(10)


check(repeated, r'''
Traceback (most recent call last):
  +5 in repeated
    down(10)
    ~~~~^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  [Previous line repeated 7 more times]
  +3 in down
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def repeated_once():
    def down(n):
        if n == 0:
            1 / 0
        down(n - 1)
    down(4)


check(repeated_once, r'''
Traceback (most recent call last):
  +5 in repeated_once
    down(4)
    ~~~~^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  [Previous line repeated 1 more time]
  +3 in down
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def repeated_three():
    def down(n):
        if n == 0:
            1 / 0
        down(n - 1)
    down(2)


check(repeated_three, r'''
Traceback (most recent call last):
  +5 in repeated_three
    down(2)
    ~~~~^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    down(n - 1)
    ~~~~^^^^^^^
  +3 in down
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def alternating():
    def down(n):
        if n == 0:
            1 / 0
        across(n - 1)

    def across(n):
        down(n - 1)
    down(6)


check(alternating, r'''
Traceback (most recent call last):
  +8 in alternating
    down(6)
    ~~~~^^^
  +4 in down
    across(n - 1)
    ~~~~~~^^^^^^^
  +7 in across
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    across(n - 1)
    ~~~~~~^^^^^^^
  +7 in across
    down(n - 1)
    ~~~~^^^^^^^
  +4 in down
    across(n - 1)
    ~~~~~~^^^^^^^
  +7 in across
    down(n - 1)
    ~~~~^^^^^^^
  +3 in down
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')


def endless():
    def down():
        down()
    import sys
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(60)
    try:
        down()
    except RecursionError as e:
        raise ValueError(str(e)) from None
    finally:
        sys.setrecursionlimit(before)


check(endless, r'''
Traceback (most recent call last):
  +9 in endless
    raise ValueError(str(e)) from None
ValueError: maximum recursion depth exceeded
''')


def several():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError("v") from e
    except ValueError:
        raise KeyError("k")


check(several, r'''
Traceback (most recent call last):
  +3 in several
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  +5 in several
    raise ValueError("v") from e
ValueError: v

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  +7 in several
    raise KeyError("k")
KeyError: 'k'
''')


def reraised():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


check(reraised, r'''
Traceback (most recent call last):
  +2 in reraised
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
''')
