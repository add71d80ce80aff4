package org.interleave.simulation.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** An arithmetic type as programs spell it. */
enum ScalarType {
  CHAR("signed char", 8, true),
  UCHAR("unsigned char", 8, false),
  PLAIN("char", 8, true),
  SHORT("short", 16, true),
  USHORT("unsigned short", 16, false),
  INT("int", 32, true),
  UINT("unsigned", 32, false),
  LONG("long", 64, true),
  ULONG("unsigned long", 64, false),
  LLONG("long long", 64, true),
  BOOL("_Bool", 1, false),
  FLOAT("float", 32, true),
  DOUBLE("double", 64, true);

  private static final List<ScalarType> INTEGERS =
      List.of(CHAR, UCHAR, PLAIN, SHORT, USHORT, INT, INT, UINT, LONG, ULONG, LLONG, BOOL);
  private static final List<ScalarType> WIDE = List.of(INT, UINT, LONG, ULONG);
  private static final List<ScalarType> FLOATS = List.of(FLOAT, DOUBLE);

  private final String spelling;
  private final int bits;
  private final boolean signed;

  ScalarType(String spelling, int bits, boolean signed) {
    this.spelling = spelling;
    this.bits = bits;
    this.signed = signed;
  }

  String spelling() {
    return spelling;
  }

  int bits() {
    return bits;
  }

  boolean signed() {
    return signed;
  }

  boolean floating() {
    return this == FLOAT || this == DOUBLE;
  }

  static ScalarType integer(RandomGenerator random) {
    return INTEGERS.get(random.nextInt(INTEGERS.size()));
  }

  /** One that promotion leaves as it is. */
  static ScalarType wide(RandomGenerator random) {
    return WIDE.get(random.nextInt(WIDE.size()));
  }

  static ScalarType any(RandomGenerator random) {
    return random.nextInt(8) == 0 ? FLOATS.get(random.nextInt(FLOATS.size())) : integer(random);
  }
}
