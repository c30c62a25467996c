package testpkg

// SetTemplate defines a template: tokens made from it have the claims on top of
// their own. It panics when the claims cannot be encoded as JSON.
func (f *Fake) SetTemplate(name string, claims map[string]any) {
	f.engine().SetTemplate(name, claims)
}
