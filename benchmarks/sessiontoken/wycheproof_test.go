package sessiontoken_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// vectors is a file of Project Wycheproof: signed texts, and whether they are to
// be accepted with a key.
type vectors struct {
	TestGroups []struct {
		Public json.RawMessage // of the asymmetric algorithms
		Tests  []struct {
			ID      int `json:"tcId"`
			Comment string
			JWS     string
			Result  string
		}
	}
}

// TestWycheproof runs the vectors that have a public key.
func TestWycheproof(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(wycheproof(t), "testvectors_v1", "json_web_signature_test.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file vectors
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	ran, accepted := 0, 0
	for _, group := range file.TestGroups {
		if group.Public == nil {
			continue
		}
		accepts := signatureCheck(t, group.Public)
		for _, test := range group.Tests {
			got, want := accepts(test.JWS), test.Result == "valid" && isSupported(t, group.Public)
			if got != want {
				t.Errorf("%d %s: accepted is %t, want %t", test.ID, test.Comment, got, want)
			}
			ran++
			if got {
				accepted++
			}
		}
	}
	if ran != 361 || accepted != 18 {
		t.Errorf("%d vectors have run, and %d were accepted", ran, accepted)
	}
}

// wycheproof is where the module cache has the vectors.
func wycheproof(t *testing.T) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}",
		"github.com/c2sp/wycheproof").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// isSupported reports whether the key is for an algorithm that this SDK knows.
// RSA-PSS, which Clerk does not use, is refused with everything that is signed
// with it, and so is "ES521", which is no name of an algorithm.
func isSupported(t *testing.T, key json.RawMessage) bool {
	t.Helper()
	var k struct{ Alg string }
	if err := json.Unmarshal(key, &k); err != nil {
		t.Fatal(err)
	}
	return !strings.HasPrefix(k.Alg, "PS") && k.Alg != "ES521"
}

// signatureCheck reports whether a signature passes with a key. The payloads are
// no claims; that they are not comes after the signature.
func signatureCheck(t *testing.T, key json.RawMessage) func(jws string) bool {
	t.Helper()
	set, err := sessiontoken.ParseJWKS([]byte(`{"keys":[` + string(key) + `]}`))
	if err != nil {
		return func(string) bool { return false }
	}
	v, err := sessiontoken.New(set)
	if err != nil {
		t.Fatal(err)
	}
	return func(jws string) bool {
		_, err := v.Verify(t.Context(), jws)
		failure, ok := errors.AsType[*sessiontoken.Error](err)
		return err == nil || ok && strings.HasPrefix(failure.Detail, "claims: ")
	}
}
