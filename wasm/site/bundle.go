// This file bundles the page's scripts and styles with esbuild.

package site

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// buildWeb bundles the page. The engine's client keeps a file of its own, since
// other pages import it and it finds worker and wasm beside itself; what the
// page and other entry points share is cut into chunks, so nothing ships twice.
func buildWeb(o Options) (Files, error) {
	web := filepath.Join(o.Root, "web")
	files, err := readTree(filepath.Join(web, "static"), func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	modules := bundle(o)
	modules.Format = api.FormatESModule
	page := modules
	page.EntryPoints = []string{"app.js", "trace/decode.js"}
	page.Splitting = true
	page.ChunkNames = "chunk-[hash]"
	page.Plugins = []api.Plugin{apart("engine/client.js", "./engine/client.js")}
	engine := modules
	engine.EntryPoints = []string{"engine/client.js", "engine/worker.js"}
	engine.Plugins = []api.Plugin{apart("engine/wasm_exec.js", "./wasm_exec.js")} // it comes with Go
	styles := bundle(o)
	styles.EntryPoints = []string{"style/page.css"}
	styles.EntryNames = "[name]"
	embed := bundle(o)
	embed.EntryPoints = []string{"embed.js"}
	embed.Format = api.FormatIIFE
	for _, options := range []api.BuildOptions{page, engine, styles, embed} {
		made, err := run(options)
		if err != nil {
			return nil, err
		}
		files.add(made)
	}
	return files, nil
}

// buildWorker bundles the service worker of a build.
func buildWorker(o Options, build string) ([]byte, error) {
	worker := bundle(o)
	worker.EntryPoints = []string{"sw.js"}
	worker.Format = api.FormatIIFE
	worker.Define = map[string]string{"BUILD": `"` + build + `"`}
	files, err := run(worker)
	return files["sw.js"], err
}

// bundle returns the options that all bundles share.
func bundle(o Options) api.BuildOptions {
	web, err := filepath.Abs(filepath.Join(o.Root, "web"))
	if err != nil {
		panic("bug: the working directory is gone: " + err.Error())
	}
	return api.BuildOptions{
		AbsWorkingDir:     web,
		Outbase:           web,
		Outdir:            web, // nothing is written there: the files are returned
		Bundle:            true,
		MinifyWhitespace:  !o.Live,
		MinifyIdentifiers: !o.Live,
		MinifySyntax:      !o.Live,
		LegalComments:     api.LegalCommentsNone,
		Target:            api.ES2023,
		Charset:           api.CharsetUTF8,
		LogLevel:          api.LogLevelSilent,
	}
}

// apart leaves one module out of a bundle, whoever imports it: it is a file of
// its own at that address, seen from the bundled file.
func apart(module, address string) api.Plugin {
	return api.Plugin{Name: "apart", Setup: func(b api.PluginBuild) {
		filter := regexp.QuoteMeta(path.Base(module)) + "$"
		b.OnResolve(api.OnResolveOptions{Filter: filter}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			full := filepath.ToSlash(filepath.Join(args.ResolveDir, args.Path))
			if args.Kind == api.ResolveEntryPoint || !strings.HasSuffix(full, "/web/"+module) {
				return api.OnResolveResult{}, nil
			}
			return api.OnResolveResult{Path: address, External: true}, nil
		})
	}}
}

// run makes one bundle.
func run(options api.BuildOptions) (Files, error) {
	result := api.Build(options)
	if len(result.Errors) > 0 {
		var errs []error
		for _, m := range result.Errors {
			place := ""
			if l := m.Location; l != nil {
				place = fmt.Sprintf("web/%s:%d:%d: ", l.File, l.Line, l.Column+1)
			}
			errs = append(errs, errors.New(place+m.Text))
		}
		return nil, errors.Join(errs...)
	}
	files := Files{}
	for _, out := range result.OutputFiles {
		name, err := filepath.Rel(options.Outdir, out.Path)
		if err != nil {
			return nil, err
		}
		files[filepath.ToSlash(name)] = out.Contents
	}
	return files, nil
}
