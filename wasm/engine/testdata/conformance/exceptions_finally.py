# try, except, else and finally in all combinations with return, break and continue.


def raises(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        return str(e)
    raise AssertionError(f"{kind.__name__} not raised")


log = []


def t(name):
    log.append(name)
    return name


def take():
    out = list(log)
    log.clear()
    return out


def full(kind):
    try:
        t("try")
        if kind:
            raise kind
    except ValueError:
        t("except")
    else:
        t("else")
    finally:
        t("finally")
    t("after")


full(None)
assert take() == ["try", "else", "finally", "after"]
full(ValueError)
assert take() == ["try", "except", "finally", "after"]
raises(KeyError, full, KeyError)
assert take() == ["try", "finally"]


def return_in_try():
    try:
        return t("value")
    finally:
        t("finally")


assert return_in_try() == "value" and take() == ["value", "finally"]


def return_overridden():
    try:
        return 1
    finally:
        return 2


assert return_overridden() == 2


def swallowed():
    try:
        raise ValueError
    finally:
        return "swallowed"


assert swallowed() == "swallowed"


def return_value_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2


assert return_value_fixed() == 1


def return_list_changed():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


assert return_list_changed() == [1, 2]


def exception_in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


try:
    exception_in_finally()
except KeyError as e:
    assert str(e.__context__) == "first" and e.__cause__ is None


def nested_finally():
    try:
        try:
            try:
                return t("value")
            finally:
                t("inner")
        finally:
            t("middle")
    finally:
        t("outer")


assert nested_finally() == "value" and take() == ["value", "inner", "middle", "outer"]


def loops():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            t(i)
        finally:
            t(("f", i))
    else:
        t("never")
    return i


assert loops() == 3 and take() == [0, ("f", 0), ("f", 1), 2, ("f", 2), ("f", 3)]


def break_in_finally():
    for i in range(3):
        try:
            raise ValueError
        finally:
            break
    return i


assert break_in_finally() == 0


def continue_in_finally():
    n = 0
    for i in range(3):
        try:
            if i == 1:
                raise ValueError
            return "never" if i == 5 else None if i == 6 else t(i)
        finally:
            n += 1
            continue
    return n


assert continue_in_finally() == 3 and take() == [0, 2]


def return_from_loop_in_finally():
    for i in range(3):
        try:
            return i
        finally:
            for j in range(2):
                try:
                    continue
                finally:
                    t((i, j))


assert return_from_loop_in_finally() == 0 and take() == [(0, 0), (0, 1)]


def while_finally():
    n = 0
    while True:
        try:
            n += 1
            if n == 3:
                return n
            if n == 1:
                continue
        finally:
            t(n)


assert while_finally() == 3 and take() == [1, 2, 3]


def return_in_except():
    try:
        raise ValueError("v")
    except ValueError as e:
        return str(e)
    finally:
        t("finally")


assert return_in_except() == "v" and take() == ["finally"]


def return_in_else():
    try:
        pass
    except ValueError:
        return 1
    else:
        return 2
    finally:
        t("finally")


assert return_in_else() == 2 and take() == ["finally"]


def raise_in_except():
    try:
        try:
            raise ValueError("one")
        except ValueError:
            raise KeyError("two")
        finally:
            t("finally")
    except KeyError as e:
        return e.__context__.args[0]


assert raise_in_except() == "one" and take() == ["finally"]


def raise_in_else():
    try:
        try:
            t("try")
        except KeyError:
            t("wrong")
        else:
            raise KeyError
        finally:
            t("finally")
    except KeyError:
        t("outer")


raise_in_else()
assert take() == ["try", "finally", "outer"]


def break_out_of_except():
    for i in range(5):
        try:
            1 / 0
        except ZeroDivisionError as e:
            if i == 2:
                break
            continue
        finally:
            t(i)
    import_error = None
    try:
        raise ValueError
    except ValueError as v:
        import_error = v.__context__
    return i, import_error


assert break_out_of_except() == (2, None) and take() == [0, 1, 2]


def finally_in_loop_with_else():
    for i in range(2):
        try:
            pass
        finally:
            t(i)
    else:
        t("else")


finally_in_loop_with_else()
assert take() == [0, 1, "else"]


# Handlers are tried in order; the first that matches runs.
def pick(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup", type(x).__name__
    except LookupError:
        return "other lookup"
    except Exception:
        return "exception"
    except:
        return "base"


assert pick(KeyError()) == ("lookup", "KeyError") and pick(IndexError) == ("lookup", "IndexError")
assert pick(LookupError) == "other lookup" and pick(OSError) == "exception" and pick(KeyboardInterrupt) == "base"


# The expression of a clause is evaluated only when it is reached.
def lazy_clause():
    try:
        raise ValueError
    except (t(ValueError) and ValueError):
        pass
    except t("never"):
        pass


lazy_clause()
assert take() == [ValueError]


def bad_clause():
    try:
        raise ValueError("orig")
    except 5:
        pass


assert raises(TypeError, bad_clause) == "catching classes that do not inherit from BaseException is not allowed"


def bad_clause_context():
    try:
        bad_clause()
    except TypeError as e:
        return e.__context__.args


assert bad_clause_context() == ("orig",)


def unused_bad_clause():
    try:
        pass
    except 5:
        pass


unused_bad_clause()


def not_tuple():
    try:
        raise ValueError
    except [ValueError]:
        pass


assert raises(TypeError, not_tuple) == "catching classes that do not inherit from BaseException is not allowed"


def nested_tuple():
    try:
        raise ValueError
    except ((KeyError, (ValueError,)), OSError):
        return "caught"


try:
    nested_tuple()
    assert False
except TypeError as e:
    assert str(e) == "catching classes that do not inherit from BaseException is not allowed"


# The name of a clause is unbound at its end.
def unbinds():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


assert raises(UnboundLocalError, unbinds) == "cannot access local variable 'e' where it is not associated with a value"
e = "kept?"
try:
    raise ValueError
except ValueError as e:
    pass
assert "e" not in globals()


def rebinds():
    try:
        raise ValueError
    except ValueError as e:
        e = "rebound"
        x = e
    return x


assert rebinds() == "rebound"


def deletes():
    try:
        raise ValueError
    except ValueError as e:
        del e
    return "fine"


assert deletes() == "fine"


def unbinds_on_raise():
    try:
        try:
            raise ValueError
        except ValueError as e:
            raise KeyError
    except KeyError:
        pass
    return e


raises(UnboundLocalError, unbinds_on_raise)


def captured_name():
    try:
        raise ValueError("v")
    except ValueError as e:
        get = lambda: e
        inside = str(get())
    return inside, raises(NameError, get)


assert captured_name() == ("v", "cannot access free variable 'e' where it is not associated with a value in enclosing scope")


def global_name():
    global ge
    try:
        raise ValueError
    except ValueError as ge:
        pass
    return "ge" in globals()


assert global_name() is False


class NameInClass:
    try:
        raise ValueError
    except ValueError as e:
        kept = type(e)


assert NameInClass.kept is ValueError and not hasattr(NameInClass, "e")


# return in every place of a nested try, and generators.
def matrix(where):
    for _ in range(1):
        try:
            if where == 0:
                return t("try")
            if where == 1:
                raise ValueError
        except ValueError:
            try:
                if where == 1:
                    return t("except")
            finally:
                t("inner finally")
        else:
            if where == 2:
                return t("else")
            if where == 3:
                break
        finally:
            t("finally")
            if where == 4:
                return t("from finally")
    return t("end")


assert matrix(0) == "try" and take() == ["try", "finally"]
assert matrix(1) == "except" and take() == ["except", "inner finally", "finally"]
assert matrix(2) == "else" and take() == ["else", "finally"]
assert matrix(3) == "end" and take() == ["finally", "end"]
assert matrix(4) == "from finally" and take() == ["finally", "from finally"]


def gen():
    try:
        yield t(1)
        try:
            yield t(2)
        finally:
            yield t("in finally")
    except ValueError:
        yield t("caught")
    finally:
        t("end")


g = gen()
assert [next(g), next(g), g.throw(ValueError), next(g)] == [1, 2, "in finally", "caught"]
assert next(g, None) is None and take() == [1, 2, "in finally", "caught", "end"]


# A finally clause that runs as part of an exception sees it in sys.exc_info's place: bare raise works there.
def reraise_in_finally():
    try:
        raise ValueError("again")
    finally:
        try:
            raise
        except ValueError as e:
            t(str(e))


assert raises(ValueError, reraise_in_finally) == "again" and take() == ["again"]


def no_exception_in_finally():
    try:
        pass
    finally:
        raise


assert raises(RuntimeError, no_exception_in_finally) == "No active exception to reraise"


# Deep nesting.
def deep():
    try:
        try:
            try:
                try:
                    try:
                        raise ValueError(1)
                    except KeyError:
                        t("no")
                    finally:
                        t("f1")
                except IndexError:
                    t("no")
                finally:
                    t("f2")
            except ValueError:
                t("caught")
                raise KeyError(2)
            finally:
                t("f3")
        finally:
            t("f4")
    except KeyError as e:
        t(e.args[0])
        return e.__context__.args[0]
    finally:
        t("f5")


assert deep() == 1 and take() == ["f1", "f2", "caught", "f3", "f4", 2, "f5"]
