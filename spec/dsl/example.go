package dsl

// Example is one exchange with an endpoint. It becomes a golden test of the
// emitted method and a case in the reference page.
type Example struct {
	Name     string            // lower case with underscores: "first_page"
	Doc      string            // what it shows
	Path     map[string]string // value of each path parameter
	Query    map[string]any    // value of each query parameter that is sent: string, int, int64, float64, bool, []any or map[string]any
	Header   map[string]any    // value of each header parameter that is sent, likewise
	Body     string            // of the request; JSON, unless the body is text or binary; forms are written as an object; empty for none
	Response Response
}

// Response is what the server answers in an [Example].
type Response struct {
	Status int               // 0 is the endpoint's status of success
	Header map[string]string // beyond Content-Type
	Body   string            // JSON
}
