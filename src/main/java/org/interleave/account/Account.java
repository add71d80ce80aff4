package org.interleave.account;

import java.util.regex.Pattern;

/**
 * A person or a machine that writes over the network.
 *
 * @param name as Patchwork's user names: small letters, digits, dots, dashes
 */
public record Account(int id, String name) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

  /** Whether an account may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
