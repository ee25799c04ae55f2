// This file watches the project's folders and builds what is made from them
// when they change.

package site

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long no file may change before a build starts: editors and
// version control write several at once.
const quiet = 100 * time.Millisecond

// Watch calls Changed when files change, until watching fails.
func (l *Live) Watch() error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	for _, part := range Parts {
		for _, folder := range part.Folders {
			if err := watchTree(watcher, filepath.Join(l.options.Root, folder)); err != nil {
				return err
			}
		}
	}
	var changed []string
	pause := time.NewTimer(0)
	<-pause.C
	for {
		select {
		case event, ok := <-watcher.Events:
			if !ok {
				return nil
			}
			if event.Has(fsnotify.Create) {
				watchTree(watcher, event.Name) // a file is no folder, or is gone already
			}
			path, err := filepath.Rel(l.options.Root, event.Name)
			if err != nil || ignored(path) || event.Op == fsnotify.Chmod {
				continue
			}
			changed = append(changed, path)
			pause.Reset(quiet)
		case err := <-watcher.Errors:
			fmt.Fprintln(l.log, "watching:", err)
		case <-pause.C:
			l.Changed(changed)
			changed = nil
		}
	}
}

// watchTree watches a folder and those in it.
func watchTree(watcher *fsnotify.Watcher, folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if ignored(path) {
			return filepath.SkipDir
		}
		return watcher.Add(path)
	})
}

// ignored reports whether a path takes no part in a site: installed packages,
// tests, and the files that editors keep beside what they edit.
func ignored(path string) bool {
	base := filepath.Base(path)
	slashed := "/" + filepath.ToSlash(path) + "/"
	return strings.Contains(slashed, "/node_modules/") || strings.Contains(slashed, "/web/test/") || strings.Contains(slashed, "/testdata/") ||
		strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, "_test.go")
}
