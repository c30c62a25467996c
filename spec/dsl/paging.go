package dsl

// Paging is how an endpoint hands out a long list in pages. The members that
// rules share: Items is the member of the response with the list, empty when the
// response is the list; Total the member with the number of items on all pages;
// Method the Go name of the iterator: "All". Members of members have a dot
// between their names: "meta.total". An endpoint whose response is an object
// around the list returns it as one page.
type Paging interface{ paging() }

// OffsetLimit pages by the number of items to pass over and how many to return.
type OffsetLimit struct {
	Offset, Limit string // names of the two query parameters
	Items, Total  string
	Key           string // the field that tells one item from another: "id"; not needed with Items
	Method        string
}

// PageNumber pages by number.
type PageNumber struct {
	Page, Size   string // names of the two query parameters; Size may be empty
	First        int    // the number of the first page: 0 or 1
	Items, Total string
	Key          string // the field that tells one item from another; pages are compared as they come without
	Method       string
}

// Cursor pages by a text that the page before hands out: in a member of the
// response, or as a field of its last item.
type Cursor struct {
	Param string // query parameter that takes the cursor
	Next  string // member with the next cursor; null, empty or absent at the end
	From  string // or else the field of the last item that is the next cursor
	// member that is true while there are more pages; without it they end with Next, or with the items
	More         string
	Items, Total string
	Method       string
}

// LinkHeader pages by the response header Link of RFC 8288: its target with the
// relation next is the next page, as long as it has the origin of the base URL.
type LinkHeader struct {
	Items, Total string
	Method       string
}

func (*OffsetLimit) paging() {}
func (*PageNumber) paging()  {}
func (*Cursor) paging()      {}
func (*LinkHeader) paging()  {}
