/// Words that people write in place of a key or a word of scenario files.
let scenarioSynonyms: [String: String] = [
  "agents": "members", "team": "members", "staff": "members", "users": "members", "volunteers": "members",
  "people": "contacts", "recipients": "contacts", "schedule": "arrivals", "arrive": "arrivals",
  "behavior": "replies", "behaviour": "replies", "answers": "replies", "responses": "replies",
  "roster": "churn", "roster_changes": "churn", "turnover": "churn", "changes": "churn", "joining": "churn",
  "simulation": "run", "settings": "run", "base": "preset", "template": "preset", "extends": "preset", "title": "name",
  // Contacts and when they come.
  "size": "count", "number": "count", "total": "count", "path": "list", "csv": "list", "contact_list": "list",
  "file": "list", "attributes": "fields", "columns": "fields", "properties": "fields", "labels": "tags",
  "timezones": "time_zones", "zones": "time_zones", "tz": "time_zones", "time_zone": "time_zones",
  "last_team_member": "known_to_member", "known": "known_to_member", "owned": "known_to_member",
  "waking_hours": "awake", "awake_hours": "awake", "active": "awake", "active_hours": "awake",
  "moments": "times", "waves": "times", "batches": "times", "periods": "rates", "intervals": "rates",
  "hourly": "per_hour", "contacts_per_hour": "per_hour", "start_of_run": "at_start", "all_at_once": "at_start",
  "immediately": "at_start", "once": "at_start",
  // Members.
  "texts": "texts_per_hour", "rate": "texts_per_hour", "speed": "texts_per_hour", "per_hour": "texts_per_hour",
  "handling": "handling_time", "response_time": "handling_time", "time_per_reply": "handling_time",
  "hours": "shift", "begin": "start", "stop": "end", "finish": "end", "at_end": "leaving",
  "on_leaving": "leaving", "after_shift": "leaving", "pauses": "breaks", "pause": "breaks", "break": "breaks",
  "quit": "abandon", "abandonment": "abandon", "walk_away": "abandon", "dropout": "abandon", "no_show": "abandon",
  "noticed_after": "noticed", "noticed_in": "noticed", "detected": "noticed", "discovered": "noticed",
  "kinds": "mix", "types": "mix", "groups": "mix", "profiles": "mix", "by_name": "named", "individuals": "named",
  "time": "at", "when": "at", "moment": "at", "join": "joins", "add": "joins", "add_member": "joins",
  "leave": "leaves", "remove_member": "leaves", "remove": "leaves",
  // Replies.
  "reply_rate": "reply", "response_rate": "reply", "reply_probability": "reply",
  "optout": "opt_out", "opt_outs": "opt_out", "opt_out_rate": "opt_out", "unsubscribe": "opt_out",
  "bounced": "undelivered", "failed": "undelivered", "reply_delay": "delay", "wait": "delay",
  "filter": "filtered", "filtering": "filtered", "spam": "filtered", "carrier_filtering": "filtered",
  "clicks": "click", "click_rate": "click", "ctr": "click",
  "conversation_length": "mean_replies", "messages": "mean_replies", "turns": "mean_replies",
  "tags": "by_tag", "tagged": "by_tag", "per_tag": "by_tag", "label": "tag", "texts_of_replies": "words",
  "phrases": "words", "says": "text", "message": "text", "content": "text", "phrase": "text",
  // The run.
  "duration": "until", "length": "until", "horizon": "until", "runs": "replications", "repeats": "replications",
  "repetitions": "replications", "iterations": "replications", "warmup": "warm_up", "burn_in": "warm_up",
  "random_seed": "seed",
  // Random times.
  "average": "mean", "avg": "mean", "min": "from", "max": "to", "sd": "sigma", "stddev": "sigma", "weight": "share",
  "probability": "share", "percentile_95": "p95", "k": "shape", "source": "file",
  // Words.
  "cold": "cold-political", "political": "cold-political", "gotv": "gotv-blitz", "blitz": "gotv-blitz",
  "warm": "warm-list", "removed_from_team": "removed", "inactive": "away",
]
