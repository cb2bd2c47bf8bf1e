extension EventKind {
  /// What people call events, in lower case with `_`, each with the name in files.
  public static let synonyms: [String: String] = [
    "optout": "opt_out", "opt_outs": "opt_out", "stop": "opt_out", "unsubscribe": "opt_out",
    "text": "send", "message": "reply", "inbound": "reply", "response": "respond", "answer": "respond",
    "join": "add_member", "leave": "remove_member", "form": "report", "survey": "report", "transfer": "reassign",
    "move": "reassign", "clicks": "click", "link_clicked": "click", "undo_opt_out": "opt_in",
  ]
}
