# Exception groups, as trees, as CPython 3.13 prints it.

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


def two():
    raise ExceptionGroup("grp", [ValueError(1), TypeError("t\nu")])


check(two, r'''
  + Exception Group Traceback (most recent call last):
  |   +1 in two
  |     raise ExceptionGroup("grp", [ValueError(1), TypeError("t\nu")])
  | ExceptionGroup: grp (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    +---------------- 2 ----------------
    | TypeError: t
    | u
    +------------------------------------
''')


def nested():
    def r(e):
        try: raise e
        except Exception as x: return x
    raise ExceptionGroup("grp", [r(ValueError(1)), ExceptionGroup("in", [r(KeyError(2)), OSError(3, "x")]), r(TypeError("t"))])


check(nested, r'''
  + Exception Group Traceback (most recent call last):
  |   +4 in nested
  |     raise ExceptionGroup("grp", [r(ValueError(1)), ExceptionGroup("in", [r(KeyError(2)), OSError(3, "x")]), r(TypeError("t"))])
  | ExceptionGroup: grp (3 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   +2 in r
    |     try: raise e
    |          ^^^^^^^
    | ValueError: 1
    +---------------- 2 ----------------
    | ExceptionGroup: in (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | Traceback (most recent call last):
      |   +2 in r
      |     try: raise e
      |          ^^^^^^^
      | KeyError: 2
      +---------------- 2 ----------------
      | ProcessLookupError: [Errno 3] x
      +------------------------------------
    +---------------- 3 ----------------
    | Traceback (most recent call last):
    |   +2 in r
    |     try: raise e
    |          ^^^^^^^
    | TypeError: t
    +------------------------------------
''')


def many():
    raise ExceptionGroup("big", [ValueError(i) for i in range(20)])


check(many, r'''
  + Exception Group Traceback (most recent call last):
  |   +1 in many
  |     raise ExceptionGroup("big", [ValueError(i) for i in range(20)])
  | ExceptionGroup: big (20 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 0
    +---------------- 2 ----------------
    | ValueError: 1
    +---------------- 3 ----------------
    | ValueError: 2
    +---------------- 4 ----------------
    | ValueError: 3
    +---------------- 5 ----------------
    | ValueError: 4
    +---------------- 6 ----------------
    | ValueError: 5
    +---------------- 7 ----------------
    | ValueError: 6
    +---------------- 8 ----------------
    | ValueError: 7
    +---------------- 9 ----------------
    | ValueError: 8
    +---------------- 10 ----------------
    | ValueError: 9
    +---------------- 11 ----------------
    | ValueError: 10
    +---------------- 12 ----------------
    | ValueError: 11
    +---------------- 13 ----------------
    | ValueError: 12
    +---------------- 14 ----------------
    | ValueError: 13
    +---------------- 15 ----------------
    | ValueError: 14
    +---------------- ... ----------------
    | and 5 more exceptions
    +------------------------------------
''')


def one_too_many():
    raise ExceptionGroup("big", [ValueError(i) for i in range(16)])


check(one_too_many, r'''
  + Exception Group Traceback (most recent call last):
  |   +1 in one_too_many
  |     raise ExceptionGroup("big", [ValueError(i) for i in range(16)])
  | ExceptionGroup: big (16 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 0
    +---------------- 2 ----------------
    | ValueError: 1
    +---------------- 3 ----------------
    | ValueError: 2
    +---------------- 4 ----------------
    | ValueError: 3
    +---------------- 5 ----------------
    | ValueError: 4
    +---------------- 6 ----------------
    | ValueError: 5
    +---------------- 7 ----------------
    | ValueError: 6
    +---------------- 8 ----------------
    | ValueError: 7
    +---------------- 9 ----------------
    | ValueError: 8
    +---------------- 10 ----------------
    | ValueError: 9
    +---------------- 11 ----------------
    | ValueError: 10
    +---------------- 12 ----------------
    | ValueError: 11
    +---------------- 13 ----------------
    | ValueError: 12
    +---------------- 14 ----------------
    | ValueError: 13
    +---------------- 15 ----------------
    | ValueError: 14
    +---------------- ... ----------------
    | and 1 more exception
    +------------------------------------
''')


def deep():
    e = ValueError("deep")
    for i in range(14): e = ExceptionGroup(f"g{i}", [e])
    raise e


check(deep, r'''
  + Exception Group Traceback (most recent call last):
  |   +3 in deep
  |     raise e
  | ExceptionGroup: g13 (1 sub-exception)
  +-+---------------- 1 ----------------
    | ExceptionGroup: g12 (1 sub-exception)
    +-+---------------- 1 ----------------
      | ExceptionGroup: g11 (1 sub-exception)
      +-+---------------- 1 ----------------
        | ExceptionGroup: g10 (1 sub-exception)
        +-+---------------- 1 ----------------
          | ExceptionGroup: g9 (1 sub-exception)
          +-+---------------- 1 ----------------
            | ExceptionGroup: g8 (1 sub-exception)
            +-+---------------- 1 ----------------
              | ExceptionGroup: g7 (1 sub-exception)
              +-+---------------- 1 ----------------
                | ExceptionGroup: g6 (1 sub-exception)
                +-+---------------- 1 ----------------
                  | ExceptionGroup: g5 (1 sub-exception)
                  +-+---------------- 1 ----------------
                    | ExceptionGroup: g4 (1 sub-exception)
                    +-+---------------- 1 ----------------
                      | ... (max_group_depth is 10)
                      +------------------------------------
''')


