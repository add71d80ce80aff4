package org.interleave.c.lower;

/** Where a variable of a function lives. */
sealed interface Home {
  record InRegister(int register) implements Home {}

  record InMemory(int local) implements Home {}

  /** A structure that was passed, or an array of variable length: the register has its address. */
  record AtAddress(int register) implements Home {}
}
