package dsl

// Example is a request to an endpoint and its response. It becomes a golden test
// of the emitted method and an entry in the reference page.
type Example struct {
	Name     string            // lower case with underscores: "first_page"
	Doc      string            // what it shows
	Path     map[string]string // value of each path parameter
	Query    map[string]any    // value of each query parameter that is sent: string, int, int64 or bool
	Body     string            // JSON of the request; empty if there is none
	Response Response
}

// Response is the response of the server in an [Example].
type Response struct {
	Status int               // 0 is the endpoint's status code of success
	Header map[string]string // in addition to Content-Type
	Body   string            // JSON
}
