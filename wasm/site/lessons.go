// This file reads the lessons of the site, in the order of their names.

package site

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"taketurns/wasm/lesson"
)

// course is all lessons in order.
type course []*page

// page is one lesson and its place in the course.
type page struct {
	*lesson.Lesson
	Number int    // from 1
	Slug   string // the file's name without .md
}

func (p *page) address() string { return "lessons/" + p.Slug + ".html" }

// readCourse reads all lessons of a folder. Mistakes in them are returned
// beside the lessons.
func readCourse(folder string) (course, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var lessons course
	var errs lesson.Errors
	for i, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		l, wrong := lesson.Parse(file, source)
		errs = append(errs, wrong...)
		lessons = append(lessons, &page{l, i + 1, strings.TrimSuffix(filepath.Base(file), ".md")})
	}
	if len(errs) > 0 {
		return lessons, errs
	}
	return lessons, nil
}

// besides returns what lies beside the lessons' pages: their own text, and the
// pictures they show.
func besides(folder string) (Files, error) {
	found, err := readTree(folder, func(name string) bool {
		switch path.Ext(name) {
		case ".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
			return true
		}
		return false
	})
	files := Files{}
	for name, data := range found {
		files["lessons/"+name] = data
	}
	return files, err
}

// searchIndex is the text of all lessons by section, for the page's search.
func searchIndex(lessons course) ([]byte, error) {
	type section struct {
		Heading string `json:"heading"`
		ID      string `json:"id"`
		Text    string `json:"text"`
	}
	type entry struct {
		Slug     string    `json:"slug"`
		Title    string    `json:"title"`
		Number   int       `json:"number"`
		URL      string    `json:"url"`
		Summary  string    `json:"summary"`
		Sections []section `json:"sections"`
	}
	entries := []entry{}
	for _, p := range lessons {
		beginning := section{Text: strings.TrimSpace(p.Text + " " + strings.Join(p.Covers, ", "))}
		e := entry{p.Slug, p.Title, p.Number, p.address(), p.Summary, []section{beginning}}
		for _, h := range p.Headings {
			e.Sections = append(e.Sections, section{h.Title, h.ID, h.Text})
		}
		entries = append(entries, e)
	}
	return json.Marshal(entries)
}
