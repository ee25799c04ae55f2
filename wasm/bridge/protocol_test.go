// This file tests the protocol with the messages that the page's tests also use.

package bridge

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// cases reads testdata/protocol.txt, two lines a case.
func cases(t testing.TB) (lines [][2]string) {
	t.Helper()
	text, err := os.ReadFile("testdata/protocol.txt")
	if err != nil {
		t.Fatal(err)
	}
	var head string
	for line := range strings.SplitSeq(string(text), "\n") {
		switch {
		case head != "":
			lines = append(lines, [2]string{head, strings.ReplaceAll(line, " ", "")})
			head = ""
		case strings.HasPrefix(line, "{"), strings.HasPrefix(line, "!"):
			head = line
		}
	}
	return lines
}

func TestProtocol(t *testing.T) {
	for _, c := range cases(t) {
		want, err := hex.DecodeString(c[1])
		if err != nil {
			t.Fatalf("%s: %v", c[0], err)
		}
		if c[0][0] == '!' {
			if m, err := Decode(want); err == nil {
				t.Errorf("%s: Decode gave %v, want an error", c[0], m)
			}
			continue
		}
		message := fromJSON(t, c[0])
		got, err := Encode(message)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("Encode(%s) = %x, %v; want %x", c[0], got, err, want)
		}
		back, err := Decode(want)
		if err != nil || !reflect.DeepEqual(back, message) {
			t.Errorf("Decode(%x) = %v, %v; want %v", want, back, err, message)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	deep := Value("leaf")
	for range maxDepth + 1 {
		deep = List{deep}
	}
	for name, value := range map[string]Value{"type": struct{}{}, "number": int64(1) << 60, "depth": deep} {
		if out, err := Encode(Message{{name, value}}); err == nil {
			t.Errorf("%s: Encode gave %x, want an error", name, out)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range cases(f) {
		seed, _ := hex.DecodeString(c[1])
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		m, err := Decode(in)
		if err != nil {
			return
		}
		out, err := Encode(m)
		if err != nil {
			return // a whole number that only JavaScript's reader would take
		}
		if _, err := Decode(out); err != nil {
			t.Errorf("Decode(Encode(%v)): %v", m, err)
		}
	})
}

// fromJSON reads a message written as JSON, keeping the order of its fields.
func fromJSON(t *testing.T, text string) Message {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	m, ok := fromToken(t, dec).(Message)
	if !ok {
		t.Fatalf("%s is not a message", text)
	}
	return m
}

func fromToken(t *testing.T, dec *json.Decoder) Value {
	token, err := dec.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch token := token.(type) {
	case string:
		if digits, ok := strings.CutPrefix(token, "hex:"); ok {
			block, _ := hex.DecodeString(digits)
			return block
		}
		return token
	case json.Number:
		if n, err := token.Int64(); err == nil {
			return n
		}
		x, _ := token.Float64()
		return x
	case json.Delim:
		defer dec.Token() // the closing bracket
		if token == '[' {
			list := List{}
			for dec.More() {
				list = append(list, fromToken(t, dec))
			}
			return list
		}
		var m Message
		for dec.More() {
			name := fromToken(t, dec).(string)
			m = append(m, Field{name, fromToken(t, dec)})
		}
		return m
	}
	return token
}
