package sessiontoken_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/clerktest"
	"github.com/clerk/clerk-sdk-go/v2/jwks"
	officialjwt "github.com/clerk/clerk-sdk-go/v2/jwt"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// keySet is the key that both verify with, as Clerk publishes it.
func keySet() string {
	return `{"keys":[{"use":"sig","kty":"RSA","kid":"` + keyID + `","alg":"RS256","n":"` +
		encode(string(privateKey().N.Bytes())) + `","e":"AQAB"}]}`
}

// served answers every request with the key set.
type served struct{}

func (served) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
			StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(keySet())),
			Request: req,
		},
		nil
}

// officialVerifier looks the key up by its kid, as this SDK's does.
func officialVerifier() func(token string) error {
	key, url := "sk_test_x", "https://api.clerk.com/v1"
	config := &clerk.ClientConfig{}
	config.Key, config.URL, config.HTTPClient = &key, &url, &http.Client{Transport: served{}}
	params := officialjwt.VerifyParams{
		JWKSClient: jwks.NewClient(config), Clock: clerktest.NewClockAt(noon), Leeway: 5 * time.Second,
		AuthorizedPartyHandler: func(party string) bool { return party == "https://app.example.com" },
	}
	return func(token string) error {
		p := params
		p.Token = token
		_, err := officialjwt.Verify(context.Background(), &p)
		return err
	}
}

func ownVerifier(t *testing.T) func(token string) error {
	t.Helper()
	set, err := sessiontoken.ParseJWKS([]byte(keySet()))
	if err != nil {
		t.Fatal(err)
	}
	v, err := sessiontoken.New(set, sessiontoken.WithClock(func() time.Time { return noon }),
		sessiontoken.WithIssuer("https://clerk.example.com"),
		sessiontoken.WithAuthorizedParties("https://app.example.com"))
	if err != nil {
		t.Fatal(err)
	}
	return func(token string) error {
		_, err := v.Verify(context.Background(), token)
		return err
	}
}

var update = flag.Bool("update", false, "rewrite the table of verdicts in the page")

// page has the table of verdicts.
const page = "../../docs/session-tokens.md"

// TestVerdicts holds the verdicts on all mutants against each other. Where they
// differ, one of the differences has to explain it, and the page has to say so.
func TestVerdicts(t *testing.T) {
	t.Parallel()
	own, official := ownVerifier(t), officialVerifier()
	counts := map[string]*count{}
	found := make([]int, len(differences))
	for _, m := range mutants() {
		c := counts[m.part]
		if c == nil {
			c = new(count)
			counts[m.part] = c
		}
		ownErr, officialErr := own(m.token), official(m.token)
		switch {
		case ownErr == nil && officialErr == nil:
			c.accepted++
		case ownErr != nil && officialErr != nil:
			c.refused++
		default:
			c.differ++
			i := slices.IndexFunc(differences, func(d difference) bool { return d.explains(m, ownErr, officialErr) })
			if i < 0 {
				t.Errorf("%s %.80q: this SDK says %v, the official one %v", m.part, m.name, ownErr, officialErr)
				continue
			}
			found[i]++
		}
	}
	for i, d := range differences {
		if found[i] == 0 {
			t.Errorf("nothing differs because of: %s", d.why)
		}
	}
	checkPage(t, verdictTable(counts)+"\n"+differenceTable(found))
}

// count is the verdicts on the mutants of one part.
type count struct{ accepted, refused, differ int }

func verdictTable(counts map[string]*count) string {
	var b strings.Builder
	b.WriteString("| changed | tokens | both accept | both refuse | they differ |\n|---|---:|---:|---:|---:|\n")
	var sum count
	for _, part := range slices.Sorted(maps.Keys(counts)) {
		c := counts[part]
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d |\n", part, c.accepted+c.refused+c.differ, c.accepted, c.refused,
			c.differ)
		sum = count{sum.accepted + c.accepted, sum.refused + c.refused, sum.differ + c.differ}
	}
	fmt.Fprintf(&b, "| all | %d | %d | %d | %d |\n", sum.accepted+sum.refused+sum.differ, sum.accepted, sum.refused,
		sum.differ)
	return b.String()
}

func differenceTable(found []int) string {
	var b strings.Builder
	b.WriteString("| tokens | this SDK | official SDK | because |\n|---:|---|---|---|\n")
	for i, d := range differences {
		ours, theirs := "refuses", "accepts"
		if d.officialSays != "" {
			ours, theirs = "accepts", "refuses"
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s |\n", found[i], ours, theirs, d.why)
	}
	return b.String()
}

// checkPage compares the tables with those in the page.
func checkPage(t *testing.T, tables string) {
	t.Helper()
	const begin, end = "<!-- verdicts -->\n", "<!-- /verdicts -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(text), begin)
	old, after, ended := strings.Cut(rest, end)
	switch {
	case !begun || !ended:
		t.Fatalf("%s has no place for the tables", page)
	case *update:
		if err := os.WriteFile(page, []byte(before+begin+tables+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case old != tables:
		t.Errorf("%s has\n%s\nwant\n%s", page, old, tables)
	}
}
