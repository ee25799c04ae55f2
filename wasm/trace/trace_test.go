// Tests of the format: bytes, text, validator and exports say the same.
package trace

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite recorded files")

// fixtures packs the traces in testdata, by name.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*.trace")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	all := map[string][]byte{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		data, err := Parse(string(text))
		if err != nil {
			t.Fatal(f, err)
		}
		all[strings.TrimSuffix(filepath.Base(f), ".trace")] = data
	}
	return all
}

// TestRoundTrip packs text and unpacks it again, both ways around.
func TestRoundTrip(t *testing.T) {
	for name, data := range fixtures(t) {
		file := "testdata/" + name + ".trace"
		source, _ := os.ReadFile(file)
		comment, _, _ := strings.Cut(string(source), "\n")
		text, err := Format(data)
		if err != nil {
			t.Fatal(name, err)
		}
		golden(t, file, []byte(comment+"\n"+text))
		again, err := Parse(text)
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s: bytes differ after the text form (%v)", name, err)
		}
	}
}

func TestValid(t *testing.T) {
	for name, data := range fixtures(t) {
		if err := Validate(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFaults plants one fault in each of many small traces; see testdata/faults.txt.
func TestFaults(t *testing.T) {
	file, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(file), "---\n")
	for _, block := range blocks[1:] {
		before, want, ok := strings.Cut(block, " ### ")
		if !ok {
			t.Fatalf("no ### in %q", block)
		}
		want, rest, _ := strings.Cut(want, "\n")
		fault := before[strings.LastIndex(before, "\n")+1:]
		data, err := Parse(blocks[0] + before + "\n" + rest)
		if err != nil {
			t.Fatal(err)
		}
		err = Validate(data)
		e, _ := parseEvent(fault)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), string(AppendEvent(nil, &e))) {
			t.Errorf("%s\n\twant: %s\n\tgot:  %v", block, want, err)
		}
	}
}

// TestChrome checks that the export is JSON, in which every flow that ends has begun.
func TestChrome(t *testing.T) {
	for name, data := range fixtures(t) {
		var b bytes.Buffer
		if err := Chrome(&b, data); err != nil {
			t.Fatal(name, err)
		}
		var doc struct {
			TraceEvents []struct {
				Ph   string
				ID   int
				Cat  string
				Ts   float64
				Name string
			}
		}
		if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatal(name, err)
		}
		begun, open := map[int]float64{}, 0
		for _, e := range doc.TraceEvents {
			switch e.Ph {
			case "s":
				begun[e.ID] = e.Ts
			case "f":
				if from, ok := begun[e.ID]; !ok || from > e.Ts {
					t.Errorf("%s: flow %d ends before it begins", name, e.ID)
				}
			case "b":
				open++
			case "e":
				open--
			}
		}
		if open != 0 {
			t.Errorf("%s: %d async spans are not closed", name, open)
		}
		golden(t, "testdata/"+name+".chrome.json", b.Bytes())
	}
}

// TestPageFiles keeps the page's table and its test traces up to date.
func TestPageFiles(t *testing.T) {
	golden(t, "../../web/trace/events.js", JavaScript())
	for name, data := range fixtures(t) {
		golden(t, "../../web/trace/testdata/"+name+".trace.bin", data)
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale: go test ./wasm/trace -update (%v)", file, err)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"x - note":                   `parsing "x"`,
		"-1 - note":                  `parsing "-1"`,
		"0 1 note":                   `bad thread "1"`,
		"0 tx note":                  `bad thread "tx"`,
		"0 - nothing":                `unknown event "nothing"`,
		"0 - string text=\"x\"":      `unknown event "string"`,
		"0":                          "bad thread",
		"0 - note txt=\"x\"":         `no argument "txt"`,
		"0 - note text=x":            "not a quoted string",
		"0 t1 out stream=stdlog":     "not one of stdout, stderr",
		"0 t1 line at=7":             "invalid syntax",
		"0 - choice among=1,,2":      "invalid syntax",
		"\n# comment\n0 - cut what=": "line 3: what: not one of fine, all",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want %s, got %v", text, want, err)
		}
	}
}

func TestDamage(t *testing.T) {
	head := header + string(rune(Version))
	for data, want := range map[string]string{
		"":                                   "not a trace",
		"takenturns":                         "not a trace",
		header + "\x63\x00":                  "version 99",
		head + "\x00":                        "unknown event 0",
		head + "\x7f":                        "unknown event 127",
		head + "\x01\x05ab":                  "runs over the end",
		head + string(rune(EvNote)):          "unfinished number",
		head + "\x80\x00":                    "negative line",
		head + string(rune(EvLine)) + "\x01": "time out of range",
	} {
		r := NewReader([]byte(data))
		for r.Next() {
		}
		if err := r.Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want %s, got %v", data, want, err)
		}
	}
}

// FuzzReader feeds bytes to all that reads bytes: errors, never a panic. What can
// be read comes back the same from the text form.
func FuzzReader(f *testing.F) {
	for _, data := range fixtures(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Format(data)
		_ = Validate(data)
		var b bytes.Buffer
		if err := Chrome(&b, data); err == nil && !json.Valid(b.Bytes()) {
			t.Errorf("not JSON: %s", b.Bytes())
		}
		if err != nil {
			return
		}
		packed, err := Parse(text)
		if err != nil {
			t.Fatal(err, "\n", text)
		}
		if again, err := Format(packed); err != nil || !strings.HasPrefix(text, again) {
			t.Errorf("%v\n%s\nbecame\n%s", err, text, again)
		}
	})
}
