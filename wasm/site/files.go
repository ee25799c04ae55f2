// This file holds the files of a site and writes them to a folder, with
// compressed twins for servers that send them.

package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"github.com/andybalholm/brotli"
)

// Files are the files of a site by their slash-separated path.
type Files map[string][]byte

func (f Files) add(more Files) {
	for path, data := range more {
		f[path] = data
	}
}

// Paths returns the paths in order.
func (f Files) Paths() []string {
	paths := make([]string, 0, len(f))
	for path := range f {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

// Write makes a folder hold these files and their compressed twins (.br), and
// none that an earlier build left there. What is there already stays as it is.
func (f Files) Write(folder string) error {
	if err := f.removeStale(folder); err != nil {
		return err
	}
	for _, path := range f.Paths() {
		file := filepath.Join(folder, filepath.FromSlash(path))
		if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, f[path]) {
			if _, err := os.Stat(file + ".br"); err == nil || !compressible(path) {
				continue
			}
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, f[path], 0o666); err != nil {
			return err
		}
		if compressible(path) {
			if err := os.WriteFile(file+".br", brotliOf(f[path]), 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeStale removes from a folder what the build before this one listed and
// this one does not make.
func (f Files) removeStale(folder string) error {
	old, err := os.ReadFile(filepath.Join(folder, "files.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return emptyOrNew(folder)
	}
	var listed struct{ Files []string }
	if err == nil {
		err = json.Unmarshal(old, &listed)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	for _, path := range listed.Files {
		if path == "" || strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		if _, stays := f[path]; stays || !fs.ValidPath(path) {
			continue
		}
		file := filepath.Join(folder, filepath.FromSlash(path))
		for _, name := range []string{file, file + ".br"} {
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// emptyOrNew protects a folder that holds something else than a site.
func emptyOrNew(folder string) error {
	entries, err := os.ReadDir(folder)
	if err == nil && len(entries) > 0 {
		return fmt.Errorf("%s holds other files than a site; name an empty or new folder", folder)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// compressible reports whether compressing makes a file smaller.
func compressible(name string) bool {
	switch path.Ext(name) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		return false
	}
	return true
}

func brotliOf(data []byte) []byte {
	var out bytes.Buffer
	// The window is the largest that browsers take: the engine is that large.
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	w.Write(data) // a buffer cannot fail
	w.Close()
	return out.Bytes()
}

// Sizes writes a table of what the site weighs: as it is, and as a server sends
// it with gzip and with brotli.
func (f Files) Sizes(w io.Writer) {
	fmt.Fprintf(w, "%10s %10s %10s\n", "bytes", "gzip", "brotli")
	var total [3]int
	for _, path := range f.Paths() {
		var zipped bytes.Buffer
		z, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression) // the level is one that exists
		z.Write(f[path])
		z.Close()
		sizes := [3]int{len(f[path]), zipped.Len(), len(brotliOf(f[path]))}
		for i, size := range sizes {
			total[i] += size
		}
		fmt.Fprintf(w, "%10d %10d %10d  %s\n", sizes[0], sizes[1], sizes[2], path)
	}
	fmt.Fprintf(w, "%10d %10d %10d  in all\n", total[0], total[1], total[2])
}
