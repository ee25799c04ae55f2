# The methods of str, on all of Unicode.


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, str(e)
        return
    assert False, "nothing raised"


# Case.
for s, lower, upper, title, swapped in [
    ("hello World", "hello world", "HELLO WORLD", "Hello World", "HELLO wORLD"), ("it's 3rd", "it's 3rd", "IT'S 3RD", "It'S 3Rd", "IT'S 3RD"),
    ("straße", "straße", "STRASSE", "Straße", "STRASSE"), ("ΑΣ ΣΑ", "ας σα", "ΑΣ ΣΑ", "Ας Σα", "ας σα"), ("ǆ", "ǆ", "Ǆ", "ǅ", "Ǆ"), ("ﬁn", "ﬁn", "FIN", "Fin", "FIN"),
    ("İ", "i̇", "İ", "İ", "i̇"), ("ᾳ", "ᾳ", "ΑΙ", "ᾼ", "ΑΙ"), ("ŉ", "ŉ", "ʼN", "ʼN", "ʼN"),
]:
    assert (s.lower(), s.upper(), s.title(), s.swapcase()) == (lower, upper, title, swapped), s
assert "ß".casefold() == "ss" and "ΣΊΣΥΦΟΣ".casefold() == "σίσυφοσ" and "Ꭰ".casefold() == "Ꭰ" and "ꭰ".casefold() == "Ꭰ" and "HELLO wORLD".capitalize() == "Hello world"

# Kinds of characters.
for s, kinds in [
    ("abc", "alpha alnum lower printable ascii identifier"), ("ABC", "alpha alnum upper printable ascii identifier"), ("Abc", "alpha alnum title printable ascii identifier"),
    ("123", "alnum decimal digit numeric printable ascii"), ("²", "alnum digit numeric printable"), ("½", "alnum numeric printable"), ("一", "alpha alnum numeric printable identifier"),
    ("٣", "alnum decimal digit numeric printable"), (" \t\x1c\u2003", "space"), (" ", "space printable ascii"), ("", "printable ascii"), ("_x1", "printable ascii identifier lower"),
    ("ǅ", "alpha alnum title printable identifier"), ("ⅷ", "alnum lower numeric printable identifier"), ("a\n", "ascii lower"), ("é", "alpha alnum lower printable identifier"), ("\u200b", ""),
]:
    got = [k for k in "alpha alnum lower upper title decimal digit numeric space printable ascii identifier".split() if getattr(s, "is" + k)()]
    assert sorted(got) == sorted(kinds.split()), (s, got)

# Searching.
s = "aébcébd"
assert s.find("éb") == 1 and s.rfind("éb") == 4 and s.find("éb", 2) == 4 and s.rfind("éb", 0, 5) == 1 and s.find("x") == -1 and s.find("", 7) == 7 and s.find("", 8) == -1
assert s.index("c") == 3 and s.count("é") == 2 and s.count("") == 8 and "aaaa".count("aa") == 2 and s.find("b", -1) == -1 and s.find("d", -1) == 6 and s.find("é", -(2**70), 2**70) == 1
assert s.startswith("aé") and s.startswith(("x", "é"), 1) and s.endswith("bd") and not s.endswith(("x",)) and s.startswith("", 7) and not s.startswith("", 8)
assert "éb" in s and "" in s and "x" not in s and "abc".removeprefix("ab") == "c" and "abc".removesuffix("bc") == "a" and "abc".removeprefix("x") == "abc"
raises(ValueError, "substring not found", s.index, "x")
raises(TypeError, "find() argument 1 must be str, not int", s.find, 1)
raises(TypeError, "startswith first arg must be str or a tuple of str, not int", s.startswith, 1)
raises(TypeError, "'in <string>' requires string as left operand, not int", lambda: 1 in s)

# Taking apart and putting together.
assert " a  b\u2003c ".split() == ["a", "b", "c"] and " a b c ".split(None, 1) == ["a", "b c "] and " a b c ".rsplit(None, 1) == [" a b", "c"] and "".split() == []
assert "a,b,,c".split(",") == ["a", "b", "", "c"] and "a,b,c".split(",", 1) == ["a", "b,c"] and "a,b,c".rsplit(",", 1) == ["a,b", "c"] and "".split(",") == [""] and "abc".split("abc") == ["", ""]
assert "a\nb\r\nc\rd\x0be\x85f\u2028".splitlines() == ["a", "b", "c", "d", "e", "f"] and "a\n\nb".splitlines(True) == ["a\n", "\n", "b"] and "".splitlines() == []
assert "a=b=c".partition("=") == ("a", "=", "b=c") and "a=b=c".rpartition("=") == ("a=b", "=", "c") and "a".partition("=") == ("a", "", "") and "a".rpartition("=") == ("", "", "a")
assert "-".join(["a", "b", "c"]) == "a-b-c" and "".join(str(i) for i in range(5)) == "01234" and ", ".join({"x": 1, "y": 2}) == "x, y" and "-".join("abc") == "a-b-c" and "-".join(()) == ""
raises(ValueError, "empty separator", "a".split, "")
raises(TypeError, "sequence item 1: expected str instance, int found", "-".join, ["a", 1])
raises(TypeError, "can only join an iterable", "-".join, 1)
raises(TypeError, "must be str or None, not int", "a".split, 1)

