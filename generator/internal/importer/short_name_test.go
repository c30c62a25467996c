package importer

import "testing"

// TestAPIName makes the name of an API of the title of its document.
func TestAPIName(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"The Acme API":                                  "Acme",
		"GitHub's official OpenAPI spec":                "GitHub",
		"Acme Shop: Orders (v2)":                        "Acme Shop Orders",
		"Acme’s official spec + an addition":            "Acme",
		"Acme's official OpenAPI spec + Octo extension": "Acme",
		"All that anybody ever asked of Acme":           "All that anybody ever",
		"(Acme) for all who want to know":               "Acme for all who",
		"":                                              "",
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			if got := apiName(title); got != want {
				t.Errorf("%q, not %q", got, want)
			}
		})
	}
}

// TestShortPackage cuts long names of packages between words.
func TestShortPackage(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Pets":                                   "pets",
		"EnterpriseTeamOrganizations":            "enterpriseteamorganizations",
		"OperationsOnMembersOfTheOrganization":   "operationsonmembersofthe",
		"Donaudampfschifffahrtsgesellschaftsman": "donaudampfschifffahrtsgesellscha",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := shortPackage(name); got != want {
				t.Errorf("%q, not %q", got, want)
			}
		})
	}
}
