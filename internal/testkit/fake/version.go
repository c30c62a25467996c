package fake

import "net/http"

// checkVersion rejects a request that selects a version twice, or one that no
// longer has the operation. A request that selects none has every operation.
func (s *Server) checkVersion(r *Request, req *http.Request) *Failure {
	byHeader, byQuery := s.api.Version.of(r, req)
	if byHeader != "" && byQuery != "" {
		return s.api.Errors.refuse(twoVersions, "it is given both in the header "+s.api.Version.Header+" and in the query as "+s.api.Version.Query)
	}
	until := r.Operation.Until
	if picked := byHeader + byQuery; until != "" && picked > until { // dates sort as texts
		return s.api.Errors.refuse(gone, r.Operation.Name+" is in versions until "+until+", not in "+picked)
	}
	return nil
}

// of returns the two versions that a request may select; "" means none.
func (v Version) of(r *Request, req *http.Request) (byHeader, byQuery string) {
	if v.Header != "" {
		byHeader = req.Header.Get(v.Header)
	}
	if v.Query != "" {
		byQuery = r.Query(v.Query)
	}
	return byHeader, byQuery
}
