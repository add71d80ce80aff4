package org.interleave.c;

/**
 * A bit-field, counted from the byte that holds its first bit; an access touches just the bytes
 * that it lies in.
 *
 * @param shift bits below it in its first byte, 0 to 7
 * @param width bits, 1 to 64
 * @param type the declared type, for the sign
 */
public record BitField(int shift, int width, Scalar type) {
  public int bytes() {
    return (shift + width + 7) / 8;
  }
}
