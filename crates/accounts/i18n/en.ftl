# Accounts: coming in, and staying the only one who can.
account-sign-in = Sign in
account-sign-in-login = Login or e-mail address
account-sign-in-login-hint = It looks like firstname.lastname. If you share an e-mail address, use the login.
account-sign-in-wrong = The login or the password is not right. Check both and try again.
account-sign-in-merged = This account has become one with your other account. Sign in with the login { $login }.
account-sign-in-young = A pupil of nursery school or first year? Ask your teacher for the page of your class.
account-wait = { $seconds ->
    [one] There have been several tries. Wait one second, then try again.
   *[other] There have been several tries. Wait { $seconds } seconds, then try again.
}
account-forgotten = Forgotten password
account-forgotten-hint = We will send a link to the address you have confirmed.
account-forgotten-send = Send me a link
account-forgotten-school = Without a confirmed address, ask the school for a code. Pupils ask their teacher.
account-forgotten-sent-title = Look at your mail
account-forgotten-sent = If this account exists and its address is confirmed, a link has just been sent. It is good for one hour.
account-have-code = I have a code from the school
account-have-account = I already have an account
account-go-on = Go on
account-save = Save
account-print = Print
account-kept = Your data are kept as long as you have an account, and erased within three months after you or your children leave; your name and what others have received from you stay.
account-sign-out = Sign out
account-signed-out = You are signed out.

account-step = Your security code
account-step-code = Six-digit code
account-step-hint = The app on your telephone shows it. A recovery code works too.
account-step-go = Enter
account-step-wrong = This code is not right, or it was used already. Wait for the next one and try again.
account-step-other = Use another account

account-activation = Welcome
account-activation-intro = The school has given you a sheet with a code. Write it here.
account-code = Code on the sheet
account-code-hint = Twelve signs, such as K7QM-4WXR-9TPA. Capitals and hyphens do not matter.
account-code-unknown = This code is not known. Read the sheet again, or ask the school for a new code.
account-code-used = This code was used already. Sign in, or ask the school for a new code.
account-code-expired = This code is too old. Ask the school for a new one.
account-code-of = This is the code of { $name }.
account-code-about = It is about { $children }.
account-welcome = Open your account
account-open = Open my account
account-activated = Your account is open. Welcome!
account-join-question = You are signed in as { $name }. Do you want to add this code to your account?
account-join = Add to my account
account-join-sign-in = I already have an account: sign in to add this code to it
account-join-other = This code is in another name than yours, or already has an account. The school can join the two if it is you.
account-joined = Done: { $children } is now in your account.

account-login = Your login
account-login-is = Login: { $login }
account-password = Password
account-password-new = New password
account-password-current = Current password
account-password-hint = At least twelve characters. A sentence or a few words do very well.
account-password-idea = An idea, if you have none: { $idea }
account-password-show = Show
account-password-hide = Hide
account-password-missing = Choose a password.
account-password-too-short = This password is too short: it takes at least twelve characters.
account-password-too-long = This password is too long: two hundred characters are enough.
account-password-common = This password is among the first one would try. Choose a few words that have nothing to do with each other.
account-password-personal = This password is made of your name. Choose a few words that have nothing to do with you.
account-password-wrong = This is not your current password.
account-password-choose = Choose a password
account-password-change = Change the password
account-password-changed = Your password is changed.
account-password-changed-elsewhere = Your password is changed. Your other devices are signed out.
account-password-elsewhere = Your other devices will be signed out.
account-password-since = Last change: { $when }

account-mail = Contact address
account-mail-hint = To find your password again. Nobody else sees it. We will send a link to confirm it.
account-mail-none = None yet
account-mail-waiting = to confirm
account-mail-not-confirmed = This address waits to be confirmed: open the link we have sent you.
account-mail-asked = A message was sent to { $mail }: open its link to confirm the address.
account-mail-forgotten = Your contact address is removed.
account-mail-hello = Hello { $name },
account-mail-confirm-subject = Confirm your address
account-mail-confirm = You have given this address for your account of the school’s digital space ({ $house }). To confirm it, open this link within three days:
account-mail-confirm-not-you = If it was not you, do nothing: the address will not be used.
account-mail-confirm-title = Confirm an address
account-mail-confirm-question = Is this your address: { $mail }?
account-mail-confirm-yes = Yes, confirm it
account-mail-confirmed = Your address is confirmed.
account-mail-recover-subject = Choose a new password
account-mail-recover = You have asked for a new password for the school’s digital space ({ $house }). Your login is { $login }. To choose the password, open this link:
account-mail-recover-hour = It is good for one hour, once.
account-mail-recover-not-you = If it was not you, do nothing: your password stays the same.
account-mail-warning-subject = Something has changed in your account
account-mail-warning-password = The password of your account has just been changed.
account-mail-warning-address = The contact address of your account has just been changed: nothing more will come here.
account-mail-warning-factor = The security code of your account has just been removed.
account-mail-warning-code = The school has just made a code with which a new password can be chosen for your account.
account-mail-warning-not-you = If you did not want this, tell the school.

