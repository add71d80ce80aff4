package org.interleave.c;

/** What a call calls. */
public sealed interface Callee {
  record Named(Symbol symbol) implements Callee {}

  /** The register that holds a function's address. */
  record Pointed(int register) implements Callee {}
}
