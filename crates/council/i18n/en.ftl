# Assemblies: meetings, deliberations, members.
council-menu = Assemblies
council-title = Assemblies
council-none = You work for no assembly.
council-kind-commune = Commune
council-kind-epci = Community of communes
council-kind-metropole = Métropole
council-kind-department = Department
council-kind-region = Region
council-kind-syndicate = Open mixed syndicate
council-meetings = Meetings
council-no-meeting = No meeting is being prepared yet.
council-members = { $count ->
    [0] Members
    [one] One member
   *[other] { $count } members
}
council-members-all = The table
council-no-member = The table of the assembly is empty.
council-stage-draft = being prepared
council-stage-convened = convened
council-stage-open = being held
council-stage-closed = held
council-stage-void = without a quorum
council-office-chair = chair
council-office-deputy = deputy chair
council-office-member = member
