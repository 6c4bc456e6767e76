# News: what has happened, and the mails that say so.
notice-title = News
notice-all = All
notice-none = Nothing new for now.
notice-mark-all = Mark all as read
notice-all-seen = All of it is marked as read.
notice-choose = Choose how I am told
notice-preferences = Being told
notice-address = They arrive at { $mail }.
notice-no-address = You have not confirmed an address yet: no e-mail can reach you. Give one in “My account”.
notice-address-refused = The address { $mail } refuses our e-mails. Give another one in “My account”.
notice-quiet = Nothing leaves at night, at week-ends or in the holidays, unless it is urgent.
notice-all-off = You have stopped all e-mails. Save a choice to receive them again.
notice-no-kinds = There is nothing to choose for now.
notice-save = Save
notice-kept = Noted.
notice-rhythm-now = At once
notice-rhythm-daily = Once a day, at 18:00
notice-rhythm-weekly = Once a week, on Friday
notice-rhythm-never = Never
notice-push-title = On my devices
notice-push-what = A phone or a computer can tell you too, without mail. It says who and where, never what.
notice-push-start = Tell me on this device
notice-push-stop = No longer tell me on this device
notice-push-started = Done: this device will tell you. Signing out ends it.
notice-push-ended = This device will no longer tell you.
notice-push-denied = Your browser does not allow it. Allow notifications for this site in its settings, then try again.
notice-push-impossible = This browser cannot do it. On an iPhone, first add this site to the home screen.
notice-push-failed = It did not work. Check your connection, then try again.
notice-push-devices = { $count ->
    [one] One device tells you.
   *[other] { $count } devices tell you.
}
notice-push-stop-all = No longer tell me on any device
notice-push-stopped = No device will tell you any more.
notice-push-script = To try it, allow JavaScript in your browser.
notice-push-wanted = Tell me on my devices too
notice-still = Hours when my devices are still
notice-still-what = Besides the quiet hours of the school. Leave empty to have no others.
notice-still-from = In the evening, from
notice-still-until = In the morning, until
notice-quiet-upside-down = The hour of the evening comes after that of the morning.
notice-quiet-unreadable = Write a time, as 21:30.
notice-push-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
notice-stop-title = Stop receiving e-mails?
notice-stop-what = You will still see the news when you sign in. E-mails about safety (password, address) will keep coming.
notice-stop = Stop e-mails
notice-stopped-title = Done
notice-stopped = You will no longer receive e-mails about news.
notice-bounces = Refused e-mails
notice-bounces-what = These addresses refuse our e-mails. Ask these people for another one, or tell them otherwise.
notice-bounces-none = All addresses accept our e-mails.
notice-bounce-code = refused by the server (code { $code })
notice-mail-subject = { $count ->
    [one] Something new on { $house }
   *[other] { $count } news on { $house }
}
notice-mail-hello = Hello { $name },
notice-mail-yours = For you
notice-mail-all = See all the news
notice-mail-choose = Choose when e-mails come
notice-mail-stop = Stop receiving e-mails

notices-api-list = What is new, the newest first
notices-api-seen = Say that everything up to this one was seen

notice-sms = Text messages of the last thirty days
notice-sms-waiting = Waiting
notice-sms-sent = Taken by the gateway
notice-sms-refused = Refused
notice-sms-failed = Without an answer of the gateway
notice-sms-no-number = Without a mobile number
notice-sms-over = Beyond the number of the day
