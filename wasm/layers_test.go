//go:build !js

// This file is the project's import policy, as data in a test. Imports climb
// one way: a package may import those of lower layers, and of its own layer
// only what its row names. docs/architecture.md says what each layer is.
//
// A change here is a change of the architecture, not a way to fix a build.

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"sort"
	"strings"
	"testing"
)

const module = "taketurns"

// layers lists the project's packages from the lowest layer to the highest. A
// path that ends in /... stands for a folder and all below it.
var layers = [][]string{
	0: {"wasm/syntax", "wasm/trace"},
	1: {"wasm/compile"},
	2: {"wasm/object/..."},
	3: {"wasm/vm"},
	4: {"wasm/machine"},
	5: {"wasm/stdlib/...", "wasm/explore"},
	6: {"wasm/engine", "wasm/lesson/..."},
	7: {"wasm/bridge", "wasm/site"},
	8: {"wasm", "."},
}

// beside lists the imports that stay within a layer.
var beside = map[string][]string{
	"wasm/object/...": {"wasm/object/..."},
	"wasm/stdlib/...": {"wasm/stdlib/..."},
	"wasm/lesson/...": {"wasm/lesson/..."},
}

// strangers lists packages that do not know each other although one is higher.
var strangers = map[string][]string{
	"wasm/lesson/...": {"wasm/explore", "wasm/machine", "wasm/vm", "wasm/object/...", "wasm/compile", "wasm/stdlib/..."},
	"wasm":            {"wasm/site"}, // the browser does not need the builder
}

// A rule forbids imports from outside the project.
type rule struct {
	forbidden []string
	from, to  int      // layers
	but       []string // packages that may
	why       string
}

var rules = []rule{
	{[]string{"syscall/js", "github.com/hack-pad/safejs"}, 0, 8, []string{"wasm/bridge"}, "only the bridge knows the browser"},
	{[]string{"os", "time", "math/rand", "math/rand/v2", "crypto/rand"}, 0, 5, nil,
		"clock, randomness, files and input are the machine's, and are passed in"},
	{[]string{"encoding/json", "text/template", "html/template", "regexp", "net/http", "net/url"}, 0, 6,
		[]string{"wasm/engine"}, "it would make the page's engine larger by much more than it saves"},
	{[]string{"github.com/yuin/goldmark"}, 0, 8, []string{"wasm/lesson/..."}, "only lessons know markdown"},
	{[]string{"github.com/evanw/esbuild", "github.com/fsnotify/fsnotify", "github.com/andybalholm/brotli"}, 0, 8,
		[]string{"wasm/site"}, "only the site is built and served"},
}

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath string
	Imports    []string
}

func TestLayers(t *testing.T) {
	for _, p := range packages(t) {
		name := relative(p.ImportPath)
		layer := layerOf(name)
		if layer < 0 {
			t.Errorf("%s stands in no layer: add it to the table", name)
			continue
		}
		for _, imported := range p.Imports {
			if imported == module || strings.HasPrefix(imported, module+"/") {
				if message := own(name, layer, relative(imported)); message != "" {
					t.Errorf("%s (layer %d) must not import %s: %s", name, layer, relative(imported), message)
				}
				continue
			}
			for _, r := range rules {
				if layer >= r.from && layer <= r.to && under(imported, r.forbidden) && !matches(name, r.but) {
					t.Errorf("%s (layer %d) must not import %s: %s", name, layer, imported, r.why)
				}
			}
		}
	}
}

// own says why a package must not import another of the project, or "".
func own(name string, layer int, imported string) string {
	to := layerOf(imported)
	switch {
	case to < 0:
		return "" // told on its own
	case to > layer:
		return "imports climb one way, and it is of a higher layer"
	case to == layer && !matches(imported, rowOf(beside, name)):
		return "it is of the same layer"
	case matches(imported, rowOf(strangers, name)):
		return "the two do not know each other"
	}
	return ""
}

// packages lists the project's packages as the browser's build and as the
// native one see them, so that no file is missed for its build tags.
func packages(t *testing.T) []pkg {
	imports := map[string]map[string]bool{}
	for _, target := range [][]string{{"GOOS=js", "GOARCH=wasm"}, {}} {
		list := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"/...")
		list.Env = append(os.Environ(), target...)
		var stderr bytes.Buffer
		list.Stderr = &stderr
		out, err := list.Output()
		if err != nil {
			t.Fatalf("go list: %v\n%s", err, stderr.String())
		}
		for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
			var p pkg
			if err := decoder.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if imports[p.ImportPath] == nil {
				imports[p.ImportPath] = map[string]bool{}
			}
			for _, i := range p.Imports {
				imports[p.ImportPath][i] = true
			}
		}
	}
	var all []pkg
	for path, set := range imports {
		p := pkg{ImportPath: path}
		for i := range set {
			p.Imports = append(p.Imports, i)
		}
		sort.Strings(p.Imports)
		all = append(all, p)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ImportPath < all[j].ImportPath })
	return all
}

func relative(path string) string {
	if path == module {
		return "."
	}
	return strings.TrimPrefix(path, module+"/")
}

func layerOf(name string) int {
	for i, layer := range layers {
		if matches(name, layer) {
			return i
		}
	}
	return -1
}

func rowOf(table map[string][]string, name string) []string {
	for pattern, row := range table {
		if matches(name, []string{pattern}) {
			return row
		}
	}
	return nil
}

// matches reports whether a package is one of some patterns.
func matches(name string, patterns []string) bool {
	for _, pattern := range patterns {
		folder, all := strings.CutSuffix(pattern, "/...")
		if name == pattern || all && (name == folder || strings.HasPrefix(name, folder+"/")) {
			return true
		}
	}
	return false
}

// under reports whether an import is one of some packages or of modules that
// hold it.
func under(imported string, paths []string) bool {
	for _, path := range paths {
		if imported == path || strings.Contains(path, ".") && strings.HasPrefix(imported, path+"/") {
			return true
		}
	}
	return false
}

// TestPolicy checks that the test would catch what it is for.
func TestPolicy(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"wasm/machine", "wasm/object", ""},
		{"wasm/object", "wasm/machine", "higher layer"},
		{"wasm/syntax", "wasm/trace", "same layer"},
		{"wasm/stdlib/asyncio", "wasm/stdlib/threading", ""},
		{"wasm/lesson", "wasm/engine", "same layer"},
		{"wasm/lesson", "wasm/syntax", ""},
		{"wasm/lesson/check", "wasm/machine", "do not know each other"},
		{"wasm", "wasm/site", "do not know each other"},
		{".", "wasm/site", ""},
	} {
		got := own(c.from, layerOf(c.from), c.to)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s importing %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