def notes_and_causes():
    try: 1/0
    except Exception as x:
        e = ExceptionGroup("in", [ValueError(1)]); e.add_note("note1\nnote2")
        v = ValueError("nested\nlines"); v.add_note("n"); 
        try:
            raise v from x
        except Exception as y: pass
        raise ExceptionGroup("outer\nmulti", [e, v, SyntaxError("m", ("f.py", 3, 2, "a b", 3, 3))]) from TypeError("cause")


check(notes_and_causes, r'''
TypeError: cause

The above exception was the direct cause of the following exception:

  + Exception Group Traceback (most recent call last):
  |   +8 in notes_and_causes
  |     raise ExceptionGroup("outer\nmulti", [e, v, SyntaxError("m", ("f.py", 3, 2, "a b", 3, 3))]) from TypeError("cause")
  | ExceptionGroup: outer
  | multi (3 sub-exceptions)
  +-+---------------- 1 ----------------
    | ExceptionGroup: in (1 sub-exception)
    | note1
    | note2
    +-+---------------- 1 ----------------
      | ValueError: 1
      +------------------------------------
    +---------------- 2 ----------------
    | Traceback (most recent call last):
    |   +1 in notes_and_causes
    |     try: 1/0
    |          ~^~
    | ZeroDivisionError: division by zero
    | 
    | The above exception was the direct cause of the following exception:
    | 
    | Traceback (most recent call last):
    |   +6 in notes_and_causes
    |     raise v from x
    | ValueError: nested
    | lines
    | n
    +---------------- 3 ----------------
    |   File "f.py", line 3
    |     a b
    |      ^
    | SyntaxError: m
    +------------------------------------
''')


def base_exceptions():
    raise BaseExceptionGroup("b", [KeyboardInterrupt(), SystemExit(3)])


check(base_exceptions, r'''
  + Exception Group Traceback (most recent call last):
  |   +1 in base_exceptions
  |     raise BaseExceptionGroup("b", [KeyboardInterrupt(), SystemExit(3)])
  | BaseExceptionGroup: b (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | KeyboardInterrupt
    +---------------- 2 ----------------
    | SystemExit: 3
    +------------------------------------
''')


def the_same_twice():
    e = ExceptionGroup("in", [ValueError(1), ExceptionGroup("x", [ValueError(2)])])
    raise ExceptionGroup("out", [e, e])


check(the_same_twice, r'''
  + Exception Group Traceback (most recent call last):
  |   +2 in the_same_twice
  |     raise ExceptionGroup("out", [e, e])
  | ExceptionGroup: out (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ExceptionGroup: in (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | ValueError: 1
      +---------------- 2 ----------------
      | ExceptionGroup: x (1 sub-exception)
      +-+---------------- 1 ----------------
        | ValueError: 2
        +------------------------------------
    +---------------- 2 ----------------
    | ExceptionGroup: in (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | ValueError: 1
      +---------------- 2 ----------------
      | ExceptionGroup: x (1 sub-exception)
      +-+---------------- 1 ----------------
        | ValueError: 2
        +------------------------------------
''')


def group_in_context():
    try:
        two()
    except Exception as x:
        raise ExceptionGroup("outer", [x, ValueError("z")])


check(group_in_context, r'''
  + Exception Group Traceback (most recent call last):
  |   +2 in group_in_context
  |     two()
  |     ~~~^^
  |   in two
  |     raise ExceptionGroup("grp", [ValueError(1), TypeError("t\nu")])
  | ExceptionGroup: grp (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    +---------------- 2 ----------------
    | TypeError: t
    | u
    +------------------------------------

During handling of the above exception, another exception occurred:

  + Exception Group Traceback (most recent call last):
  |   +4 in group_in_context
  |     raise ExceptionGroup("outer", [x, ValueError("z")])
  | ExceptionGroup: outer (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Exception Group Traceback (most recent call last):
    |   +2 in group_in_context
    |     two()
    |     ~~~^^
    |   in two
    |     raise ExceptionGroup("grp", [ValueError(1), TypeError("t\nu")])
    | ExceptionGroup: grp (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | ValueError: 1
      +---------------- 2 ----------------
      | TypeError: t
      | u
      +------------------------------------
    +---------------- 2 ----------------
    | ValueError: z
    +------------------------------------
''')


def after_group():
    try:
        two()
    except Exception:
        raise KeyError("k")


check(after_group, r'''
  + Exception Group Traceback (most recent call last):
  |   +2 in after_group
  |     two()
  |     ~~~^^
  |   in two
  |     raise ExceptionGroup("grp", [ValueError(1), TypeError("t\nu")])
  | ExceptionGroup: grp (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    +---------------- 2 ----------------
    | TypeError: t
    | u
    +------------------------------------

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  +4 in after_group
    raise KeyError("k")
KeyError: 'k'
''')


def starred():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise OSError("in handler")
    except* TypeError as e:
        pass


check(starred, r'''
  | ExceptionGroup:  (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Exception Group Traceback (most recent call last):
    |   +2 in starred
    |     raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    | ExceptionGroup: g (1 sub-exception)
    +-+---------------- 1 ----------------
      | ValueError: 1
      +------------------------------------
    | 
    | During handling of the above exception, another exception occurred:
    | 
    | Traceback (most recent call last):
    |   +4 in starred
    |     raise OSError("in handler")
    | OSError: in handler
    +---------------- 2 ----------------
    | Exception Group Traceback (most recent call last):
    |   +2 in starred
    |     raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    | ExceptionGroup: g (1 sub-exception)
    +-+---------------- 1 ----------------
      | KeyError: 3
      +------------------------------------
''')
