package org.interleave;

public final class Interleave {
  public static void main(String[] a) {
    System.out.println("hi");
  }
}
