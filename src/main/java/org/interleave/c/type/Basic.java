package org.interleave.c.type;

import org.interleave.c.Scalar;

/** void, the arithmetic types, and those that are only laid out. */
public enum Basic implements Type {
  VOID("void", 1, 0, Scalar.U64),
  BOOL("_Bool", 1, 1, Scalar.BOOL),
  CHAR("char", 1, 2, Scalar.I8),
  SCHAR("signed char", 1, 2, Scalar.I8),
  UCHAR("unsigned char", 1, 2, Scalar.U8),
  SHORT("short", 2, 3, Scalar.I16),
  USHORT("unsigned short", 2, 3, Scalar.U16),
  INT("int", 4, 4, Scalar.I32),
  UINT("unsigned int", 4, 4, Scalar.U32),
  LONG("long", 8, 5, Scalar.I64),
  ULONG("unsigned long", 8, 5, Scalar.U64),
  LLONG("long long", 8, 6, Scalar.I64),
  ULLONG("unsigned long long", 8, 6, Scalar.U64),
  /** Laid out only: a register has 64 bits. */
  INT128("__int128", 16, 7, Scalar.I64),
  UINT128("unsigned __int128", 16, 7, Scalar.U64),
  FLOAT("float", 4, 10, Scalar.F32),
  DOUBLE("double", 8, 11, Scalar.F64),
  LDOUBLE("long double", 16, 12, Scalar.F80);

  private final String spelling;
  private final int size;
  private final int rank;
  private final Scalar registers;

  Basic(String spelling, int size, int rank, Scalar registers) {
    this.spelling = spelling;
    this.size = size;
    this.rank = rank;
    this.registers = registers;
  }

  /** GNU: 1 for void, for arithmetic on void pointers. */
  @Override
  public long size() {
    return size;
  }

  @Override
  public int align() {
    return size;
  }

  /** C11 6.3.1.1p1. */
  public int rank() {
    return rank;
  }

  public Scalar registers() {
    return registers;
  }

  public boolean integer() {
    return rank > 0 && rank < 10;
  }

  public boolean floating() {
    return rank >= 10;
  }

  public boolean signed() {
    return registers.signed();
  }

  public Basic unsigned() {
    return switch (this) {
      case CHAR, SCHAR -> UCHAR;
      case SHORT -> USHORT;
      case INT -> UINT;
      case LONG -> ULONG;
      case LLONG -> ULLONG;
      case INT128 -> UINT128;
      default -> this;
    };
  }

  @Override
  public String toString() {
    return spelling;
  }
}
