package org.interleave.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a thread of a public-inbox server is, from any of the URLs that people paste: the page of a
 * message, of its thread, its raw text, its mbox, with a fragment or without.
 *
 * @param server scheme, host and port
 * @param inbox the path between the host and the Message-ID, with a slash at both ends
 * @param messageId decoded
 */
record ThreadUrl(String server, String inbox, String messageId) {
  /** What public-inbox serves below a message (PublicInbox::WWW). */
  private static final Set<String> VIEWS =
      Set.of("raw", "t", "T", "t.mbox.gz", "t.mbox", "t.atom", "d", "s", "R", "reply", "f");

  private static final String KEPT = "-._~!$&'()*,;=:@";

  /** Reads what was pasted; the message says what is wrong with it. */
  static ThreadUrl parse(String pasted) throws ArchiveException {
    String url = pasted.strip();
    if (url.startsWith("<") && url.endsWith(">")) {
      url = url.substring(1, url.length() - 1);
    }
    int hostAt = url.indexOf("://") + 3;
    int pathAt = url.indexOf('/', hostAt);
    if (pathAt < 0) {
      throw noThread(pasted);
    }
    String server = server(pasted, url.substring(0, pathAt));
    int end = url.length();
    for (char mark : new char[] {'#', '?'}) {
      int at = url.indexOf(mark, pathAt);
      end = at < 0 ? end : Math.min(end, at);
    }
    List<String> segments = new ArrayList<>(List.of(url.substring(pathAt, end).split("/")));
    segments.removeIf(String::isEmpty);
    return of(pasted, server, segments);
  }

  private static String server(String pasted, String server) throws ArchiveException {
    try {
      URI uri = URI.create(server);
      if (uri.getHost() == null || uri.getRawUserInfo() != null) {
        throw noThread(pasted);
      }
    } catch (IllegalArgumentException e) {
      throw noThread(pasted);
    }
    return server.toLowerCase(Locale.ROOT);
  }

  private static ThreadUrl of(String pasted, String server, List<String> segments)
      throws ArchiveException {
    int at = segments.size() - 1;
    while (at > 0 && VIEWS.contains(segments.get(at)) && !isMessageId(segments.get(at))) {
      at--;
    }
    // below the Message-ID stands at most a view; an @ decides where there is more
    for (int i = segments.size() - 1; i > at - 2 && i >= 0; i--) {
      if (isMessageId(segments.get(i))) {
        at = i;
      }
    }
    if (at < 0 || at == 0 && !isMessageId(segments.get(0))) {
      throw noThread(pasted);
    }
    String before = String.join("/", segments.subList(0, at));
    String inbox = before.isEmpty() ? "/" : "/" + before + "/";
    return new ThreadUrl(server, inbox, decode(segments.get(at)));
  }

  private static boolean isMessageId(String segment) {
    return segment.contains("@") || segment.contains("%40");
  }

  private static ArchiveException noThread(String pasted) {
    return new ArchiveException(
        OneLine.of(pasted)
            + " names no thread; give https://HOST/LIST/MESSAGE-ID/ as the list's page shows it");
  }

  /** The page of the message, which a redirector may know under another address. */
  URI page() {
    return URI.create(server + inbox + encode(messageId) + "/");
  }

  URI mbox() {
    return URI.create(server + inbox + encode(messageId) + "/t.mbox.gz");
  }

  /**
   * Whether the address only leads elsewhere, as lore.kernel.org/r/, lkml.kernel.org/r/ and
   * msgid.link do; elsewhere the mbox is found beside the page.
   */
  boolean isRedirector() {
    return inbox.equals("/r/") || inbox.equals("/");
  }

  private static String decode(String segment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = segment.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(UTF_8);
  }

  private static String encode(String messageId) {
    StringBuilder out = new StringBuilder();
    for (byte b : messageId.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || KEPT.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
