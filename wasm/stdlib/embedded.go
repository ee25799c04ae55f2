//go:build !fetched

// This file embeds the modules that are written in Python. A build for the page
// (tag fetched) has them not: they are text, and need not be part of what has to be
// compiled before the first program can run.

package stdlib

import (
	"embed"
	"io/fs"
)

//go:embed */*.py */*/*.py
var sources embed.FS

// eachEmbedded calls add for every file.
func eachEmbedded(add func(path, text string)) {
	fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := sources.ReadFile(path)
		add(path, string(text))
		return err
	})
}
