package fake

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
)

// assembleCase is a value that is one of several things: the first that what was
// sent looks like, and better one whose rules it keeps. A text that is none of them
// stays one, and is refused.
func (f *Field) assembleCase(name string, values url.Values) json.RawMessage {
	texts := values[name]
	if len(texts) > 0 && f.Nullable && texts[0] == "" {
		return json.RawMessage("null")
	}
	var fit json.RawMessage
	for i := range f.Cases {
		c := &f.Cases[i]
		if !c.looksLike(name, values) || f.Tag != "" && values.Get(name+"["+f.Tag+"]") != c.Tag {
			continue
		}
		raw := assemble(&c.Value, name, values)
		if raw == nil || !c.Value.Kind.fits(raw) {
			continue
		}
		if why, _ := c.Value.broken(raw); why == fine {
			return raw
		}
		if fit == nil {
			fit = raw
		}
	}
	switch {
	case fit != nil:
		return fit
	case len(texts) > 0:
		return quote(texts[0])
	case keysOf(name, values) != nil:
		return json.RawMessage("{}")
	}
	return nil
}

// assembleAny is a value of which nothing is known, such as one of a model within
// itself: a list if all its members have numbers.
func (f *Field) assembleAny(name string, values url.Values) json.RawMessage {
	if texts := values[name]; len(texts) > 0 {
		return f.scalar(texts[0])
	}
	keys := keysOf(name, values)
	if keys == nil {
		return nil
	}
	if list := indexesOf(name, values); len(list) == len(keys) {
		return (&Field{Kind: Array, Elem: f}).assembleList(name, values)
	}
	return assemble(&Field{Kind: Map, Elem: f}, name, values)
}

// indexesOf are the members of name that are numbers, in their order.
func indexesOf(name string, values url.Values) []int {
	var list []int
	for _, key := range keysOf(name, values) {
		if i, err := strconv.Atoi(key); err == nil && i >= 0 {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return list
}

// looksLike reports whether values have one text for a case that is one, and the
// members that tell an object from others.
func (c *Case) looksLike(name string, values url.Values) bool {
	keys := keysOf(name, values)
	if len(values[name]) == 1 && (c.Value.Kind == Array || c.Value.Kind == Object || c.Value.Kind == Map) {
		return false
	}
	return !slices.ContainsFunc(c.Has, func(key string) bool { return !slices.Contains(keys, key) })
}

// partOfCase is what stands under the rest of a name in the first case that has it.
func (f *Field) partOfCase(rest string) *Field {
	for i := range f.Cases {
		if part := f.Cases[i].Value.part(rest); part != nil {
			return part
		}
	}
	return nil
}
