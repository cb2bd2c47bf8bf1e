import ArgumentParser
import Surroundings

extension ColorChoice: ExpressibleByArgument {}
