package generator

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
)

// loader returns the description in the package that a pattern names for the go
// command in a folder.
type loader func(ctx context.Context, dir, pattern string) (evaluate.Description, error)

// editionOf returns what an argument of a command names: an OpenAPI document, the
// folder of a description, or a git revision. In a revision it is the description
// in the folder spec, or after a colon another folder or a document: "v1.2.0",
// "v1.2.0:api/spec", "HEAD~1:openapi.yaml".
func editionOf(ctx context.Context, argument, spec string, load loader) (edition, error) {
	info, err := os.Stat(argument)
	switch {
	case err == nil && info.Mode().IsRegular():
		return documented(ctx, argument)
	case err == nil && info.IsDir():
		return loaded(ctx, argument, argument, ".", load)
	}
	return revised(ctx, argument, spec, load)
}

func loaded(ctx context.Context, name, dir, pattern string, load loader) (edition, error) {
	d, err := load(ctx, dir, pattern)
	if err != nil {
		return edition{}, fmt.Errorf("%s: %w", name, err)
	}
	return described(name, d), nil
}

// revised returns what a git revision has, from a copy of the revision.
func revised(ctx context.Context, argument, spec string, load loader) (edition, error) {
	revision, inside, hasPath := strings.Cut(argument, ":")
	if !hasPath {
		inside = filepath.ToSlash(spec)
	}
	commit, err := git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return edition{}, fmt.Errorf("%q is no file, no folder and no git revision", argument)
	}
	prefix, err := git(ctx, "rev-parse", "--show-prefix")
	if err != nil {
		return edition{}, err
	}
	copied, err := os.MkdirTemp("", "sdkgen-")
	if err != nil {
		return edition{}, err
	}
	defer os.RemoveAll(copied)
	if err := checkOut(ctx, strings.TrimSpace(string(commit)), copied); err != nil {
		return edition{}, err
	}
	below := filepath.Join(copied, filepath.FromSlash(strings.TrimSpace(string(prefix))))
	file := filepath.Join(below, filepath.FromSlash(inside))
	if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
		found, err := documented(ctx, file)
		found.Name = argument
		return found, err
	}
	return loaded(ctx, argument, below, "./"+path.Clean(inside), load)
}

// git returns what a git command in the working directory prints.
func git(ctx context.Context, args ...string) ([]byte, error) {
	out, err := exec.CommandContext(ctx, "git", args...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(string(exit.Stderr)))
	}
	return out, err
}

// checkOut writes the files of a commit into a folder.
func checkOut(ctx context.Context, commit, dir string) error {
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	archive, err := git(ctx, "-C", strings.TrimSpace(string(top)), "archive", "--format=tar", commit)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	files := tar.NewReader(bytes.NewReader(archive))
	for {
		header, err := files.Next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = extract(root, header, files)
		}
		if err != nil {
			return fmt.Errorf("the files of commit %.12s: %w", commit, err)
		}
	}
}

// extract writes a file or a folder of an archive. Links are left out: a
// description is files.
func extract(root *os.Root, header *tar.Header, content io.Reader) error {
	name := filepath.FromSlash(strings.TrimSuffix(header.Name, "/"))
	switch header.Typeflag {
	case tar.TypeDir:
		return root.MkdirAll(name, 0o755)
	case tar.TypeReg:
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		data, err := io.ReadAll(content)
		if err != nil {
			return err
		}
		return root.WriteFile(name, data, 0o644)
	}
	return nil
}
