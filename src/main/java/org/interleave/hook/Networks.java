package org.interleave.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the internet from those that only mean something here. */
final class Networks {
  private Networks() {}

  /** Whether it is nobody's own: not this machine's, not a private network's (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] address) {
    int a = address[0] & 0xff;
    int b = address[1] & 0xff;
    int c = address[2] & 0xff;
    boolean carrier = a == 100 && (b & 0xc0) == 64; // 100.64.0.0/10
    boolean protocol = a == 192 && b == 0 && (c == 0 || c == 2); // and TEST-NET-1
    boolean benchmark = a == 198 && (b & 0xfe) == 18; // 198.18.0.0/15
    boolean example = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
    return a != 0 && a < 240 && !carrier && !protocol && !benchmark && !example;
  }

  private static boolean isPublic6(byte[] address) {
    int first = ((address[0] & 0xff) << 8) | (address[1] & 0xff);
    int second = ((address[2] & 0xff) << 8) | (address[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000; // 2000::/3, all that is given out
    boolean teredoOrDocumentation = first == 0x2001 && (second == 0 || second == 0xdb8);
    if (first == 0x2002) {
      return carried(address, 2); // 6to4 holds an IPv4 address
    }
    if (first == 0x64 && second == 0xff9b) {
      return carried(address, 12); // and so does NAT64
    }
    return global && !teredoOrDocumentation;
  }

  private static boolean carried(byte[] address, int from) {
    try {
      return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
