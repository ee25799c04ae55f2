# except* and exception groups (PEP 654).


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


def shape(e):
    if isinstance(e, BaseExceptionGroup):
        return [e.message, *map(shape, e.exceptions)]
    return repr(e)


def run(e, *kinds):
    "Raises e under one except* clause for each kind; what each clause saw, and what came out."
    seen = []
    try:
        if len(kinds) == 1:
            try:
                raise e
            except* kinds[0] as g:
                seen.append(shape(g))
        else:
            try:
                raise e
            except* kinds[0] as g:
                seen.append(shape(g))
            except* kinds[1] as g:
                seen.append(shape(g))
    except BaseException as left:
        return seen, shape(left)
    return seen, None


EG = ExceptionGroup
V, T, O = ValueError, TypeError, OSError
assert run(EG("a", [V(1), V(2)]), V) == ([["a", "ValueError(1)", "ValueError(2)"]], None)
assert run(EG("a", [V(1), T(2)]), V) == ([["a", "ValueError(1)"]], ["a", "TypeError(2)"])
assert run(EG("a", [V(1), T(2)]), V, T) == ([["a", "ValueError(1)"], ["a", "TypeError(2)"]], None)
assert run(EG("a", [V(1), T(2), O(3)]), V, O) == ([["a", "ValueError(1)"], ["a", "OSError(3)"]], ["a", "TypeError(2)"])
assert run(EG("a", [V(1)]), T) == ([], ["a", "ValueError(1)"])
assert run(V(1), V) == ([["", "ValueError(1)"]], None)
assert run(V(1), T) == ([], "ValueError(1)")
assert run(V(1), (T, V)) == ([["", "ValueError(1)"]], None)
assert run(EG("a", [V(1), T(2), O(3)]), (V, T)) == ([["a", "ValueError(1)", "TypeError(2)"]], ["a", "OSError(3)"])
assert run(EG("a", [EG("b", [V(1), T(2)]), V(3)]), V) == ([["a", ["b", "ValueError(1)"], "ValueError(3)"]], ["a", ["b", "TypeError(2)"]])
assert run(EG("a", [EG("b", [T(2)]), V(3)]), V) == ([["a", "ValueError(3)"]], ["a", ["b", "TypeError(2)"]])
assert run(EG("a", [V(1), T(2)]), Exception, V) == ([["a", "ValueError(1)", "TypeError(2)"]], None)
assert run(KeyboardInterrupt(), KeyboardInterrupt) == ([["", "KeyboardInterrupt()"]], None)
assert run(BaseExceptionGroup("a", [KeyboardInterrupt(), V(1)]), V) == ([["a", "ValueError(1)"]], ["a", "KeyboardInterrupt()"])


# Nothing raised; else and finally.
def whole(e):
    log = []
    try:
        try:
            if e:
                raise e
        except* ValueError as g:
            log.append("value")
        except* TypeError:
            log.append("type")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as left:
        log.append(shape(left))
    return log


assert whole(None) == ["else", "finally"]
assert whole(EG("", [T(1), V(1)])) == ["value", "type", "finally"]
assert whole(EG("m", [T(1), O(1)])) == ["type", "finally", ["m", "OSError(1)"]]


# What a clause raises.
def raising(e, new):
    try:
        try:
            raise e
        except* ValueError:
            raise new
    except BaseException as left:
        return left


left = raising(EG("a", [V(1)]), T("new"))
assert shape(left) == "TypeError('new')"
assert shape(left.__context__) == ["a", "ValueError(1)"]
assert shape(raising(EG("a", [V(1), O(2)]), T("new"))) == ["", "TypeError('new')", ["a", "OSError(2)"]]
assert shape(raising(V(1), T("new"))) == "TypeError('new')"


def two_raise(e):
    try:
        try:
            raise e
        except* ValueError as g:
            raise KeyError("one")
        except* TypeError as g:
            raise KeyError("two")
    except BaseException as left:
        return shape(left)


assert two_raise(EG("a", [V(1), T(2), O(3)])) == ["", "KeyError('one')", "KeyError('two')", ["a", "OSError(3)"]]


# Raising what was caught merges it back.
def reraise(e, again):
    try:
        try:
            raise e
        except* ValueError as g:
            if again == "bare":
                raise
            if again == "name":
                raise g
        except* OSError:
            pass
    except BaseException as left:
        return shape(left)


e = EG("a", [V(1), T(2)])
assert reraise(e, "bare") == ["a", "ValueError(1)", "TypeError(2)"]
assert reraise(EG("a", [V(1), T(2), O(3)]), "bare") == ["a", "ValueError(1)", "TypeError(2)"]
assert reraise(EG("a", [V(1), T(2)]), "name") == ["", ["a", "ValueError(1)"], ["a", "TypeError(2)"]]
assert reraise(V(1), "bare") == ["", "ValueError(1)"]


