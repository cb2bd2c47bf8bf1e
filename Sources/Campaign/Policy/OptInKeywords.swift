/// The words with which someone who has opted out asks to be texted again, when they are the whole reply.
public enum OptInKeywords {
  /// The default list: what carriers take as asking back. `yes` is not among them, because it answers so many other questions.
  public static let standard = ["start", "unstop"]
}
