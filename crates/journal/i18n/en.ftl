# The class journal.

journal-title = Class journal
journal-of-class = { $class } journal
journal-new = New:
journal-all = All
journal-classes = My classes
journal-empty = Nothing to see yet. Photos and news of the class will arrive here.
journal-all-seen = Mark all as seen
journal-card-all = See all
journal-write = Write
journal-write-in = Write · { $class }
journal-tools = Around the journal
journal-open = Open
journal-listen = Listen: { $title }
journal-and = { $first } and { $last }
journal-photo-alt = Photo { $number }
journal-photo-of = Photo: { $name }
journal-photos-more = { $count ->
    [one] and one more photo
   *[other] and { $count } more photos
}
journal-others = { $count ->
    [one] One file
   *[other] { $count } files
}
journal-comments = { $count ->
    [one] One comment
   *[other] { $count } comments
}
journal-child-on = is in a picture
journal-play = To listen to or to watch: { $name }
journal-reactions = Say thank you in one gesture
journal-reaction-heart = I like it
journal-reaction-bravo = Well done
journal-reaction-smile = Thank you
journal-reaction-star = Great
journal-tag-draft = Draft
journal-tag-submitted = To be read
journal-tag-returned = To be changed
journal-tag-unchecked = To be looked at
journal-tag-against = May not be shown
journal-tag-blurring = Being blurred
journal-tag-blurred = Blurred
journal-tag-fine = Shown
journal-search-label = Search the journal
journal-search-title = Search the class journal
journal-search-how = Type the beginning of one word or several; accents do not matter.
journal-search-nothing = Nothing in the journal holds these words.
journal-search-found = { $count ->
    [one] One post
   *[other] { $count } posts
}
journal-desk = Write and read first
journal-desk-nowhere = You write in no class journal.
journal-desk-todo = To be read
journal-desk-begun = Drafts
journal-new-post = New post
journal-edit = Change the post
journal-edit-do = Change
journal-back = Back to the post
journal-field-title = Title
journal-field-body = Text
journal-files = Photos, films, sounds and documents
journal-files-hint = Before it is published, you say who is in each picture: those who may not be shown are blurred, or the picture is taken out.
journal-publish = Publish
journal-submit = Give it to be read
journal-save = Save
journal-save-draft = Keep as a draft
journal-saved = The post is saved.
journal-submitted = Your post is with your teachers: they read it before it is published.
journal-published = The post is published.
journal-look-first = The post is kept. Say who is in its pictures, then publish.
journal-returned = The post is back with its author, with your words.
journal-withdrawn = The post is taken off: only the team sees it.
journal-discarded = The post is deleted.
journal-edited = changed { $when }
journal-note-draft = Draft: the team of the class sees it and may go on with it.
journal-note-draft-pupil = Draft: only you see it.
journal-note-submitted = To be read: the team publishes it, or gives it back with a word.
journal-note-returned = To be changed: { $why }
journal-note-hidden = { $count ->
    [one] One picture is not shown to families.
   *[other] { $count } pictures are not shown to families.
}
journal-note-against = Not allowed: { $names }. Blur or take out
journal-return = Give it back
journal-versions = History
journal-withdraw = Take off
journal-withdraw-sure = Take this post off? Families will not see it any more.
journal-discard = Delete
journal-discard-sure = Delete this post for ever?
journal-readers = Who can see this?
journal-readers-pupils = Pupils of { $class }
journal-readers-guardians = Guardians of the pupils of { $class }
journal-readers-team = Team of { $class }
journal-readers-rule = The head of the school sees it too, and nobody else. A family keeps what was published while their child was in the class.
journal-persons = { $count ->
    [one] One person
   *[other] { $count } persons
}
journal-pictures = Who is in the pictures?
journal-pictures-how = For each picture, tick the pupils one can recognise. Those whose family refuses, or has not answered, are not shown.
journal-pictures-none = This post has no picture.
journal-pictures-nobody = { $count ->
    [one] Nobody can be recognised in the one that is left
   *[other] Nobody can be recognised in the { $count } that are left
}
journal-pictures-saved = It is noted.
journal-picture-title = Who is there? ({ $place } of { $count })
journal-picture-ask = Say who is in it
journal-picture-nobody = Nobody can be recognised
journal-picture-who = Pupils one recognises, or hears
journal-picture-who-hint = Nobody? Leave all of them unticked.
journal-picture-save = Save
journal-picture-soon = This photo is being made ready. Come back in a moment.
journal-picture-remove = Take this picture out of the post
journal-picture-remove-sure = Take this picture out? The post stays.
journal-picture-removed = The picture is taken out.
journal-against = Not allowed by the family: { $names }. This picture is not shown.
journal-against-others = The others may be shown: { $names }.
journal-against-blur = Blur their faces, or take the picture out.
journal-against-remove = This file cannot be blurred: take it out of the post.
journal-blur-anyway = Blur a part of the photo
journal-blur-how = Tick on the photo the cells to be blurred. The blurred photo replaces the first one, which nobody is given any more.
journal-blur-cells = Cells to be blurred
journal-blur-cell = Row { $row }, column { $column }
journal-blur-some = Blur the ticked cells
journal-blur-all = Blur the whole photo
journal-rights = Image rights
journal-rights-how = What each family allows. ONDE says it of some pupils; for the others, follow the signed form. A refusal hides at once the pictures that are published already.
journal-rights-unknown = { $count ->
    [one] One pupil has no answer and is not shown.
   *[other] { $count } pupils have no answer and are not shown.
}
journal-rights-saved = The rights are saved.
journal-right-refused = Refused
journal-right-class = The class alone
journal-right-public = Public
journal-right-unknown = No answer
journal-right-by-feed = By ONDE, on { $day }
journal-right-by-hand = Noted by { $name }, on { $day }
journal-right-nobody = The family has not answered.
journal-settings = Settings
journal-settings-comments = Comments
journal-settings-none = No comments
journal-settings-held = The team reads them before they appear
journal-settings-open = They appear at once
journal-settings-reactions = Readers may say thank you in one gesture
journal-settings-pupils = Pupils may propose posts, which the team reads first
journal-settings-saved = The settings are saved.
journal-book = The book of the year
journal-book-how = Everything the class has published, laid out in a PDF to print or to keep. It holds only the pictures that may be shown on the day it is made.
journal-book-room = It takes { $max } pictures at the most, { $each } of each post.
journal-book-too-many = { $count ->
    [one] If you make it today, one photo finds no room in it; it stays in the keepsakes to download.
   *[other] If you make it today, { $count } photos find no room in it; they stay in the keepsakes to download.
}
journal-book-title = Our year
journal-book-none = The book has not been made yet.
journal-book-asked = The book is on its way.
journal-book-making = The book is being laid out. You may leave this page and come back.
journal-book-failed = The book could not be made. Ask for it again; if it fails once more, tell your administrator.
journal-book-stale = This book must be made again: since then, a family has refused a picture or a post was taken off.
journal-book-made = Made { $when }
journal-book-posts = { $count ->
    [0] no post
    [one] one post
   *[other] { $count } posts
}
journal-book-pictures = { $count ->
    [0] no picture
    [one] one picture
   *[other] { $count } pictures
}
journal-book-left-out = { $count ->
    [one] One photo found no room in this book; it is in the keepsakes to download.
   *[other] { $count } photos found no room in this book; they are in the keepsakes to download.
}
journal-book-take = Open the book
journal-book-make = Make the book
journal-keepsake-of = Keepsakes of { $name }
journal-keepsake-mine = My keepsakes
journal-keepsake-title = Keepsakes of { $name }
journal-keepsake-how = The posts published while { $name } was in the class, with the pictures { $name } is in, and those in which nobody can be recognised.
journal-keepsake-empty = Nothing has been published yet in these days in the class.
journal-keepsake-posts = { $count ->
    [one] One post
   *[other] { $count } posts
}
journal-keepsake-files = { $count ->
    [0] no file
    [one] one file
   *[other] { $count } files
}
journal-keepsake-left-out = { $count ->
    [one] One picture shows other children: it stays in the journal.
   *[other] { $count } pictures show other children: they stay in the journal.
}
journal-keepsake-take = Download everything
journal-refused-overtaken = Somebody else has saved this post while you were writing. Your text is still there; the other version is above.
journal-refused-moved = This post is not in your hands any more: it was handed in, published or given back meanwhile. Copy your text and talk to the team of the class.
journal-refused-unchecked = Before you publish, say who is in each picture.
journal-refused-against = Somebody in these pictures may not be shown. Blur them or take the picture out.
journal-refused-against-names = Not allowed: { $names }. Blur or take out the pictures they are known in, then publish.
journal-refused-no-cell = Tick at least one cell of the photo, or blur the whole of it.
journal-refused-right-moved = Somebody has noted another right while you were reading this page. Nothing is changed: here is what is true now.
journal-refused-blank = Write something, or attach a picture.
journal-notice-posts = Photos and news of the class
journal-notice-desk = What waits for me in the class journal
journal-notice-out = { $class }: something new in the journal
journal-notice-submitted = { $class }: a pupil gives a post to be read
journal-notice-held = { $class }: a comment waits for you
journal-notice-reported = { $class }: a comment is reported
journal-notice-returned = { $class }: your post should be changed
journal-notice-yours-out = { $class }: your post is published
journal-did-rights = An image right was noted
journal-did-hide = A comment of the journal was hidden
journal-did-remove = A picture was taken out of the journal
journal-api-feed = The journal of all one’s classes, newest first.
journal-api-class = The journal of a class.
journal-api-find = Search the journal.
journal-api-desk = The classes one writes in, and what is under way there.
journal-api-post = A post with its pictures and comments; asking for it is seeing it.
journal-api-rights = What the families of a class allow to be shown.
journal-api-say-rights = Note what families allow.
journal-api-begin = Write in the journal of a class: keep, give to be read or publish.
journal-api-save = Change a post, over the version one has read.
journal-api-look = Say who is on a file of a post, and what must be blurred.
journal-api-publish = Publish a post; 422 while somebody in it may not be shown.
journal-api-return = Give a post back to the pupil who wrote it, with a sentence.
journal-api-withdraw = Take a published post off.
journal-api-discard = Delete a post that is not published.
journal-api-react = Say thank you in one gesture, or take it back.
