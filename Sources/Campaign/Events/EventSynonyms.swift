extension EventKind {
  /// What people call events, in lower case with `_`, each with the name in files.
  public static let synonyms: [String: String] = [
    "optout": "opt_out", "opt_outs": "opt_out", "stop": "opt_out", "unsubscribe": "opt_out",
    "text": "send", "message": "reply", "inbound": "reply", "response": "respond", "answer": "respond",
    "join": "add_member", "leave": "remove_member", "form": "report", "survey": "report", "transfer": "reassign",
    "move": "reassign", "clicks": "click", "link_clicked": "click", "delivery_report": "delivery",
    "delivery_receipt": "delivery", "dlr": "delivery", "status": "delivery", "undo_opt_out": "opt_in",
  ]
}

extension DeliveryStatus {
  /// What providers call statuses, in lower case with `_`, each with the name in files.
  public static let synonyms: [String: String] = [
    "sent": "delivered", "success": "delivered", "read": "delivered", "failed": "undelivered", "failure": "undelivered",
    "error": "undelivered", "rejected": "undelivered", "expired": "undelivered", "bounced": "undelivered",
    "undeliverable": "undelivered", "block": "blocked", "unsubscribed": "blocked", "opted_out": "blocked",
  ]
}
