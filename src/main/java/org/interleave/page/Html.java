package org.interleave.page;

/**
 * Markup that this program wrote itself, every foreign character escaped. Templates put nothing
 * else into a page unescaped ({@code il:html}).
 */
public record Html(String markup) {
  public static final Html EMPTY = new Html("");

  @Override
  public String toString() {
    return markup;
  }
}
