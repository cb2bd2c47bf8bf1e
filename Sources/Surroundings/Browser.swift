internal import Glibc

/// The browser of the person at the machine.
package enum Browser {
  /// Opens an address, where there is a display to show it on. Nothing is said where that fails: the address was printed.
  package static func open(_ address: String) {
    let displays: [String] = ["DISPLAY", "WAYLAND_DISPLAY"]
    guard displays.contains(where: { getenv($0).map { $0.pointee != 0 } ?? false }) else { return }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    let words: [String] = ["xdg-open", address]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    // It is not waited for: a browser that was not running yet stays.
    posix_spawnp(&child, "xdg-open", &actions, nil, &arguments, environ)
  }
}
