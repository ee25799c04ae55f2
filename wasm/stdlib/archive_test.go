// This file tests how the library's files travel to a page.

package stdlib

import (
	"strings"
	"testing"
)

func TestArchive(t *testing.T) {
	archive := AppendFile(nil, "threading/threading.py", []byte(Source(Root+"threading.py")))
	archive = AppendFile(archive, "archived/__init__.py", []byte("a = 1\n\nb 2\n"))
	archive = AppendFile(archive, "archived/part.py", nil)
	want := Find("threading").Source
	t.Cleanup(func() { libraries = nil })
	if err := Load(string(archive)); err != nil {
		t.Fatal(err)
	}
	if Find("threading").Source != want {
		t.Error("threading is another")
	}
	if lib := Find("archived"); lib == nil || !lib.IsPkg || lib.Source != "a = 1\n\nb 2\n" {
		t.Errorf("the package is %v", lib)
	}
	if lib := Find("archived.part"); lib == nil || lib.IsPkg || lib.File != Root+"archived/part.py" {
		t.Errorf("its module is %v", lib)
	}
	for _, bad := range []string{"x", "x.py", "x.py 1", "x.py 1\n", "x.py 1\na", "x.py -1\na\n", "x 1\na\n", "x.py 99999999999999999999\n"} {
		if err := Load(bad); err == nil || !strings.Contains(err.Error(), "cut short") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
