# Use and cost, in figures and without names.
usage-menu = Use
usage-title = Use
usage-territory = The territory
usage-none = No figure is meant for you: a head sees her school, a town its schools, the syndicate everything.
usage-nothing-yet = The figures of a week come out when it is over. There are none yet.
usage-week-of = Week of { $day }
usage-week = Week of
usage-hidden = hidden
usage-hidden-hint = A figure of fewer than { $count } people is hidden, and with it the one from which it could be found. “Visitors” adds up the people of each day.
usage-by-role = The week by profile
usage-role = Profile
usage-persons = People
usage-opened = Open accounts
usage-visits = Visits
usage-visitors = Visitors
usage-services = Services used, in visits
usage-service = Service
usage-service-other = other ({ $word })
usage-services-none = Nothing that may be shown.
usage-weeks = Visits of the last weeks
usage-months = Audience by month
usage-months-hint = Visits and visitors by profile, over the whole weeks of each month. A visit ends after thirty minutes without a page; a visitor is counted once a day.
usage-month = Month
usage-profile = Profile
usage-at-least = at least { $count }
usage-export = Export as CSV
usage-export-months = The measure by month, as CSV
usage-role-pupil = Pupils
usage-role-guardian = Families
usage-role-staff = Teams
usage-role-head = Heads
usage-role-agent = Agents
usage-of-schools = Visits by school
usage-school = School
usage-of-towns = Visits by town
usage-town = Town
usage-cost = Cost
usage-cost-none = The contribution of this year is not known.
usage-cost-called = Contribution called for { $year }: { $sum }.
usage-cost-said = Contribution given for { $year }: { $sum }.
usage-cost-active = { $sum } for each pupil whose account is open.
usage-cost-hidden = The cost per active pupil is not shown: too few accounts of pupils are open.
usage-cost-pupil = { $sum } for each pupil.
usage-cost-say = Give the contribution
usage-cost-of = Contribution of { $name }
usage-cost-hint = In euros, for instance 1,234.50.
usage-cost-kept = The contribution is saved.
usage-year = Year
usage-sum = Sum
usage-wrong-year = Give a year between 2015 and next year.
usage-wrong-sum = Give a sum in euros, greater than zero.
usage-keep = Save
usage-settings = Settings of the figures of use
usage-threshold = Hide the figures of fewer than how many people?
usage-threshold-hint = From 5 to 50. It holds for the weeks to come: those that are out do not change any more.
usage-wrong-threshold = Give a number from 5 to 50.
usage-threshold-kept = Saved, for the weeks to come.
usage-did-threshold = Changed the threshold under which a figure of use is hidden
usage-did-cost = Gave the contribution of a town
usage-public = The territory in figures
usage-public-link = The public page
usage-public-open = { $schools ->
    [0] No school is open yet.
    [one] One school is open.
   *[other] { $schools } schools are open, in { $towns ->
        [one] one town
       *[other] { $towns } towns
    }.
}
usage-public-note = These figures are counted by the house itself, without any name: nothing in them says who came.
usage-public-week = Week of { $day }: at least { $count } visits.
usage-served = Quality of service
usage-level = open { $available }% of the time, { $answered }% of the pages given, since { $from }
usage-level-month = The last thirty days
usage-level-year = The last twelve months
usage-level-none = The measure begins; it will be here tomorrow.
usage-used = Use
