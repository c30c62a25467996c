package reading_test

import (
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestCredentialOf(t *testing.T) {
	t.Parallel()
	const made = "4bQ7mJx0aVtYcR2nLwEoZ9"
	for name, test := range map[string]struct {
		auth          dsl.Auth
		want          reading.Credential
		header, value string
	}{
		"none": {nil, reading.Credential{}, "", ""},
		"bearer": {
			dsl.Bearer{}, reading.Credential{Kind: reading.BearerKey, KeyName: "API key", ExampleKey: "key_" + made},
			"Authorization", "Bearer key_" + made,
		},
		"bearer with a prefix": {
			dsl.Bearer{KeyName: "token", KeyPrefixes: []string{"a_", "b_"}},
			reading.Credential{Kind: reading.BearerKey, KeyName: "token", KeyPrefixes: []string{"a_", "b_"},
				ExampleKey: "a_" + made},
			"Authorization", "Bearer a_" + made,
		},
		"header": {
			dsl.APIKey{Name: "X-Key", Prefix: "Token ", ExampleKey: "k"},
			reading.Credential{Kind: reading.HeaderKey, Name: "X-Key", Prefix: "Token ", KeyName: "API key",
				ExampleKey: "k"},
			"X-Key", "Token k",
		},
		"query": {
			dsl.APIKey{In: dsl.InQuery, Name: "key", ExampleKey: "k"},
			reading.Credential{Kind: reading.QueryKey, Name: "key", KeyName: "API key", ExampleKey: "k"}, "", "",
		},
		"cookie": {
			dsl.APIKey{In: dsl.InCookie, Name: "sid", ExampleKey: "k"},
			reading.Credential{Kind: reading.CookieKey, Name: "sid", KeyName: "API key", ExampleKey: "k"}, "Cookie",
			"sid=k",
		},
		"basic": {
			dsl.Basic{ExampleUser: "Aladdin", ExampleKey: "open sesame"},
			reading.Credential{Kind: reading.BasicPair, KeyName: "credentials", ExampleUser: "Aladdin",
				ExampleKey: "open sesame"},
			"Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := reading.CredentialOf(test.auth)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v\nwant %+v", got, test.want)
			}
			if header, value := got.Header(); header != test.header || value != test.value {
				t.Errorf("the header %s is %q", header, value)
			}
		})
	}
}
