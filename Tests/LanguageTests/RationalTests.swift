import Language
import Testing

@Suite struct RationalTests {
  @Test(arguments: ["0", "12", "-2.5", "1/3", "-7/3", "0.125", "1000000000000", "-0.5", "3.05"])
  func `a number is read as it is written`(_ text: String) throws {
    let number = try #require(Rational(text))
    #expect(number.description == text)
  }

  @Test(arguments: ["", "x", "1/0", "1.", ".5", "1/2/3", "1.2.3", "99999999999999999999", "1. 5"])
  func `what is no number is none`(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func `a fraction is in lowest terms`() {
    #expect(Rational(6, -4) == Rational(-3, 2))
    #expect(Rational(0, 5) == Rational(0))
    #expect(Rational(1, 0) == nil)
  }

  @Test func `arithmetic is exact`() throws {
    let third = try #require(Rational(1, 3))
    #expect(third.adding(third)?.adding(third) == Rational(1))
    #expect(third.multiplied(by: Rational(3)) == Rational(1))
    #expect(third.divided(by: Rational(0)) == nil)
    #expect(third < (Rational(34, 100) ?? Rational(0)))
    #expect(third.negated < third)
  }

  @Test func `what does not fit is nil`() {
    let large = Rational(.max)
    #expect(large.adding(large) == nil)
    #expect(large.multiplied(by: Rational(2)) == nil)
    #expect(Rational(.min, 1) == nil)
    // Comparing never overflows.
    #expect(!(large < Rational(.max - 1)))
  }
}
