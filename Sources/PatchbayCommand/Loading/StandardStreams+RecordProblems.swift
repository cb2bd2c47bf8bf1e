import Records
import Surroundings

extension StandardStreams: RecordProblemOutput {}
