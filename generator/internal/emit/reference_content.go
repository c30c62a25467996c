package emit

import "github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"

// otherContentText says which header describes a body that is no object in JSON
// with fields of its own, or nothing.
func otherContentText(op *plan.Operation) string {
	switch b := op.BodyOf; {
	case b != nil && b.ContentType != "":
		return "Content-Type: " + code(b.ContentType) + orNoBody(b.Required)
	case b != nil:
		return "Content-Type: `application/json`" + orNoBody(b.Required || bodyIsAlwaysSent(b.Type))
	case op.Params == nil:
		return ""
	}
	switch op.Params.Encoding {
	case plan.Encoded:
		return "Content-Type: `application/x-www-form-urlencoded`" + orNoBody(!op.Params.Optional)
	case plan.Multipart:
		return "Content-Type: `multipart/form-data`."
	}
	return ""
}

func orNoBody(required bool) string {
	if required {
		return "."
	}
	return " when there is something to send, otherwise no body."
}

// bodyIsAlwaysSent reports whether there is no value that stands for no body.
func bodyIsAlwaysSent(t plan.Type) bool {
	switch t.Kind {
	case plan.Array, plan.Map, plan.RawJSON, plan.String, plan.Secret, plan.EnumOf:
		return false
	}
	return !t.Pointer
}

func bodyTypeText(b *plan.BodyOf) string {
	if b.Type.Pointer {
		return "*" + typeText(b.Type)
	}
	return typeText(b.Type)
}
