import Statistics
import Testing

@testable import Simulation

/// Against figures that mpmath 1.3 worked out with 40 digits.
@Suite struct StudentTTests {
  struct Known: Sendable {
    let p: Double
    let freedom: Int
    let t: Double
  }

  @Test(arguments: [
    Known(p: 0.975, freedom: 1, t: 12.706204736174693), Known(p: 0.975, freedom: 2, t: 4.3026527297494618),
    Known(p: 0.975, freedom: 3, t: 3.1824463052837084), Known(p: 0.975, freedom: 19, t: 2.0930240544083093),
    Known(p: 0.975, freedom: 30, t: 2.0422724563012379), Known(p: 0.975, freedom: 31, t: 2.0395134463964081),
    Known(p: 0.975, freedom: 319, t: 1.9674283869023719), Known(p: 0.975, freedom: 9999, t: 1.9602012636213573),
    Known(p: 0.99375, freedom: 39, t: 2.6188637318608281), Known(p: 0.99375, freedom: 79, t: 2.5561804688732654),
    Known(p: 0.99375, freedom: 159, t: 2.5264413292735578), Known(p: 0.99375, freedom: 319, t: 2.5119508904205042),
    Known(p: 0.9999, freedom: 4, t: 13.033671720896822), Known(p: 0.6, freedom: 7, t: 0.26316686135202275),
    Known(p: 0.5001, freedom: 5, t: 0.00026343055607018551), Known(p: 1e-09, freedom: 39, t: -7.7575360645798736),
    Known(p: 1e-30, freedom: 10, t: -2564.5239317426153), Known(p: 1e-300, freedom: 1, t: -3.1830988618379067e299),
    Known(p: 0.25, freedom: 1, t: -1.0), Known(p: 0.2501, freedom: 3, t: -0.76450385710903217),
    Known(p: 0.975, freedom: 1_000_000, t: 1.9599663568141067),
  ])
  func `quantiles`(_ known: Known) {
    let t = studentTQuantile(known.p, freedom: known.freedom)
    #expect(abs(t / known.t - 1) < 1e-10, "found \(t)")
  }

  @Test(arguments: [1, 2, 5, 39, 319, 999_999, 1_000_000, 2_000_000_000])
  func `both sides are alike`(_ freedom: Int) {
    #expect(studentTQuantile(0.5, freedom: freedom) == 0)
    var last = 0.0
    for step in 1...7 {
      let p = 0.5 + Double(step) / 16
      let t = studentTQuantile(p, freedom: freedom)
      #expect(t == -studentTQuantile(1 - p, freedom: freedom))
      #expect(t > last)
      last = t
    }
  }

  /// The expansion takes over where no one sees it.
  @Test func `many degrees of freedom are no step`() {
    let (before, after) = (studentTQuantile(0.99, freedom: 999_999), studentTQuantile(0.99, freedom: 1_000_000))
    #expect(abs(before / after - 1) < 1e-10)
  }

  struct Beta: Sendable {
    let x: Double
    let a: Double
    let b: Double
    let share: Double
  }

  @Test(arguments: [
    Beta(x: 0.5, a: 0.5, b: 0.5, share: 0.5), Beta(x: 0.1, a: 2, b: 3, share: 0.052300000000000005),
    Beta(x: 0.9, a: 2, b: 3, share: 0.9963), Beta(x: 0.3, a: 20, b: 40, share: 0.29982167525229308),
    Beta(x: 0.01, a: 0.5, b: 10, share: 0.34207182484321553), Beta(x: 0.99, a: 40, b: 0.5, share: 0.37138602325398446),
    Beta(x: 1e-06, a: 3, b: 5, share: 3.4999895000125995e-17), Beta(x: 0.95, a: 304, b: 17, share: 0.56598417767045565),
    Beta(x: 0.9, a: 900, b: 101, share: 0.52659908129516606),
  ])
  func `incomplete beta`(_ known: Beta) {
    let share = regularizedIncompleteBeta(known.x, known.a, known.b)
    #expect(abs(share / known.share - 1) < 1e-11, "found \(share)")
    let turned = regularizedIncompleteBeta(1 - known.x, known.b, known.a)
    #expect(abs(turned - (1 - known.share)) < 1e-11)
    let x = inverseIncompleteBeta(known.share, known.a, known.b)
    #expect(abs(x / known.x - 1) < 1e-10, "found \(x)")
  }

  @Test func `ends of the beta`() {
    #expect(regularizedIncompleteBeta(0, 2, 3) == 0)
    #expect(regularizedIncompleteBeta(1, 2, 3) == 1)
    #expect(logBeta(1, 1) == 0)
  }
}
