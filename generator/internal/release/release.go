package main

import (
	stdzip "archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/zip"
)

// home is the import path of the module in the root of the repository.
const home = "github.com/seed-e19c5fb5/clerk-go"

// folders are those of the modules that are released, in the order of their
// requirements.
var folders = []string{"", "generator", "otelclerk", "redislimit", "sessiontoken"}

// tag returns the tag of a released module.
func tag(folder, version string) string { return path.Join(folder, version) }

// release is a version of all modules.
type release struct {
	root     string // of the repository
	revision string
	version  string
}

// write writes all modules below out, and prints their tags and hashes.
func (r *release) write(ctx context.Context, out string, log io.Writer) error {
	if out == "" || !semver.IsValid(r.version) || semver.Canonical(r.version) != r.version {
		return fmt.Errorf("-version %q, -out %q: say which version, such as v0.1.0, and into which folder", r.version,
			out)
	}
	root, err := filepath.Abs(r.root)
	if err != nil {
		return err
	}
	r.root = root
	for _, folder := range folders {
		hash, err := r.writeModule(ctx, folder, out)
		if err != nil {
			return fmt.Errorf("%s: %w", path.Join(home, folder), err)
		}
		fmt.Fprintf(log, "%s %s\n", tag(folder, r.version), hash)
	}
	return nil
}

// writeModule writes the files that a proxy has of a module, and returns the hash
// of its zip.
func (r *release) writeModule(ctx context.Context, folder, out string) (string, error) {
	m := module.Version{Path: path.Join(home, folder), Version: r.version}
	mod, err := r.git(ctx, "show", r.revision+":"+path.Join(folder, "go.mod"))
	if err != nil {
		return "", err
	}
	if err := checkMod(mod, m); err != nil {
		return "", err
	}
	info, err := r.info(ctx)
	if err != nil {
		return "", err
	}
	var archive bytes.Buffer
	if err := zip.CreateFromVCS(&archive, m, r.root, r.revision, folder); err != nil {
		return "", err
	}
	data, err := stored(archive.Bytes())
	if err != nil {
		return "", err
	}
	dir := filepath.Join(out, filepath.FromSlash(m.Path), "@v")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	for name, data := range map[string][]byte{
		"list": []byte(r.version + "\n"), r.version + ".info": info, r.version + ".mod": mod,
		r.version + ".zip": data,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return "", err
		}
	}
	return dirhash.HashZip(filepath.Join(dir, r.version+".zip"), dirhash.Hash1)
}

// stored returns a zip with the same files, which are not compressed: releases of Go
// compress in different ways. The hash in go.sum does not depend on it.
func stored(archive []byte) ([]byte, error) {
	r, err := stdzip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := stdzip.NewWriter(&out)
	for _, f := range r.File {
		from, err := f.Open()
		if err != nil {
			return nil, err
		}
		to, err := w.CreateHeader(&stdzip.FileHeader{Name: f.Name, Method: stdzip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(to, from); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// checkMod returns an error if a go.mod does not fit a release: others cannot use
// its replacements, and the modules of a release require each other.
func checkMod(data []byte, m module.Version) error {
	file, err := modfile.Parse("go.mod", data, nil)
	if err != nil {
		return err
	}
	if file.Module.Mod.Path != m.Path {
		return fmt.Errorf("go.mod declares %s", file.Module.Mod.Path)
	}
	if len(file.Replace) > 0 {
		first := file.Replace[0]
		return fmt.Errorf("go.mod:%d: replaces %s: go install refuses modules that do", first.Syntax.Start.Line,
			first.Old.Path)
	}
	for _, require := range file.Require {
		p := require.Mod.Path
		if (p == home || strings.HasPrefix(p, home+"/")) && require.Mod.Version != m.Version {
			return fmt.Errorf("go.mod:%d: requires %s, and not the version that is released, %s",
				require.Syntax.Start.Line, require.Mod, m.Version)
		}
	}
	return nil
}

// info returns what a proxy tells of a version: when it was made.
func (r *release) info(ctx context.Context) ([]byte, error) {
	when, err := r.git(ctx, "log", "-1", "--format=%cI", r.revision)
	if err != nil {
		return nil, err
	}
	at, err := time.Parse(time.RFC3339, strings.TrimSpace(string(when)))
	if err != nil {
		return nil, err
	}
	return json.Marshal(struct {
		Version string
		Time    time.Time
	}{r.version, at.UTC()})
}

func (r *release) git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = r.root
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("git %s: %s", strings.Join(args, " "), bytes.TrimSpace(exit.Stderr))
	}
	return out, err
}
