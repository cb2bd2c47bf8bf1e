internal import Interpreting

extension RecordedAction: ShownAction {}
