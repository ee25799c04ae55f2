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
)

func buildEngine(o Options) (Files, error) {
	folder, err := os.MkdirTemp("", "taketurns")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	output := filepath.Join(folder, "engine.wasm")
	if _, err := goTool(o.Root, "build", "-trimpath", "-ldflags=-s -w", "-o", output, "./wasm"); err != nil {
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
	return files, nil
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
