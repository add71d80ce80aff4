package org.interleave.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An anchor as the columns of a row. */
record AnchorColumns(
    String message,
    String region,
    @Nullable Integer first,
    @Nullable Integer last,
    String quoted,
    @Nullable String path,
    @Nullable String hunk,
    Optional<Anchor.SourceLines> source) {

  static AnchorColumns of(Anchor anchor) {
    String message = anchor.message().value();
    return switch (anchor) {
      case Anchor.WholePatch whole ->
          new AnchorColumns(message, "PATCH", null, null, "", null, null, Optional.empty());
      case Anchor.InMessage in ->
          new AnchorColumns(
              message,
              "MESSAGE",
              in.lines().first(),
              in.lines().last(),
              storable(in.text()),
              null,
              null,
              Optional.empty());
      case Anchor.InDiff in ->
          new AnchorColumns(
              message,
              "DIFF",
              in.lines().first(),
              in.lines().last(),
              storable(in.text()),
              storable(in.path()),
              storable(in.hunk()),
              in.source());
    };
  }

  /** PostgreSQL text holds every character but NUL, which a binary mail may well have. */
  private static String storable(String text) {
    return text.replace('\0', '\u2400');
  }

  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("message", message);
    values.put("region", region);
    values.put("first", first);
    values.put("last", last);
    values.put("quoted", quoted);
    values.put("path", path);
    values.put("hunk", hunk);
    values.put("side", source.map(lines -> lines.side().name()).orElse(null));
    values.put("sourceFirst", source.map(lines -> lines.lines().first()).orElse(null));
    values.put("sourceLast", source.map(lines -> lines.lines().last()).orElse(null));
    return values;
  }
}
