# What every published text shares: its versions, what is said about it.

publication-comments = { $count ->
    [0] Comments
    [one] Comment
   *[other] Comments ({ $count })
}
publication-comment-label = Your comment
publication-comment-hint = Grown-up readers and the team will read it with your name.
publication-comment-hint-held = The team reads it first; then grown-up readers see it with your name.
publication-comment-hint-pupil = Your class, your teachers and your parents will read it.
publication-comment-hint-pupil-held = Your teachers read it; then your class and your parents see it.
publication-comment-hint-staff = Everybody who reads this page will read it.
publication-comment-do = Comment
publication-comment-said = Your comment is there.
publication-comment-held = Thank you. The team reads it before it appears.
publication-comment-show = Show
publication-comment-hide = Hide
publication-comment-leave = Leave
publication-comment-shown = The comment is shown.
publication-comment-hidden = The comment is hidden.
publication-comment-left = The comment stays.
publication-comment-why = Hidden: { $reason }
publication-comment-reported = Reported: { $reason }
publication-tag-held = Waiting
publication-tag-hidden = Hidden
publication-hide-title = Hide a comment
publication-hide-label = Why
publication-hide-hint = One sentence: its author will read it, and nobody else but the team.
publication-report = Report
publication-report-title = Report a comment
publication-report-label = What is wrong
publication-report-hint = Those who watch over this page will read it. The author will not know who reported.
publication-reported = Thank you: your report will be read.
publication-awaiting = Comments to look at
publication-awaiting-held = { $count ->
    [one] One comment waits
   *[other] { $count } comments wait
}
publication-awaiting-reports = { $count ->
    [one] One report to look at
   *[other] { $count } reports to look at
}
publication-return = Give back to the author
publication-return-title = Give this text back to its author
publication-return-label = Your words to the author
publication-return-hint = One simple sentence: what is good, what should change.
publication-versions = History
publication-other-version = The version of { $name }
publication-other-how = Saved { $hour }, while you were writing. Take what you miss: your text is below, complete. If you save, it replaces this version, which stays in the history.
publication-refused-blank = Write something.
publication-refused-comment-long = This comment is too long.
publication-refused-too-long = This text is too long.
publication-refused-many-files = Too many files: fifty at the most for one text.
publication-did-hide = A comment was hidden
publication-api-comment = Comment on this text.
publication-api-moderate = Show a comment, hide it with a reason, or leave it.
publication-api-report = Report a comment.