# Errors in clauses.
def bad_type():
    try:
        raise EG("a", [V(1)])
    except* 5:
        pass


assert raises(TypeError, bad_type) == "catching classes that do not inherit from BaseException is not allowed"


def group_type():
    try:
        raise EG("a", [V(1)])
    except* EG:
        pass


assert raises(TypeError, group_type) == "catching ExceptionGroup with except* is not allowed. Use except instead."


# The name is unbound after the clause; break and continue of inner loops work.
def unbound():
    try:
        raise EG("a", [V(1)])
    except* V as g:
        for i in range(3):
            if i == 1:
                break
    return i, "g" in locals()


assert unbound() == (1, False)


# Groups themselves.
g = EG("message", [V(1), EG("inner", (T(2),))])
assert g.message == "message" and str(g) == "message (2 sub-exceptions)" and g.args == ("message", [g.exceptions[0], g.exceptions[1]])
assert isinstance(g.exceptions, tuple) and len(g.exceptions) == 2
assert repr(g) == "ExceptionGroup('message', [ValueError(1), ExceptionGroup('inner', (TypeError(2),))])"
assert str(EG("one", [V()])) == "one (1 sub-exception)"
assert type(BaseExceptionGroup("x", [V()])) is ExceptionGroup and type(BaseExceptionGroup("x", [KeyboardInterrupt()])) is BaseExceptionGroup
assert issubclass(ExceptionGroup, Exception) and issubclass(ExceptionGroup, BaseExceptionGroup)
assert raises(TypeError, EG, "x") == "BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)"
assert raises(TypeError, EG, 1, [V()]) == "BaseExceptionGroup.__new__() argument 1 must be str, not int"
assert raises(TypeError, EG, "x", 5) == "second argument (exceptions) must be a sequence"
assert raises(ValueError, EG, "x", []) == "second argument (exceptions) must be a non-empty sequence"
assert raises(ValueError, EG, "x", [V(), 5]) == "Item 1 of second argument (exceptions) is not an exception"
assert raises(TypeError, EG, "x", [KeyboardInterrupt()]) == "Cannot nest BaseExceptions in an ExceptionGroup"

match, rest = g.split(V)
assert shape(match) == ["message", "ValueError(1)"] and shape(rest) == ["message", ["inner", "TypeError(2)"]]
assert g.split(O) == (None, g) or shape(g.split(O)[1]) == shape(g)
assert shape(g.subgroup(T)) == ["message", ["inner", "TypeError(2)"]] and g.subgroup(O) is None
assert shape(g.subgroup(lambda e: isinstance(e, V))) == ["message", "ValueError(1)"]
assert g.subgroup(EG) is g and g.subgroup((V, T)) is not None
assert shape(g.derive([O(1)])) == ["message", "OSError(1)"]
assert raises(TypeError, g.split, 5) == "expected an exception type, a tuple of exception types, or a callable (other than a class)"


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


m = MyGroup("mine", [V(1), T(2)], 42)
m.add_note("note")
try:
    try:
        raise m
    except* V as part:
        assert type(part) is MyGroup and part.code == 42 and part.__notes__ == ["note"]
        kept = part
except MyGroup as left:
    assert left.code == 42 and shape(left) == ["mine", "TypeError(2)"] and left.__notes__ == ["note"]
assert kept.__traceback__ is m.__traceback__ or kept.__traceback__ is not None


# Plain except sees the group.
def plain():
    try:
        raise EG("a", [V(1)])
    except ValueError:
        return "value"
    except ExceptionGroup as g:
        return g.message


assert plain() == "a"


# except* inside a function with return around it, and nested.
def nested():
    out = []
    try:
        try:
            raise EG("a", [V(1), T(2), O(3)])
        except* V:
            out.append("v")
    except* T:
        out.append("t")
        try:
            raise EG("b", [V(9)])
        except* V as g:
            out.append(shape(g))
    except* O:
        out.append("o")
    return out


assert nested() == ["v", "t", ["b", "ValueError(9)"], "o"]


def in_loop():
    out = []
    for i in range(3):
        try:
            raise EG(str(i), [V(i)])
        except* V as g:
            out.append(g.message)
    return out


assert in_loop() == ["0", "1", "2"]


def generator():
    try:
        yield 1
    except* V as g:
        yield shape(g)


g = generator()
next(g)
assert g.throw(V(5)) == ["", "ValueError(5)"]
