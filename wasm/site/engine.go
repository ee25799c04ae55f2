// This file compiles the engine to WebAssembly with the Go in use, which also
// brings the script that starts it.

package site

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"taketurns/wasm/stdlib"
)

// seldomRun are the packages that are compiled without inlining, by the patterns of
// go build. Inlining makes code larger, and where no program of Python spends its
// time it makes nothing faster. What is not here is hot: the values, the
// interpreter, the machine, the natives and what they use of Go.
var seldomRun = []string{
	// What stands before and after a run: parsing, compiling, the request and the answer.
	"taketurns/wasm", "taketurns/wasm/bridge", "taketurns/wasm/engine",
	"taketurns/wasm/syntax", "taketurns/wasm/compile", "taketurns/wasm/trace",
	"github.com/hack-pad/...", "syscall/...",
	// Modules of the library: a call of theirs costs more than an inlined helper saves.
	"taketurns/wasm/stdlib/...",
	// Lessons that a reader opens.
	"taketurns/wasm/lesson", "github.com/yuin/...", "regexp/...", "net/...", "bufio",
	// Names that are not ASCII, and numbers that are long.
	"golang.org/x/text/...", "math/big",
	// What Go's own library brings along.
	"fmt", "reflect", "internal/reflectlite", "internal/fmtsort", "sort",
	"time", "os", "io/...", "embed", "internal/poll", "internal/syscall/...",
	"internal/filepathlite", "internal/godebug", "internal/bisect", "unique", "weak",
}

func buildEngine(o Options) (Files, error) {
	folder, err := os.MkdirTemp("", "taketurns")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	output := filepath.Join(folder, "engine.wasm")
	args := []string{"build", "-trimpath", "-buildvcs=false", "-tags=fetched", "-ldflags=-s -w", "-o", output}
	for _, pattern := range seldomRun {
		args = append(args, "-gcflags="+pattern+"=-l")
	}
	if _, err := goTool(o.Root, append(args, "./wasm")...); err != nil {
		return nil, err
	}
	goroot, err := goTool(o.Root, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	files := Files{}
	for path, file := range map[string]string{
		"engine/engine.wasm":  output,
		"engine/wasm_exec.js": filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "wasm_exec.js"),
	} {
		if files[path], err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	if files["engine/library.txt"], err = packLibrary(o.Root); err != nil {
		return nil, err
	}
	if o.Live { // its author wants tracebacks with names
		return files, nil
	}
	stripped, err := stripWasm(files["engine/engine.wasm"])
	if err != nil {
		fmt.Fprintln(os.Stderr, "engine.wasm stays as large as Go made it:", err)
		return files, nil
	}
	files["engine/engine.wasm"] = stripped
	return files, nil
}

// packLibrary packs the modules that are written in Python: the page fetches them
// while it compiles the engine.
func packLibrary(root string) ([]byte, error) {
	folder := filepath.Join(root, "wasm", "stdlib")
	sources, err := readTree(folder, func(path string) bool { return strings.HasSuffix(path, ".py") })
	if err != nil {
		return nil, err
	}
	archive := []byte{}
	for _, path := range sources.Paths() {
		archive = stdlib.AppendFile(archive, path, sources[path])
	}
	return archive, nil
}

// goTool runs the go command for the browser's target.
func goTool(root string, args ...string) (string, error) {
	command := exec.Command("go", args...)
	command.Dir = root
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return stdout.String(), nil
}
