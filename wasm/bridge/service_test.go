// This file tests the answers to the page's requests.

package bridge

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// ask sends one request and returns its answer.
func ask(t *testing.T, s *Service, request Message) Message {
	t.Helper()
	in, err := Encode(request)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Decode(s.Serve(in))
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestChrome(t *testing.T) {
	s := NewService(func() float64 { return 0 })
	ask(t, s, Message{{"op", "start"}, {"id", int64(1)}, {"source", "print(1)"}, {"trace", true}})
	var recorded []byte
	for state := "running"; state == "running"; {
		answer := ask(t, s, Message{{"op", "step"}, {"id", int64(1)}, {"budget", int64(10)}})
		recorded = append(recorded, answer.Bytes("trace")...)
		state = answer.Text("state")
	}
	answer := ask(t, s, Message{{"op", "chrome"}, {"trace", recorded}})
	if out := answer.Bytes("json"); !json.Valid(out) || !bytes.Contains(out, []byte("MainThread")) {
		t.Errorf("it is written as %q", out)
	}
	answer = ask(t, s, Message{{"op", "chrome"}, {"trace", []byte("no trace")}})
	if answer.Text("error") == "" {
		t.Errorf("what is no trace is answered with %v", answer)
	}
}

func TestExportIsBounded(t *testing.T) {
	out := &bounded{room: 10}
	_, err := out.Write([]byte("12345678"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = out.Write([]byte("90!"))
	if err == nil || !strings.Contains(err.Error(), "too long") || len(out.bytes) > 10 {
		t.Errorf("%q, %v", out.bytes, err)
	}
}
