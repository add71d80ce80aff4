package org.interleave.locking.analysis;

import org.interleave.c.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a number or pointer: the signs that it may have, of a pointer only whether it is
 * 0.
 *
 * @param exact the number, if it is known
 * @param error whether it is some error number: any that code compares it with
 */
record Fact(int signs, @Nullable Long exact, boolean error) {
  Fact(int signs, @Nullable Long exact) {
    this(signs, exact, false);
  }

  private static final int NEGATIVE = 1;
  private static final int NOUGHT = 2;
  private static final int POSITIVE = 4;

  static final Fact ANYTHING = new Fact(NEGATIVE | NOUGHT | POSITIVE, null);
  static final Fact ZERO = new Fact(NOUGHT, 0L);
  static final Fact NONZERO = new Fact(NEGATIVE | POSITIVE, null);
  static final Fact BELOW = new Fact(NEGATIVE, null, true);
  static final Fact ABOVE = new Fact(POSITIVE, null, true);

  static Fact of(long number) {
    return new Fact(number < 0 ? NEGATIVE : number == 0 ? NOUGHT : POSITIVE, number);
  }

  boolean isZero() {
    return signs == NOUGHT;
  }

  boolean isNonzero() {
    return (signs & NOUGHT) == 0;
  }

  boolean onlyNegative() {
    return signs == NEGATIVE;
  }

  boolean impossible() {
    return signs == 0;
  }

  Fact and(Fact other) {
    Long number = exact == null ? other.exact : exact;
    boolean contradicts = exact != null && other.exact != null && !exact.equals(other.exact);
    return new Fact(contradicts ? 0 : signs & other.signs, number, error || other.error);
  }

  Fact or(Fact other) {
    boolean same = exact != null && exact.equals(other.exact);
    return new Fact(signs | other.signs, same ? exact : null, error && other.error);
  }

  /** Whether a comparison holds: true, false, or null if it may be either. */
  static @Nullable Boolean compare(BinaryOperator operator, Fact left, Fact right) {
    if (left.exact != null && right.exact != null) {
      long a = left.exact;
      long b = right.exact;
      return switch (operator) {
        case EQUAL -> a == b;
        case NOT_EQUAL -> a != b;
        case LESS -> a < b;
        case LESS_EQUAL -> a <= b;
        case GREATER -> a > b;
        case GREATER_EQUAL -> a >= b;
        default -> null;
      };
    }
    if (left.error && right.exact != null && Fact.of(right.exact).signs == left.signs) {
      return switch (operator) {
        case EQUAL -> Boolean.TRUE;
        case NOT_EQUAL -> Boolean.FALSE;
        default -> null;
      };
    }
    if (right.exact == null || right.exact != 0) {
      boolean apart = (left.signs & right.signs) == 0;
      return !apart
          ? null
          : switch (operator) {
            case EQUAL -> Boolean.FALSE;
            case NOT_EQUAL -> Boolean.TRUE;
            default -> null;
          };
    }
    return switch (operator) {
      case EQUAL -> within(left, NOUGHT);
      case NOT_EQUAL -> within(left, NEGATIVE | POSITIVE);
      case LESS -> within(left, NEGATIVE);
      case LESS_EQUAL -> within(left, NEGATIVE | NOUGHT);
      case GREATER -> within(left, POSITIVE);
      case GREATER_EQUAL -> within(left, POSITIVE | NOUGHT);
      default -> null;
    };
  }

  private static @Nullable Boolean within(Fact fact, int signs) {
    if ((fact.signs & ~signs) == 0) {
      return Boolean.TRUE;
    }
    return (fact.signs & signs) == 0 ? Boolean.FALSE : null;
  }

  /** What a comparison with a number tells of the left side. */
  static Fact implied(BinaryOperator operator, long right) {
    return switch (operator) {
      case EQUAL -> of(right);
      case NOT_EQUAL -> right == 0 ? NONZERO : ANYTHING;
      case LESS -> right <= 0 ? new Fact(NEGATIVE, null) : ANYTHING;
      case LESS_EQUAL ->
          right < 0 ? new Fact(NEGATIVE, null) : right == 0 ? new Fact(3, null) : ANYTHING;
      case GREATER -> right >= 0 ? new Fact(POSITIVE, null) : ANYTHING;
      case GREATER_EQUAL ->
          right > 0 ? new Fact(POSITIVE, null) : right == 0 ? new Fact(6, null) : ANYTHING;
      default -> ANYTHING;
    };
  }

  static BinaryOperator opposite(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> BinaryOperator.NOT_EQUAL;
      case NOT_EQUAL -> BinaryOperator.EQUAL;
      case LESS -> BinaryOperator.GREATER_EQUAL;
      case LESS_EQUAL -> BinaryOperator.GREATER;
      case GREATER -> BinaryOperator.LESS_EQUAL;
      case GREATER_EQUAL -> BinaryOperator.LESS;
      default -> operator;
    };
  }
}
