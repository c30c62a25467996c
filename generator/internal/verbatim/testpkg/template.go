package testpkg

// SetTemplate defines a template. Tokens made from it have the claims in
// addition to the standard ones. It panics if the claims cannot be encoded as
// JSON.
func (f *Fake) SetTemplate(name string, claims map[string]any) {
	f.engine().SetTemplate(name, claims)
}
