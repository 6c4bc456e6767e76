# The shell: what every page says.
ui-description = Your school’s digital space: messages, class, news.
ui-skip = Skip to content
ui-offline = No network: what you see dates from your last visit.
ui-search = Search the directory
ui-account = My account
ui-menu = Sections
ui-more = More
ui-to-see = to see
ui-yesterday = yesterday
ui-day-at-time = { $day } at { $time }
ui-today = Today
ui-pages = Pages
ui-newer = Newer
ui-older = Older
ui-breadcrumb = You are here
ui-cancel = Cancel
ui-look-for = Search

editor-toolbar = Formatting
editor-bold = Bold
editor-italic = Italic
editor-underline = Underlined
editor-bullets = Bulleted list
editor-numbers = Numbered list
editor-quote = Quotation
editor-link = Link
editor-undo = Undo
editor-redo = Redo
editor-link-address = Address of the link
editor-link-wrong = This address cannot be read. It begins with https://
editor-link-apply = Set the link
editor-link-remove = Remove the link

form-problems = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
form-optional = (optional)
form-required = Write something here.
form-too-long = This text is too long.
form-mail-unreadable = This address is not complete. Example: first.last@example.org
form-day-empty = Choose a day.
form-day-unreadable = There is no such day. Example: 23/11/2026
form-day-too-early = This day has passed.
form-day-too-late = This day is too far away.

error-ticket = If it happens again, give this number to your school: { $ticket }
error-sign-in = Sign in
error-again = Back to the page
error-home = Go home
error-login-title = Please sign in
error-login = This page is for the people of the school. Sign in to see it.
error-forbidden-title = This is not allowed
error-forbidden = You may see this page but not do this. The school can tell you who may.
error-not-found-title = This page does not exist
error-not-found = The address may be misspelt, or what you look for is not addressed to you.
error-gone-title = It is no longer here
error-gone = What you look for has been withdrawn.
error-conflict-title = Something has changed
error-conflict = Somebody changed this while you were at it. Nothing is lost: have a look, then try again.
error-stale-title = This page has grown old
error-stale = This form was made for another sign-in. Reload the page and try again.
error-bad-request-title = We cannot read this request
error-bad-request = The browser sent something we do not understand. Go back to the page and try again.
error-too-large-title = This is too heavy
error-too-large = What you send is larger than allowed. Send a smaller file.
error-too-many-title = One moment
error-too-many = There were many tries in a short time. Wait a little, then try again.
error-too-slow-title = The line is too slow
error-too-slow = What you are sending did not arrive whole. Check your connection, then try again.
error-crowded-title = Many people at the same time
error-crowded = { $waiting ->
    [0] Every place is taken.
    [one] Every place is taken and one request is waiting already.
   *[other] Every place is taken and { $waiting } requests are waiting already.
} Nobody is set aside: everyone has a turn.
error-crowded-again = This page reloads by itself in { $seconds } seconds.
error-crowded-now = Reload now
error-crowded-form = What you sent is not saved yet. Wait { $seconds } seconds, go back to the previous page and send it again: your text is still there.
error-unavailable-title = We will be right back
error-unavailable = The service is very busy or restarting. Nothing is lost: try again in a moment.
error-internal-title = Something went wrong
error-internal = The fault is ours. Nothing that was saved is lost.

api-title = The interface for programs
api-intro = What the pages of the school show and allow, a program can read and do, with the rights of the person who signs in with it. Addresses answer in JSON, what is sent is a form.
api-document = The OpenAPI document
api-coming-in = Signing in
api-step-token = gives a form token and a cookie “visiteur”. Keep all cookies from one request to the next.
api-step-sign-in = with the fields “login” and “password”, and the token in the header “X-CSRF”. The answer 303 sets the cookie “preau”, which is the session. An account with a second factor is led to “/connexion/protection”.
api-step-own-token = gives the token of this session. Everything sent carries it in the header “X-CSRF”; it is good as long as the session lasts.
api-step-out = closes the session.
api-request = Request
api-does = What it does
api-takes = What it takes
api-failing = When something goes wrong
api-failing-json = Every error is a JSON object: “error” is the sentence a person would have read, “ticket” the number of a failure to give to the school.
api-failing-form = A form that is refused gets 422 and the list “problems”: the field, and what is wrong.
api-failing-crowd = 429 and 503 carry the header “Retry-After”: wait so many seconds before trying again.
api-session = The cookie of the session, set by signing in.
api-token = The form token of this session, given by GET /jeton.
api-200 = Here it is.
api-201 = Done, and here is what came of it.
api-204 = Done.
api-403 = The token is missing or too old, or this is not allowed.
api-422 = The form has something to be looked at again.
