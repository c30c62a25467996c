package emit

import (
	"fmt"
	"maps"
	"path"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim"
)

// home is the import path of the repository whose sources are copied.
const home = "github.com/seed-e19c5fb5/clerk-go/"

// words are the texts of placeholders.
type words map[string]string

// copied returns the row of a file that is the same for every API, except for
// some words.
func (e emitter) copied(source, folder, packageName string, in words) output {
	return output{path: path.Join(folder, path.Base(source)), copy: &verbatim.File{
		Source:  source,
		Header:  Header,
		Package: packageName,
		Imports: map[string]string{
			home + "internal/":                             e.sdk.Paths.Internal + "/",
			home + "generator/internal/verbatim/models":    e.sdk.Paths.Models,
			home + "generator/internal/verbatim/transport": e.sdk.Paths.Transport,
		},
		Words: in,
	}}
}

// copiedModels returns the rows of package models that are copied.
func (e emitter) copiedModels() []output {
	in := func(name string, in words) output {
		return e.copied("models/"+name, path.Base(e.sdk.Paths.Models), path.Base(e.sdk.Paths.Models), in)
	}
	name := words{"Acme": e.sdk.API.Name}
	failureModel := ""
	if e.sdk.Transport.Errors.ModelExample != "" {
		failureModel = "failureModel"
	}
	rows := []output{
		in("doc.go", name),
		in("optional.go", nil),
		in("secret.go", nil),
		in("unix_milli.go", nil),
		in("api_error.go",
			and(name, words{"AcmeOperation": e.sdk.Transport.ExampleName, "AcmeFailureModel": failureModel})),
	}
	used := e.sdk.Models.Used
	for _, file := range []struct {
		name string
		used bool
	}{{"date.go", used.Date}, {"decimal.go", used.Decimal}, {"unix_seconds.go", used.UnixSeconds},
		{"optional_places.go", e.sdk.Models.HasNullableItems()}} {
		if file.used {
			rows = append(rows, in(file.name, nil))
		}
	}
	if example := e.sdk.Transport.Errors.ModelExample; example != "" {
		rows = append(rows,
			in("failure_model.go", and(name, words{"AcmeExample": example, "AcmeNewFailureModel": "newFailureModel"})))
	}
	return rows
}

// copiedTransport returns the rows of package transport that are copied.
func (e emitter) copiedTransport() []output {
	in := func(name string, in words) output {
		return e.copied("transport/"+name, path.Base(e.sdk.Paths.Transport), path.Base(e.sdk.Paths.Transport), in)
	}
	t := &e.sdk.Transport
	name := words{"Acme": t.APIName}
	operation := words{"AcmeOperation": t.ExampleName}
	limits := words{
		"AcmeTimeout":          durationText(t.Limits.OperationTimeout),
		"AcmeAttemptTimeout":   durationText(t.Limits.AttemptTimeout),
		"AcmeMaxResponseBytes": bytesText(t.Limits.MaxResponseBytes),
	}
	tries := words{"AcmeMaxAttempts": strconv.Itoa(t.Retry.MaxAttempts), "AcmeBudget": strconv.Itoa(t.Retry.Budget)}
	readBody := "ReadBody"
	if t.Errors.ModelExample != "" {
		readBody = "ReadModel"
	}
	rows := []output{
		in("doc.go", and(name, limits, tries, words{"AcmeStackKey": stackKey(t.Credential())})),
		in("options.go", and(name, limits, words{
			"AcmeBaseURL": t.Servers[0].GoName, "AcmeRates": transportRatesText(t),
			"AcmeLogAttributes": transportLogText(t),
		})),
		in("call_options.go", name),
		in("do.go", nil),
		in("operation.go", and(operation, words{"AcmeRoute": strconv.Quote(t.ExampleRoute)})),
		in("events.go", nil),
		in("middleware.go", nil),
		in("retry_policy.go", and(name, tries, retryWords(t.Retry))),
		in("limiter.go", name),
		in("errors.go", and(operation, words{"AcmeReadBody": readBody})),
	}
	client := in("client.go", and(name, words{"AcmeWithKey": t.Credential().With}))
	if !t.Credential().Kind.IsKey() {
		client.copy.Without = "New"
	}
	rows = append(rows, client)
	if c, ok := sourceOf(t); ok {
		rows = append(rows, in("key_source.go", words{"AcmeKeyName": c.KeyName}))
	}
	for _, c := range t.Credentials {
		switch c.Kind {
		case plan.BasicPair:
			rows = append(rows,
				in("basic.go", words{"AcmeNewBasic": c.Constructor, "AcmeBasicName": strconv.Quote(c.KeyName)}))
		case plan.NoCredential:
			rows = append(rows, in("public.go", words{"AcmeNewPublic": c.Constructor}))
		}
	}
	if t.Files {
		rows = append(rows, in("file.go", nil))
	}
	if t.Pages {
		rows = append(rows, in("page.go", name))
	}
	if t.Version.Header != "" {
		rows = append(rows, in("api_version.go", words{"AcmeVersionHeader": t.Version.Header}))
	}
	return rows
}

