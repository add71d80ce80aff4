package org.interleave.simulation.machine;

import org.interleave.c.BinaryOperator;
import org.interleave.c.Scalar;

/**
 * Arithmetic in executable form: a class of its own for each of the frequent operations, so that
 * the inner loop has one call an instruction. Written for speed; {@link Arithmetic} says what is
 * meant.
 */
final class ArithmeticOps {
  private ArithmeticOps() {}

  abstract static class Two extends Op {
    final int t;
    final int a;
    final int b;

    Two(int t, int a, int b) {
      this.t = t;
      this.a = a;
      this.b = b;
    }

    abstract long value(long x, long y);

    @Override
    int run(Core core, long[] r) {
      r[t] = value(r[a], r[b]);
      return next;
    }
  }

  /** A comparison and the branch behind it. */
  static final class Decide extends Op {
    private final BinaryOperator operator;
    private final boolean unsigned;
    private final int t;
    private final int a;
    private final int b;
    private final int yes;
    private final int no;

    Decide(BinaryOperator operator, Scalar type, int t, int a, int b, int yes, int no) {
      this.operator = operator;
      this.unsigned = type == Scalar.U64;
      this.t = t;
      this.a = a;
      this.b = b;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int run(Core core, long[] r) {
      long flip = unsigned ? Long.MIN_VALUE : 0;
      long x = r[a] ^ flip;
      long y = r[b] ^ flip;
      boolean holds =
          switch (operator) {
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_EQUAL -> x >= y;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, AND, OR, XOR, SHIFT_LEFT ->
                throw new IllegalStateException();
            case SHIFT_RIGHT -> throw new IllegalStateException();
          };
      r[t] = holds ? 1 : 0;
      return holds ? yes : no;
    }
  }

  static Op binary(BinaryOperator o, Scalar type, int t, int a, int b) {
    return switch (o) {
      case ADD -> add(type, t, a, b);
      case SUBTRACT -> subtract(type, t, a, b);
      case MULTIPLY, DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT -> general(o, type, t, a, b);
      case AND, OR, XOR -> bitwise(o, type, t, a, b);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          type.floating() || type == Scalar.U64 ? general(o, type, t, a, b) : compare(o, t, a, b);
    };
  }

  private static Op general(BinaryOperator o, Scalar type, int t, int a, int b) {
    if (o == BinaryOperator.MULTIPLY && type == Scalar.I32) {
      return new Two(t, a, b) {
        @Override
        long value(long x, long y) {
          return (int) (x * y);
        }
      };
    }
    return new Two(t, a, b) {
      @Override
      long value(long x, long y) {
        return Arithmetic.compute(o, type, x, y);
      }
    };
  }

  private static Op add(Scalar type, int t, int a, int b) {
    return switch (type) {
      case I32 ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return (int) (x + y);
            }
          };
      case U32 ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return (x + y) & 0xFFFF_FFFFL;
            }
          };
      case I64, U64 ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x + y;
            }
          };
      case BOOL, I8, U8, I16, U16, F32, F64, F80 -> general(BinaryOperator.ADD, type, t, a, b);
    };
  }

  private static Op subtract(Scalar type, int t, int a, int b) {
    return switch (type) {
      case I32 ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return (int) (x - y);
            }
          };
      case I64, U64 ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x - y;
            }
          };
      case BOOL, I8, U8, I16, U16, U32, F32, F64, F80 ->
          general(BinaryOperator.SUBTRACT, type, t, a, b);
    };
  }

  private static Op bitwise(BinaryOperator o, Scalar type, int t, int a, int b) {
    return switch (o) {
      case AND ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x & y;
            }
          };
      case OR ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x | y;
            }
          };
      case XOR, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT, EQUAL ->
          general(o, type, t, a, b);
      case NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> general(o, type, t, a, b);
    };
  }

  private static Op compare(BinaryOperator o, int t, int a, int b) {
    return switch (o) {
      case EQUAL ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x == y ? 1 : 0;
            }
          };
      case NOT_EQUAL ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x != y ? 1 : 0;
            }
          };
      case LESS ->
          new Two(t, a, b) {
            @Override
            long value(long x, long y) {
              return x < y ? 1 : 0;
            }
          };
      case LESS_EQUAL, GREATER, GREATER_EQUAL, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
          general(o, Scalar.I64, t, a, b);
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> general(o, Scalar.I64, t, a, b);
    };
  }

  static Op negate(Scalar type, int t, int a) {
    return new Two(t, a, a) {
      @Override
      long value(long x, long y) {
        return Arithmetic.negate(type, x);
      }
    };
  }

  static Op complement(Scalar type, int t, int a) {
    return new Two(t, a, a) {
      @Override
      long value(long x, long y) {
        return Arithmetic.fit(type, ~x);
      }
    };
  }

  static Op convert(Scalar from, Scalar to, int t, int a) {
    if (to == Scalar.I32 && !from.floating()) {
      return new Two(t, a, a) {
        @Override
        long value(long x, long y) {
          return (int) x;
        }
      };
    }
    if (to.size() == 8 && !to.floating() && !from.floating()) {
      return new Two(t, a, a) {
        @Override
        long value(long x, long y) {
          return x;
        }
      };
    }
    return new Two(t, a, a) {
      @Override
      long value(long x, long y) {
        return Arithmetic.convert(from, to, x);
      }
    };
  }
}
