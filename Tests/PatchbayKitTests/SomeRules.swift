import PatchbayKit

/// Rules that use everything events can meet.
enum SomeRules {
  static let small = """
    version: 1
    members: [ana, joe]
    tag_rules:
      - tag: Donor
        to: joe

    """

  private static let team = """
    version: 1
    team:
      ana: { email: ana@example.org, notify: [email], permissions: [send_queue, manage] }
      joe: { phone: "+12155550102", email: joe@example.org, notify: [email, sms], max_open: 2 }
      philly: { weight: 3 }
      José: {}
      maria: {}
    lists: { closers: [joe, philly] }
    members: [ana, joe, philly, José]
    tag_rules:
      - { tag: Donor, to: joe }
      - { when: { any: [Spanish], fields: { state: [PA, NJ] } }, to: closers }
    auto_tags:
      - { tag: Wrong Number, reply_contains: [wrong number, who is this] }
    opt_out: { review: [take me off] }
    notifications:
      - { type: assignment, to: all }
      - { type: replies_waiting, to: closers, subject: "{{action}}", body: "{{count}} {{link}}" }

    """

  private static let leaderboard = "  - { type: leaderboard, to: all }\n"

  static let all = [
    team + leaderboard + "reply_routing: round_robin\n",
    team + leaderboard
      + "distribution: { mode: distributed, last_team_member_first: true }\nreply_routing: [sender, hold]\n",
    team + "distribution: { mode: buckets, bucket_size: 3, max_per_member: 2 }\n",
    team
      + """
      distribution: { claim_timeout: 10m, answers_first: 3 }
      reply_routing: [closers, shared_inbox]
      texting_hours: { start: "09:00", end: "21:00", zone: contact, missing_zone: America/New_York, replies: wait }

      """,
  ]

  static func rules(_ number: Int) throws -> Rules { try Rules(yaml: all[number % all.count], named: "rules.yaml") }
}
