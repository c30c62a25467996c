package prose

import "strings"

// verbs maps the verbs of operations from the infinitive to the third person.
var verbs = func() map[string]string {
	m := map[string]string{}
	for verb := range strings.FieldsSeq(infinitives) {
		third := inflected(verb)
		m[verb], m[third] = third, third
	}
	return m
}()

const infinitives = `
	accept activate add adjust allow apply approve archive assign attach authenticate authorize ban block cancel change check claim
	clear clone close complete confirm convert copy count create deactivate decrease delete deny detach disable disconnect download
	enable end exchange execute expire export extend fetch find finish flip generate get give grant handle identify import increase
	insert invalidate invite issue join leave link list load lock look make mark merge modify move notify obtain open pause perform
	prepare preview process promote publish put query read reactivate receive record redeem refresh register reject release remove
	rename renew reorder replace report request reset resolve restart restore resume retrieve return revert revoke rotate run save
	schedule search select send set share show sign start stop store submit subscribe suspend swap switch sync terminate toggle
	track transfer trigger unarchive unassign unban unblock undo unlink unlock unpublish unsubscribe update upload upsert validate
	verify view write`

// inflected returns the third person of a verb.
func inflected(verb string) string {
	stem, endsInY := strings.CutSuffix(verb, "y")
	switch {
	case endsInY && !strings.ContainsAny(stem[len(stem)-1:], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"),
		strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	default:
		return verb + "s"
	}
}
