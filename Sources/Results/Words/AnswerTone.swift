/// How an answer sounds, and so which colour it has.
enum AnswerTone: String {
  case yes, no, unsure
}
