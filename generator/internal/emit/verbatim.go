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
		in("api_error.go", and(name, words{"AcmeOperation": e.sdk.Transport.ExampleName, "AcmeFailureModel": failureModel})),
	}
	if example := e.sdk.Transport.Errors.ModelExample; example != "" {
		rows = append(rows, in("failure_model.go", and(name, words{"AcmeExample": example, "AcmeNewFailureModel": "newFailureModel"})))
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
		in("doc.go", and(name, limits, tries)),
		in("client.go", and(name, words{"AcmeKeyName": t.KeyName})),
		in("options.go", and(name, limits, words{
			"AcmeBaseURL": t.Servers[0].GoName, "AcmeRates": transportRatesText(t), "AcmeLogAttributes": transportLogText(t),
		})),
		in("call_options.go", name),
		in("do.go", nil),
		in("key_source.go", words{"AcmeKeyName": t.KeyName}),
		in("operation.go", and(operation, words{"AcmeRoute": strconv.Quote(t.ExampleRoute)})),
		in("events.go", nil),
		in("middleware.go", nil),
		in("retry_policy.go", and(name, tries, retryWords(t.Retry))),
		in("limiter.go", name),
		in("errors.go", and(operation, words{"AcmeReadBody": readBody})),
	}
	if t.Basic {
		rows = append(rows, in("basic.go", nil))
	}
	if t.Pages {
		rows = append(rows, in("page.go", name))
	}
	if t.Version.Header != "" {
		rows = append(rows, in("api_version.go", words{"AcmeVersionHeader": t.Version.Header}))
	}
	return rows
}

// copiedTestPackage returns the rows of the test package of a resource that are copied.
func (e emitter) copiedTestPackage(r *plan.Resource) []output {
	in := func(name string, in words) output {
		return e.copied("testpkg/"+name, path.Join(r.Package, r.Test.Package), r.Test.Package, in)
	}
	rows := []output{
		in("transport.go", words{"AcmePackage": r.Test.Package}),
		in("stub_server.go", nil),
		in("fake_server.go", nil),
		in("call.go", nil),
		in("fault.go", words{"AcmeMethod": r.Test.Operations[0].GoName}),
	}
	if m := r.Test.Model; m != nil {
		rows = append(rows, in("records.go", words{"AcmeModel": m.Name, "AcmeRecord": r.Test.Noun, "AcmeRecords": r.Package}))
	}
	if r.Test.Templates {
		rows = append(rows, in("template.go", nil))
	}
	if r.Test.Tokens != nil {
		rows = append(rows, in("rotate_key.go", nil))
	}
	return rows
}

// retryWords returns the defaults that the comments of a RetryPolicy name.
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
