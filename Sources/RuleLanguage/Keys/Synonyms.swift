import Campaign

/// Words that people write in place of ours, in lower case with `_`, each with the word meant. Suggestions look here
/// first.
let ruleSynonyms: [String: String] = [
  // Keys.
  "agents": "members", "users": "members", "volunteers": "members", "people": "members", "texters": "members",
  "assignees": "members", "selected": "members",
  "staff": "team", "roster": "team", "team_members": "team",
  "groups": "lists", "user_lists": "lists", "teams": "lists",
  "assignment": "distribution", "assign": "distribution", "first_texts": "distribution",
  "routing": "reply_routing", "replies": "reply_routing", "route": "reply_routing", "reply": "reply_routing",
  "tags": "tag_rules", "tag_routing": "tag_rules", "rules": "tag_rules",
  "quiet_hours": "texting_hours", "hours": "texting_hours", "sending_hours": "texting_hours",
  "calling_hours": "texting_hours", "send_window": "texting_hours", "window": "texting_hours",
  "tagging": "auto_tags", "reply_tags": "auto_tags", "auto_tagging": "auto_tags",
  "alerts": "notifications", "reminders": "notifications", "notify": "notifications", "messages": "notifications",
  "tests": "cases", "test": "cases",
  "campaign": "action", "contact_action": "action", "title": "action",
  "size": "bucket_size", "bucket": "buckets",
  "if": "when", "condition": "when", "label": "tag", "recipients": "to", "member": "to", "assign_to": "to",
  "and": "all", "or": "any", "not": "none", "where": "fields", "words": "keywords",
  "mail": "email", "e_mail": "email", "mobile": "phone", "telephone": "phone", "roles": "permissions",
  "expected": "expect", "stats": "expect_stats",
  "cap": "max_per_member", "limit": "max_per_member", "max_contacts": "max_per_member", "max": "max_per_member",
  "timeout": "claim_timeout", "claim_expiry": "claim_timeout", "expires_after": "claim_timeout",
  "capacity": "max_open", "max_conversations": "max_open", "max_inbox": "max_open", "max_active": "max_open",
  "share": "weight", "priority": "weight", "channels": "notify", "notify_by": "notify", "alert": "notify",
  "exact": "reply_is", "equals": "reply_is", "is": "reply_is", "text_is": "reply_is",
  "contains": "reply_contains", "includes": "reply_contains", "has": "reply_contains",
  "text_contains": "reply_contains",
  "opt_in": "opt_in_keywords", "start_keywords": "opt_in_keywords", "ask_back": "opt_in_keywords",
  "asked_back": "opt_in_keywords", "soft_opt_out": "review", "suspicious": "review", "maybe": "review",
  "opens": "start", "begin": "start", "begins": "start", "from": "start",
  "closes": "end", "until": "end", "stops": "end",
  "timezone": "zone", "time_zone": "zone", "tz": "zone", "default_zone": "missing_zone",
  "fallback_zone": "missing_zone", "fallback": "missing_zone", "on_reply": "replies", "inbound_replies": "replies",
  "kind": "type", "about": "type", "headline": "subject", "content": "body", "template": "body",
  // Modes.
  "fcfs": "first_come_first_served",
  "first_come": "first_come_first_served", "open": "first_come_first_served", "queue": "first_come_first_served",
  "default": "first_come_first_served",
  "equal": "distributed", "equally": "distributed", "even": "distributed", "evenly": "distributed",
  "distribute": "distributed", "batches": "buckets", "batch": "buckets",
  // Reply steps.
  "roundrobin": "round_robin", "rr": "round_robin", "in_turn": "round_robin",
  "least_busy": "least_open", "least_loaded": "least_open", "fewest_open": "least_open", "load_balanced": "least_open",
  "balanced": "least_open", "pick": "by", "strategy": "by", "method": "by",
  "no_answer": "reply_timeout", "answer_within": "reply_timeout", "respond_within": "reply_timeout",
  "sla": "reply_timeout",
  "escalate": "then", "escalate_to": "then", "next": "then", "within": "after", "delay": "after",
  "else": "otherwise", "fallback_to": "otherwise", "backup": "otherwise",
  "inbox": "shared_inbox", "shared": "shared_inbox", "everyone": "shared_inbox",
  "last": "last_team_member", "last_sender": "sender", "wait": "hold",
  // Permissions.
  "send": "send_queue", "queue_send": "send_queue", "admin": "manage", "manager": "manage",
  // Notifications.
  "phone": "sms", "texts": "sms", "everybody": "all", "anyone": "all", "new_replies": "replies_waiting",
  "assigned": "assignment", "ranking": "leaderboard", "leaders": "leaderboard",
  "hold_them": "wait", "queue_them": "wait", "allow": "pass", "deliver": "pass",
  // Effects.
  "responses": "responded", "route_to": "routed", "reassigned": "assigned", "reviewed": "review",
  "notification": "notified",
].merging(EventKind.synonyms) { ours, _ in ours }
