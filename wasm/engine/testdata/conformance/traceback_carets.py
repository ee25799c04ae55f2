# The source lines and carets that tracebacks show, as CPython 3.13 prints them.

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


def add(a, b):
    return a + b


class O:
    pass


def call_statement():
    add(1, 'a')


check(call_statement, r'''
Traceback (most recent call last):
  +1 in call_statement
    add(1, 'a')
    ~~~^^^^^^^^
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def return_call():
    return add(1, 'a')


check(return_call, r'''
Traceback (most recent call last):
  +1 in return_call
    return add(1, 'a')
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def assign_call():
    x = add(1, 'a')


check(assign_call, r'''
Traceback (most recent call last):
  +1 in assign_call
    x = add(1, 'a')
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def return_attribute_call():
    o = O()
    o.f = binop
    return o.f(1, "a")


check(return_attribute_call, r'''
Traceback (most recent call last):
  +2 in return_attribute_call
    o.f = binop
          ^^^^^
NameError: name 'binop' is not defined
''')


def assign_attribute_call():
    o = O()
    o.f = binop
    x = o.f(1, "a")


check(assign_attribute_call, r'''
Traceback (most recent call last):
  +2 in assign_attribute_call
    o.f = binop
          ^^^^^
NameError: name 'binop' is not defined
''')


def assign_twice():
    x = y = add(1, "a")


check(assign_twice, r'''
Traceback (most recent call last):
  +1 in assign_twice
    x = y = add(1, "a")
            ~~~^^^^^^^^
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def call_as_operand():
    x = 1 + add(1, 'a')


check(call_as_operand, r'''
Traceback (most recent call last):
  +1 in call_as_operand
    x = 1 + add(1, 'a')
            ~~~^^^^^^^^
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def call_in_if():
    if add(1, 'a'): pass


check(call_in_if, r'''
Traceback (most recent call last):
  +1 in call_in_if
    if add(1, 'a'): pass
       ~~~^^^^^^^^
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def call_assigned_over_lines():
    x = add(
        1,
        'a'
    )


check(call_assigned_over_lines, r'''
Traceback (most recent call last):
  +1 in call_assigned_over_lines
    x = add(
        1,
        'a'
    )
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def long_call():
    return add(
        1,
        2,
        3,
        4,
        5,
        'a'
    )


check(long_call, r'''
Traceback (most recent call last):
  +1 in long_call
    return add(
        1,
    ...<4 lines>...
        'a'
    )
TypeError: add() takes 2 positional arguments but 6 were given
''')


def long_sum():
    x = (
        1
        +
        2
        + 'a'
        + 5
    )


check(long_sum, r'''
Traceback (most recent call last):
  +2 in long_sum
    1
    ~
    +
    ~
    2
    ~
    + 'a'
    ^~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def subscript_in_list():
    x = [
        1, 2,
        {}['a']
        [1],
        7]


check(subscript_in_list, r'''
Traceback (most recent call last):
  +3 in subscript_in_list
    {}['a']
    ~~^^^^^
KeyError: 'a'
''')


def attribute():
    x = O().foo.bar


check(attribute, r'''
Traceback (most recent call last):
  +1 in attribute
    x = O().foo.bar
        ^^^^^^^
AttributeError: 'O' object has no attribute 'foo'
''')


def raise_statement():
    raise ValueError("x")


check(raise_statement, r'''
Traceback (most recent call last):
  +1 in raise_statement
    raise ValueError("x")
ValueError: x
''')


def raise_over_lines():
    raise ValueError(
        "x\ny"
    )


check(raise_over_lines, r'''
Traceback (most recent call last):
  +1 in raise_over_lines
    raise ValueError(
        "x\ny"
    )
ValueError: x
y
''')


def wide_characters():
    x = "é日本" + 1 + "日本"


check(wide_characters, r'''
Traceback (most recent call last):
  +1 in wide_characters
    x = "é日本" + 1 + "日本"
        ~~~~~~~~^~~
TypeError: can only concatenate str (not "int") to str
''')


def subscript_of_wide():
    é = 1; é["日本"] + 2


check(subscript_of_wide, r'''
Traceback (most recent call last):
  +1 in subscript_of_wide
    é = 1; é["日本"] + 2
           ~^^^^^^^^
TypeError: 'int' object is not subscriptable
''')


def tabs():
	x = 1	+  'a'


check(tabs, r'''
Traceback (most recent call last):
  +1 in tabs
    x = 1	+  'a'
        ~~^~~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def assertion():
    assert 1 == 2, "no"


check(assertion, r'''
Traceback (most recent call last):
  +1 in assertion
    assert 1 == 2, "no"
           ^^^^^^
AssertionError: no
''')


def assertion_over_lines():
    assert (1 ==
            2)


check(assertion_over_lines, r'''
Traceback (most recent call last):
  +1 in assertion_over_lines
    assert (1 ==
            ^^^^
            2)
            ^
AssertionError
''')


def unpack():
    a, b = 1, 2, 3


check(unpack, r'''
Traceback (most recent call last):
  +1 in unpack
    a, b = 1, 2, 3
    ^^^^
ValueError: too many values to unpack (expected 2)
''')


def unpack_in_for():
    for a, b in [1]:
        pass


check(unpack_in_for, r'''
Traceback (most recent call last):
  +1 in unpack_in_for
    for a, b in [1]:
        ^^^^
TypeError: cannot unpack non-iterable int object
''')


def for_int():
    for i in 3:
        pass


check(for_int, r'''
Traceback (most recent call last):
  +1 in for_int
    for i in 3:
             ^
TypeError: 'int' object is not iterable
''')


def with_int():
    with 3 as x:
        pass


check(with_int, r'''
Traceback (most recent call last):
  +1 in with_int
    with 3 as x:
         ^
TypeError: 'int' object does not support the context manager protocol
''')


def import_missing():
    import nonexistent


check(import_missing, r'''
Traceback (most recent call last):
  +1 in import_missing
    import nonexistent
ModuleNotFoundError: No module named 'nonexistent'
''')


def name():
    y = undefined_name


check(name, r'''
Traceback (most recent call last):
  +1 in name
    y = undefined_name
        ^^^^^^^^^^^^^^
NameError: name 'undefined_name' is not defined
''')


def called_name():
    undefined_name()


check(called_name, r'''
Traceback (most recent call last):
  +1 in called_name
    undefined_name()
    ^^^^^^^^^^^^^^
NameError: name 'undefined_name' is not defined
''')


def name_in_comprehension():
    x = [undefined_name for i in range(3)]


check(name_in_comprehension, r'''
Traceback (most recent call last):
  +1 in name_in_comprehension
    x = [undefined_name for i in range(3)]
         ^^^^^^^^^^^^^^
NameError: name 'undefined_name' is not defined
''')


def lambda_call():
    f = lambda: 1/0
    f()


check(lambda_call, r'''
Traceback (most recent call last):
  +2 in lambda_call
    f()
    ~^^
  +1 in <lambda>
    f = lambda: 1/0
                ~^~
ZeroDivisionError: division by zero
''')


def compare_int_with_str():
    1 < 'a' < 3


check(compare_int_with_str, r'''
Traceback (most recent call last):
  +1 in compare_int_with_str
    1 < 'a' < 3
TypeError: '<' not supported between instances of 'int' and 'str'
''')


def negation():
    x = -'a'


check(negation, r'''
Traceback (most recent call last):
  +1 in negation
    x = -'a'
        ^^^^
TypeError: bad operand type for unary -: 'str'
''')


def augmented_local():
    x = 1
    x += 'a'


check(augmented_local, r'''
Traceback (most recent call last):
  +2 in augmented_local
    x += 'a'
TypeError: unsupported operand type(s) for +=: 'int' and 'str'
''')


def delete_item():
    del {}['a']


check(delete_item, r'''
Traceback (most recent call last):
  +1 in delete_item
    del {}['a']
        ~~^^^^^
KeyError: 'a'
''')


def item_of_item():
    x = {}
    x['a'] = x['b']


check(item_of_item, r'''
Traceback (most recent call last):
  +2 in item_of_item
    x['a'] = x['b']
             ~^^^^^
KeyError: 'b'
''')


def item_of_int():
    (1)[2] = 3


check(item_of_int, r'''
Traceback (most recent call last):
  +1 in item_of_int
    (1)[2] = 3
    ~~~^^^
TypeError: 'int' object does not support item assignment
''')


def formatted():
    x = f"{1/0}"


check(formatted, r'''
Traceback (most recent call last):
  +1 in formatted
    x = f"{1/0}"
           ~^~
ZeroDivisionError: division by zero
''')


def formatted_spec():
    x = f"{1/0:>{undefined}} {'a' + 1}"


check(formatted_spec, r'''
Traceback (most recent call last):
  +1 in formatted_spec
    x = f"{1/0:>{undefined}} {'a' + 1}"
           ~^~
ZeroDivisionError: division by zero
''')


def base_is_division():
    class A(1/0): pass


check(base_is_division, r'''
Traceback (most recent call last):
  +1 in base_is_division
    class A(1/0): pass
            ~^~
ZeroDivisionError: division by zero
''')


def decorator():
    @undefined_deco
    def f(): pass


check(decorator, r'''
Traceback (most recent call last):
  +1 in decorator
    @undefined_deco
     ^^^^^^^^^^^^^^
NameError: name 'undefined_deco' is not defined
''')


def comments_between():
    x = (1 # foo
       # bar
       + # baz
       'a')


check(comments_between, r'''
Traceback (most recent call last):
  +1 in comments_between
    x = (1 # foo
         ~~~~~~~
       # bar
       ~~~~~
       + # baz
       ^~~~~~~
       'a')
       ~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def backslashes():
    x = 1 \
        + \
        'a'


check(backslashes, r'''
Traceback (most recent call last):
  +1 in backslashes
    x = 1 \
        ~~~
        + \
        ^~~
        'a'
        ~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def long_undefined():
    x = call(1,
             2,
             3,
             undefined,
             5,
             6)


check(long_undefined, r'''
Traceback (most recent call last):
  +1 in long_undefined
    x = call(1,
        ^^^^
NameError: name 'call' is not defined. Did you mean: 'all'?
''')


def condition():
    x = 1 if 1/0 else 2


check(condition, r'''
Traceback (most recent call last):
  +1 in condition
    x = 1 if 1/0 else 2
             ~^~
ZeroDivisionError: division by zero
''')


def generator_expression():
    return list(1/x for x in [1, 0])


check(generator_expression, r'''
Traceback (most recent call last):
  +1 in generator_expression
    return list(1/x for x in [1, 0])
  +1 in <genexpr>
    return list(1/x for x in [1, 0])
                ~^~
ZeroDivisionError: division by zero
''')


def delegation():
    def g():
        yield 1
        yield undefined
    def h():
        yield from g()
    list(h())


check(delegation, r'''
Traceback (most recent call last):
  +6 in delegation
    list(h())
    ~~~~^^^^^
  +5 in h
    yield from g()
  +3 in g
    yield undefined
          ^^^^^^^^^
NameError: name 'undefined' is not defined
''')


def method_error():
    [].index(3)


check(method_error, r'''
Traceback (most recent call last):
  +1 in method_error
    [].index(3)
    ~~~~~~~~^^^
ValueError: 3 is not in list
''')


def method_error_over_lines():
    "a".join([1,
       2])


check(method_error_over_lines, r'''
Traceback (most recent call last):
  +1 in method_error_over_lines
    "a".join([1,
    ~~~~~~~~^^^^
       2])
       ^^^
TypeError: sequence item 0: expected str instance, int found
''')


def star_and_keywords():
    add(*[1, 'a'], **{})


check(star_and_keywords, r'''
Traceback (most recent call last):
  +1 in star_and_keywords
    add(*[1, 'a'], **{})
    ~~~^^^^^^^^^^^^^^^^^
  in add
    return a + b
           ~~^~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def space_before_call():
    x = (binop) (1, 'a')


check(space_before_call, r'''
Traceback (most recent call last):
  +1 in space_before_call
    x = (binop) (1, 'a')
         ^^^^^
NameError: name 'binop' is not defined
''')


def walrus():
    if (x := 1/0): pass


check(walrus, r'''
Traceback (most recent call last):
  +1 in walrus
    if (x := 1/0): pass
             ~^~
ZeroDivisionError: division by zero
''')


def slice_of_list():
    x = [1][1:'a']


check(slice_of_list, r'''
Traceback (most recent call last):
  +1 in slice_of_list
    x = [1][1:'a']
        ~~~^^^^^^^
TypeError: slice indices must be integers or None or have an __index__ method
''')


def power():
    x = 2 ** 'a'


check(power, r'''
Traceback (most recent call last):
  +1 in power
    x = 2 ** 'a'
        ~~^^~~~~
TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
''')


def semicolons():
    x = 1; y = x + 'a'; z = 3


check(semicolons, r'''
Traceback (most recent call last):
  +1 in semicolons
    x = 1; y = x + 'a'; z = 3
               ~~^~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')


def in_int():
    1 in 2


check(in_int, r'''
Traceback (most recent call last):
  +1 in in_int
    1 in 2
TypeError: argument of type 'int' is not iterable
''')


def or_division():
    x = 0 or 1/0


check(or_division, r'''
Traceback (most recent call last):
  +1 in or_division
    x = 0 or 1/0
             ~^~
ZeroDivisionError: division by zero
''')


def star_int():
    print(*1)


check(star_int, r'''
Traceback (most recent call last):
  +1 in star_int
    print(*1)
    ~~~~~^^^^
TypeError: print() argument after * must be an iterable, not int
''')


def mapping_of_int():
    {**1}


check(mapping_of_int, r'''
Traceback (most recent call last):
  +1 in mapping_of_int
    {**1}
TypeError: 'int' object is not a mapping
''')


def global_name():
    global zz
    print(zz)


check(global_name, r'''
Traceback (most recent call last):
  +2 in global_name
    print(zz)
          ^^
NameError: name 'zz' is not defined
''')


def unbound_local():
    print(loc)
    loc = 1


check(unbound_local, r'''
Traceback (most recent call last):
  +1 in unbound_local
    print(loc)
          ^^^
UnboundLocalError: cannot access local variable 'loc' where it is not associated with a value
''')


def unexpected_keyword():
    add(a=1, c=2)


check(unexpected_keyword, r'''
Traceback (most recent call last):
  +1 in unexpected_keyword
    add(a=1, c=2)
    ~~~^^^^^^^^^^
TypeError: add() got an unexpected keyword argument 'c'
''')
