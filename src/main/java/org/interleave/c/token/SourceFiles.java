package org.interleave.c.token;

import java.util.concurrent.ConcurrentHashMap;

/** Every file content seen so far, cut into tokens: shared between units and revisions. */
public final class SourceFiles {
  private record Key(String path, String content) {}

  private final ConcurrentHashMap<Key, SourceFile> files = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> texts = new ConcurrentHashMap<>();

  /** A file that no unit needs to include. */
  public SourceFile read(String path, String content) {
    return file(path, content);
  }

  SourceFile file(String path, String content) {
    return files.computeIfAbsent(
        new Key(path, content), key -> new SourceFile(path, content, this::intern));
  }

  private String intern(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
