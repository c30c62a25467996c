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

// copied is the row of a file that is the same for every API, but for words.
func copied(sdk *plan.SDK, source, folder, packageName string, in words) output {
	return output{path: path.Join(folder, path.Base(source)), copy: &verbatim.File{
		Source:  source,
		Header:  Header,
		Package: packageName,
		Imports: map[string]string{
			home + "internal/":                             sdk.Paths.Internal + "/",
			home + "generator/internal/verbatim/models":    sdk.Paths.Models,
			home + "generator/internal/verbatim/transport": sdk.Paths.Transport,
		},
		Words: in,
	}}
}

// copiedModels are the rows of package models that are copied.
func copiedModels(sdk *plan.SDK) []output {
	in := func(name string, in words) output {
		return copied(sdk, "models/"+name, path.Base(sdk.Paths.Models), path.Base(sdk.Paths.Models), in)
	}
	name := words{"Acme": sdk.API.Name}
	failureModel := ""
	if sdk.Transport.Errors.ModelExample != "" {
		failureModel = "failureModel"
	}
	rows := []output{
		in("doc.go", name),
		in("optional.go", nil),
		in("secret.go", nil),
		in("unix_milli.go", nil),
		in("api_error.go", and(name, words{"AcmeOperation": sdk.Transport.ExampleName, "AcmeFailureModel": failureModel})),
	}
	if example := sdk.Transport.Errors.ModelExample; example != "" {
		rows = append(rows, in("failure_model.go", and(name, words{"AcmeExample": example, "AcmeNewFailureModel": "newFailureModel"})))
	}
	return rows
}

// copiedTransport are the rows of package transport that are copied.
func copiedTransport(sdk *plan.SDK) []output {
	in := func(name string, in words) output {
		return copied(sdk, "transport/"+name, path.Base(sdk.Paths.Transport), path.Base(sdk.Paths.Transport), in)
	}
	t := &sdk.Transport
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
			"AcmeBaseURL": t.Servers[0].GoName, "AcmeRates": transportRatesText(t), "AcmeLogFields": transportLogText(t),
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

// copiedTestPackage are the rows of the test package of a resource that are copied.
func copiedTestPackage(sdk *plan.SDK, r *plan.Resource) []output {
	in := func(name string, in words) output {
		return copied(sdk, "testpkg/"+name, path.Join(r.Package, r.Test.Package), r.Test.Package, in)
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
