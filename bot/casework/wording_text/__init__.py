"""The words of Waymark, one module a language and kind, for a safeguarding lead to sign off.

A sentence is `(when, words)`. `when` says who gets it: empty for everyone, else one or more of
told, untold, age_unknown, under_16, under_18, under_19, from_16, over_18, question, parted by
"|" (any of them). Facts come from the service directory: `{childline.phone}`, or with claims
that must be verified too, `{childline.phone|free|always}`. Only 999 and 55 are typed.
"""
