/// The words that opt a contact out when they are the whole reply.
public enum OptOutKeywords {
  /// The default list: the words that carriers and the FCC (47 CFR 64.1200(a)(10)) name, their spellings, and `remove`.
  public static let standard = [
    "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "opt-out",
    "remove",
  ]

  /// Those that the FCC names: a reply of one of them is an opt out by itself.
  public static let expected = ["stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe"]
}
