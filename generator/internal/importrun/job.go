package importrun

import (
	"cmp"
	"context"
	"fmt"
	"go/token"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// Job is what a run is asked for.
type Job struct {
	File    string           // the document
	Out     string           // the folder of the description; empty is "spec"
	Account string           // the file of the account; empty is [AccountFile] in the folder, "-" is stdout
	Names   string           // a file of Go names; empty is none
	Strict  bool             // nothing may be dropped
	Older   string           // the document that the description was made of: its changes are brought in
	Write   bool             // with Older: write what does not conflict
	Options importer.Options // Names and Package are filled in
}

// AccountFile is the name of the account beside a description.
const AccountFile = "import-account.txt"

// Run runs the job and returns the exit code: 0 if all is done, and 1 if something was
// dropped and the job is strict, or if there are conflicts. An error is a reason why
// nothing was written.
func (j Job) Run(ctx context.Context, stdout, stderr io.Writer) (int, error) {
	j.Out = cmp.Or(j.Out, "spec")
	j.Options.Package = cmp.Or(j.Options.Package, packageOf(j.Out))
	if !token.IsIdentifier(j.Options.Package) {
		return 1, fmt.Errorf("%q is no name of a Go package: give one with -package", j.Options.Package)
	}
	printed, err := j.print(ctx, j.File)
	if err != nil {
		return 1, err
	}
	if dropped := importer.Count(printed.account, importer.Dropped); j.Strict && dropped > 0 {
		lost := slices.DeleteFunc(printed.account, func(l importer.Line) bool { return l.Kind != importer.Dropped })
		fmt.Fprint(stderr, importer.Lines(lost))
		fmt.Fprintf(stderr, "%s dropped, which -strict does not allow; nothing was written\n", counted(dropped, "part"))
		return 1, nil
	}
	if j.Older != "" {
		return j.merge(ctx, printed, stdout)
	}
	if err := j.place(ctx, printed, stdout); err != nil {
		return 1, err
	}
	return 0, nil
}

// packageOf returns the name of the package in a folder.
func packageOf(folder string) string {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return filepath.Base(folder)
	}
	return filepath.Base(absolute)
}

// printed is a document as a description.
type printed struct {
	files   map[string][]byte
	places  map[string]openapi.Position // in the document, by the variables of the files
	account []importer.Line
	summary importer.Summary
}

// print reads a document and prints it.
func (j Job) print(ctx context.Context, file string) (*printed, error) {
	doc, err := openapi.Load(ctx, file, openapi.Limits{})
	if err != nil {
		return nil, err
	}
	options, names := j.Options, new(importer.Names)
	if j.Names != "" {
		if names, err = importer.ReadNames(j.Names); err != nil {
			return nil, err
		}
		if err := names.Check(doc); err != nil && file == j.File {
			return nil, err
		}
		options.Names = names.ByPointer
	}
	result, err := importer.Convert(doc, options)
	if err != nil {
		return nil, err
	}
	result.Account = append(result.Account, names.Unused(result, options)...)
	files, err := result.Files(options.Package)
	if err != nil {
		return nil, err
	}
	return &printed{files: files, places: result.Places(options.Package), account: result.Account,
		summary: result.Summary()}, nil
}

// place writes a new description and its account.
func (j Job) place(ctx context.Context, p *printed, stdout io.Writer) error {
	var files []write.File
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		files = append(files, write.File{Path: name, Data: p.files[name]})
	}
	account := importer.Text(p.account)
	if j.Account == "" {
		files = append(files, write.File{Path: AccountFile, Data: []byte(account)})
	} else if err := j.account(ctx, account, stdout); err != nil {
		return err
	}
	if err := write.Place(ctx, j.Out, files, nil); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s written into %s; %s\n%v\n",
		counted(len(p.files), "file"), j.Out, importer.Counts(p.account), p.summary)
	return nil
}

// account writes the account to a place of its own. It is a report, and replaces an
// earlier one.
func (j Job) account(ctx context.Context, text string, stdout io.Writer) error {
	if j.Account == "-" {
		_, err := io.WriteString(stdout, text)
		return err
	}
	return write.Report(ctx, j.Account, []byte(text))
}

// counted returns a number and its noun: "1 file", "2 files".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