// copiedFake are the rows of a package with a fake that are copied: of that of
// the API, or of a resource's.
func (e emitter) copiedFake(folder string, templates, tokens bool, example words) []output {
	in := func(name string, in words) output {
		return e.copied("testpkg/"+name, folder, path.Base(folder), in)
	}
	rows := []output{
		in("fake_server.go", words{"AcmeScope": example["AcmeScope"], "AcmeOtherwise": example["AcmeOtherwise"]}),
		in("call.go", nil),
		in("fault.go", words{"AcmeMethod": example["AcmeMethod"], "AcmeOperation": example["AcmeOperation"]}),
	}
	if templates {
		rows = append(rows, in("template.go", nil))
	}
	if tokens {
		rows = append(rows, in("rotate_key.go", nil))
	}
	return rows
}

// copiedFakePackage are the rows of the package with the fake of the API that
// are copied.
func (e emitter) copiedFakePackage() []output {
	f := e.sdk.Fake
	return e.copiedFake(f.Package, f.Templates, f.Tokens, words{
		"AcmeMethod": f.Example, "AcmeOperation": strconv.Quote(f.Example),
		"AcmeScope": e.sdk.API.Name, "AcmeOtherwise": "they are answered with 404",
	})
}

// copiedTestPackage are the rows of the test package of a resource that are copied.
func (e emitter) copiedTestPackage(r *plan.Resource) []output {
	folder, first := path.Join(r.Folder, r.Test.Package), r.Test.Operations[0]
	rows := e.copiedFake(folder, r.Test.Templates, r.Test.Tokens != nil, words{
		"AcmeMethod": first.GoName, "AcmeOperation": first.Const, "AcmeScope": "the resource",
		"AcmeOtherwise": "the rest of " + e.sdk.API.Name + " is answered too, and everything else with 404",
	})
	rows = append(rows, e.copied("testpkg/stub_server.go", folder, r.Test.Package, nil))
	if takesFiles(r) {
		rows = append(rows, e.copied("testpkg/file.go", folder, r.Test.Package, nil))
	}
	if m := r.Test.Model; m != nil {
		rows = append(rows, e.copied("testpkg/records.go", folder, r.Test.Package,
			words{"AcmeModel": m.Name, "AcmeRecord": r.Test.Noun, "AcmeRecords": r.Package}))
	}
	return rows
}

// retryWords are the defaults that the comments of a RetryPolicy name.
func retryWords(r plan.Retry) words {
	return words{
		"AcmeBaseDelay":     durationText(r.BaseDelay),
		"AcmeMaxDelay":      durationText(r.MaxDelay),
		"AcmeMaxRetryAfter": durationText(r.MaxRetryAfter),
		"AcmeRefill":        fmt.Sprintf("%g", r.BudgetRefill),
		"AcmeRefused":       statusesText(r.Refused),
		"AcmeAmbiguous":     statusesText(r.Ambiguous),
	}
}

// and joins words.
func and(all ...words) words {
	joined := words{}
	for _, some := range all {
		maps.Copy(joined, some)
	}
	return joined
}
