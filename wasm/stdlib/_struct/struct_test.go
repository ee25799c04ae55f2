package _struct

import (
	"testing"

	"taketurns/wasm/object"
)

func call(t *testing.T, name string, args ...Value) (Value, error) {
	t.Helper()
	th := object.NewThread(&object.Interp{RecLimit: 100}, 1)
	for _, d := range Module.Funcs {
		if fn := object.NewFunction("_struct", d); object.Ptr[object.Native](fn).Name == name {
			return th.Call(fn, args, nil)
		}
	}
	t.Fatalf("no function %s", name)
	return Value{}, nil
}

// TestPack packs values, compares with what CPython makes of them, and unpacks them again.
func TestPack(t *testing.T) {
	i, f, b := object.Int, object.Float, object.NewBytes
	for _, c := range []struct {
		format string
		values []Value
		data   string
	}{
		{"<bhi", []Value{i(-1), i(2), i(-3)}, "\xff\x02\x00\xfd\xff\xff\xff"},
		{">HIQ", []Value{i(1), i(2), i(3)}, "\x00\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x03"},
		{"bi", []Value{i(1), i(2)}, "\x01\x00\x00\x00\x02\x00\x00\x00"},
		{"bq0h", []Value{i(1), i(2)}, "\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00"},
		{"!hhl", []Value{i(1), i(2), i(3)}, "\x00\x01\x00\x02\x00\x00\x00\x03"},
		{"<fd", []Value{f(0.5), f(-2)}, "\x00\x00\x00?\x00\x00\x00\x00\x00\x00\x00\xc0"},
		{"<eee", []Value{f(1.5), f(65504), f(6e-8)}, "\x00>\xff{\x01\x00"},
		{"3s2xc?", []Value{b("ab\x00"), b("z"), object.True}, "ab\x00\x00\x00z\x01"},
		{"4p", []Value{b("abc")}, "\x03abc"},
		{" 2 h ", nil, ""},
	} {
		args := append([]Value{object.NewStr(c.format)}, c.values...)
		packed, err := call(t, "pack", args...)
		if c.values == nil {
			if err == nil {
				t.Errorf("%q: no complaint", c.format)
			}
			continue
		}
		if err != nil || object.AsBytes(packed).S != c.data {
			t.Errorf("pack %q: %v %q", c.format, err, object.AsBytes(packed).S)
			continue
		}
		back, err := call(t, "unpack", object.NewStr(c.format), packed)
		if err != nil {
			t.Errorf("unpack %q: %v", c.format, err)
			continue
		}
		for n, v := range object.AsTuple(back).Items {
			want := c.values[n]
			if s := object.AsBytes(v); s != nil {
				if s.S != object.AsBytes(want).S {
					t.Errorf("unpack %q: item %d is %q", c.format, n, s.S)
				}
			} else if v != want && !(c.format == "<eee" && n == 2) {
				t.Errorf("unpack %q: item %d differs", c.format, n)
			}
		}
	}
}

// TestComplaints checks the messages.
func TestComplaints(t *testing.T) {
	i, s := object.Int, object.NewStr
	for _, c := range []struct {
		name string
		args []Value
		want string
	}{
		{"pack", []Value{s("h"), i(40000)}, "error: 'h' format requires -32768 <= number <= 32767"},
		{"pack", []Value{s("B"), i(-1)}, "error: 'B' format requires 0 <= number <= 255"},
		{"pack", []Value{s("ii"), i(1)}, "error: pack expected 2 items for packing (got 1)"},
		{"pack", []Value{s("i"), s("a")}, "error: required argument is not an integer"},
		{"pack", []Value{s("c"), s("a")}, "error: char format requires a bytes object of length 1"},
		{"calcsize", []Value{s("y")}, "error: bad char in struct format"},
		{"calcsize", []Value{s("3")}, "error: repeat count given without format specifier"},
		{"calcsize", []Value{s("9999999999999999999i")}, "error: total struct size too long"},
		{"unpack", []Value{s("i"), object.NewBytes("abc")}, "error: unpack requires a buffer of 4 bytes"},
		{"unpack", []Value{i(1), object.NewBytes("")}, "TypeError: Struct() argument 1 must be a str or bytes object, not int"},
		{"unpack_from", []Value{s("<h"), object.NewBytes("abcd"), i(3)},
			"error: unpack_from requires a buffer of at least 5 bytes for unpacking 2 bytes at offset 3 (actual buffer size is 4)"},
	} {
		if _, err := call(t, c.name, c.args...); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}
