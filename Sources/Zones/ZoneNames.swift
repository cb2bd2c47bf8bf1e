/// Time zones that people probably meant by an unknown name. Any other time zone is allowed as well.
package let commonZones = [
  "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
  "America/Anchorage",
  "America/Detroit", "America/Boise", "America/Indiana/Indianapolis", "America/Kentucky/Louisville",
  "America/Puerto_Rico", "Pacific/Honolulu", "Pacific/Guam", "America/Toronto", "America/Vancouver", "America/Edmonton",
  "America/Winnipeg", "America/Halifax", "America/St_Johns", "America/Regina", "America/Mexico_City", "America/Tijuana",
  "America/Bogota", "America/Lima", "America/Santiago", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
  "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris", "Europe/Brussels",
  "Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Vienna", "Europe/Rome", "Europe/Copenhagen",
  "Europe/Oslo",
  "Europe/Stockholm", "Europe/Helsinki", "Europe/Warsaw", "Europe/Prague", "Europe/Budapest", "Europe/Bucharest",
  "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Asia/Jerusalem", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
  "Asia/Dhaka", "Asia/Bangkok", "Asia/Jakarta", "Asia/Singapore", "Asia/Manila", "Asia/Hong_Kong", "Asia/Shanghai",
  "Asia/Taipei", "Asia/Seoul", "Asia/Tokyo", "Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg",
  "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Australia/Melbourne",
  "Pacific/Auckland", "UTC",
]

/// What people call zones, in lower case with `_`.
package let zoneSynonyms: [String: String] = [
  "eastern": "America/New_York", "eastern_time": "America/New_York", "et": "America/New_York",
  "edt": "America/New_York", "est": "America/New_York", "us/eastern": "America/New_York",
  "central": "America/Chicago", "central_time": "America/Chicago", "ct": "America/Chicago", "cdt": "America/Chicago",
  "cst": "America/Chicago", "us/central": "America/Chicago",
  "mountain": "America/Denver", "mountain_time": "America/Denver", "mt": "America/Denver", "mdt": "America/Denver",
  "mst": "America/Denver", "us/mountain": "America/Denver",
  "pacific": "America/Los_Angeles", "pacific_time": "America/Los_Angeles", "pt": "America/Los_Angeles",
  "pdt": "America/Los_Angeles", "pst": "America/Los_Angeles", "us/pacific": "America/Los_Angeles",
  "america/philadelphia": "America/New_York", "america/boston": "America/New_York", "america/miami": "America/New_York",
  "america/washington": "America/New_York", "america/atlanta": "America/New_York", "america/dallas": "America/Chicago",
  "america/houston": "America/Chicago", "america/san_francisco": "America/Los_Angeles",
  "america/seattle": "America/Los_Angeles", "gmt": "UTC", "z": "UTC", "utc+0": "UTC",
  "contacts": "contact", "local": "contact", "recipient": "contact", "own": "contact",
]
