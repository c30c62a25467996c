package importrun

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/threeway"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// merge lists what changed from the older document to the newer one, and what of it
// the description takes. It returns 1 if there are conflicts.
func (j Job) merge(ctx context.Context, newer *printed, stdout io.Writer) (int, error) {
	older, err := j.print(ctx, j.Older)
	if err != nil {
		return 1, err
	}
	own, err := sources(j.Out)
	if err != nil {
		return 1, err
	}
	result, err := threeway.Merge(older.files, newer.files, own)
	if err != nil {
		return 1, err
	}
	for _, c := range result.Changes {
		if c.At.IsValid() {
			c.At.Filename = filepath.Join(j.Out, c.At.Filename)
		}
		fmt.Fprintf(stdout, "%s%s\n", c, placesOf(c.Declaration, older, newer))
	}
	conflicts := result.Conflicts()
	fmt.Fprintf(stdout, "%s from %s to %s, %s\n", counted(len(result.Changes), "change"), j.Older, j.File,
		counted(conflicts, "conflict"))
	if j.Write {
		if err := j.update(ctx, result.Files, own, newer.account, stdout); err != nil {
			return 1, err
		}
	}
	return min(conflicts, 1), nil
}

// placesOf returns where the two documents have what a variable was printed from.
func placesOf(variable string, older, newer *printed) string {
	var texts []string
	for _, p := range []*printed{older, newer} {
		if at, ok := p.places[variable]; ok {
			texts = append(texts, at.String())
		}
	}
	if texts == nil {
		return ""
	}
	return " (" + strings.Join(texts, ", ") + ")"
}

// update writes the files that a merge changed, unless somebody edited them since they
// were read, and the account of the newer document.
func (j Job) update(
	ctx context.Context, files, own threeway.Files, account []importer.Line, stdout io.Writer,
) error {
	var changed []write.File
	over := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		changed = append(changed, write.File{Path: name, Data: files[name]})
		if was, ok := own[name]; ok {
			over[name] = was
		}
	}
	if err := write.Place(ctx, j.Out, changed, over); err != nil {
		return err
	}
	for _, f := range changed {
		fmt.Fprintln(stdout, "written", filepath.Join(j.Out, filepath.FromSlash(f.Path)))
	}
	if j.Account == "-" {
		return j.account(ctx, importer.Text(account), stdout)
	}
	return write.Report(ctx, cmp.Or(j.Account, filepath.Join(j.Out, AccountFile)), []byte(importer.Text(account)))
}

// sources returns the Go files of a description, without its tests.
func sources(folder string) (threeway.Files, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("the description: %w", err)
	}
	files := threeway.Files{}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			return nil, fmt.Errorf("the description: %w", err)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no Go files: without -older, import makes a description there", folder)
	}
	return files, nil
}
