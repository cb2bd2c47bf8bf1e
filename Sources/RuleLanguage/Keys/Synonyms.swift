/// Words that people write for ours, in lower case with `_`, each with the word meant. Suggestions look here first.
let ruleSynonyms: [String: String] = [
  // Keys.
  "agents": "members", "users": "members", "volunteers": "members", "people": "members", "texters": "members",
  "assignees": "members", "selected": "members",
  "staff": "team", "roster": "team", "team_members": "team",
  "groups": "lists", "user_lists": "lists", "teams": "lists",
  "assignment": "distribution", "assign": "distribution", "first_texts": "distribution",
  "routing": "reply_routing", "replies": "reply_routing", "route": "reply_routing", "reply": "reply_routing",
  "tags": "tag_rules", "tag_routing": "tag_rules", "rules": "tag_rules",
  "optout": "opt_out", "opt_outs": "opt_out", "stop": "opt_out", "unsubscribe": "opt_out",
  "tests": "cases", "test": "cases",
  "campaign": "action", "contact_action": "action", "title": "action",
  "size": "bucket_size", "bucket": "buckets",
  "if": "when", "condition": "when", "label": "tag", "recipients": "to", "member": "to", "assign_to": "to",
  "and": "all", "or": "any", "not": "none", "where": "fields", "words": "keywords",
  "mail": "email", "e_mail": "email", "mobile": "phone", "telephone": "phone", "roles": "permissions",
  "expected": "expect", "stats": "expect_stats",
  // Modes.
  "fcfs": "first_come_first_served",
  "first_come": "first_come_first_served", "open": "first_come_first_served", "queue": "first_come_first_served",
  "default": "first_come_first_served",
  "equal": "distributed", "equally": "distributed", "even": "distributed", "evenly": "distributed",
  "distribute": "distributed", "batches": "buckets", "batch": "buckets",
  // Reply steps.
  "roundrobin": "round_robin", "rr": "round_robin",
  "inbox": "shared_inbox", "shared": "shared_inbox", "everyone": "shared_inbox",
  "last": "last_team_member", "last_sender": "sender", "wait": "hold",
  // Permissions.
  "send": "send_queue", "queue_send": "send_queue", "admin": "manage", "manager": "manage",
  // Events and effects.
  "text": "send", "message": "reply", "inbound": "reply", "response": "respond", "answer": "respond",
  "responses": "responded", "route_to": "routed", "join": "add_member", "leave": "remove_member",
]