account-title = My account
account-who = Who I am
account-role-guardian = Guardian of { $child }
account-role-team = Team of class { $class }
account-role-pupil = Pupil of class { $class }
account-role-head = Head: { $school }
account-role-staff = Staff: { $school }
account-role-agent = Agent of the town
account-role-administrator = Administrator of the platform
account-others = The accounts of my classes and schools
account-settings = Settings
account-add-child-hint = Add a child to this account
account-news = My e-mails
account-news-hint = At once, once a day, once a week, never
account-files = My files
account-files-hint = What you have sent, and the room left
account-display = Display
account-display-hint = Language, colours, spacing
account-display-saved = Your preferences are saved.
account-language = Language
account-reads = I read in…
account-reads-hint = Slips and messages written in another language are translated by a machine, the original always beside.
account-reads-off = This platform translates nothing for now. Your choice will serve as soon as it can.
account-reads-same = The language of the pages
account-theme = Colours
account-theme-auto = Like the device
account-theme-light = Light
account-theme-dark = Dark
account-theme-contrast = High contrast
account-spacing = More space between letters and lines (dyslexia)

account-sessions = My devices
account-sessions-hint = Where I am signed in
account-sessions-intro = These are the devices on which your account is open. Close those you do not know, then change your password.
account-sessions-end = Close all the others
account-sessions-ended = All the other devices are signed out.
account-session-end = Close
account-session-ended = This device is signed out.
account-session-here = this device
account-session-seen = Last seen: { $when }
account-session-unknown = Unknown device

account-factor = Security code
account-factor-on = Asked for at each sign-in
account-factor-off = Advised: protects the account if the password is found out
account-factor-intro = At each sign-in your telephone will give a six-digit code besides the password. It is set up once.
account-factor-required = Protect your account
account-factor-required-why = An administrator comes in with a password and a code from a telephone. Set it up now: it takes two minutes.
account-factor-install = Open an app for codes on your telephone (FreeOTP, Aegis, Google Authenticator…).
account-factor-scan = Photograph this drawing with the app.
account-factor-qr = Code to photograph with the app on your telephone
account-factor-type = I would rather type the key
account-factor-copy = Copy the six-digit code that the app shows.
account-factor-code-hint = The one it shows now.
account-factor-begin = Set up
account-factor-is-on = Your account is protected by a security code.
account-factor-codes = Your recovery codes
account-factor-codes-once = Keep these codes in a safe place: each stands once for the telephone. They will not be shown again.
account-factor-codes-kept = I have kept them
account-factor-codes-left = { $count ->
    [0] You have no recovery code left.
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}
account-factor-codes-new = Make new recovery codes
account-factor-end = Remove the security code
account-factor-ended = The security code is removed.

account-class-title = Accounts of class { $class }
account-class-reached = Children of whom a guardian has come
account-class-guardians = Guardians
account-class-guardians-active = Guardians who have come
account-class-pupils = Pupils
account-class-pupils-active = Pupils who have come
account-class-nobody = Nobody yet.
account-count-of = { $count } of { $total }
account-state-active = has come
account-state-code = has a sheet
account-state-none = no sheet
account-sheets-title = Sheets to hand out
account-sheets-intro = One sheet for each person who has not come yet, with a code. The codes are kept nowhere: print the file at once. They are good for 90 days.
account-sheets-again = Also make the sheets that were handed out again (the old codes will be good no longer)
account-sheets = Make the sheets
account-sheets-none = There is no sheet to make: everybody has come or has theirs already.
account-code-one = Make a code
account-code-for = A code for { $name }
account-code-once = Write this code down or print it now: it will not be shown again.
account-code-where = To be written at { $address }
account-code-second-factor = The security code of the telephone will still be asked for.
account-code-telephone-lost = This person has lost the telephone too
account-code-telephone-lost-effect = First write down the code above. Without the security code the password alone will be enough: make sure that it is really that person who asks.
account-factor-lost-done = { $name } comes in with the password alone from now on, and may set a security code up again.
account-school-title = Accounts: { $school }
account-school-classes = Classes
account-reached = { $count ->
    [0] Nobody has come yet ({ $total ->
        [one] one child
       *[other] { $total } children
    })
    [one] A guardian has come for one of { $total } children
   *[other] A guardian has come for { $count } of { $total } children
}
account-school-staff-active = Staff who have come
account-school-no-class = No class this year. They come from the school’s files, or are opened in Administration.
account-school-staff = Staff

