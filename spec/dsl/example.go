package dsl

// Example is one exchange with an endpoint. It becomes a golden test of the
// emitted method and a case in the reference page. The value of a parameter is a
// string, int, int64, float64 or bool, nil for null, []any for a list and
// map[string]any for an object.
type Example struct {
	Name     string            // lower case with underscores: "first_page"
	Doc      string            // what it shows
	Path     map[string]string // value of each path parameter
	Query    map[string]any    // value of each query parameter that is sent
	Header   map[string]any    // value of each header parameter that is sent
	Body     string            // JSON of the request, also of a form; text where it is no JSON; empty for none
	Response Response
}

// Response is the response of the server in an [Example].
type Response struct {
	Status int               // 0 is the endpoint's status code of success
	Header map[string]string // in addition to Content-Type
	Body   string            // JSON
}
