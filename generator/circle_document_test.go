package generator

import (
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// accounted are the differences between a vendor's document and its export that
// are lines of the import's account.
var accounted = []struct{ difference, line *regexp.Regexp }{
	{regexp.MustCompile(`: null "yes" -> ""$`), regexp.MustCompile(`^null of query parameter`)},
	{regexp.MustCompile(`: type "number" -> "integer"$`), regexp.MustCompile(`^number of query parameter`)},
	{regexp.MustCompile(`: default "\[\]" -> ""$`), regexp.MustCompile(`^default \[\]$`)},
	{regexp.MustCompile(` [45]\d\d\b`), regexp.MustCompile(`^body of (responses|failures)`)},
	{regexp.MustCompile(`: format "" -> "int64"$`), regexp.MustCompile(`^integer "`)},
}

// unaccounted are those that the account leaves out, since a description never
// says them otherwise, with their number in each of the documents.
var unaccounted = []struct {
	difference *regexp.Regexp
	counts     map[string]int
	why        string
}{
	{
		regexp.MustCompile(`: additionalProperties "false" -> ""$`),
		map[string]int{"2021-02-05": 232, "2026-05-12": 287},
		"an object may gain members: a client that refused them would fail on the day they come",
	},
	{
		regexp.MustCompile(`: format "" -> "int64"$`),
		map[string]int{"2021-02-05": 74, "2026-05-12": 83},
		"an integer without a format may be greater than 32 bits hold: it is an int64",
	},
	{
		regexp.MustCompile(`: format "(int64|int32|float|double)" -> ""$`),
		map[string]int{"2021-02-05": 25, "2026-05-12": 32},
		"a count is an int, and a number with a fraction a float64, whatever their size",
	},
	{
		regexp.MustCompile(` body: required "" -> "yes"$`),
		map[string]int{"2021-02-05": 26, "2026-05-12": 29},
		"a body with a member that is required is sent anyway",
	},
	{
		regexp.MustCompile(` [45]\d\d: application/json "" -> "yes"$`),
		map[string]int{"2021-02-05": 8, "2026-05-12": 8},
		"a failure has the body that failures have, or none",
	},
}

// withoutTrace are lines of the account that no difference shows: both documents are
// read as OpenAPI, of which extensions are no part.
var withoutTrace = regexp.MustCompile(`^extension x-`)

// TestCircleDocument closes the circle: it imports the vendor's documents, exports
// them, and compares both documents without the importer. What differs is what the
// account says, and every loss of the account is something that differs.
func TestCircleDocument(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("two whole APIs are imported and compared: run without -short and without -race")
	}
	t.Parallel()
	for _, document := range wholeClerk {
		t.Run(document.name, func(t *testing.T) {
			t.Parallel()
			doc := loadDocument(t, filepath.Join("testdata", "openapi", document.name+".yml"))
			imported, err := importer.Convert(doc, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			back, err := openapi.Parse("exported", exported(t, imported.API, exporter.Options{}), openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			explainAll(t, document.name, compareDocuments(doc, back), imported.Account)
			reimported, err := importer.Convert(back, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range compare.Conform(reimported.API, imported.API) {
				t.Errorf("the description does not conform to its export: %s", d.Text)
			}
		})
	}
}

// explainAll looks for a line of the account, or for a rule, for each difference, and
// for a difference for each loss.
func explainAll(t *testing.T, name string, differences []documentDifference, account []importer.Line) {
	t.Helper()
	shown, counts := map[importer.Line]bool{}, make([]int, len(unaccounted))
	for _, d := range differences {
		if line, ok := accountOf(d, account); ok {
			shown[line] = true
			continue
		}
		rule := -1
		for i := range unaccounted {
			if rule < 0 && unaccounted[i].difference.MatchString(d.String()) {
				rule = i
				counts[i]++
			}
		}
		if rule < 0 {
			t.Errorf("%v: the account does not say: %v", d.at.At(), d)
		}
	}
	for i, rule := range unaccounted {
		if counts[i] != rule.counts[name] {
			t.Errorf("%v: %d differences, not %d: %s", rule.difference, counts[i], rule.counts[name], rule.why)
		}
	}
	for _, l := range account {
		if loses := l.Kind == importer.Approximated || l.Kind == importer.Dropped; loses && !shown[l] &&
			!withoutTrace.MatchString(l.What) {
			t.Errorf("nothing differs where the account says: %v", l)
		}
	}
}

// accountOf returns the line of the account on a difference: on a parameter or a
// schema that leads there, or on what differs.
func accountOf(d documentDifference, account []importer.Line) (importer.Line, bool) {
	trail := append(d.trail, d.at.Pointer()+"/"+d.aspect)
	for _, rule := range accounted {
		if !rule.difference.MatchString(d.String()) {
			continue
		}
		for _, l := range account {
			if l.Kind != importer.Invented && rule.line.MatchString(l.What) && slices.Contains(trail, l.At.Pointer) {
				return l, true
			}
		}
	}
	return importer.Line{}, false
}
