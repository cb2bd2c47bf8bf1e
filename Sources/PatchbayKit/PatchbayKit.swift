// One import for those who embed Patchbay: everything but the program itself.
@_exported public import Campaign
@_exported public import Desk
@_exported public import Diagnostics
@_exported public import Interpreting
@_exported public import Journal
@_exported public import KeyedFiles
@_exported public import Notifications
@_exported public import Records
@_exported public import Routing
@_exported public import RuleLanguage
@_exported public import Simulation
