package org.interleave.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.interleave.api.shape.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Cuts lists into pages. A cursor is opaque and checks itself: it is bound to the list and the
 * filters that it was made for, so one that is taken elsewhere or made up is refused.
 *
 * @param position what stands behind the cursor; 0 at the beginning
 */
record Cursors(HttpServletRequest request, long position, int limit) {
  static final int USUAL = 50;
  static final int MOST = 200;
  private static final int CHECK = 6;

  static Cursors of(HttpServletRequest request, Optional<String> cursor, Optional<Integer> limit) {
    int size = limit.orElse(USUAL);
    if (size < 1 || size > MOST) {
      throw Refusal.malformed(
          "limit is " + size + ".", "A page has from 1 to " + MOST + " entries.");
    }
    return new Cursors(request, cursor.map(text -> decoded(request, text)).orElse(0L), size);
  }

  /** A page of a list that is at hand as a whole. */
  <T> ResponseEntity<Page<T>> of(List<T> all) {
    int from = (int) Math.min(position, all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    return page(all.subList(from, to), to < all.size() ? Optional.of((long) to) : Optional.empty());
  }

  <S, T> ResponseEntity<Page<T>> of(List<S> all, Function<S, T> shape) {
    int from = (int) Math.min(position, all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    return page(
        all.subList(from, to).stream().map(shape).toList(),
        to < all.size() ? Optional.of((long) to) : Optional.empty());
  }

  /**
   * @param next the position behind these
   */
  <T> ResponseEntity<Page<T>> page(List<T> items, Optional<Long> next) {
    Optional<String> cursor = next.map(at -> encoded(request, at));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    cursor.ifPresent(text -> answer.header("Link", "<" + address(text) + ">; rel=\"next\""));
    return answer.body(new Page<>(items, cursor));
  }

  private String address(String cursor) {
    String query = request.getQueryString();
    return UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
        .query(query)
        .replaceQueryParam("cursor", cursor)
        .build(true)
        .toUriString();
  }

  private static String encoded(HttpServletRequest request, long position) {
    byte[] text = Long.toString(position, 36).getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(check(request, text), CHECK + text.length);
    System.arraycopy(text, 0, all, CHECK, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static long decoded(HttpServletRequest request, String cursor) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      byte[] text = Arrays.copyOfRange(all, Math.min(CHECK, all.length), all.length);
      if (all.length > CHECK && Arrays.equals(check(request, text), Arrays.copyOf(all, CHECK))) {
        return Long.parseLong(new String(text, StandardCharsets.US_ASCII), 36);
      }
    } catch (IllegalArgumentException notOurs) {
      // refused as any other that this list did not give
    }
    throw new Refusal(
        Refusal.Kind.BAD_CURSOR,
        "The cursor was not made by this list with these filters.",
        "Take “next” of an answer as it is and keep all other parameters, or begin without one.");
  }

  /** Of the list, its filters and the position. */
  private static byte[] check(HttpServletRequest request, byte[] position) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
      request.getParameterMap().entrySet().stream()
          .filter(one -> !one.getKey().equals("cursor") && !one.getKey().equals("limit"))
          .sorted(java.util.Map.Entry.comparingByKey())
          .map(one -> "\n" + one.getKey() + "=" + String.join("\n", one.getValue()))
          .forEach(text -> sha.update(text.getBytes(StandardCharsets.UTF_8)));
      sha.update((byte) 0);
      return Arrays.copyOf(sha.digest(position), CHECK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