# Padding, stripping, replacing.
assert "ab".center(5) == "  ab " and "ab".center(6, "*") == "**ab**" and "ab".ljust(4, "é") == "abéé" and "ab".rjust(4) == "  ab" and "ab".center(1) == "ab"
assert "42".zfill(5) == "00042" and "-42".zfill(5) == "-0042" and "+".zfill(3) == "+00" and "a\tbc\td".expandtabs(4) == "a   bc  d" and "\ta".expandtabs(0) == "a"
assert "  x\u2003".strip() == "x" and "xxaxx".strip("x") == "a" and "abcba".lstrip("ab") == "cba" and "abcba".rstrip("ab") == "abc" and "éaé".strip("é") == "a"
assert "aaa".replace("a", "b") == "bbb" and "aaa".replace("a", "b", 2) == "bba" and "abc".replace("", "-") == "-a-b-c-" and "abc".replace("b", "") == "ac" and "aaa".replace("aa", "b", count=1) == "ba"
raises(TypeError, "The fill character must be exactly one character long", "a".center, 5, "xx")

# Translation.
assert "abc".translate({97: "xx", 98: None, 99: 100}) == "xxd" and "hello".translate(str.maketrans("el", "ip", "o")) == "hipp" and str.maketrans({"a": 1, 5: "x"}) == {97: 1, 5: "x"}


class Table:
    def __getitem__(self, c):
        if c == 98:
            raise LookupError
        return c + 1


assert "abc".translate(Table()) == "bbd"
raises(ValueError, "the first two maketrans arguments must have equal length", str.maketrans, "ab", "c")
raises(ValueError, "character mapping must be in range(0x110000)", "a".translate, {97: 0x110000})

# Items, slices, operators.
assert s[1] == "é" and s[-1] == "d" and s[1:4] == "ébc" and s[::-1] == "dbécbéa" and s[::3] == "acd" and s[10:] == "" and s[-3:] == "ébd" and s[5:1:-2] == "bc"
assert "ab" * 3 == "ababab" and 0 * "ab" == "" and "ab" * -1 == "" and "é" + "a" == "éa" and "a" < "b" < "é" < "一" < "😀" and "a" != 1 and not "a" == 1
assert list("a😀é") == ["a", "😀", "é"] and len("a😀é") == 3 and hash("a") == hash("ab"[0]) and {"é": 1}["e\u0301".replace("e\u0301", "é")] == 1
raises(IndexError, "string index out of range", lambda: "abc"[3])
raises(TypeError, "string indices must be integers, not 'str'", lambda: s["a"])
raises(TypeError, 'can only concatenate str (not "int") to str', lambda: "a" + 1)
raises(TypeError, "can't multiply sequence by non-int of type 'float'", lambda: "a" * 1.5)
raises(TypeError, "'<' not supported between instances of 'str' and 'int'", lambda: "a" < 1)


class Index:
    def __index__(self):
        return 2

    def __radd__(self, other):
        return "radd " + other


assert "abc"[Index()] == "c" and "ab" * Index() == "abab" and "abcd"[Index():] == "cd" and "a".center(Index()) == "a " and "a" + Index() == "radd a" and "aaa".replace("a", "b", Index()) == "bba"

# repr.
for s, text in [
    ("it's", '"it\'s"'), ('say "hi"', "'say \"hi\"'"), ("""'"'""", "'\\'\"\\''"), ("a\\b\n\r\t\0\x7f", r"'a\\b\n\r\t\x00\x7f'"), ("é\xa0\xad\u200b", r"'é\xa0\xad\u200b'"), ("\ud800😀\U000e0001", r"'\ud800😀\U000e0001'"),
]:
    assert repr(s) == text, repr(s)
assert ascii("é😀\n") == r"'\xe9\U0001f600\n'"

# A long string built step by step.
built = "x" * 100
parts = [built]
for i in range(2000):
    built += str(i) + ","
    parts.append(built)
assert built == "x" * 100 + "".join(f"{i}," for i in range(2000)) and parts[10] == "x" * 100 + "0,1,2,3,4,5,6,7,8,9,"
other = parts[5] + "!"
assert other == parts[4] + "4,!" and parts[6] == parts[5] + "5," and len(built) == 100 + 8890


class Text(str):
    def __str__(self):
        return "custom"


t = Text("abc")
assert t.upper() == "ABC" and type(t.upper()) is str and t + "d" == "abcd" and str(t) == "custom" and "%s" % t == "custom" and f"{t}" == "custom" and t[1:] == "bc" and t == "abc" and hash(t) == hash("abc") and {"abc": 1}[t] == 1
assert str() == "" and str(b"abc", "ascii") == "abc" and str(object=5) == "5" and str(b"\xc3\xa9", encoding="utf-8") == "é"