account-card-title = Who has opened an account
account-card-staff = { $active ->
    [0] None of the { $staff } members of the staff has come yet
    [one] One member of the staff of { $staff } has come
   *[other] { $active } members of the staff of { $staff } have come
}
account-card-print = Print the missing sheets
account-card-schools = { $count ->
    [one] One school
   *[other] { $count } schools
}
account-card-counted = Counted { $when }
account-card-not-counted = They are counted every half hour: come back in a moment.

account-sheet-title = Access codes · { $school }
account-sheet-about = For { $children }
account-sheet-heading = Welcome!
account-sheet-guardian = Our school opens a digital space ({ $house }). There you will find messages from the teachers, the life of the class and what is to be signed. This sheet is your key.
account-sheet-guardian-how = Photograph the drawing with your telephone, or type the address and the code. Then choose a password: it takes two minutes.
account-sheet-siblings = You already have an account for another child? Sign in first, then type this code: the child is added to your account.
account-sheet-own = This sheet is for you alone: the other guardian has their own. Need help? The school is there.
account-sheet-pupil = Here is the key to your space for the class ({ $house }).
account-sheet-pupil-how = Type the address and the code, then choose a password made of a few words that you will remember.
account-sheet-pupil-own = Your password is a secret: give it to nobody. If you forget it, your teacher will make a new code.
account-sheet-staff = Your account of the digital space is waiting for you ({ $house }). This sheet is its key.
account-sheet-staff-how = Photograph the drawing with your telephone, or type the address and the code, then choose a password.
account-sheet-staff-own = This sheet is personal. If you already have a parent’s account here, sign in first, then type this code.
account-sheet-address = Address
account-sheet-code = Code
account-sheet-until = Good until { $day }
account-sheet-qr = Drawing to photograph, which leads to the page with the code { $code }

account-door-title = Coming in with pictures
account-door = Coming in with pictures: { $class }
account-door-intro = While the page is open the children of the class come in by themselves, by touching their face and then their three pictures.
account-door-hours = Open for
account-door-hours-of = { $count ->
    [one] one hour
   *[other] { $count } hours
}
account-door-open = Open the page
account-door-close = Close the page
account-door-closed = The page of the class is closed.
account-door-is-open = The page is open
account-door-is-closed = The page is closed
account-door-open-until = Open until { $time }.
account-door-address = On the devices of the class, open this address or photograph the drawing:
account-door-qr = Drawing to photograph, which leads to the page of the class
account-door-go = See the page
account-door-cards = Everyone’s pictures
account-door-no-pictures = The pictures will be drawn when the page opens.
account-door-draw = Change the pictures
account-door-pictures-new = { $name } has new pictures.

account-pad-title = Class { $class }
account-pad-who = Touch your name.
account-pad-hello = Hello { $name }
account-pad-touch = Touch your three pictures, in order.
account-pad-first = First picture
account-pad-second = Second picture
account-pad-third = Third picture
account-pad-label = Pictures
account-pad-place = Picture { "{n}" }
account-pad-erase = Erase
account-pad-me = It is me
account-pad-not-me = It is not me
account-pad-listen = Listen
account-pad-wrong = These are not your pictures. Try again, or ask for your card.
account-picture-cat = cat
account-picture-dog = dog
account-picture-fish = fish
account-picture-rabbit = rabbit
account-picture-turtle = turtle
account-picture-bird = bird
account-picture-apple = apple
account-picture-cherry = cherries
account-picture-car = car
account-picture-bike = bicycle
account-picture-sailboat = boat
account-picture-rocket = rocket
account-picture-sun = sun
account-picture-cloud = cloud
account-picture-flower = flower
account-picture-tree = fir tree
account-picture-snail = snail
account-picture-squirrel = squirrel
account-picture-ice-cream = ice cream
account-picture-cake = cake

accounts-api-me = Who is signed in, with roles, schools, classes and children
accounts-did-code = Made a code for a person
accounts-did-codes = Made activation sheets
accounts-did-factor-end = Removed a security code
accounts-did-password = Set a new password
accounts-did-second-factor-end = Took a second factor away
accounts-did-sessions-end = Closed somebody’s sessions
